// Takes a colour page apart into its inks: black print, the red of seals and stamped names, the blue of pens. Pure;
// thread-compatible.
#pragma once

#include "extractors/reading/pix.h"

namespace sohoa::reading {

// Grey pictures, dark on light, of the size of the page.
struct InkLayers {
  PixPtr black;       // coloured ink is gone from it
  PixPtr red;         // null without enough red ink
  PixPtr blue;        // null without enough blue ink
  PixelBox red_area;  // the part of the page that all of an ink lies in
  PixelBox blue_area;
};

// `colour` has 32 bits a pixel. Null black means out of memory.
InkLayers SeparateInks(Pix* colour);

}  // namespace sohoa::reading
