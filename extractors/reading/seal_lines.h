// Lines of capitals about a seal that the first reading could not have: those that a seal of the same ink lies on (the
// signer's office on faxes, photocopies and grey scans), and an office stamped in red, or in blue, which is kept from
// the print as a pen's strokes are. Not thread-safe: it uses the warm recognisers.
#pragma once

#include "extractors/reading/draft.h"
#include "extractors/reading/recogniser.h"
#include "extractors/reading/sheet.h"

namespace sohoa::reading {

// Reads the rows that begin under a seal, or lie under it, once more in each ink, without the lines of its rings. Where
// the inks are apart, the black is left out unless capitals there were read badly. Where capitals were read better than
// before they take the place of what the draft has there. Costs nothing on pages without seals.
void ReadLinesUnderSeals(const Recognisers& recognisers, const Sheet& sheet, Draft* draft);

}  // namespace sohoa::reading
