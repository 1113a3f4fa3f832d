#include "extractors/reading/level.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

constexpr double kDegree = 3.14159265358979 / 180;

PixPtr Stripes(int w, int h) {
  PixPtr pix = WhitePix(w, h, 8);
  for (int y = 20; y + 20 < h; y += 20) {
    for (int x = 30; x < w - 30; ++x) {
      for (int thick = 0; thick < 6; ++thick) pixSetPixel(pix.get(), x, y + thick, 0);
    }
  }
  return pix;
}

int PixelAt(const PixPtr& pix, int x, int y) {
  l_uint32 value = 0;
  pixGetPixel(pix.get(), x, y, &value);
  return static_cast<int>(value);
}

// Leptonica places a pixel in sixteenths, so that an edge may differ by a sixteenth of black and white each way.
void ExpectLikeLeptonica(double degrees) {
  const PixPtr pix = Stripes(301, 203);
  const PixPtr ours = TurnGrey(pix.get(), degrees * kDegree);
  const PixPtr theirs(
      pixRotate(pix.get(), static_cast<l_float32>(degrees * kDegree), L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
  ASSERT_TRUE(ours && theirs);
  ASSERT_EQ(pixGetWidth(ours.get()), 301);
  ASSERT_EQ(pixGetHeight(ours.get()), 203);
  for (int y = 1; y < 202; ++y) {
    for (int x = 1; x < 300; ++x) {
      ASSERT_LE(std::abs(PixelAt(ours, x, y) - PixelAt(theirs, x, y)), 40) << x << ' ' << y;
    }
  }
}

TEST(TurnGrey, TurnsClockwiseAsLeptonicaDoes) { ExpectLikeLeptonica(1.5); }

TEST(TurnGrey, TurnsTheOtherWayAsLeptonicaDoes) { ExpectLikeLeptonica(-6); }

TEST(TurnGrey, TurnsByLessThanAPixelARowAsLeptonicaDoes) { ExpectLikeLeptonica(0.1); }

TEST(TurnGrey, WhatComesInIsWhite) {
  PixPtr pix(pixCreate(120, 80, 8));
  const PixPtr turned = TurnGrey(pix.get(), 10 * kDegree);
  ASSERT_TRUE(turned);
  EXPECT_EQ(PixelAt(turned, 0, 0), 255);
  EXPECT_EQ(PixelAt(turned, 119, 79), 255);
  EXPECT_EQ(PixelAt(turned, 60, 40), 0);
}

TEST(TurnGrey, APictureOfOneRowIsLeftWhite) {
  PixPtr pix(pixCreate(40, 1, 8));
  const PixPtr turned = TurnGrey(pix.get(), kDegree);
  ASSERT_TRUE(turned);
  EXPECT_EQ(PixelAt(turned, 20, 0), 255);
}

}  // namespace
}  // namespace sohoa::reading
