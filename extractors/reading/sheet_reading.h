// Reads a prepared sheet: blocks one by one, then the words of coloured ink, then what was weak once more. Not
// thread-safe: it uses the warm recognisers.
#pragma once

#include "extractors/reading/recogniser.h"
#include "extractors/reading/sheet.h"
#include "model/page.h"

namespace sohoa::reading {

// Fills words and handwriting. The sheet's pictures may be changed, and where it turns out to stand otherwise than it
// seemed, its rotation.
void ReadSheet(const Recognisers& recognisers, Sheet* sheet, Page* page);

}  // namespace sohoa::reading
