// Bytes as lower-case hexadecimal digits. Pure and thread-safe.
#pragma once

#include <cstddef>
#include <string>

namespace sohoa::store {

std::string Hex(const unsigned char* bytes, std::size_t size);

}  // namespace sohoa::store
