// Which way up a page lies, from the shape of its text. Pure; thread-compatible.
#pragma once

#include "extractors/reading/pix.h"

namespace sohoa::reading {

// Whether the lines of text run up and down the page, so that it must be turned by a quarter. `binary` at 60 to 110
// dpi.
bool LinesRunVertically(Pix* binary);

// How clearly the text stands on its head, from ascenders and descenders: positive for upright, negative for upside
// down, near zero for unsure. `binary` at 150 to 300 dpi, its lines horizontal.
double UprightEvidence(Pix* binary);

// Degrees to turn the page clockwise so that its lines lie level; 0 when that cannot be told.
double FindSkew(Pix* binary);

}  // namespace sohoa::reading
