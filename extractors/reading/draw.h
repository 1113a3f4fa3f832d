// Frames drawn on a picture of a page, so that people see where each word and value was read. Pure and thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/geometry.h"
#include "model/result.h"

namespace sohoa::reading {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
};

struct DrawnBox {
  Box box;  // fractions of the picture
  Colour colour;
  int line_width = 1;  // pixels
  std::string label;   // ASCII, written on the box's upper edge; may be empty
};

// `png` is a picture of our own making (PageReader::RenderPng), not an input. Boxes are drawn in the order given, later
// ones on top. Error: kInternal when the picture cannot be decoded or encoded.
Result<std::string> DrawBoxes(std::string_view png, const std::vector<DrawnBox>& boxes);

}  // namespace sohoa::reading
