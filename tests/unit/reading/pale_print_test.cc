#include "extractors/reading/pale_print.h"

#include <gtest/gtest.h>

#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

constexpr int kSize = 600;

int At(Pix* pix, int x, int y) {
  l_uint32 value = 0;
  pixGetPixel(pix, x, y, &value);
  return static_cast<int>(value);
}

// A page of even light with a letter of each darkness, far from each other.
PixPtr PageWith(int left, int right) {
  PixPtr page = WhitePix(kSize, 200, 8);
  FillRect(page.get(), {90, 90, 100, 110}, static_cast<l_uint32>(left));
  FillRect(page.get(), {490, 90, 500, 110}, static_cast<l_uint32>(right));
  return page;
}

TEST(PalePrint, BecomesAsDarkAsPrint) {
  const PixPtr page = PageWith(170, 20);
  DarkenPalePrint(page.get(), kDpi, {});
  EXPECT_LT(At(page.get(), 95, 100), 110);
  EXPECT_EQ(At(page.get(), 495, 100), 20);
  EXPECT_EQ(At(page.get(), 300, 100), 255);
}

TEST(PalePrint, BesideDarkPrintStaysAsItIs) {
  const PixPtr page = PageWith(170, 20);
  for (int x = 60; x < 140; x += 20) FillRect(page.get(), {x, 60, x + 4, 80}, 10);
  DarkenPalePrint(page.get(), kDpi, {});
  EXPECT_EQ(At(page.get(), 95, 100), 170);
}

TEST(PalePrint, WhatShowsThroughStaysAsItIs) {
  const PixPtr page = PageWith(205, 20);
  DarkenPalePrint(page.get(), kDpi, {});
  EXPECT_EQ(At(page.get(), 95, 100), 205);
}

TEST(PalePrint, TheGreyEdgeOfATableStaysAsItIs) {
  const PixPtr page = PageWith(20, 20);
  FillRect(page.get(), {250, 0, 350, 200}, 210);
  FillRect(page.get(), {290, 90, 300, 110}, 170);
  DarkenPalePrint(page.get(), kDpi, {});
  EXPECT_EQ(At(page.get(), 295, 100), 170);
}

TEST(PalePrint, WhatASealLeftStaysAsItIs) {
  const PixPtr page = PageWith(170, 20);
  const PixPtr red = WhitePix(kSize, 200, 8);
  FillRect(red.get(), {85, 85, 105, 115}, 60);
  DarkenPalePrint(page.get(), kDpi, {red.get(), nullptr});
  EXPECT_EQ(At(page.get(), 95, 100), 170);
}

}  // namespace
}  // namespace sohoa::reading
