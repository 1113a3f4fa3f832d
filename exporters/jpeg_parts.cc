#include "exporters/jpeg_parts.h"

#include <algorithm>

#include "exporters/byte_reader.h"

namespace sohoa::exporters {
namespace {

constexpr std::uint32_t kStart = 0xD8, kEnd = 0xD9, kScan = 0xDA, kQuantisation = 0xDB, kRestartEvery = 0xDD,
                        kHuffman = 0xC4, kArithmetic = 0xCC, kExtension = 0xC8, kApp1 = 0xE1, kAdobe = 0xEE;
constexpr int kBlock = 8;  // pixels

bool IsFrame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != kHuffman && marker != kExtension && marker != kArithmetic;
}

int OrientationOfExif(std::string_view body) {
  if (!body.starts_with(std::string_view("Exif\0\0", 6))) return 1;
  const std::string_view tiff = body.substr(6);
  const ByteReader in(tiff, tiff.starts_with('I'));
  const std::size_t directory = in.U32(4);
  const std::uint32_t entries = std::min(in.U16(directory), 64U);
  for (std::uint32_t i = 0; i < entries; ++i) {
    const std::size_t at = directory + 2 + 12 * static_cast<std::size_t>(i);
    if (in.U16(at) != 0x0112) continue;
    const std::uint32_t value = in.U16(at + 8);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

void TakeFrame(std::uint32_t marker, std::string_view segment, JpegParts* parts) {
  const ByteReader in(segment, false);
  parts->frame = segment;
  parts->bits = static_cast<int>(in.U8(4));
  parts->height = static_cast<int>(in.U16(5));
  parts->width = static_cast<int>(in.U16(7));
  parts->channels = static_cast<int>(in.U8(9));
  parts->sequential = marker <= 0xC1 && parts->bits == 8;
  for (int i = 0; i < parts->channels; ++i) {
    const std::uint32_t sampling = in.U8(11 + 3 * static_cast<std::size_t>(i));
    parts->widest = std::max(parts->widest, static_cast<int>(sampling >> 4));
    parts->tallest = std::max(parts->tallest, static_cast<int>(sampling & 15));
  }
}

// Walks the segments until the first scan or the end; false when they are broken.
bool Walk(std::string_view stream, JpegParts* parts) {
  const ByteReader in(stream, false);
  if (in.U16(0) != 0xFF00 + kStart) return false;
  std::size_t at = 2;
  while (in.Has(at, 2)) {
    if (in.U8(at) != 0xFF) return false;
    const std::uint32_t marker = in.U8(at + 1);
    if (marker == 0xFF) {  // filling
      ++at;
      continue;
    }
    if (marker == kEnd) return true;
    const std::size_t length = in.U16(at + 2);
    const std::string_view segment = in.Part(at, length + 2);
    if (length < 2 || segment.empty()) return false;
    at += length + 2;
    const std::string_view body = segment.substr(4);
    if (marker == kQuantisation || marker == kHuffman) parts->tables += segment;
    if (marker == kRestartEvery) parts->restarts = true;
    if (marker == kApp1) parts->orientation = OrientationOfExif(body);
    if (marker == kAdobe && body.starts_with("Adobe") && body.size() >= 12) {
      parts->adobe_transform = static_cast<unsigned char>(body[11]);
    }
    if (IsFrame(marker) && parts->frame.empty() && body.size() >= 6) TakeFrame(marker, segment, parts);
    if (marker == kScan) {
      parts->scan = segment;
      const std::size_t end = stream.rfind("\xFF\xD9");
      parts->coded = stream.substr(at, end == std::string_view::npos || end < at ? stream.size() - at : end - at);
      return true;
    }
  }
  return true;
}

std::string Number(std::uint32_t value) {
  return {static_cast<char>(value >> 8 & 0xff), static_cast<char>(value & 0xff)};
}

bool BelongTogether(const JpegParts& first, const JpegParts& next, bool last, int rows, int rows_left) {
  // Frames may differ in their height alone (bytes 5 and 6).
  if (next.frame.size() != first.frame.size() || next.scan != first.scan || next.restarts) return false;
  if (next.tables != first.tables) return false;
  if (next.frame.compare(0, 5, first.frame, 0, 5) != 0) return false;
  if (next.frame.compare(7, std::string::npos, first.frame, 7, std::string::npos) != 0) return false;
  return last ? next.height >= rows_left : next.height == rows;
}

}  // namespace

std::optional<JpegParts> PartsOfJpeg(std::string_view stream) {
  JpegParts parts;
  if (!Walk(stream, &parts) || parts.frame.empty() || parts.scan.empty()) return std::nullopt;
  if (parts.width < 1 || parts.height < 1) return std::nullopt;
  return parts;
}

std::string TablesOf(std::string_view stream) {
  JpegParts parts;
  return Walk(stream, &parts) ? parts.tables : std::string();
}

std::optional<std::string> JoinStrips(const std::vector<std::string_view>& strips, std::string_view tables, int height,
                                      int strip_rows, int transform) {
  constexpr long long kMostUnits = 65535;
  if (strips.empty()) return std::nullopt;
  const std::optional<JpegParts> first = PartsOfJpeg(strips.front());
  if (!first || height < 1 || height > 65535) return std::nullopt;
  if (strips.size() > 1) {
    const long long units = (first->width + kBlock * first->widest - 1LL) / (kBlock * first->widest) *
                            (strip_rows / (kBlock * first->tallest));
    // One channel is coded block by block whatever its sampling says (ISO 10918-1, A.2.2).
    const bool plain = first->channels > 1 || (first->widest == 1 && first->tallest == 1);
    if (!first->sequential || first->restarts || !plain || strip_rows % (kBlock * first->tallest) != 0 || units < 1 ||
        units > kMostUnits) {
      return std::nullopt;
    }
    std::string joined;
    for (std::size_t i = 0; i < strips.size(); ++i) {
      const std::optional<JpegParts> strip = PartsOfJpeg(strips[i]);
      const bool last = i + 1 == strips.size();
      const int rows_left = height - static_cast<int>(i) * strip_rows;
      if (!strip || !BelongTogether(*first, *strip, last, strip_rows, rows_left)) return std::nullopt;
      joined += strip->coded;
      if (!last) joined += {'\xFF', static_cast<char>(0xD0 + i % 8)};
    }
    std::string frame = first->frame;
    frame.replace(5, 2, Number(static_cast<std::uint32_t>(height)));
    std::string stream = "\xFF\xD8";
    stream += std::string(
        "\xFF\xEE\x00\x0E"
        "Adobe\x00\x64\x00\x00\x00\x00",
        15);
    stream += static_cast<char>(transform);
    stream += tables;
    stream += first->tables + frame + std::string("\xFF\xDD\x00\x04", 4) + Number(static_cast<std::uint32_t>(units)) +
              first->scan + joined + "\xFF\xD9";
    return stream;
  }
  // A single strip needs only its tables and what its colours mean.
  std::string stream = "\xFF\xD8";
  if (first->adobe_transform < 0) {
    stream += std::string(
        "\xFF\xEE\x00\x0E"
        "Adobe\x00\x64\x00\x00\x00\x00",
        15);
    stream += static_cast<char>(transform);
  }
  stream += tables;
  return stream + std::string(strips.front().substr(2));
}

}  // namespace sohoa::exporters
