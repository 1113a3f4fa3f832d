// The worker's side: one process that parses, unpacks, renders and recognises what others sent, and holds nothing else.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "extractors/reading/page_reader.h"
#include "model/result.h"

namespace sohoa::pipeline {

using ReaderFactory =
    std::function<Result<std::unique_ptr<reading::PageReader>>(const reading::ReaderOptions& options)>;

// The name under which a worker is started (argv[0]).
inline constexpr const char* kWorkerName = "sohoa-worker";

// The descriptor on which a worker finds its socket.
inline constexpr int kWorkerSocket = 3;

// Of worker.proto as this program was built with it. A supervisor that runs on while a new release is put in its place
// starts workers of that release: they refuse when they speak otherwise.
inline constexpr std::string_view kWireVersion = SOHOA_WIRE_VERSION;

// The exit status of a worker that ran out of memory, so that the supervisor can say so.
inline constexpr int kOutOfMemoryExit = 97;

// Serves requests until the other end is gone; the exit code of the process. The program sohoa-worker is this with the
// real reader; tests bring one that crashes, hangs or eats memory.
int ServeRequests(int socket, const ReaderFactory& make_reader);

}  // namespace sohoa::pipeline
