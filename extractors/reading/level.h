// Turns grey pictures by a few degrees: what makes a scan level. Leptonica's pixRotateAMGray gives the same picture to
// within its own rounding at five times the cost, a thirtieth of a page's time: it works out the place of every pixel
// by itself. Here the places of a run of pixels, as long as they stay between the same two rows, follow from the first,
// and the compiler makes vector code of the loop over them.
#pragma once

#include "extractors/reading/pix.h"

namespace sohoa::reading {

// `grey` has 8 bits. Clockwise about the middle, at most half a right angle, linearly interpolated; the size stays,
// white comes in. Null when memory is short. Pure.
PixPtr TurnGrey(Pix* grey, double radians);

}  // namespace sohoa::reading
