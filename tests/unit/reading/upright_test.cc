#include "extractors/reading/upright.h"

#include <gtest/gtest.h>

#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

// Lines of words, level.
PixPtr Lines() {
  PixPtr page = WhitePix(800, 1100, 1);
  for (int y = 100; y < 1000; y += 30) {
    for (int x = 80; x < 700; x += 70) FillRect(page.get(), {x, y, x + 55, y + 14}, 1);
  }
  return page;
}

TEST(LinesRunVertically, OnlyOnAPageThatLiesOnItsSide) {
  const PixPtr upright = Lines();
  const PixPtr lying(pixRotateOrth(upright.get(), 1));
  EXPECT_FALSE(LinesRunVertically(upright.get()));
  EXPECT_TRUE(LinesRunVertically(lying.get()));
}

// Frames of certificates, scanner streaks and the edge of a photographed sheet once laid upright pages on their side.
TEST(LinesRunVertically, IsNotDeceivedByFramesAndStreaks) {
  const PixPtr page = Lines();
  FillRect(page.get(), {20, 20, 24, 1080}, 1);
  FillRect(page.get(), {30, 20, 32, 1080}, 1);
  FillRect(page.get(), {770, 20, 774, 1080}, 1);
  FillRect(page.get(), {400, 0, 402, 1100}, 1);
  EXPECT_FALSE(LinesRunVertically(page.get()));
}

TEST(FindSkew, GivesTheTurnThatLevelsThePage) {
  const PixPtr upright = Lines();
  const PixPtr leaning(pixRotate(upright.get(), -2.0F * 3.14159265F / 180, L_ROTATE_SAMPLING, L_BRING_IN_WHITE, 0, 0));
  EXPECT_NEAR(FindSkew(leaning.get()), 2.0, 0.2);
}

TEST(FindSkew, IsNothingOnABlankPage) {
  const PixPtr blank = WhitePix(800, 1100, 1);
  EXPECT_EQ(FindSkew(blank.get()), 0);
}

}  // namespace
}  // namespace sohoa::reading
