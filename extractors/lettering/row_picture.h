// A row of letters with all that lies over it, and the picture of it that the net looks at: level, of one size. Pure;
// thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace sohoa::lettering {

struct RowImage {
  int width = 0;  // pixels
  int height = 0;
  std::vector<std::uint8_t> ink;       // row by row from the top; 1 is the row's own ink, which says where it stands
  std::vector<std::uint8_t> darkness;  // likewise, of all that is there: seals too; 0 paper, 255 black
};

constexpr int kSide = 40;       // the picture's height
constexpr int kNarrowest = 24;  // its width at least
constexpr int kWidest = 640;    // and at most

struct RowPicture {
  int width = 0;
  std::vector<float> darkness;  // kSide rows from the top; 0 paper, 1 as dark as the row's ink
  double x0 = 0;                // pixels of the row: where the picture begins
  double step = 1;              // pixels of the row in one of the picture
};

// None for a row with hardly any ink, or too short or long for a name.
std::optional<RowPicture> PictureOf(const RowImage& row);

}  // namespace sohoa::lettering
