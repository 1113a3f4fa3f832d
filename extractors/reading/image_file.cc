#include "extractors/reading/image_file.h"

#include <cstdio>
#include <memory>
#include <utility>
#include <vector>

#include "extractors/reading/file_format.h"
#include "extractors/reading/pixel_memory.h"
#include "extractors/reading/quiet.h"

namespace sohoa::reading {
namespace {

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using FilePtr = std::unique_ptr<std::FILE, FileCloser>;

const l_uint8* Bytes(std::string_view s) { return reinterpret_cast<const l_uint8*>(s.data()); }

Error Damaged(const std::string& path, int page, std::string detail) {
  return {ErrorCode::kFileDamaged, path, page, std::move(detail)};
}

struct Size {
  int width = 0;
  int height = 0;
  int samples = 0;  // a pixel, where the header was read by Leptonica
};

std::uint32_t LittleEndian(std::string_view s, size_t at, size_t count) {
  std::uint32_t value = 0;
  for (size_t i = count; i-- > 0;) value = value << 8 | static_cast<unsigned char>(s[at + i]);
  return value;
}

// Leptonica has no header readers for these two.
Size BmpSize(std::string_view head) {
  if (head.size() < 26) return {};
  return {std::abs(static_cast<int>(LittleEndian(head, 18, 4))), std::abs(static_cast<int>(LittleEndian(head, 22, 4))),
          0};
}
Size GifSize(std::string_view head) {
  if (head.size() < 10) return {};
  return {static_cast<int>(LittleEndian(head, 6, 2)), static_cast<int>(LittleEndian(head, 8, 2)), 0};
}

Size ReadSize(std::FILE* file, std::string_view head, FileFormat format, int number) {
  int w = 0;
  int h = 0;
  int bits = 0;
  int samples = 0;
  switch (format) {
    case FileFormat::kTiff:
      freadHeaderTiff(file, number - 1, &w, &h, &bits, &samples, nullptr, nullptr, nullptr);
      break;
    case FileFormat::kJpeg:
      freadHeaderJpeg(file, &w, &h, &samples, nullptr, nullptr);
      break;
    case FileFormat::kPng:
      freadHeaderPng(file, &w, &h, &bits, &samples, nullptr);
      break;
    case FileFormat::kPnm:
      freadHeaderPnm(file, &w, &h, nullptr, nullptr, &bits, &samples);
      break;
    case FileFormat::kJp2:
      freadHeaderJp2k(file, &w, &h, &bits, &samples, nullptr);
      break;
    case FileFormat::kWebp:
      readHeaderMemWebP(Bytes(head), head.size(), &w, &h, &samples);
      break;
    case FileFormat::kBmp:
      return BmpSize(head);
    case FileFormat::kGif:
      return GifSize(head);
    case FileFormat::kPdf:
    case FileFormat::kUnknown:
      break;
  }
  std::rewind(file);
  return {w, h, samples};
}

PixPtr Decode(std::FILE* file, FileFormat format, int number, int samples) {
  switch (format) {
    case FileFormat::kTiff:
      // The decoder holds a picture in colour twice.
      if (samples > 1) GiveBackPixelMemory();
      return PixPtr(pixReadStreamTiff(file, number - 1));
    case FileFormat::kJpeg: {
      int warnings = 0;
      return PixPtr(pixReadStreamJpeg(file, 0, 1, &warnings, 0));
    }
    case FileFormat::kPng:
      return PixPtr(pixReadStreamPng(file));
    case FileFormat::kBmp:
      return PixPtr(pixReadStreamBmp(file));
    case FileFormat::kWebp:
      return PixPtr(pixReadStreamWebP(file));
    case FileFormat::kJp2:
      return PixPtr(pixReadStreamJp2k(file, 1, nullptr, 0, 0));
    case FileFormat::kGif:
      return PixPtr(pixReadStreamGif(file));
    case FileFormat::kPnm:
      return PixPtr(pixReadStreamPnm(file));
    case FileFormat::kPdf:
    case FileFormat::kUnknown:
      break;
  }
  return nullptr;
}

void AppendNumber(std::string* out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out->push_back(static_cast<char>(value >> (8 * i) & 0xff));
}

}  // namespace

Result<int> CountImagePages(const std::string& path, FileFormat format) {
  const FilePtr file(std::fopen(path.c_str(), "rb"));
  if (!file) return Error{ErrorCode::kFileUnreadable, path, 0, "cannot be opened"};
  Result<FileEnds> ends = ReadEnds(path);
  if (!ends) return ends.error();
  StderrCapture capture;
  int pages = 1;
  if (format == FileFormat::kTiff && (tiffGetCount(file.get(), &pages) != 0 || pages < 1)) {
    return Damaged(path, 0, capture.Finish());
  }
  std::rewind(file.get());
  const Size size = ReadSize(file.get(), ends->head, format, 1);
  if (size.width < 1 || size.height < 1) return Damaged(path, 0, "no picture header; " + capture.Finish());
  if (!HasEndMark(format, ends->tail)) return Damaged(path, 0, "ends before its end mark");
  return pages;
}

Result<Picture> LoadImagePage(const std::string& path, FileFormat format, int number, long long max_pixels) {
  const FilePtr file(std::fopen(path.c_str(), "rb"));
  if (!file) return Error{ErrorCode::kFileUnreadable, path, number, "cannot be opened"};
  Result<FileEnds> ends = ReadEnds(path);
  if (!ends) return ends.error();
  StderrCapture capture;
  const Size size = ReadSize(file.get(), ends->head, format, number);
  if (size.width < 1 || size.height < 1) return Damaged(path, number, "no picture header; " + capture.Finish());
  if (static_cast<long long>(size.width) * size.height > max_pixels) {
    return Error{ErrorCode::kPageTooLarge, path, number,
                 std::to_string(size.width) + " x " + std::to_string(size.height) + " pixels"};
  }
  Picture picture{Plain(Decode(file.get(), format, number, size.samples)), 0};
  if (!picture.pix) return Damaged(path, number, capture.Finish());
  const int stated = pixGetXRes(picture.pix.get());
  if (format == FileFormat::kJpeg) picture.pix = ApplyOrientation(std::move(picture.pix), ExifOrientation(ends->head));
  picture.dpi = PlausibleDpi(stated, pixGetWidth(picture.pix.get()), pixGetHeight(picture.pix.get()));
  return picture;
}

Result<PixPtr> DecodeJpeg(std::string_view bytes) {
  StderrCapture capture;
  int warnings = 0;
  PixPtr pix = Plain(PixPtr(pixReadMemJpeg(Bytes(bytes), bytes.size(), 0, 1, &warnings, 0)));
  if (!pix) return Damaged("", 0, capture.Finish());
  return pix;
}

Result<PixPtr> DecodeFax(std::string_view bytes, const FaxParameters& parameters) {
  constexpr int kEntries = 9;
  constexpr std::uint32_t kShort = 3;
  constexpr std::uint32_t kLong = 4;
  constexpr std::uint32_t kHeaderBytes = 8 + 2 + kEntries * 12 + 4;
  std::string tiff("II*\0\x08\0\0\0", 8);
  tiff.reserve(kHeaderBytes + bytes.size());
  AppendNumber(&tiff, kEntries, 2);
  const auto entry = [&tiff](std::uint32_t tag, std::uint32_t type, std::uint32_t value) {
    AppendNumber(&tiff, tag, 2);
    AppendNumber(&tiff, type, 2);
    AppendNumber(&tiff, 1, 4);
    AppendNumber(&tiff, value, 4);
  };
  entry(256, kLong, static_cast<std::uint32_t>(parameters.columns));
  entry(257, kLong, static_cast<std::uint32_t>(parameters.rows));
  entry(258, kShort, 1);                         // bits per sample
  entry(259, kShort, parameters.k < 0 ? 4 : 3);  // compression
  entry(262, kShort, 0);                         // white is zero
  entry(273, kLong, kHeaderBytes);               // where the strip begins
  entry(278, kLong, static_cast<std::uint32_t>(parameters.rows));
  entry(279, kLong, static_cast<std::uint32_t>(bytes.size()));
  entry(292, kLong, parameters.k > 0 ? 1 : 0);  // T4 options: two-dimensional
  AppendNumber(&tiff, 0, 4);
  tiff.append(bytes);
  StderrCapture capture;
  PixPtr pix(pixReadMemTiff(Bytes(tiff), tiff.size(), 0));
  if (!pix) return Damaged("", 0, capture.Finish());
  return pix;
}

int ExifOrientation(std::string_view jpeg_head) {
  const size_t mark = jpeg_head.find(std::string_view("Exif\0\0", 6));
  if (mark == std::string_view::npos) return 1;
  const std::string_view tiff = jpeg_head.substr(mark + 6);
  if (tiff.size() < 14) return 1;
  const bool little = tiff[0] == 'I';
  const auto number = [&](size_t at, size_t count) -> std::uint32_t {
    if (at + count > tiff.size()) return 0;
    std::uint32_t value = 0;
    for (size_t i = 0; i < count; ++i) {
      const size_t from = little ? at + count - 1 - i : at + i;
      value = value << 8 | static_cast<unsigned char>(tiff[from]);
    }
    return value;
  };
  const size_t directory = number(4, 4);
  const std::uint32_t entries = number(directory, 2);
  for (std::uint32_t i = 0; i < entries && i < 64; ++i) {
    const size_t at = directory + 2 + static_cast<size_t>(i) * 12;
    if (number(at, 2) == 0x0112) {
      const std::uint32_t value = number(at + 8, 2);
      return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
  }
  return 1;
}

PixPtr ApplyOrientation(PixPtr pix, int orientation) {
  constexpr int kQuarterTurns[] = {0, 0, 0, 2, 2, 1, 1, 3, 3};
  constexpr bool kMirrored[] = {false, false, true, false, true, true, false, true, false};
  if (!pix || orientation < 2 || orientation > 8) return pix;
  if (kQuarterTurns[orientation] != 0) pix.reset(pixRotateOrth(pix.get(), kQuarterTurns[orientation]));
  if (pix && kMirrored[orientation]) pix.reset(pixFlipLR(nullptr, pix.get()));
  return pix;
}

}  // namespace sohoa::reading
