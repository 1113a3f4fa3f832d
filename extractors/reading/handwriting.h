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

// How the slot's digits differ from the print beside them; 0 for print. Where their feet stand tells nothing: in a bent
// or skew line the year beside them stands higher or lower.
struct SlotEvidence {
  int digits = 0;       // shapes of a digit's size in the slot
  double height = 0;    // mean difference of a digit's height, in parts of the print's
  double stroke = 0;    // difference of stroke width, in parts of the print's
  double pallor = 0;    // how much paler the ink is, in parts of the print's darkness
  double blueness = 0;  // how much bluer the ink is, 0 to 1
  double unsure = 0;    // how far the recogniser is from its surest, 0 to 1; it is hardly ever sure of a pen's digits
};

SlotEvidence Measure(const Sheet& sheet, const Draft& draft, const Slot& slot);

// The probability that the digits were written with a pen; 0 where there are none. A logistic regression on 503 slots
// of generated scans and photographs (docs/reading.md).
double ProbabilityOfPen(const SlotEvidence& evidence);

// Marks the words of slots that look handwritten, and gives their places.
std::vector<PixelBox> MarkHandwriting(const Sheet& sheet, Draft* draft);

}  // namespace sohoa::reading
