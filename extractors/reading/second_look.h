// Reads again what was weak or decides a paper's identity, from a crop that was prepared differently, and lets the two
// readings choose. Not thread-safe: it uses one warm recogniser.
#pragma once

#include <vector>

#include "extractors/reading/draft.h"
#include "extractors/reading/recogniser.h"
#include "extractors/reading/sheet.h"

namespace sohoa::reading {

// Reads at most a few lines of the draft again. Agreement raises a word's confidence; where the readings differ the
// better one stays, the other becomes an alternative, and the confidence falls.
void LookAgain(Recogniser* recogniser, const Sheet& sheet, Draft* draft);

}  // namespace sohoa::reading
