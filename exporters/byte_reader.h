// Numbers at places of a stranger's file; a place outside it gives zero. Pure; thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sohoa::exporters {

class ByteReader {
 public:
  ByteReader(std::string_view bytes, bool little_endian) : bytes_(bytes), little_endian_(little_endian) {}

  bool Has(std::size_t at, std::size_t count) const { return at <= bytes_.size() && count <= bytes_.size() - at; }
  std::uint32_t U8(std::size_t at) const { return Number(at, 1); }
  std::uint32_t U16(std::size_t at) const { return Number(at, 2); }
  std::uint32_t U32(std::size_t at) const { return Number(at, 4); }
  std::string_view Part(std::size_t at, std::size_t count) const {
    return Has(at, count) ? bytes_.substr(at, count) : std::string_view();
  }
  std::size_t size() const { return bytes_.size(); }

 private:
  std::uint32_t Number(std::size_t at, std::size_t count) const {
    if (!Has(at, count)) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      value = value << 8 | static_cast<unsigned char>(bytes_[little_endian_ ? at + count - 1 - i : at + i]);
    }
    return value;
  }

  std::string_view bytes_;
  bool little_endian_;
};

}  // namespace sohoa::exporters
