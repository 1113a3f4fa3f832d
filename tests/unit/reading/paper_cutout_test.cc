#include "extractors/reading/paper_cutout.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

// Light paper as a trapezoid on a dark table, with a mark at the paper's upper left corner.
PixPtr Photograph() {
  PixPtr pix(pixCreate(600, 800, 8));
  pixSetAllArbitrary(pix.get(), 50);
  for (int y = 80; y < 720; ++y) {
    const int inset = 60 + (720 - y) / 10;
    FillRect(pix.get(), {inset, y, 600 - inset, y + 1}, 225);
  }
  FillRect(pix.get(), {140, 95, 170, 115}, 90);
  return pix;
}

TEST(FindPaper, FindsTheCornersOfPaperOnATable) {
  const PixPtr pix = Photograph();
  const std::optional<Quadrilateral> paper = FindPaper(pix.get());
  ASSERT_TRUE(paper.has_value());
  EXPECT_NEAR((*paper)[0].x, 124, 8);
  EXPECT_NEAR((*paper)[0].y, 80, 8);
  EXPECT_NEAR((*paper)[2].x, 540, 8);
  EXPECT_NEAR((*paper)[2].y, 720, 8);
}

TEST(FindPaper, AScanIsAllPaper) {
  const PixPtr pix = WhitePix(600, 800, 8);
  FillRect(pix.get(), {100, 100, 500, 120}, 0);
  EXPECT_FALSE(FindPaper(pix.get()).has_value());
}

// A table that is hardly darker than the paper's lower half, which lies in shadow; lines of print on all of the paper.
PixPtr PhotographInShadow(int shade, int table) {
  PixPtr pix(pixCreate(600, 800, 8));
  pixSetAllArbitrary(pix.get(), static_cast<l_uint32>(table));
  FillRect(pix.get(), {60, 60, 540, 380}, 225);
  FillRect(pix.get(), {60, 380, 540, 740}, static_cast<l_uint32>(shade));
  for (int y = 100; y < 700; y += 40) FillRect(pix.get(), {120, y, 480, y + 9}, static_cast<l_uint32>(shade) / 3);
  return pix;
}

TEST(FindPaper, AShadowsEdgeThatCutsThroughPrintIsNone) {
  EXPECT_FALSE(FindPaper(PhotographInShadow(100, 95).get()).has_value());
}

TEST(FindPaper, GoesOnToTheEdgeBeyondTheShadow) {
  const std::optional<Quadrilateral> paper = FindPaper(PhotographInShadow(130, 60).get());
  ASSERT_TRUE(paper.has_value());
  EXPECT_NEAR((*paper)[2].y, 740, 8);
}

// The light falls from the upper left; paper that is lit worst is darker than the table where it is lit best.
PixPtr PhotographInFallingLight() {
  PixPtr pix(pixCreate(600, 800, 8));
  for (int y = 0; y < 800; ++y) {
    for (int x = 0; x < 600; ++x) {
      const double light = 1 - 0.5 * std::clamp((0.3 * x + y - 300) / 300, 0.0, 1.0);
      const bool paper = x >= 40 && x < 560 && y >= 60 && y < 740;
      pixSetPixel(pix.get(), x, y, static_cast<l_uint32>((paper ? 235 : 120) * light));
    }
  }
  return pix;
}

TEST(FindPaper, IsNotMisledByAShadowThatLiesAcrossThePaper) {
  const std::optional<Quadrilateral> paper = FindPaper(PhotographInFallingLight().get());
  ASSERT_TRUE(paper.has_value());
  EXPECT_NEAR((*paper)[2].y, 740, 8);
  EXPECT_NEAR((*paper)[3].y, 740, 8);
}

TEST(CutOut, LeavesNoTable) {
  PixPtr cut = Photograph();
  ASSERT_TRUE(CutOut(&cut, *FindPaper(cut.get())));
  const int w = pixGetWidth(cut.get());
  const int h = pixGetHeight(cut.get());
  for (const auto& [x, y] : {std::pair{8, h / 2}, {w - 8, h / 2}, {w / 2, 8}, {w / 2, h - 8}, {8, h - 8}, {w - 8, 8}}) {
    l_uint32 value = 0;
    pixGetPixel(cut.get(), x, y, &value);
    EXPECT_GT(value, 200U) << x << " " << y;
  }
}

}  // namespace
}  // namespace sohoa::reading
