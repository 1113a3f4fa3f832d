// Rows of letters in a picture of one ink: found by shape alone, among seals and strokes of a pen. Pure;
// thread-compatible.
#pragma once

#include <vector>

#include "extractors/reading/seal.h"

namespace sohoa::reading {

struct TextRow {
  PixelBox box;                   // around its letters and their marks
  double height = 0;              // median of its letters, pixels
  double slope = 0;               // of the line they stand on: pixels down for each pixel to the right
  double foot = 0;                // where that line crosses x = 0
  double evenness = 0;            // share of its letters that have about the same height and stand on one line
  std::vector<PixelBox> letters;  // from left to right
  bool hidden = false;            // known for a row only together with what lies inside a seal

  double FootAt(double x) const { return foot + slope * x; }
};

// Rows of three letters or more in a one-bit picture, as high as print of 10 to 22 points, lying nearly level, from
// the top to the bottom. Letters inside a seal only continue a row that begins outside; one that is too short for a
// name there is drawn out under the seal by its ink. Pen strokes are too large or too uneven to make a row.
std::vector<TextRow> FindTextRows(Pix* binary, double dpi, const std::vector<Circle>& seals);

// Draws the row's box out to the left as far as ink goes on along its line under a seal, be it letters that hang on
// the seal's own: a name's first words. True when the row begins under a seal. `binary` is without the seal's rings.
bool ReachUnderSeal(Pix* binary, double dpi, const std::vector<Circle>& seals, TextRow* row);

// All ink between the row's ends from the marks above its line to the tails below.
PixPtr RowBand(Pix* binary, const TextRow& row);

// The row's letters and their marks alone, in a one-bit picture of the same size. Null when out of memory.
PixPtr RowAlone(Pix* binary, const TextRow& row, double dpi);

// How far the marks above the letters and the tails below them reach from the line that the letters stand on, in
// heights of the median letter.
inline constexpr double kAboveFoot = 2.1;
inline constexpr double kBelowFoot = 0.75;

}  // namespace sohoa::reading
