// Round seals: where they are, and how to take them off the print they cover. Pure; thread-compatible.
//
// A Vietnamese agency's seal is a ring of 28 to 42 mm with letters along it and an emblem or a star in the middle; by
// custom it covers the left third of the signature, and with it the signer's title and often the name.
#pragma once

#include <cmath>
#include <vector>

#include "extractors/reading/pix.h"

namespace sohoa::reading {

struct Circle {
  double x = 0, y = 0, radius = 0;  // pixels

  double FromMiddle(double px, double py) const { return std::hypot(px - x, py - y); }
};

// Rings of a seal's size in a one-bit picture, clearest first, at most two. In black ink a ring must be clearer than in
// red, since lines of print make half a ring here and there.
enum class SealInk { kRed, kBlack };
std::vector<Circle> FindSeals(Pix* binary, double dpi, SealInk ink);

// Takes the rings out of a one-bit picture of coloured ink, with everything inside them that does not belong to a line
// of text reaching well beyond the ring.
void EraseSeals(Pix* binary, const std::vector<Circle>& seals, double dpi);

// Takes off the rings alone: ink that runs along a circle in a thin line. Strokes of letters that cross a ring stay
// whole, as notes stay when the staff is taken out of printed music (by the length of runs across the line).
void EraseRings(Pix* binary, const std::vector<Circle>& seals, double dpi);

}  // namespace sohoa::reading
