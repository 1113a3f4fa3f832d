// Names of archive members, which may be in any old encoding and may try to climb out of their folder, as safe UTF-8.
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace sohoa::pipeline {

// UTF-8 (NFC) stays what it is. Other bytes are read as the legacy code page that gives the most Vietnamese letters:
// windows-1258, TCVN 5712, else the CP437 of old ZIP writers. Never empty for a non-empty name.
std::string DecodeName(std::string_view bytes);

// A relative display path: forward slashes, no drive letter, no leading '/', no "." or "..", no control characters.
// The name is only ever shown; unpacked files are named by number. Empty when nothing is left.
std::string SafeRelativeName(std::string_view name);

}  // namespace sohoa::pipeline
