// A worker's part in searchable copies: what reads originals, or what came out of them. Runs in the worker process
// only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extractors/reading/page_reader.h"
#include "model/result.h"
#include "pipeline/worker.pb.h"

namespace sohoa::pipeline {

// Both write behind the bytes that the file came with, and give how many; a try before that did not end is overwritten.
// Errors: those of exporters::CopyPages and BindCopies; kInputOutput.
Result<std::uint64_t> CopyInto(int file, const std::string& path, const proto::CopyPages& what,
                               reading::PageReader& reader, const std::vector<std::string>& pdf_passwords);
Result<std::uint64_t> BindInto(int file, const proto::BindCopies& what);

}  // namespace sohoa::pipeline
