#include "extractors/reading/bricks.h"

#include <gtest/gtest.h>

#include <random>
#include <utility>
#include <vector>

namespace sohoa::reading {
namespace {

// Dense enough that boxes of some pixels fit into ink and into paper, and so that ink touches every edge.
PixPtr Blots(int width, int height) {
  std::mt19937 dice(7);
  PixPtr pix(pixCreate(width, height, 1));
  for (int n = 0; n < width * height / 150; ++n) {
    const int x = static_cast<int>(dice() % width);
    const int y = static_cast<int>(dice() % height);
    const int w = 1 + static_cast<int>(dice() % 40);
    const int h = 1 + static_cast<int>(dice() % 12);
    pixRasterop(pix.get(), x, y, w, h, PIX_SET, nullptr, 0, 0);
  }
  return pix;
}

bool Same(const PixPtr& a, const PixPtr& b) {
  l_int32 same = 0;
  pixEqual(a.get(), b.get(), &same);
  return same != 0;
}

const std::vector<std::pair<int, int>>& Sides() {
  static const std::vector<std::pair<int, int>> sides{{1, 1},  {2, 1},  {1, 3},  {5, 5},  {33, 1},
                                                      {45, 1}, {64, 3}, {1, 31}, {300, 1}};
  return sides;
}

template <typename Ours, typename Leptonicas>
void ExpectTheSamePixels(const Ours& ours, const Leptonicas& leptonicas) {
  for (const int width : {64, 131, 203}) {
    const PixPtr blots = Blots(width, 97);
    for (const auto& [w, h] : Sides()) {
      const PixPtr expected(leptonicas(nullptr, blots.get(), w, h));
      EXPECT_TRUE(Same(ours(blots.get(), w, h), expected)) << width << ": " << w << " by " << h;
    }
  }
}

TEST(Bricks, OpeningGivesLeptonicasPixels) { ExpectTheSamePixels(Opened, pixOpenBrick); }
TEST(Bricks, ClosingGivesLeptonicasPixels) { ExpectTheSamePixels(Closed, pixCloseSafeBrick); }

TEST(Bricks, TheResolutionStays) {
  const PixPtr blots = Blots(40, 40);
  pixSetResolution(blots.get(), 200, 200);
  EXPECT_EQ(pixGetXRes(Opened(blots.get(), 3, 3).get()), 200);
}

}  // namespace
}  // namespace sohoa::reading
