// A stored original as an open file that workers can be given, without a copy on any disk. Thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/result.h"
#include "pipeline/unique_fd.h"

namespace sohoa::pipeline {

// Errors: kInputOutput (the machine has no memory left for it).
Result<UniqueFd> MemoryFile(std::string_view bytes);

// Writes all of the bytes at a place of the file.
Status WriteAt(int file, std::uint64_t at, std::string_view bytes);

// Reads exactly so many bytes from a place of the file.
Result<std::string> ReadAt(int file, std::uint64_t at, std::uint64_t count);

}  // namespace sohoa::pipeline
