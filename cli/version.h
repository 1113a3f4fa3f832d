#pragma once

#include <string_view>

namespace sohoa::cli {

// Of the program, as `sohoa --version` prints it; set by the build (CMakeLists.txt, project()).
inline constexpr std::string_view kVersion = "sohoa " SOHOA_VERSION;

}  // namespace sohoa::cli
