#include "extractors/reading/blocks.h"

#include <gtest/gtest.h>

#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

// A line of print: words of 90 pixels with 14 between them.
void DrawLine(Pix* page, int x0, int x1, int y) {
  for (int x = x0; x < x1; x += 104) FillRect(page, {x, y, std::min(x + 90, x1), y + 26}, 1);
}

TEST(FindBlocks, ReadsTheHeadersLeftColumnBeforeItsRight) {
  const PixPtr page = WhitePix(1654, 2339, 1);
  for (int row = 0; row < 3; ++row) {
    DrawLine(page.get(), 180, 600, 150 + row * 45);
    DrawLine(page.get(), 780, 1500, 150 + row * 45);
  }
  const std::vector<TextBlock> blocks = FindBlocks(page.get(), kDpi);
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_LT(blocks[0].box.x1, 620);
  EXPECT_GE(blocks[0].box.y1, 260) << "all three lines of the left column";
  EXPECT_GT(blocks[1].box.x0, 760);
}

TEST(FindBlocks, KeepsAParagraphWhole) {
  const PixPtr page = WhitePix(1654, 2339, 1);
  for (int row = 0; row < 5; ++row) DrawLine(page.get(), 180, 1500, 600 + row * 48);
  const std::vector<TextBlock> blocks = FindBlocks(page.get(), kDpi);
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_FALSE(blocks[0].one_line);
}

TEST(FindBlocks, ParagraphsUnderTheHeaderFollowIt) {
  const PixPtr page = WhitePix(1654, 2339, 1);
  for (int row = 0; row < 2; ++row) {
    DrawLine(page.get(), 180, 600, 150 + row * 45);
    DrawLine(page.get(), 780, 1500, 150 + row * 45);
  }
  for (int row = 0; row < 3; ++row) DrawLine(page.get(), 180, 1500, 600 + row * 48);
  const std::vector<TextBlock> blocks = FindBlocks(page.get(), kDpi);
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_GT(blocks[2].box.y0, 580);
}

TEST(FindBlocks, ALineAloneIsOneLine) {
  const PixPtr page = WhitePix(1654, 2339, 1);
  DrawLine(page.get(), 500, 1100, 400);
  const std::vector<TextBlock> blocks = FindBlocks(page.get(), kDpi);
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_TRUE(blocks[0].one_line);
}

TEST(FindBlocks, ABlankPageHasNone) {
  const PixPtr page = WhitePix(1654, 2339, 1);
  EXPECT_TRUE(FindBlocks(page.get(), kDpi).empty());
}

}  // namespace
}  // namespace sohoa::reading
