#include "extractors/reading/shrink.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

PixPtr Slope(int w, int h) {
  PixPtr pix(pixCreate(w, h, 8));
  for (int y = 0; y < h; ++y) {
    for (int x = 0; x < w; ++x) pixSetPixel(pix.get(), x, y, static_cast<l_uint32>((x * 7 + y * 13) % 256));
  }
  return pix;
}

TEST(ShrinkGrey, SizeAndResolutionAreScaled) {
  const PixPtr pix = Slope(301, 199);
  pixSetResolution(pix.get(), 300, 300);
  const PixPtr small = ShrinkGrey(pix.get(), 2.0 / 3);
  ASSERT_TRUE(small);
  EXPECT_EQ(pixGetWidth(small.get()), 201);
  EXPECT_EQ(pixGetHeight(small.get()), 133);
  EXPECT_EQ(pixGetXRes(small.get()), 200);
}

TEST(ShrinkGrey, ANewPixelIsTheMeanOfWhatItCovers) {
  const PixPtr pix = Slope(90, 60);
  const PixPtr small = ShrinkGrey(pix.get(), 0.5);
  ASSERT_TRUE(small);
  for (int y = 0; y < 30; ++y) {
    for (int x = 0; x < 45; ++x) {
      const double mean = (PixelAt(pix, 2 * x, 2 * y) + PixelAt(pix, 2 * x + 1, 2 * y) +
                           PixelAt(pix, 2 * x, 2 * y + 1) + PixelAt(pix, 2 * x + 1, 2 * y + 1)) /
                          4.0;
      ASSERT_NEAR(PixelAt(small, x, y), mean, 0.51) << x << ' ' << y;
    }
  }
}

TEST(ShrinkGrey, AnOldPixelCountsInPartWhereItIsCoveredInPart) {
  PixPtr pix(pixCreate(3, 3, 8));
  pixSetPixel(pix.get(), 0, 0, 90);
  pixSetPixel(pix.get(), 1, 0, 180);
  const PixPtr small = ShrinkGrey(pix.get(), 2.0 / 3);
  ASSERT_TRUE(small);
  // The first new pixel covers one and a half old ones each way: (90 + 180 / 2) of 2.25.
  EXPECT_NEAR(PixelAt(small, 0, 0), 80, 1);
  EXPECT_NEAR(PixelAt(small, 1, 0), 40, 1);
}

TEST(ShrinkGrey, WhiteStaysWhiteAndBlackBlack) {
  PixPtr pix(pixCreate(500, 40, 8));
  pixSetAll(pix.get());
  const PixPtr white = ShrinkGrey(pix.get(), 0.37);
  pixClearAll(pix.get());
  const PixPtr black = ShrinkGrey(pix.get(), 0.37);
  ASSERT_TRUE(white && black);
  for (int x = 0; x < pixGetWidth(white.get()); ++x) {
    ASSERT_EQ(PixelAt(white, x, 7), 255U) << x;
    ASSERT_EQ(PixelAt(black, x, 7), 0U) << x;
  }
}

}  // namespace
}  // namespace sohoa::reading
