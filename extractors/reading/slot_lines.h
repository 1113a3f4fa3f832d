// Joins the halves of a line that a place for the pen has torn apart. Pure; thread-compatible.
#pragma once

#include "extractors/reading/draft.h"

namespace sohoa::reading {

// "Số:" and "/UBND-NC", "ngày" and "tháng", "tháng" and "năm 2020" stand on one line; where the gap between them is
// wide or its strokes were not read, the white there makes two blocks of them. The second half is moved behind the
// first, so that the slot between them is found. `dpi` of the sheet whose pixels the boxes count.
void JoinSlotLines(Draft* draft, double dpi);

}  // namespace sohoa::reading
