// Headings of signature blocks on a page that was read once. Pure; thread-safe.
#pragma once

#include <vector>

#include "extractors/reading/draft.h"
#include "extractors/reading/seal.h"

namespace sohoa::reading {

// All in pixels of the sheet.
struct SignerBlock {
  int line = 0;       // the draft's line that the heading ends with
  double middle = 0;  // of the heading: the name is centred below it
  PixelBox below;     // where the name may stand
};

// Upper-case lines ("TM. ỦY BAN NHÂN DÂN", "GIÁM ĐỐC") right of the middle with room for a signature beneath: in it no
// word is legible but a seal's own. From the top to the bottom. `seals` in pixels of the sheet.
std::vector<SignerBlock> FindSignerBlocks(const Draft& draft, const std::vector<Circle>& seals, int width, int height,
                                          double dpi);

}  // namespace sohoa::reading
