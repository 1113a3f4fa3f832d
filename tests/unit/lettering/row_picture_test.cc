#include "extractors/lettering/row_picture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "tests/unit/lettering/row_file.h"

namespace sohoa::lettering {
namespace {

// A band of ink from x0 to x1 whose line falls by `slope`.
RowImage Band(double slope) {
  RowImage row{200, 80, std::vector<std::uint8_t>(200UL * 80, 0), {}};
  for (int x = 20; x < 180; ++x) {
    const int top = 30 + static_cast<int>(slope * (x - 100));
    for (int y = top; y < top + 20; ++y) row.ink[static_cast<size_t>(y) * 200 + static_cast<size_t>(x)] = 1;
  }
  row.darkness = AllBlack(row.ink);
  return row;
}

double Sum(const std::vector<float>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

int InkedRows(const RowPicture& picture) {
  int rows = 0;
  for (int y = 0; y < kSide; ++y) {
    const auto line = picture.darkness.begin() + static_cast<std::ptrdiff_t>(y) * picture.width;
    rows += std::accumulate(line, line + picture.width, 0.0F) > 0.02F * static_cast<float>(picture.width) ? 1 : 0;
  }
  return rows;
}

TEST(RowPicture, ARowOfPaperHasNone) {
  EXPECT_FALSE(PictureOf({100, 40, std::vector<std::uint8_t>(4000, 0), std::vector<std::uint8_t>(4000, 0)}));
}

TEST(RowPicture, ASpotIsTooShortForAName) {
  RowImage row{100, 40, std::vector<std::uint8_t>(4000, 0), {}};
  for (int y = 0; y < 40; ++y) std::fill_n(row.ink.begin() + y * 100 + 50, 3, std::uint8_t{1});
  row.darkness = AllBlack(row.ink);
  EXPECT_FALSE(PictureOf(row));
}

TEST(RowPicture, InkKeepsItsShare) {
  const std::optional<RowPicture> picture = PictureOf(Band(0));
  ASSERT_TRUE(picture);
  // 160 x 20 pixels, of which one of the picture holds step x step.
  EXPECT_NEAR(Sum(picture->darkness), 160 * 20 / (picture->step * picture->step), 1);
}

TEST(RowPicture, TheSpreadOfInkSetsTheSize) {
  const std::optional<RowPicture> picture = PictureOf(Band(0));
  ASSERT_TRUE(picture);
  EXPECT_NEAR(picture->step, 1, 1e-6);  // an even band of 20 rows lies 5 from its middle, in the mean
  EXPECT_EQ(picture->width, 160 + 2 * 6);
  EXPECT_EQ(InkedRows(*picture), 20);
}

TEST(RowPicture, ALeaningLineIsMadeLevel) {
  const std::optional<RowPicture> picture = PictureOf(Band(0.1));
  ASSERT_TRUE(picture);
  EXPECT_LE(InkedRows(*picture), 22);
}

// A seal that the letters lie on: paler than they are, and not of the row's own ink.
TEST(RowPicture, WhatIsPalerThanTheRowsInkStaysPaler) {
  RowImage row = Band(0);
  for (size_t i = 0; i < row.darkness.size(); ++i) row.darkness[i] = row.ink[i] == 0 ? 40 : 200;
  for (int y = 0; y < 80; ++y) row.darkness[static_cast<size_t>(y) * 200 + 22] = 120;
  const std::optional<RowPicture> picture = PictureOf(row);
  ASSERT_TRUE(picture);
  EXPECT_NEAR(picture->darkness[2 * static_cast<size_t>(picture->width) + 8], 0.5, 0.01);
  EXPECT_NEAR(picture->darkness[20 * static_cast<size_t>(picture->width) + 60], 1, 0.01);
  EXPECT_NEAR(picture->darkness[2 * static_cast<size_t>(picture->width) + 60], 0, 0.01);
}

TEST(RowPicture, IsThatOfTheScriptThatTeachesTheNet) {
  const std::optional<RowPicture> picture = PictureOf(RowOf("chorus"));
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->width, 290);
  EXPECT_NEAR(Sum(picture->darkness), 1790.541, 0.05);
}

}  // namespace
}  // namespace sohoa::lettering
