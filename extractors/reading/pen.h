// Strokes of a blue pen: numbers and days written in by hand, initials, signatures; and what a blue stamp printed.
// Pure; thread-compatible.
#pragma once

#include <vector>

#include "extractors/reading/pix.h"

namespace sohoa::reading {

struct PenMark {
  PixelBox box;
  bool word_sized = false;    // could be a number or a word; else a signature, a tick, a flourish
  bool row_of_print = false;  // many pieces of one height: letters that a stamp or a printer set
};

// Groups of strokes in the blue ink's own picture, from the top of the page to its bottom.
std::vector<PenMark> FindPenMarks(Pix* blue, double dpi);

}  // namespace sohoa::reading
