// Which stretches of a draft deserve a second look: what was read weakly or decides a paper's identity and, on pages of
// two levels, names in running text. There a whole letter's mark may be gone, and the engine is as sure of "Thủy" as of
// "Thúy": only what another network reads can tell. What is chosen is bounded in inches of text, which bounds the cost.
// Pure; thread-safe.
#pragma once

#include <cstddef>
#include <vector>

#include "extractors/reading/draft.h"

namespace sohoa::reading {

// Words of one line that stand side by side.
struct Stretch {
  size_t first = 0, last = 0;  // words [first, last) of the draft
  PixelBox box;                // pixels of the sheet
  double badness = 0;          // how little it can be believed
};

// Names: two capitalised words or more side by side, in title case or with something before them on their line.
// Titles and offices stand in capitals from the line's beginning.
std::vector<Stretch> ChooseNames(const Draft& draft, double dpi);

std::vector<Stretch> ChooseForSecondLook(const Draft& draft, bool two_level, double dpi, int page_height);

}  // namespace sohoa::reading
