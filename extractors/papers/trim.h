// Takes off a value what a seal, a stain or the next column left at its end. Pure.
#pragma once

#include "extractors/papers/span.h"
#include "extractors/values/value.h"

namespace sohoa::papers {

// Removes trailing words that were read without confidence behind a gap or as mere marks; from a name in capitals also
// everything from the first word on that is not. `x_per_y` is PageLayout's.
void TrimNoise(Span& span, values::Kind kind, double x_per_y);

}  // namespace sohoa::papers
