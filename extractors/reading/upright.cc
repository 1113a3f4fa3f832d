#include "extractors/reading/upright.h"

#include <cmath>

namespace sohoa::reading {
namespace {

// Marks of the size of letters. Frames, rules, the edge of a photographed sheet and the streaks of a dirty scanner are
// long and straight: left in, they outweigh the lines of text and lay the page on its side.
PixPtr LettersOnly(Pix* binary) {
  constexpr int kTallest = 20;  // pixels at 60 to 110 dpi: a heading, or the letters of a word grown together
  constexpr int kWidest = 60;
  constexpr int kLeast = 3;
  PixPtr letters(pixSelectBySize(binary, kWidest, kTallest, 8, L_SELECT_IF_BOTH, L_SELECT_IF_LTE, nullptr));
  PixPtr turned(pixSelectBySize(binary, kTallest, kWidest, 8, L_SELECT_IF_BOTH, L_SELECT_IF_LTE, nullptr));
  if (!letters || !turned) return nullptr;
  letters.reset(pixOr(nullptr, letters.get(), turned.get()));
  if (!letters) return nullptr;
  return PixPtr(pixSelectBySize(letters.get(), kLeast, kLeast, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GTE, nullptr));
}

// How sharply dark and white rows alternate, at the best angle within a few degrees.
double RowContrast(Pix* binary) {
  l_float32 angle = 0;
  l_float32 confidence = 0;
  l_float32 score = 0;
  if (pixFindSkewSweepAndSearchScore(binary, &angle, &confidence, &score, 2, 1, 0.0, 6.0, 1.0, 0.1F) != 0) return 0;
  return score;
}

}  // namespace

bool LinesRunVertically(Pix* binary) {
  const PixPtr letters = LettersOnly(binary);
  const PixPtr turned(letters ? pixRotateOrth(letters.get(), 1) : nullptr);
  if (!turned) return false;
  return RowContrast(turned.get()) > 1.2 * RowContrast(letters.get());
}

double UprightEvidence(Pix* binary) {
  l_float32 confidence = 0;
  if (pixUpDownDetect(binary, &confidence, 0, 0, 0) != 0) return 0;
  return confidence;
}

double FindSkew(Pix* binary) {
  l_float32 angle = 0;
  l_float32 confidence = 0;
  constexpr double kEnough = 2.0;
  if (pixFindSkewSweepAndSearch(binary, &angle, &confidence, 4, 2, 7.0, 1.0, 0.01F) != 0) return 0;
  return confidence >= kEnough ? angle : 0;
}

}  // namespace sohoa::reading
