#include "extractors/reading/pale_seals.h"

#include <gtest/gtest.h>

#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

constexpr Circle kSeal{300, 200, 120};

// A page with print as dark as `print` at the left and under the seal, and a seal's ring as dark as `ring`.
PixPtr SealedPage(int print, int ring) {
  PixPtr page = WhitePix(600, 400, 8);
  for (int y = 0; y < 400; ++y) {
    for (int x = 0; x < 600; ++x) {
      const double away = kSeal.FromMiddle(x, y);
      if (away > 114 && away <= 120) pixSetPixel(page.get(), x, y, static_cast<l_uint32>(ring));
    }
  }
  for (int row = 0; row < 5; ++row)
    FillRect(page.get(), {20, 40 + 60 * row, 120, 60 + 60 * row}, static_cast<l_uint32>(print));
  FillRect(page.get(), {290, 150, 310, 250}, static_cast<l_uint32>(print));
  return page;
}

TEST(PaleSeals, AreTakenOffThePrintUnderThem) {
  const PixPtr page = SealedPage(20, 100);
  EXPECT_EQ(ErasePaleSeals(page.get(), {kSeal}).size(), 1U);
  EXPECT_GT(PixelAt(page, 183, 200), 240U);
  EXPECT_LT(PixelAt(page, 300, 200), 40U);
  EXPECT_EQ(PixelAt(page, 60, 50), 20U);
}

TEST(PaleSeals, AsDarkAsThePrintAreLeft) {
  const PixPtr page = SealedPage(60, 70);
  EXPECT_TRUE(ErasePaleSeals(page.get(), {kSeal}).empty());
  EXPECT_EQ(PixelAt(page, 183, 200), 70U);
}

}  // namespace
}  // namespace sohoa::reading
