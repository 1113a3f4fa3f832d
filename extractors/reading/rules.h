// Takes rules off a page: underlines, the lines of tables, what a speck on the glass draws down a whole page. A stroke
// that crosses a rule, or runs along it, stays whole, as notes stay when the staff is taken out of printed music: ink
// is taken off only where it is no thicker than the rule itself. Pure; thread-compatible.
#pragma once

#include "extractors/reading/pix.h"

namespace sohoa::reading {

// Takes long horizontal and vertical rules out of a one-bit picture at `dpi`, and out of the grey one that it was made
// of. Bars and black margins stay. Out of memory leaves both as they are.
void EraseRules(Pix* binary, Pix* grey, double dpi);

}  // namespace sohoa::reading
