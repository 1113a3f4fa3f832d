#include "extractors/reading/pixel_memory.h"

#include <gtest/gtest.h>

#include "extractors/reading/pix.h"

namespace sohoa::reading {
namespace {

TEST(KeepPixelMemory, TheNextPictureOfASizeStandsWhereTheLastOneStood) {
  KeepPixelMemory();
  PixPtr first(pixCreate(2000, 1500, 8));
  const l_uint32* const place = pixGetData(first.get());
  first.reset();
  const PixPtr second(pixCreate(2000, 1500, 8));
  EXPECT_EQ(pixGetData(second.get()), place);
}

TEST(KeepPixelMemory, AKeptBlockIsZeroedForANewPicture) {
  KeepPixelMemory();
  PixPtr first(pixCreate(2000, 1500, 8));
  pixSetAll(first.get());
  first.reset();
  const PixPtr second(pixCreate(2000, 1500, 8));
  int empty = 0;
  pixZero(second.get(), &empty);
  EXPECT_EQ(empty, 1);
}

TEST(KeepPixelMemory, KeepsNoMoreThanItMay) {
  KeepPixelMemory();
  std::vector<PixPtr> pictures;
  for (int i = 0; i < 30; ++i) pictures.emplace_back(pixCreate(3000, 1000 + 100 * i, 8));
  pictures.clear();
  EXPECT_LE(KeptPixelBytes(), kMostKeptBytes);
  EXPECT_GT(KeptPixelBytes(), kMostKeptBytes / 2);
}

TEST(GiveBackPixelMemory, LeavesNothingKept) {
  KeepPixelMemory();
  PixPtr(pixCreate(2000, 1500, 8)).reset();
  GiveBackPixelMemory();
  EXPECT_EQ(KeptPixelBytes(), 0U);
}

}  // namespace
}  // namespace sohoa::reading
