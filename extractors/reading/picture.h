// A page's picture as it came out of its file, before anything was done to it.
#pragma once

#include "extractors/reading/pix.h"

namespace sohoa::reading {

struct Picture {
  PixPtr pix;             // 1, 8 or 32 bits a pixel, without a colour map
  double dpi = 0;         // plausible for a sheet of paper; guessed when the file does not say
  Box place{0, 0, 1, 1};  // on the page as a viewer shows it, in fractions: a scan may not fill its PDF page
};

// The resolution to believe: the stated one when it makes the picture a sheet between a card and A2, else the one that
// makes it A4 high.
double PlausibleDpi(double stated, int width, int height);

// Without colour map and with 1, 8 or 32 bits; transparency laid on white. Null stays null.
PixPtr Plain(PixPtr pix);

}  // namespace sohoa::reading
