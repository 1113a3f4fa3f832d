// What the operator may read afterwards: English, one line an event, on stderr. The only file of this folder that
// touches spdlog. Never a name, a path or a value from a paper: files are told by the beginning of their hash.
//
// $SOHOA_LOG (debug, info, warn, error, off) chooses how much; warn when it is not set. Thread-safe.
#pragma once

#include <string_view>

namespace sohoa::pipeline {

void LogDebug(std::string_view message);
void LogInfo(std::string_view message);
void LogWarning(std::string_view message);

}  // namespace sohoa::pipeline
