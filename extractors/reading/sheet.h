// A page made ready for reading: upright, level, evenly lit. Not thread-safe; owns its pictures.
#pragma once

#include "extractors/reading/cleaning.h"
#include "extractors/reading/picture.h"

namespace sohoa::reading {

struct Sheet {
  PixPtr grey;    // 8 bits, even light, at `dpi`
  PixPtr binary;  // 1 bit, the same size
  PixPtr colour;  // 32 bits, the same frame at half the size; null without coloured ink
  double dpi = 0;
  int rotation = 0;  // degrees clockwise the picture was turned
  double skew = 0;   // degrees clockwise taken out after turning
  bool two_level = false;
};

// Stands a page up. Null pictures in the result mean out of memory.
Sheet PrepareSheet(const Picture& picture);

// The same frame again at full resolution, for people's eyes.
PixPtr FrameOf(const Picture& picture, int rotation, double skew);

}  // namespace sohoa::reading
