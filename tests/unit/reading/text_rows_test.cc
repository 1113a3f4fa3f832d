#include "extractors/reading/text_rows.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

// Bars as high as letters, from the left to the right; each `drop` pixels lower than the one before.
void DrawLetters(Pix* page, int x, int y, int count, int drop = 0, int height = 24) {
  for (int i = 0; i < count; ++i) {
    FillRect(page, {x + i * 26, y + i * drop, x + i * 26 + 18, y + i * drop + height}, 1);
  }
}

TEST(FindTextRows, FindsARowOfLetters) {
  const PixPtr page = WhitePix(700, 300, 1);
  DrawLetters(page.get(), 200, 150, 9);
  const std::vector<TextRow> rows = FindTextRows(page.get(), kDpi, {});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].letters.size(), 9U);
  EXPECT_NEAR(rows[0].slope, 0, 0.01);
  EXPECT_NEAR(rows[0].height, 24, 1);
}

TEST(FindTextRows, MeasuresTheSlopeOfAStampPutOnAskew) {
  const PixPtr page = WhitePix(700, 300, 1);
  DrawLetters(page.get(), 200, 100, 9, 2);
  const std::vector<TextRow> rows = FindTextRows(page.get(), kDpi, {});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_NEAR(rows[0].slope, 2.0 / 26, 0.01);
}

// "Lò Thị Ún": a stroke hangs down from the first of four letters.
TEST(FindTextRows, AStrokeThatHangsOnALetterMakesAShortRowNotSteep) {
  const PixPtr page = WhitePix(700, 300, 1);
  DrawLetters(page.get(), 200, 150, 4);
  FillRect(page.get(), {204, 150, 210, 196}, 1);
  const std::vector<TextRow> rows = FindTextRows(page.get(), kDpi, {});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_NEAR(rows[0].slope, 0, 0.01);
}

TEST(FindTextRows, StrokesOfAPenMakeNone) {
  const PixPtr page = WhitePix(700, 300, 1);
  FillRect(page.get(), {100, 150, 500, 154}, 1);
  FillRect(page.get(), {150, 40, 158, 140}, 1);
  FillRect(page.get(), {250, 60, 256, 200}, 1);
  FillRect(page.get(), {350, 90, 356, 100}, 1);
  EXPECT_TRUE(FindTextRows(page.get(), kDpi, {}).empty());
}

TEST(FindTextRows, LettersInsideASealMakeAHiddenRow) {
  const PixPtr page = WhitePix(700, 500, 1);
  DrawLetters(page.get(), 250, 240, 8);
  const std::vector<TextRow> rows = FindTextRows(page.get(), kDpi, {{350, 250, 140}});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_TRUE(rows[0].hidden);
}

// Letters along a seal's ring stand on a circle, not on a line.
TEST(FindTextRows, LettersAlongASealsRingMakeNone) {
  const PixPtr page = WhitePix(700, 500, 1);
  for (int i = 0; i < 24; ++i) {
    const double angle = i * 2 * 3.14159265358979 / 24;
    const int x = static_cast<int>(350 + 115 * std::cos(angle));
    const int y = static_cast<int>(250 + 115 * std::sin(angle));
    FillRect(page.get(), {x - 8, y - 8, x + 8, y + 8}, 1);
  }
  EXPECT_TRUE(FindTextRows(page.get(), kDpi, {{350, 250, 140}}).empty());
}

// A letter of two pixels stood before and behind itself, and was taken without end.
TEST(FindTextRows, AStrokeOfTwoPixelsUnderASealIsTakenOnce) {
  const PixPtr page = WhitePix(700, 500, 1);
  DrawLetters(page.get(), 250, 240, 9);
  FillRect(page.get(), {250 + 9 * 26, 240, 250 + 9 * 26 + 2, 264}, 1);
  const std::vector<TextRow> rows = FindTextRows(page.get(), 100, {{575, 250, 100}});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].letters.size(), 10U);
}

// "Lê Giang": two letters stand outside, too few to be a row by themselves.
TEST(FindTextRows, ANameMostlyUnderASealIsARow) {
  const PixPtr page = WhitePix(900, 500, 1);
  DrawLetters(page.get(), 400, 290, 6);
  const std::vector<TextRow> rows = FindTextRows(page.get(), kDpi, {{350, 250, 140}});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].letters.size(), 6U);
}

TEST(FindTextRows, ARowGoesOnUnderASeal) {
  const PixPtr page = WhitePix(900, 500, 1);
  DrawLetters(page.get(), 400, 240, 12);
  const std::vector<TextRow> rows = FindTextRows(page.get(), kDpi, {{350, 250, 140}});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].letters.size(), 12U);
}

// "Mai Thị Huệ": what stands outside is shorter than a name, and the seal hangs on all the rest.
TEST(FindTextRows, AShortRowThatGoesOnUnderASealIsOne) {
  const PixPtr page = WhitePix(900, 500, 1);
  DrawLetters(page.get(), 500, 290, 3);
  EXPECT_TRUE(FindTextRows(page.get(), kDpi, {{350, 250, 140}}).empty()) << "too short for a name";
  FillRect(page.get(), {370, 225, 490, 295}, 1);
  const std::vector<TextRow> rows = FindTextRows(page.get(), kDpi, {{350, 250, 140}});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].box.x0, 370);
}

// "Đỗ Hữu Vinh": the seal's own letters hang on the first words, so that no shape has a letter's size there.
TEST(ReachUnderSeal, GoesOnAlongTheLineThroughLettersThatHangTogether) {
  const PixPtr page = WhitePix(900, 500, 1);
  DrawLetters(page.get(), 500, 290, 8);
  DrawLetters(page.get(), 370, 290, 5);
  FillRect(page.get(), {370, 225, 490, 295}, 1);
  const std::vector<Circle> seals = {{350, 250, 140}};
  std::vector<TextRow> rows = FindTextRows(page.get(), kDpi, seals);
  ASSERT_EQ(rows.size(), 1U);
  ASSERT_EQ(rows[0].box.x0, 500);
  EXPECT_TRUE(ReachUnderSeal(page.get(), kDpi, seals, &rows[0]));
  EXPECT_EQ(rows[0].box.x0, 370);
}

TEST(ReachUnderSeal, ARowFarFromTheSealStaysAsItIs) {
  const PixPtr page = WhitePix(900, 500, 1);
  DrawLetters(page.get(), 600, 290, 8);
  const std::vector<Circle> seals = {{350, 250, 140}};
  std::vector<TextRow> rows = FindTextRows(page.get(), kDpi, seals);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_FALSE(ReachUnderSeal(page.get(), kDpi, seals, &rows[0]));
  EXPECT_EQ(rows[0].box.x0, 600);
}

TEST(RowBand, KeepsWhatStandsInTheLineAlone) {
  const PixPtr page = WhitePix(900, 500, 1);
  DrawLetters(page.get(), 400, 290, 8);
  FillRect(page.get(), {420, 200, 460, 240}, 1);
  FillRect(page.get(), {420, 360, 460, 400}, 1);
  const std::vector<TextRow> rows = FindTextRows(page.get(), kDpi, {});
  ASSERT_EQ(rows.size(), 1U);
  int count = 0;
  pixCountPixels(RowBand(page.get(), rows[0]).get(), &count, nullptr);
  EXPECT_EQ(count, 8 * 18 * 24);
}

TEST(RowAlone, KeepsLettersAndTonesAndDropsWhatLiesAround) {
  const PixPtr page = WhitePix(700, 300, 1);
  DrawLetters(page.get(), 200, 150, 9);
  FillRect(page.get(), {205, 138, 213, 144}, 1);  // a tone
  FillRect(page.get(), {260, 40, 270, 70}, 1);    // far above
  const std::vector<TextRow> rows = FindTextRows(page.get(), kDpi, {});
  ASSERT_EQ(rows.size(), 1U);
  const PixPtr alone = RowAlone(page.get(), rows[0], kDpi);
  ASSERT_TRUE(alone);
  int count = 0;
  pixCountPixels(alone.get(), &count, nullptr);
  EXPECT_EQ(count, 9 * 18 * 24 + 8 * 6);
}

}  // namespace
}  // namespace sohoa::reading
