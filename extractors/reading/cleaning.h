// Prepares pictures for reading: which channel, what scale, even light, no specks, no rules. All functions take and
// give Leptonica pictures; null means out of memory. Pure; thread-compatible.
#pragma once

#include "extractors/reading/pix.h"

namespace sohoa::reading {

// 8 bits: the red channel of a colour picture (seals fade, black and blue ink stay), the grey itself, or a two-level
// picture made grey.
PixPtr ReadingGrey(Pix* picture);

// Scaled by `factor`; two-level pictures become grey on the way.
PixPtr ScaleGrey(Pix* grey, double factor);

// Even light and white paper.
PixPtr NormaliseBackground(Pix* grey);

// Black on white, one bit, of a picture with even light.
PixPtr Binarise(Pix* grey);

// Small dots gone from the one-bit picture. `dpi` is the picture's.
PixPtr WithoutSpecks(Pix* binary, double dpi);

// Paints white, in both pictures, what is too small for a letter and has no print beside it, and in a two-level scan
// every single dot.
void EraseSpecks(Pix* binary, Pix* grey, double dpi, bool two_level);

// Paints white in `grey` what is set in `mask`, a pixel around included.
void PaintWhite(Pix* grey, Pix* mask);

// Share of dark pixels away from the page's edges, specks not counted.
double InkShare(Pix* binary, double dpi);

}  // namespace sohoa::reading
