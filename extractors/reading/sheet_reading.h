// Reads a prepared sheet: blocks one by one, then the words of coloured ink, then what was weak once more. Not
// thread-safe: it uses the warm recognisers.
#pragma once

#include "extractors/reading/recogniser.h"
#include "extractors/reading/sheet.h"
#include "model/page.h"

namespace sohoa::reading {

// Fills words, handwriting and, when the sheet had to be turned over, rotation. The sheet's pictures may be changed.
void ReadSheet(const Recognisers& recognisers, Sheet* sheet, Page* page);

}  // namespace sohoa::reading
