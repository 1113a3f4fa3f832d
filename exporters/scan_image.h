// The coded picture inside an image file, ready to stand in a PDF as it is: nothing is decoded, so nothing is lost and
// nothing grows. Sources: ISO/IEC 10918-1 (JPEG markers), TIFF 6.0 and its Technical Note 2 (JPEG in strips), PNG 1.2.
// Every length is checked against the file: the bytes are a stranger's. Pure; thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sohoa::exporters {

enum class Coding { kJpeg, kFaxG4, kPngRows };

struct ScanImage {
  Coding coding = Coding::kJpeg;
  int width = 0;  // pixels as coded, before `orientation`
  int height = 0;
  int bits = 8;                // a channel
  int channels = 3;            // 1 grey or palette, 3 red green blue, 4 cyan magenta yellow black
  std::string data;            // the codec's own bytes
  std::string palette;         // red, green, blue of each index; empty without
  bool black_is_one = false;   // of kFaxG4, as PDF's BlackIs1
  bool inverted_cmyk = false;  // Adobe writes ink as its absence
  int orientation = 1;         // 1 to 8 as EXIF and TIFF count

  // As people see it.
  int shown_width() const { return orientation >= 5 ? height : width; }
  int shown_height() const { return orientation >= 5 ? width : height; }
};

// Nothing where the file's coding has no counterpart in a PDF, or the file is damaged.
std::optional<ScanImage> JpegImage(std::string_view file);
std::optional<ScanImage> PngImage(std::string_view file);
std::optional<ScanImage> TiffImage(std::string_view file, int page);  // from 1

// By the file's first bytes.
std::optional<ScanImage> ImageOf(std::string_view file, int page);

}  // namespace sohoa::exporters
