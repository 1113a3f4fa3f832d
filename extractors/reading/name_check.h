// Names in print, looked at once more by the net of the folder lettering: both of the recogniser's networks take one
// mark for another ("Thủy" for "Thúy", "Đăk" for "Đắk") and are sure of it. Pure but for the draft; thread-compatible.
#pragma once

#include "extractors/lettering/letter_paths.h"
#include "extractors/reading/draft.h"
#include "extractors/reading/sheet.h"

namespace sohoa::reading {

// Holds the page's names against what the net sees there. Where both read the same a word is surer; where they differ
// in marks alone, and the net is sure, a weak word becomes the net's, any word keeps the other as an alternative, and
// its confidence falls. What differs in letters stays as it is: there the recogniser knows better. What is looked at is
// bounded in inches of text.
void CheckNames(const Sheet& sheet, Draft* draft);

// The same for one word.
void CompareWithNet(const lettering::LetteredWord& seen, DraftWord* word);

}  // namespace sohoa::reading
