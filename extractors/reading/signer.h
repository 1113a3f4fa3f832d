// The signer's name below the heading of a signature block: printed or stamped, in black, red or blue, under a seal and
// a pen. Found by its place and shape in each ink, read in several preparations, and settled by vote. Not thread-safe:
// it uses the warm recognisers.
#pragma once

#include "extractors/reading/draft.h"
#include "extractors/reading/recogniser.h"
#include "extractors/reading/sheet.h"

namespace sohoa::reading {

// Looks below the last three headings of a signature block on the sheet (upper-case lines right of the middle with
// nothing legible beneath) whose name has not been read well yet, and puts the name found into the draft as a line of
// its own, in place of what stood there. Where readings differ the word keeps the others as alternatives and a lowered
// confidence. Without such a heading it costs nothing.
void ReadSigners(const Recognisers& recognisers, const Sheet& sheet, Draft* draft);

}  // namespace sohoa::reading
