// Lines of capitals that a seal of the same ink lies on: the signer's office on faxes, photocopies and grey scans. The
// first reading has them without what the seal covered. Not thread-safe: it uses the warm recognisers.
#pragma once

#include "extractors/reading/draft.h"
#include "extractors/reading/recogniser.h"
#include "extractors/reading/sheet.h"

namespace sohoa::reading {

// Reads the rows that begin under a seal, or lie under it, once more without the lines of its rings. Where capitals
// were read better than before they take the place of what the draft has there. Costs nothing on pages without such
// seals, and where the inks are apart.
void ReadLinesUnderSeals(const Recognisers& recognisers, const Sheet& sheet, Draft* draft);

}  // namespace sohoa::reading
