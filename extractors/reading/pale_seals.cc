#include "extractors/reading/pale_seals.h"

#include <algorithm>

#include "extractors/reading/histogram.h"

namespace sohoa::reading {
namespace {

constexpr int kBarePaper = Histogram::kLightest;
constexpr int kFaintestInk = 200;
constexpr double kInsideRing = 0.94;  // of a seal's radius
constexpr double kSealReach = 1.04;
constexpr int kFewest = 200;        // pixels of ink that tell how dark it is
constexpr double kDarkest = 0.1;    // share of an ink's pixels
constexpr int kClearlyDarker = 30;  // print than a seal
constexpr int kBelowRing = 10;      // how much darker than the ring's darkest a pixel must be to be print's

// The middles of strokes are an ink's darkest pixels; kBarePaper when there is too little ink to tell.
int DarknessOf(const Histogram& ink) { return ink.Total() < kFewest ? kBarePaper : ink.ValueAt(kDarkest); }

int DarknessOfPrint(Pix* grey) {
  constexpr int kStep = 2;
  Histogram ink;
  for (int y = 0; y < pixGetHeight(grey); y += kStep) {
    const l_uint32* line = pixGetData(grey) + static_cast<size_t>(pixGetWpl(grey)) * y;
    for (int x = 0; x < pixGetWidth(grey); x += kStep) {
      const int value = GET_DATA_BYTE(line, x);
      if (value < kFaintestInk) ink.Add(value);
    }
  }
  return DarknessOf(ink);
}

// Calls visit(value, distance from the middle in radii) for the pixels of the seal; what it gives back is put there.
template <class Visit>
void ForPixels(Pix* grey, const Circle& seal, Visit visit) {
  const double reach = seal.radius * kSealReach;
  const int y1 = std::min(pixGetHeight(grey), static_cast<int>(seal.y + reach) + 1);
  const int x1 = std::min(pixGetWidth(grey), static_cast<int>(seal.x + reach) + 1);
  for (int y = std::max(0, static_cast<int>(seal.y - reach)); y < y1; ++y) {
    l_uint32* line = pixGetData(grey) + static_cast<size_t>(pixGetWpl(grey)) * y;
    for (int x = std::max(0, static_cast<int>(seal.x - reach)); x < x1; ++x) {
      const double away = seal.FromMiddle(x, y) / seal.radius;
      if (away > kSealReach) continue;
      const int value = visit(static_cast<int>(GET_DATA_BYTE(line, x)), away);
      SET_DATA_BYTE(line, x, value);
    }
  }
}

int DarknessOfRing(Pix* grey, const Circle& seal) {
  Histogram ring;
  ForPixels(grey, seal, [&](int value, double away) {
    if (away > kInsideRing && value < kFaintestInk) ring.Add(value);
    return value;
  });
  return DarknessOf(ring);
}

}  // namespace

std::vector<Circle> ErasePaleSeals(Pix* grey, const std::vector<Circle>& seals) {
  std::vector<Circle> erased;
  const int print = seals.empty() ? kBarePaper : DarknessOfPrint(grey);
  for (const Circle& seal : seals) {
    const int ring = DarknessOfRing(grey, seal);
    if (ring == kBarePaper || ring < print + kClearlyDarker) continue;
    const int lightest = ring - kBelowRing;
    ForPixels(grey, seal, [&](int value, double) {
      return std::clamp(kBarePaper * (value - print) / (lightest - print), 0, kBarePaper);
    });
    erased.push_back(seal);
  }
  return erased;
}

}  // namespace sohoa::reading
