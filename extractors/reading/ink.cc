#include "extractors/reading/ink.h"

#include <algorithm>

namespace sohoa::reading {
namespace {

constexpr int kPaperValue = 170;      // brightest channel of anything that is still ink, when it is grey
constexpr int kClearSaturation = 45;  // difference of channels from which an ink counts as coloured
constexpr int kFewestPixels = 6;

}  // namespace

InkCount CountInk(Pix* colour, const PixelBox& box) {
  InkCount count;
  if (pixGetDepth(colour) != 32) return count;
  const PixelBox inside = Grow(box, 0, pixGetWidth(colour), pixGetHeight(colour));
  for (int y = inside.y0; y < inside.y1; ++y) {
    const l_uint32* line = pixGetData(colour) + static_cast<size_t>(pixGetWpl(colour)) * y;
    for (int x = inside.x0; x < inside.x1; ++x) {
      int r = 0;
      int g = 0;
      int b = 0;
      extractRGBValues(line[x], &r, &g, &b);
      const int lightest = std::max({r, g, b});
      const int darkest = std::min({r, g, b});
      if (lightest - darkest >= kClearSaturation && darkest < kPaperValue) {
        if (r == lightest && r - b >= kClearSaturation && r - g >= kClearSaturation)
          ++count.red;
        else if (b == lightest && b - r >= kClearSaturation)
          ++count.blue;
        else if (lightest < kPaperValue)
          ++count.black;
      } else if (lightest < kPaperValue) {
        ++count.black;
      }
    }
  }
  return count;
}

Ink DominantInk(const InkCount& count) {
  if (count.Total() < kFewestPixels) return Ink::kUnknown;
  if (count.red > count.black && count.red > count.blue) return Ink::kRed;
  // The dark heart of a thick pen stroke counts as black; a third of clear blue is a pen already.
  if (count.blue * 2 > count.black && count.blue > count.red) return Ink::kBlue;
  return Ink::kBlack;
}

}  // namespace sohoa::reading
