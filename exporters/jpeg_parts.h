// The segments of a JPEG stream, and a whole stream out of the pieces that a TIFF cuts it into. Internal to the
// scan_image files. Pure; thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sohoa::exporters {

// A stream up to its first scan: marker segments whole, with marker and length.
struct JpegParts {
  std::string tables;       // quantisation and Huffman tables, in their order
  std::string frame;        // SOF segment
  std::string scan;         // SOS segment
  std::string_view coded;   // what follows it, without the end mark
  bool sequential = false;  // SOF0 or SOF1, 8 bits: its scan may be cut into strips
  bool restarts = false;    // has restart markers of its own
  int width = 0, height = 0, channels = 0, bits = 0;
  int adobe_transform = -1;     // of an Adobe segment; -1 without
  int widest = 1, tallest = 1;  // sampling factors of a minimum coded unit
  int orientation = 1;          // of EXIF
};

// Nothing when the stream has no frame or no scan. A stream of tables alone (TIFF's JPEGTables): `TablesOf`.
std::optional<JpegParts> PartsOfJpeg(std::string_view stream);
std::string TablesOf(std::string_view stream);

// One stream out of strips, each a stream of its own that shares `tables`, each `strip_rows` high but the last: their
// scans stand one after the other with restart markers between, as if coded so at once. `transform` is said in an
// Adobe segment: 0 red green blue, 1 luminance and chrominance. Nothing when the strips do not fit together.
std::optional<std::string> JoinStrips(const std::vector<std::string_view>& strips, std::string_view tables, int height,
                                      int strip_rows, int transform);

}  // namespace sohoa::exporters
