#include "extractors/reading/row_reading.h"

#include <gtest/gtest.h>

#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

constexpr int kSealGrey = 90;  // grey of a seal's ink
constexpr int kNameGrey = 20;  // and of the name over it
constexpr PixelBox kRegion{0, 0, 600, 400};

void FillGrey(Pix* pix, const PixelBox& box, int grey) {
  for (int y = box.y0; y < box.y1; ++y) {
    for (int x = box.x0; x < box.x1; ++x) pixSetPixel(pix, x, y, static_cast<l_uint32>(grey));
  }
}

// Bars as large as letters, side by side, from x0 on.
void AddLetters(Pix* pix, int x0, int count, int grey) {
  for (int i = 0; i < count; ++i) FillGrey(pix, {x0 + 22 * i, 200, x0 + 22 * i + 12, 224}, grey);
}

PixPtr Paper() { return WhitePix(kRegion.x1, kRegion.y1, 8); }

Sheet SheetWithSeal(const Circle& seal) {
  Sheet sheet;
  sheet.dpi = 200;
  sheet.grey = Paper();
  sheet.seals = {seal};
  return sheet;
}

TEST(PlanesOf, ANameThatIsDarkerThanTheSealUnderItHasPlanesOfItsOwn) {
  Sheet sheet = SheetWithSeal({150, 200, 120});
  sheet.red = Paper();
  FillGrey(sheet.red.get(), {60, 120, 240, 280}, kSealGrey);
  AddLetters(sheet.red.get(), 100, 8, kNameGrey);
  int darkest = 0;
  for (const Plane& plane : PlanesOf(sheet)) {
    if (!plane.darkest) continue;
    ++darkest;
    EXPECT_EQ(plane.ink, Ink::kRed);
    EXPECT_GT(plane.threshold, kNameGrey);
    EXPECT_LE(plane.threshold, kSealGrey);
    EXPECT_EQ(FindRows(sheet, plane, kRegion).size(), 1U);
  }
  EXPECT_EQ(darkest, 3);
}

TEST(PlanesOf, AStampWithLittleInkHasAPlaneThatKeepsItsThinStrokes) {
  Sheet sheet = SheetWithSeal({});
  sheet.seals.clear();
  const auto palest = [&](int grey) {
    sheet.red = Paper();
    AddLetters(sheet.red.get(), 100, 8, grey);
    for (const Plane& plane : PlanesOf(sheet)) {
      if (plane.palest) return plane.threshold;
    }
    return 0;
  };
  EXPECT_GT(palest(150), 190);
  EXPECT_EQ(palest(40), 0) << "dark enough as it is";
}

TEST(PlanesOf, WithoutSealsNothingIsDarkerThanThey) {
  Sheet sheet = SheetWithSeal({});
  sheet.seals.clear();
  sheet.red = Paper();
  AddLetters(sheet.red.get(), 100, 8, kNameGrey);
  for (const Plane& plane : PlanesOf(sheet)) EXPECT_FALSE(plane.darkest);
}

// A name's first letters were as pale as the seal, and went with it.
TEST(FindRows, ARowGoesOnWhereItsLettersWereTakenOffWithAPaleSeal) {
  Sheet sheet = SheetWithSeal({120, 200, 110});
  AddLetters(sheet.grey.get(), 240, 8, kNameGrey);
  sheet.sealed.reset(pixCopy(nullptr, sheet.grey.get()));
  AddLetters(sheet.sealed.get(), 130, 5, kSealGrey);
  const std::vector<Plane> planes = PlanesOf(sheet);
  const std::vector<RowCandidate> rows = FindRows(sheet, planes.front(), kRegion);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_TRUE(rows[0].under_seal);
  EXPECT_LT(rows[0].row.box.x0, 140);
}

TEST(RowOfWords, HoldsTheInkOfTheWords) {
  const PixPtr grey = Paper();
  AddLetters(grey.get(), 100, 6, kNameGrey);
  const Plane plane{grey.get(), grey.get(), Ink::kBlack, 165};
  const std::optional<RowCandidate> row = RowOfWords(plane, kRegion, {95, 190, 240, 230});
  ASSERT_TRUE(row);
  EXPECT_EQ(row->OnSheet().x0, 95);
  EXPECT_FALSE(RowOfWords(plane, kRegion, {300, 190, 440, 230})) << "no ink is there";
}

}  // namespace
}  // namespace sohoa::reading
