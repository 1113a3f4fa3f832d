// Reads what was written with a pen in the slots of number and date, in place of the recogniser's guess. What is put in
// stays marked as handwritten, with other readings as alternatives: a better proposal for the person who looks.
#pragma once

#include "extractors/reading/draft.h"
#include "extractors/reading/sheet.h"
#include "model/result.h"

namespace sohoa::reading {

// kConfigInvalid when the weights that the program carries are not fit for use. Called once, at the start.
Status CheckDigitReader();

// To be called when all words of the page are there and those written by hand are marked. Words of filled-in slots
// become one word of digits; label and symbol that were read as one word with them are cut off and count as print
// again. A slot without ink stays empty. Thread-safe.
void ReadSlotDigits(const Sheet& sheet, Draft* draft);

}  // namespace sohoa::reading
