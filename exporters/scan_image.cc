#include "exporters/scan_image.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "exporters/byte_reader.h"
#include "exporters/jpeg_parts.h"

namespace sohoa::exporters {
namespace {

constexpr std::string_view kPngStart("\x89PNG\r\n\x1a\n", 8);
constexpr int kLongestSide = 65535;

bool HasSize(const ScanImage& image) {
  return image.width >= 1 && image.height >= 1 && image.width <= kLongestSide && image.height <= kLongestSide &&
         !image.data.empty();
}

// A TIFF's directory: its numbers by tag; tables of bytes stay where they are.
class Directory {
 public:
  Directory(const ByteReader& in, std::size_t at) : in_(in) {
    const std::uint32_t count = in.U16(at);
    for (std::uint32_t i = 0; i < count && in.Has(at + 2, 12 * (i + 1ULL)); ++i) {
      entries_.emplace(in.U16(at + 2 + 12ULL * i), at + 2 + 12ULL * i);
    }
  }

  bool Has(std::uint32_t tag) const { return entries_.contains(tag); }

  std::vector<std::uint32_t> Numbers(std::uint32_t tag) const {
    constexpr std::uint32_t kByte = 1, kShort = 3, kLong = 4, kUndefined = 7;
    constexpr std::uint32_t kMost = 100'000;
    std::vector<std::uint32_t> numbers;
    const auto found = entries_.find(tag);
    if (found == entries_.end()) return numbers;
    const std::uint32_t type = in_.U16(found->second + 2);
    const std::uint32_t count = in_.U32(found->second + 4);
    const std::size_t size = type == kShort ? 2 : type == kLong ? 4 : type == kByte || type == kUndefined ? 1 : 0;
    if (size == 0 || count > kMost) return numbers;
    const std::size_t at = count * size <= 4 ? found->second + 8 : in_.U32(found->second + 8);
    if (!in_.Has(at, count * size)) return numbers;
    for (std::size_t i = 0; i < count; ++i) {
      numbers.push_back(size == 1 ? in_.U8(at + i) : size == 2 ? in_.U16(at + 2 * i) : in_.U32(at + 4 * i));
    }
    return numbers;
  }

  std::uint32_t Number(std::uint32_t tag, std::uint32_t fallback) const {
    const std::vector<std::uint32_t> numbers = Numbers(tag);
    return numbers.empty() ? fallback : numbers.front();
  }

  std::string_view Bytes(std::uint32_t tag) const {
    const auto found = entries_.find(tag);
    if (found == entries_.end()) return {};
    const std::uint32_t count = in_.U32(found->second + 4);
    return count <= 4 ? in_.Part(found->second + 8, count) : in_.Part(in_.U32(found->second + 8), count);
  }

 private:
  const ByteReader& in_;
  std::map<std::uint32_t, std::size_t> entries_;
};

// TIFF 6.0, section 8.
enum Tag : std::uint32_t {
  kWidth = 256,
  kLength = 257,
  kBitsPerSample = 258,
  kCompression = 259,
  kPhotometric = 262,
  kFillOrder = 266,
  kStripOffsets = 273,
  kOrientation = 274,
  kSamplesPerPixel = 277,
  kRowsPerStrip = 278,
  kStripByteCounts = 279,
  kPlanar = 284,
  kT6Options = 293,
  kTileWidth = 322,
  kJpegTables = 347
};

std::vector<std::string_view> StripsOf(const ByteReader& in, const Directory& directory) {
  const std::vector<std::uint32_t> offsets = directory.Numbers(kStripOffsets);
  const std::vector<std::uint32_t> counts = directory.Numbers(kStripByteCounts);
  std::vector<std::string_view> strips;
  if (offsets.size() != counts.size()) return strips;
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    const std::string_view strip = in.Part(offsets[i], counts[i]);
    if (strip.empty()) return {};
    strips.push_back(strip);
  }
  return strips;
}

char MirroredBits(char byte) {
  auto bits = static_cast<unsigned char>(byte);
  bits = static_cast<unsigned char>((bits & 0xF0) >> 4 | (bits & 0x0F) << 4);
  bits = static_cast<unsigned char>((bits & 0xCC) >> 2 | (bits & 0x33) << 2);
  bits = static_cast<unsigned char>((bits & 0xAA) >> 1 | (bits & 0x55) << 1);
  return static_cast<char>(bits);
}

// One strip only: each strip begins anew on white, so that several are no single Group 4 stream.
bool TakeFax(const std::vector<std::string_view>& strips, const Directory& directory, ScanImage* image) {
  const std::uint32_t photometric = directory.Number(kPhotometric, 0);
  if (strips.size() != 1 || directory.Number(kBitsPerSample, 1) != 1 || directory.Number(kT6Options, 0) != 0 ||
      photometric > 1) {
    return false;
  }
  image->coding = Coding::kFaxG4;
  image->bits = image->channels = 1;
  image->black_is_one = photometric == 1;
  image->data = strips.front();
  if (directory.Number(kFillOrder, 1) == 2) {
    std::transform(image->data.begin(), image->data.end(), image->data.begin(), MirroredBits);
  }
  return true;
}

bool TakeJpegStrips(const std::vector<std::string_view>& strips, const Directory& directory, ScanImage* image) {
  constexpr std::uint32_t kMinIsBlack = 1, kRgb = 2, kYcbcr = 6;
  const std::uint32_t photometric = directory.Number(kPhotometric, 0);
  const std::uint32_t channels = directory.Number(kSamplesPerPixel, 1);
  const bool grey = channels == 1 && photometric == kMinIsBlack;
  const bool colour = channels == 3 && (photometric == kRgb || photometric == kYcbcr);
  if ((!grey && !colour) || directory.Number(kPlanar, 1) != 1) return false;
  const std::uint32_t rows = std::min<std::uint32_t>(directory.Number(kRowsPerStrip, 0xffffffff), kLongestSide);
  std::optional<std::string> joined = JoinStrips(strips, TablesOf(directory.Bytes(kJpegTables)), image->height,
                                                 static_cast<int>(rows), photometric == kYcbcr ? 1 : 0);
  if (!joined) return false;
  std::optional<ScanImage> jpeg = JpegImage(*joined);
  if (!jpeg || jpeg->width != image->width || jpeg->height != image->height ||
      jpeg->channels != static_cast<int>(channels)) {
    return false;
  }
  image->channels = jpeg->channels;
  image->data = std::move(jpeg->data);
  return true;
}

}  // namespace

std::optional<ScanImage> JpegImage(std::string_view file) {
  const std::optional<JpegParts> parts = PartsOfJpeg(file);
  if (!parts || parts->bits != 8) return std::nullopt;
  if (parts->channels != 1 && parts->channels != 3 && parts->channels != 4) return std::nullopt;
  ScanImage image;
  image.width = parts->width;
  image.height = parts->height;
  image.channels = parts->channels;
  image.inverted_cmyk = parts->channels == 4 && parts->adobe_transform >= 0;
  image.orientation = parts->orientation;
  image.data = file;
  return HasSize(image) ? std::optional(std::move(image)) : std::nullopt;
}

std::optional<ScanImage> PngImage(std::string_view file) {
  if (!file.starts_with(kPngStart)) return std::nullopt;
  const ByteReader in(file, false);
  ScanImage image;
  image.coding = Coding::kPngRows;
  bool indexed = false;
  for (std::size_t at = kPngStart.size(); in.Has(at, 12);) {
    const std::size_t length = in.U32(at);
    const std::string_view name = in.Part(at + 4, 4);
    if (!in.Has(at + 8, length + 4)) return std::nullopt;
    const std::string_view body = in.Part(at + 8, length);
    if (name == "IHDR") {
      const std::uint32_t colour = in.U8(at + 17);
      image.width = static_cast<int>(std::min<std::uint32_t>(in.U32(at + 8), kLongestSide + 1));
      image.height = static_cast<int>(std::min<std::uint32_t>(in.U32(at + 12), kLongestSide + 1));
      image.bits = static_cast<int>(in.U8(at + 16));
      image.channels = colour == 2 ? 3 : 1;
      indexed = colour == 3;
      // Interlaced rows and rows with transparency are not those of a PDF.
      if ((colour != 0 && colour != 2 && colour != 3) || in.U8(at + 20) != 0 || image.bits > 8) return std::nullopt;
    } else if (name == "PLTE") {
      if (indexed) image.palette = body;
    } else if (name == "tRNS") {
      return std::nullopt;
    } else if (name == "IDAT") {
      image.data += body;
    } else if (name == "IEND") {
      break;
    }
    at += 12 + length;
  }
  if (indexed && (image.palette.empty() || image.palette.size() % 3 != 0)) return std::nullopt;
  return HasSize(image) ? std::optional(std::move(image)) : std::nullopt;
}

std::optional<ScanImage> TiffImage(std::string_view file, int page) {
  constexpr std::uint32_t kGroup4 = 4, kJpeg = 7;
  const bool little_endian = file.starts_with("II");
  const ByteReader in(file, little_endian);
  if ((!little_endian && !file.starts_with("MM")) || in.U16(2) != 42) return std::nullopt;
  std::size_t at = in.U32(4);
  for (int before = 1; before < page && at != 0; ++before) at = in.U32(at + 2 + 12ULL * in.U16(at));
  if (at == 0 || page < 1) return std::nullopt;
  const Directory directory(in, at);
  if (directory.Has(kTileWidth)) return std::nullopt;

  ScanImage image;
  image.width = static_cast<int>(std::min<std::uint32_t>(directory.Number(kWidth, 0), kLongestSide + 1));
  image.height = static_cast<int>(std::min<std::uint32_t>(directory.Number(kLength, 0), kLongestSide + 1));
  const std::uint32_t orientation = directory.Number(kOrientation, 1);
  image.orientation = orientation >= 1 && orientation <= 8 ? static_cast<int>(orientation) : 1;
  const std::vector<std::string_view> strips = StripsOf(in, directory);
  const std::uint32_t compression = directory.Number(kCompression, 1);
  const bool taken = !strips.empty() && image.height >= 1 &&
                     ((compression == kGroup4 && TakeFax(strips, directory, &image)) ||
                      (compression == kJpeg && TakeJpegStrips(strips, directory, &image)));
  return taken && HasSize(image) ? std::optional(std::move(image)) : std::nullopt;
}

std::optional<ScanImage> ImageOf(std::string_view file, int page) {
  if (file.starts_with("II") || file.starts_with("MM")) return TiffImage(file, page);
  if (page != 1) return std::nullopt;
  if (file.starts_with(kPngStart)) return PngImage(file);
  if (file.starts_with("\xFF\xD8")) return JpegImage(file);
  return std::nullopt;
}

}  // namespace sohoa::exporters
