// A hash of what a page looks like from afar, for finding the same sheet in another scan. Not thread-safe where
// Leptonica is not; keeps nothing.
#pragma once

#include <cstdint>

#include "extractors/reading/pix.h"

namespace sohoa::reading {

// pHash: the 64 lowest frequencies of the picture at 32 by 32 points (discrete cosine transform), each above or below
// their median (C. Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions", 2010). `binary` is the
// upright, cleaned page with one bit a pixel. 0 when there is no picture or nothing on it.
std::uint64_t PictureHash(Pix* binary);

}  // namespace sohoa::reading
