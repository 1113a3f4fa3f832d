#include "extractors/reading/picture_hash.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace sohoa::reading {
namespace {

constexpr int kPoints = 32;      // a side of the small picture
constexpr int kFrequencies = 8;  // of each direction; the constant part is left out
constexpr int kReduction = 16;   // pixels a side that the first, fast step makes one

using Wave = std::array<std::array<double, kPoints>, kFrequencies>;

Wave MakeWaves() {
  Wave waves{};
  for (int k = 0; k < kFrequencies; ++k) {
    for (int x = 0; x < kPoints; ++x) {
      waves[k][x] = std::cos(std::numbers::pi * (k + 1) * (2 * x + 1) / (2.0 * kPoints));
    }
  }
  return waves;
}

PixPtr SmallGrey(Pix* binary) {
  PixPtr grey;
  if (std::min(pixGetWidth(binary), pixGetHeight(binary)) >= kReduction * kPoints) {
    grey.reset(pixScaleToGray16(binary));
  } else {
    grey.reset(pixConvertTo8(binary, 0));
  }
  if (!grey) return nullptr;
  return PixPtr(pixScaleToSize(grey.get(), kPoints, kPoints));
}

}  // namespace

std::uint64_t PictureHash(Pix* binary) {
  if (binary == nullptr || pixGetDepth(binary) != 1) return 0;
  const PixPtr small = SmallGrey(binary);
  if (!small || pixGetWidth(small.get()) != kPoints || pixGetHeight(small.get()) != kPoints) return 0;
  static const Wave waves = MakeWaves();
  std::array<std::array<double, kFrequencies>, kPoints> rows{};
  for (int y = 0; y < kPoints; ++y) {
    for (int x = 0; x < kPoints; ++x) {
      l_uint32 value = 0;
      pixGetPixel(small.get(), x, y, &value);
      for (int k = 0; k < kFrequencies; ++k) rows[y][k] += waves[k][x] * value;
    }
  }
  std::array<double, kFrequencies * kFrequencies> found{};
  for (int j = 0; j < kFrequencies; ++j) {
    for (int k = 0; k < kFrequencies; ++k) {
      for (int y = 0; y < kPoints; ++y) found[j * kFrequencies + k] += waves[j][y] * rows[y][k];
    }
  }
  std::array<double, kFrequencies* kFrequencies> sorted = found;
  std::ranges::nth_element(sorted, sorted.begin() + sorted.size() / 2);
  const double median = sorted[sorted.size() / 2];
  std::uint64_t hash = 0;
  for (const double value : found) hash = hash << 1U | (value > median ? 1U : 0U);
  return hash;
}

}  // namespace sohoa::reading
