// Seals that are lighter than the print that they lie on, as a red one is on a grey scan: taken off pixel by pixel, so
// that the office and the name under one stay whole. Pure.
#pragma once

#include <vector>

#include "extractors/reading/seal.h"

namespace sohoa::reading {

// Makes paper of what is as light as the ring of each seal in `grey` (8 bits, even light), where the page's print is
// clearly darker, and gives the seals that were taken off so. Of those left the print is as light as they are.
std::vector<Circle> ErasePaleSeals(Pix* grey, const std::vector<Circle>& seals);

}  // namespace sohoa::reading
