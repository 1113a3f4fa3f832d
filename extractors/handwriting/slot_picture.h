// A slot of a form cut out of its page, as plain numbers: what the digit reader looks at. Plain values;
// thread-compatible.
#pragma once

#include <vector>

namespace sohoa::handwriting {

// Pixels, half open.
struct Window {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

struct SlotPicture {
  int width = 0;
  int height = 0;
  std::vector<float> darkness;  // row by row from the top; 0 paper, 1 black
  double print_height = 0;      // of the line's printed digits and capitals, in pixels, roughly
  Window window;                // where the slot lies; the margin around it shows what reaches into it
};

}  // namespace sohoa::handwriting
