#include "extractors/reading/ink_layers.h"

#include <gtest/gtest.h>

#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

PixPtr ThreeInks() {
  PixPtr pix = WhitePix(300, 100, 32);
  FillRect(pix.get(), {10, 10, 90, 90}, kBlackPixel);
  FillRect(pix.get(), {110, 10, 190, 90}, kRedPixel);
  FillRect(pix.get(), {210, 10, 290, 90}, kBluePixel);
  return pix;
}

TEST(SeparateInks, EachInkStandsInItsOwnPictureAlone) {
  const InkLayers layers = SeparateInks(ThreeInks().get());
  ASSERT_TRUE(layers.black && layers.red && layers.blue);
  EXPECT_LT(PixelAt(layers.black, 50, 50), 60U);
  EXPECT_GT(PixelAt(layers.black, 150, 50), 200U);
  EXPECT_GT(PixelAt(layers.black, 250, 50), 200U);
  EXPECT_GT(PixelAt(layers.red, 50, 50), 240U);
  EXPECT_LT(PixelAt(layers.red, 150, 50), 60U);
  EXPECT_GT(PixelAt(layers.blue, 150, 50), 240U);
  EXPECT_LT(PixelAt(layers.blue, 250, 50), 60U);
}

TEST(SeparateInks, APageInBlackHasNoColouredLayers) {
  const PixPtr pix = WhitePix(300, 100, 32);
  FillRect(pix.get(), {10, 10, 90, 90}, kBlackPixel);
  const InkLayers layers = SeparateInks(pix.get());
  EXPECT_FALSE(layers.red);
  EXPECT_FALSE(layers.blue);
}

// A scanner may tint black print; as dark as that no pen is, and the print must not fade with it.
TEST(SeparateInks, DarkPrintWithABlueTintStaysInTheBlack) {
  constexpr l_uint32 kTintedBlack = 0x14144800;
  const PixPtr pix = WhitePix(300, 100, 32);
  FillRect(pix.get(), {10, 10, 90, 90}, kTintedBlack);
  EXPECT_LT(PixelAt(SeparateInks(pix.get()).black, 50, 50), 100U);
}

// Of two stamps the one on top is the darker: both would be black where red alone counts.
TEST(SeparateInks, ADarkerRedStaysDarkerThanAPalerOne) {
  constexpr l_uint32 kSealRed = 0xd2465000;
  constexpr l_uint32 kNameRed = 0xa0141e00;
  const PixPtr pix = WhitePix(300, 100, 32);
  FillRect(pix.get(), {10, 10, 140, 90}, kSealRed);
  FillRect(pix.get(), {160, 10, 290, 90}, kNameRed);
  const PixPtr red = SeparateInks(pix.get()).red;
  ASSERT_TRUE(red);
  EXPECT_LT(PixelAt(red, 200, 50) + 30, PixelAt(red, 60, 50));
  EXPECT_LT(PixelAt(red, 60, 50), 120U) << "both are ink";
}

TEST(SeparateInks, TintedPaperIsNoInk) {
  const PixPtr pix = WhitePix(300, 100, 32);
  FillRect(pix.get(), {0, 0, 300, 100}, 0xffc8b400);
  FillRect(pix.get(), {10, 10, 90, 90}, kBlackPixel);
  EXPECT_FALSE(SeparateInks(pix.get()).red);
}

}  // namespace
}  // namespace sohoa::reading
