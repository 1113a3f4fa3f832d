// Morphology with boxes (openings and closings with a full rectangle), in as many steps as the box's side has binary
// digits: what holds along n pixels and along n pixels further on holds along 2n (van Herk's and Gil and Werman's
// problem, solved by doubling, since AND and OR may count a pixel twice). Leptonica's pixOpenBrick and
// pixCloseSafeBrick give the same pixels in one step for each pixel of the side, which took a twentieth of a page's
// time.
#pragma once

#include "extractors/reading/pix.h"

namespace sohoa::reading {

// `binary` has 1 bit; sides in pixels, at least 1. What lies outside the picture is paper. Null when memory is short.
// Pure.

// Ink that a box of this size fits into.
PixPtr Opened(Pix* binary, int width, int height);

// The ink, and the paper that no box of this size fits into.
PixPtr Closed(Pix* binary, int width, int height);

}  // namespace sohoa::reading
