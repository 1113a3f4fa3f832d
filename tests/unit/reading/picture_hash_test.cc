#include "extractors/reading/picture_hash.h"

#include <gtest/gtest.h>

#include <bit>

namespace sohoa::reading {
namespace {

// A page with bars of print: `seed` says where.
PixPtr Page(int width, int height, unsigned seed) {
  PixPtr pix(pixCreate(width, height, 1));
  for (int line = 0; line < 20; ++line) {
    seed = seed * 1103515245U + 12345U;
    const int y = height * (line + 2) / 24;
    const int length = width * (20 + static_cast<int>((seed >> 16U) % 50U)) / 100;
    pixRasterop(pix.get(), width / 10, y, length, height / 60, PIX_SET, nullptr, 0, 0);
  }
  return pix;
}

int BitsBetween(Pix* a, Pix* b) { return std::popcount(PictureHash(a) ^ PictureHash(b)); }

TEST(PictureHash, IsNearlyTheSameAtAnotherResolution) {
  EXPECT_LE(BitsBetween(Page(1240, 1754, 1).get(), Page(2480, 3508, 1).get()), 6);
}

TEST(PictureHash, TellsOtherPagesApart) {
  EXPECT_GT(BitsBetween(Page(1240, 1754, 1).get(), Page(1240, 1754, 99).get()), 10);
}

TEST(PictureHash, NoPictureHasNone) { EXPECT_EQ(PictureHash(nullptr), 0U); }

}  // namespace
}  // namespace sohoa::reading
