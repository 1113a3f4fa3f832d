// Pictures' pixels, kept for the next picture of that size. Every page needs the same few dozen large blocks, and
// giving each back to the system and having it zeroed page by page again took a thirtieth of the time.
#pragma once

#include <cstddef>

namespace sohoa::reading {

// Of blocks that no picture uses now: three grey pages of A4 at 300 dpi.
constexpr size_t kMostKeptBytes = size_t{24} << 20;

// From now on Leptonica takes pixels from here. For the whole process; may be called again. Thread-safe.
void KeepPixelMemory();

// Gives back to the system what is kept: before something large that does not come from here. Thread-safe.
void GiveBackPixelMemory();

// How much is kept now. For tests.
size_t KeptPixelBytes();

}  // namespace sohoa::reading
