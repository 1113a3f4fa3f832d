// Tells numbers and days that were written in by hand from printed ones, by shape. Pure; thread-compatible.
//
// Vietnamese papers are printed first and numbered later: "Số: 123/UBND", "ngày 04 tháng 8" are filled in with a pen
// more often than not. Recognisers read such digits wrongly, and with confidence; a person must look. So in these slots
// a printed number taken for handwriting costs a look, a missed handwritten one a wrong record: prefer to find too
// many.
#pragma once

#include <vector>

#include "extractors/reading/draft.h"
#include "extractors/reading/pix.h"
#include "extractors/reading/sheet.h"
#include "extractors/reading/slots.h"

namespace sohoa::reading {

// How the slot's digits differ from the print beside them, in parts of the print's height; 0 for print.
struct SlotEvidence {
  int digits = 0;       // shapes of a digit's size in the slot
  double height = 0;    // mean difference of a digit's height
  double bottom = 0;    // mean distance of a digit's foot from the line that print stands on
  double stroke = 0;    // difference of stroke width
  double pallor = 0;    // how much paler the ink is, in parts of the print's darkness
  double blueness = 0;  // how much bluer the ink is, 0 to 1
};

SlotEvidence Measure(const Sheet& sheet, const Slot& slot);
bool LooksHandwritten(const SlotEvidence& evidence);

// Whether digits that the recogniser is sure of (`sure_digits`) have print's height, stroke and ink: then they are
// print though they stand higher or lower than the year beside them, as they do in a bent or skew line.
bool IsReadAsPrint(const SlotEvidence& evidence, bool sure_digits);

// Marks the words of slots that look handwritten, and gives their places.
std::vector<PixelBox> MarkHandwriting(const Sheet& sheet, Draft* draft);

}  // namespace sohoa::reading
