// A stored original as an open file that workers can be given, without a copy on any disk. Thread-safe.
#pragma once

#include <string_view>

#include "model/result.h"
#include "pipeline/unique_fd.h"

namespace sohoa::pipeline {

// Errors: kInputOutput (the machine has no memory left for it).
Result<UniqueFd> MemoryFile(std::string_view bytes);

}  // namespace sohoa::pipeline
