#include "pipeline/structure.h"

#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace sohoa::pipeline {
namespace {

using namespace std::string_view_literals;

// An open file as bytes at places; every read is checked against the end.
class Bytes {
 public:
  Bytes(int fd, long long size) : fd_(fd), size_(size) {}

  long long size() const { return size_; }

  // Empty when the place is not wholly inside.
  std::string At(long long offset, std::size_t length) const {
    std::string bytes(length, '\0');
    if (offset < 0 || offset + static_cast<long long>(length) > size_) return "";
    const ssize_t got = ::pread(fd_, bytes.data(), length, offset);
    failed_ = failed_ || got < 0;
    return got == static_cast<ssize_t>(length) ? bytes : "";
  }
  // Whether any read failed: what was then taken for a missing end may be there.
  bool failed() const { return failed_; }
  std::string Head(std::size_t length) const {
    return At(0, static_cast<std::size_t>(std::min<long long>(size_, static_cast<long long>(length))));
  }
  std::string Tail(std::size_t length) const {
    const auto have = static_cast<std::size_t>(std::min<long long>(size_, static_cast<long long>(length)));
    return At(size_ - static_cast<long long>(have), have);
  }

 private:
  int fd_;
  long long size_;
  mutable bool failed_ = false;
};

std::uint64_t Number(std::string_view bytes, bool big_endian) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes.at(big_endian ? i : bytes.size() - 1 - i);
    value = value << 8 | static_cast<unsigned char>(c);
  }
  return value;
}

Structure Complete(bool complete) { return complete ? Structure::kComplete : Structure::kIncomplete; }

bool EndsWithin(const Bytes& file, std::size_t tail, std::string_view mark) {
  return file.Tail(tail).find(mark) != std::string::npos;
}

// The end-of-central-directory record with its comment (APPNOTE 4.3.16).
bool IsZipComplete(const Bytes& file) {
  constexpr std::size_t kRecord = 22, kComment = 65535;
  const std::string tail = file.Tail(kRecord + kComment);
  const std::size_t at = tail.rfind("PK\x05\x06"sv);
  if (at == std::string::npos || at + kRecord > tail.size()) return false;
  return at + kRecord + Number(std::string_view(tail).substr(at + 20, 2), false) <= tail.size();
}

bool Is7zComplete(const Bytes& file) {
  const std::string head = file.Head(32);
  if (head.size() < 32) return false;
  const std::uint64_t end =
      32 + Number(std::string_view(head).substr(12, 8), false) + Number(std::string_view(head).substr(20, 8), false);
  return end <= static_cast<std::uint64_t>(file.size());
}

// TIFF 6.0 and BigTIFF: the chain of directories, and in each the strips or tiles that it names.
class TiffChain {
 public:
  TiffChain(const Bytes& file, bool big_endian, bool big_tiff)
      : file_(file), big_endian_(big_endian), word_(big_tiff ? 8 : 4), count_size_(big_tiff ? 8 : 2) {}

  bool IsComplete() const {
    std::uint64_t at = At(word_ == 8 ? 8 : 4, word_).value_or(0);
    if (at == 0) return false;
    for (int directory = 0; at != 0 && directory < kMaxDirectories; ++directory) {
      const auto next = CheckDirectory(at);
      if (!next) return false;
      at = *next;
    }
    return true;
  }

 private:
  static constexpr int kMaxDirectories = 10000;
  static constexpr std::uint64_t kMaxEntries = 4096, kMaxStrips = 1 << 20;

  struct Array {
    std::uint64_t count = 0, place = 0;
    std::size_t width = 0;
  };

  std::optional<std::uint64_t> At(std::uint64_t offset, std::size_t width) const {
    if (offset > static_cast<std::uint64_t>(file_.size())) return std::nullopt;
    const std::string bytes = file_.At(static_cast<long long>(offset), width);
    if (bytes.empty()) return std::nullopt;
    return Number(bytes, big_endian_);
  }

  // The place of the next directory (0: none); nothing when something lies beyond the end.
  std::optional<std::uint64_t> CheckDirectory(std::uint64_t at) const {
    const auto entries = At(at, count_size_);
    if (!entries || *entries > kMaxEntries) return std::nullopt;
    const std::size_t entry_size = 4 + 2 * word_;
    Array offsets, counts;
    for (std::uint64_t i = 0; i < *entries; ++i) {
      const std::uint64_t entry = at + count_size_ + i * entry_size;
      const auto tag = At(entry, 2);
      if (!tag) return std::nullopt;
      if (*tag == 273 || *tag == 324) offsets = ReadArray(entry);  // StripOffsets, TileOffsets
      if (*tag == 279 || *tag == 325) counts = ReadArray(entry);   // StripByteCounts, TileByteCounts
    }
    if (!StripsInside(offsets, counts)) return std::nullopt;
    return At(at + count_size_ + *entries * entry_size, word_);
  }

  Array ReadArray(std::uint64_t entry) const {
    Array array;
    const std::uint64_t type = At(entry + 2, 2).value_or(0);
    array.width = type == 3 ? 2 : type == 16 ? 8 : 4;
    array.count = At(entry + 4, word_).value_or(0);
    const std::uint64_t value_place = entry + 4 + word_;
    const bool inside = array.count * array.width <= word_;
    array.place = inside ? value_place : At(value_place, word_).value_or(0);
    return array;
  }

  bool StripsInside(const Array& offsets, const Array& counts) const {
    if (offsets.count > kMaxStrips) return false;
    for (std::uint64_t i = 0; i < offsets.count; ++i) {
      const auto offset = At(offsets.place + i * offsets.width, offsets.width);
      const auto bytes = i < counts.count ? At(counts.place + i * counts.width, counts.width) : 0;
      if (!offset || !bytes || *offset + *bytes > static_cast<std::uint64_t>(file_.size())) return false;
    }
    return true;
  }

  const Bytes& file_;
  bool big_endian_;
  std::size_t word_, count_size_;
};

Structure StructureOf(const Bytes& file) {
  constexpr std::size_t kPdfHeaderWithin = 1024, kPdfTrailerWithin = 2048, kJpegEndWithin = 4096, kPngEndWithin = 64;
  const std::string head = file.Head(kPdfHeaderWithin);
  const std::string_view start = head;
  if (start.find("%PDF-") != std::string_view::npos) return Complete(EndsWithin(file, kPdfTrailerWithin, "%%EOF"));
  if (start.starts_with("\xFF\xD8\xFF"sv)) return Complete(EndsWithin(file, kJpegEndWithin, "\xFF\xD9"sv));
  if (start.starts_with("\x89PNG\r\n"sv)) return Complete(EndsWithin(file, kPngEndWithin, "IEND"));
  if (start.starts_with("PK\x03\x04"sv)) return Complete(IsZipComplete(file));
  if (start.starts_with("7z\xBC\xAF\x27\x1C"sv)) return Complete(Is7zComplete(file));
  for (const auto& [magic, big_endian, big_tiff] : {std::tuple{"II*\0"sv, false, false},
                                                    {"MM\0*"sv, true, false},
                                                    {"II+\0"sv, false, true},
                                                    {"MM\0+"sv, true, true}}) {
    if (start.starts_with(magic)) return Complete(TiffChain(file, big_endian, big_tiff).IsComplete());
  }
  if (start.starts_with("RIFF") && start.size() >= 12 && start.substr(8, 4) == "WEBP") {
    return Complete(static_cast<long long>(Number(start.substr(4, 4), false)) + 8 <= file.size());
  }
  if (start.starts_with("BM") && start.size() >= 6 && Number(start.substr(2, 4), false) > 0) {
    return Complete(static_cast<long long>(Number(start.substr(2, 4), false)) <= file.size());
  }
  return Structure::kUnknown;
}

}  // namespace

Structure StructureOf(int fd, long long size) {
  const Bytes file(fd, size);
  const Structure structure = StructureOf(file);
  return file.failed() ? Structure::kUnreadable : structure;
}

}  // namespace sohoa::pipeline
