// Numbers as ZIP and TIFF write them.
#pragma once

#include <cstdint>
#include <string>

namespace sohoa::flow {

// The lowest `bytes` bytes, the lowest first.
inline std::string Little(std::uint32_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text.push_back(static_cast<char>(value >> (8 * i) & 0xff));
  return text;
}

}  // namespace sohoa::flow
