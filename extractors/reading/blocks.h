// Finds the blocks of a page by cutting it along white lanes, so that columns are read one after the other. Pure;
// thread-compatible.
#pragma once

#include <vector>

#include "extractors/reading/pix.h"

namespace sohoa::reading {

struct TextBlock {
  PixelBox box;  // in the picture that was given
  bool one_line = false;
};

// Blocks in reading order. `binary`: one bit, without rules, specks and large drawings; `dpi` is its resolution.
std::vector<TextBlock> FindBlocks(Pix* binary, double dpi);

}  // namespace sohoa::reading
