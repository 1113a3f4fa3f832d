#include "extractors/reading/seal.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

void DrawRing(Pix* page, double cx, double cy, double radius) {
  for (int step = 0; step < 6000; ++step) {
    const double angle = step * 2 * 3.14159265358979 / 6000;
    for (double r = radius - 2; r <= radius; r += 0.5) {
      pixSetPixel(page, static_cast<int>(cx + r * std::cos(angle)), static_cast<int>(cy + r * std::sin(angle)), 1);
    }
  }
}

int CountIn(Pix* page, const PixelBox& box) {
  int count = 0;
  pixCountPixels(Clip(page, box).get(), &count, nullptr);
  return count;
}

TEST(FindSeals, FindsARingOfASealsSize) {
  const PixPtr page = WhitePix(1000, 1000, 1);
  DrawRing(page.get(), 400, 500, 140);
  const std::vector<Circle> seals = FindSeals(page.get(), kDpi, SealInk::kBlack);
  ASSERT_EQ(seals.size(), 1U);
  EXPECT_NEAR(seals[0].x, 400, 8);
  EXPECT_NEAR(seals[0].y, 500, 8);
  EXPECT_NEAR(seals[0].radius, 140, 8);
}

TEST(FindSeals, LinesOfPrintAreNone) {
  const PixPtr page = WhitePix(1654, 2339, 1);
  for (int y = 200; y < 2000; y += 48) {
    for (int x = 150; x < 1500; x += 30) FillRect(page.get(), {x, y, x + 20, y + 24}, 1);
  }
  EXPECT_TRUE(FindSeals(page.get(), kDpi, SealInk::kBlack).empty());
}

TEST(EraseSeals, TakesRingAndStarAndSparesTheNameBeside) {
  const PixPtr page = WhitePix(1000, 1000, 1);
  DrawRing(page.get(), 400, 500, 140);
  FillRect(page.get(), {380, 480, 420, 520}, 1);
  for (int letter = 0; letter < 6; ++letter) FillRect(page.get(), {560 + letter * 25, 560, 575 + letter * 25, 582}, 1);
  EraseSeals(page.get(), FindSeals(page.get(), kDpi, SealInk::kBlack), kDpi);
  EXPECT_EQ(CountIn(page.get(), {370, 470, 430, 530}), 0) << "the star";
  EXPECT_EQ(CountIn(page.get(), {250, 340, 550, 440}), 0) << "the ring above";
  EXPECT_EQ(CountIn(page.get(), {555, 555, 720, 590}), 6 * 15 * 22) << "the name";
}

TEST(EraseRings, TakesTheRingAndKeepsAStrokeThatCrossesIt) {
  const PixPtr page = WhitePix(1000, 1000, 1);
  DrawRing(page.get(), 400, 500, 140);
  FillRect(page.get(), {396, 615, 404, 665}, 1);  // across the ring's lowest point
  EraseRings(page.get(), {{400, 500, 140}}, kDpi);
  EXPECT_EQ(CountIn(page.get(), {396, 615, 404, 665}), 8 * 50) << "the stroke";
  EXPECT_EQ(CountIn(page.get(), {250, 350, 550, 560}), 0) << "the ring";
}

TEST(EraseRings, TakesTheInnerRingToo) {
  const PixPtr page = WhitePix(1000, 1000, 1);
  DrawRing(page.get(), 400, 500, 140);
  DrawRing(page.get(), 400, 500, 90);
  EraseRings(page.get(), {{400, 500, 140}}, kDpi);
  EXPECT_EQ(CountIn(page.get(), {250, 350, 550, 650}), 0);
}

TEST(EraseRings, FindsRingsBesideTheMiddleThatWasMeasured) {
  const PixPtr page = WhitePix(1000, 1000, 1);
  DrawRing(page.get(), 400, 500, 140);
  DrawRing(page.get(), 400, 500, 90);
  EraseRings(page.get(), {{403, 498, 140}}, kDpi);
  EXPECT_LT(CountIn(page.get(), {250, 350, 550, 650}), 60);
}

// A letter's stroke beside the ring is as thin as a thick ring's line, but lies on none.
TEST(EraseRings, KeepsAStrokeBetweenTheRings) {
  const PixPtr page = WhitePix(1000, 1000, 1);
  DrawRing(page.get(), 400, 500, 140);
  DrawRing(page.get(), 400, 500, 110);
  FillRect(page.get(), {385, 623, 415, 627}, 1);
  EraseRings(page.get(), {{400, 500, 140}}, kDpi);
  EXPECT_EQ(CountIn(page.get(), {385, 623, 415, 627}), 30 * 4);
}

// A red seal leaves no ring in the black print, but strokes of a name that lies under it are as thin as one.
TEST(EraseRings, KeepsLettersWhereNoRingIs) {
  const PixPtr page = WhitePix(1000, 1000, 1);
  for (int letter = 0; letter < 12; ++letter) {
    FillRect(page.get(), {440 + letter * 16, 560, 444 + letter * 16, 590}, 1);
  }
  EraseRings(page.get(), {{400, 500, 140}}, kDpi);
  EXPECT_EQ(CountIn(page.get(), {430, 550, 640, 600}), 12 * 4 * 30);
}

}  // namespace
}  // namespace sohoa::reading
