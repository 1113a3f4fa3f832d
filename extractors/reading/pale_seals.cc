#include "extractors/reading/pale_seals.h"

#include <algorithm>
#include <array>

namespace sohoa::reading {
namespace {

constexpr int kPaper = 255;
constexpr int kFaintestInk = 200;
constexpr double kRingInside = 0.94;  // of a seal's radius
constexpr double kReach = 1.04;
constexpr int kFewest = 200;        // pixels of ink that tell how dark it is
constexpr double kDarkest = 0.1;    // share of an ink's pixels, the darkest: its strokes' middles
constexpr int kClearlyDarker = 30;  // print than a seal
constexpr int kBelowRing = 10;      // how much darker than the ring's darkest a pixel must be to be print's

using Histogram = std::array<int, kPaper + 1>;

// The value that the darkest share of the ink reaches; kPaper when there is too little ink.
int DarkestOf(const Histogram& ink) {
  int total = 0;
  for (int value = 0; value < kFaintestInk; ++value) total += ink.at(static_cast<size_t>(value));
  if (total < kFewest) return kPaper;
  int value = 0;
  for (int seen = 0; value < kFaintestInk; ++value) {
    seen += ink.at(static_cast<size_t>(value));
    if (seen >= kDarkest * total) break;
  }
  return value;
}

Histogram ValuesOf(Pix* grey) {
  constexpr int kStep = 2;
  Histogram values{};
  for (int y = 0; y < pixGetHeight(grey); y += kStep) {
    const l_uint32* line = pixGetData(grey) + static_cast<size_t>(pixGetWpl(grey)) * y;
    for (int x = 0; x < pixGetWidth(grey); x += kStep) ++values.at(GET_DATA_BYTE(line, x));
  }
  return values;
}

// Calls visit(value at, distance from the middle in radii) for the pixels of the seal; what it gives back is put there.
template <class Visit>
void ForPixels(Pix* grey, const Circle& seal, Visit visit) {
  const double reach = seal.radius * kReach;
  const int y1 = std::min(pixGetHeight(grey), static_cast<int>(seal.y + reach) + 1);
  const int x1 = std::min(pixGetWidth(grey), static_cast<int>(seal.x + reach) + 1);
  for (int y = std::max(0, static_cast<int>(seal.y - reach)); y < y1; ++y) {
    l_uint32* line = pixGetData(grey) + static_cast<size_t>(pixGetWpl(grey)) * y;
    for (int x = std::max(0, static_cast<int>(seal.x - reach)); x < x1; ++x) {
      const double away = seal.FromMiddle(x, y) / seal.radius;
      if (away > kReach) continue;
      const int value = visit(static_cast<int>(GET_DATA_BYTE(line, x)), away);
      SET_DATA_BYTE(line, x, value);
    }
  }
}

int DarkestOfRing(Pix* grey, const Circle& seal) {
  Histogram ring{};
  ForPixels(grey, seal, [&](int value, double away) {
    if (away > kRingInside) ++ring.at(static_cast<size_t>(value));
    return value;
  });
  return DarkestOf(ring);
}

}  // namespace

std::vector<Circle> ErasePaleSeals(Pix* grey, const std::vector<Circle>& seals) {
  std::vector<Circle> erased;
  const int print = seals.empty() ? kPaper : DarkestOf(ValuesOf(grey));
  for (const Circle& seal : seals) {
    const int ring = DarkestOfRing(grey, seal);
    if (ring == kPaper || ring < print + kClearlyDarker) continue;
    const int lightest = ring - kBelowRing;
    ForPixels(grey, seal,
              [&](int value, double) { return std::clamp(kPaper * (value - print) / (lightest - print), 0, kPaper); });
    erased.push_back(seal);
  }
  return erased;
}

}  // namespace sohoa::reading
