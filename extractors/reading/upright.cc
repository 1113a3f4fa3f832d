#include "extractors/reading/upright.h"

#include <cmath>

namespace sohoa::reading {
namespace {

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
  const PixPtr turned(pixRotateOrth(binary, 1));
  if (!turned) return false;
  return RowContrast(turned.get()) > 1.2 * RowContrast(binary);
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
