#include "extractors/reading/level.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace sohoa::reading {
namespace {

constexpr int kUnit = 1 << 16;    // places in pixels, with 16 bits behind the point
constexpr int64_t kLongest = 64;  // pixels of a run; across it the place sideways may count as fixed
constexpr int kWeight = 1 << 7;   // of the nearer and the farther pixel together: products stay within 16 bits

// `count` pixels of a row that lie `aside` (of kWeight) to the right of those of `upper` and `lower`, and `down` of a
// pixel below `upper`, more by `step` at each.
void WriteRun(const uint8_t* __restrict upper, const uint8_t* __restrict lower, uint16_t aside, uint16_t down,
              uint16_t step, size_t count, uint8_t* __restrict to) {
  const auto near = static_cast<uint16_t>(kWeight - aside);
  for (size_t i = 0; i < count; ++i) {
    const auto below = static_cast<uint16_t>(static_cast<uint16_t>(down + static_cast<uint16_t>(i) * step) >> 9);
    const auto above = static_cast<uint16_t>(kWeight - below);
    const auto first = static_cast<uint16_t>((upper[i] * near + upper[i + 1] * aside + kWeight / 2) / kWeight);
    const auto second = static_cast<uint16_t>((lower[i] * near + lower[i + 1] * aside + kWeight / 2) / kWeight);
    to[i] = static_cast<uint8_t>((first * above + second * below + kWeight / 2) / kWeight);
  }
}

// How many steps it takes until a place that moves by `speed` a step leaves its pixel.
int64_t StepsInside(int64_t place, int64_t speed) {
  const int64_t inside = place & (kUnit - 1);
  if (speed > 0) return (kUnit - 1 - inside) / speed + 1;
  if (speed < 0) return inside / -speed + 1;
  return kLongest;
}

}  // namespace

PixPtr TurnGrey(Pix* grey, double radians) {
  // Leptonica keeps the bytes of a word in the order of big-endian machines; runs need them in the order of the row.
  const PixPtr from(pixEndianByteSwapNew(grey));
  PixPtr turned(pixCreateTemplate(grey));
  if (!from || !turned) return nullptr;
  pixSetAll(turned.get());
  const int w = pixGetWidth(grey);
  const int h = pixGetHeight(grey);
  const size_t stride = static_cast<size_t>(pixGetWpl(grey)) * 4;
  const auto* source = reinterpret_cast<const uint8_t*>(pixGetData(from.get()));
  auto* target = reinterpret_cast<uint8_t*>(pixGetData(turned.get()));
  const auto cosine = static_cast<int64_t>(std::lround(std::cos(radians) * kUnit));
  const auto sine = static_cast<int64_t>(std::lround(std::sin(radians) * kUnit));
  for (int y = 0; y < h; ++y) {
    int64_t from_x = static_cast<int64_t>(w / 2) * kUnit + (y - h / 2) * sine - (w / 2) * cosine;
    int64_t from_y = static_cast<int64_t>(h / 2) * kUnit + (y - h / 2) * cosine + (w / 2) * sine;
    for (int64_t x = 0; x < w;) {
      const int64_t run = std::min({w - x, kLongest, StepsInside(from_y, -sine), StepsInside(from_x, cosine - kUnit)});
      const int64_t column = from_x >> 16;  // of the run's first pixel; each further one lies one further
      const int64_t row = from_y >> 16;
      const int64_t skip = std::clamp<int64_t>(-column, 0, run);
      const int64_t end = std::min(run, w - 1 - column);
      if (row >= 0 && row < h - 1 && skip < end) {
        const uint8_t* upper = source + static_cast<size_t>(row) * stride + (column + skip);
        WriteRun(upper, upper + stride, static_cast<uint16_t>((from_x & (kUnit - 1)) >> 9),
                 static_cast<uint16_t>(from_y - skip * sine), static_cast<uint16_t>(-sine),
                 static_cast<size_t>(end - skip), target + static_cast<size_t>(y) * stride + (x + skip));
      }
      x += run;
      from_x += run * cosine;
      from_y -= run * sine;
    }
  }
  pixEndianByteSwap(turned.get());
  return turned;
}

}  // namespace sohoa::reading
