// The colour of ink under a word. Pure; thread-compatible.
#pragma once

#include "extractors/reading/pix.h"
#include "model/page.h"

namespace sohoa::reading {

struct InkCount {
  int black = 0, blue = 0, red = 0;
  int Total() const { return black + blue + red; }
};

// Pixels of each ink inside the box of a 32-bit picture; paper does not count.
InkCount CountInk(Pix* colour, const PixelBox& box);

// The ink a word is written in; kUnknown without enough ink.
Ink DominantInk(const InkCount& count);

}  // namespace sohoa::reading
