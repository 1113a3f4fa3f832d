#include "extractors/handwriting/segments.h"

#include <gtest/gtest.h>

#include <numeric>

#include "tests/unit/handwriting/slot_maker.h"

namespace sohoa::handwriting {
namespace {

TEST(Atoms, StandFromLeftToRight) {
  const Atoms atoms(SlotMaker(120, 70).Seven(60).One(20).slot());
  ASSERT_EQ(atoms.count(), 2);
  EXPECT_LT(atoms.BoxOf({0, 1}).x1, atoms.BoxOf({1, 2}).x0);
}

TEST(Atoms, LeaveOutDotsToWriteOn) {
  SlotMaker slot(120, 70);
  for (int x = 4; x < 116; x += 8) slot.Dot(x, 60, 1);
  EXPECT_EQ(Atoms(slot.One(40).slot()).count(), 1);
}

TEST(Atoms, LeaveOutPrintBesideTheSlot) {
  const Atoms atoms(SlotMaker(120, 70).One(10).Seven(50).Within({40, 0, 120, 70}).slot());
  ASSERT_EQ(atoms.count(), 1);
  EXPECT_GE(atoms.BoxOf({0, 1}).x0, 40);
}

TEST(Atoms, CutDigitsThatTouch) {
  const Atoms atoms(SlotMaker(120, 70).Zero(20).Zero(40).slot());
  EXPECT_GE(atoms.count(), 2);
}

TEST(Atoms, ThereAreNoneOnEmptyPaper) { EXPECT_EQ(Atoms(SlotMaker(120, 70).slot()).count(), 0); }

TEST(Atoms, NoisyPaperHasNoSegments) {
  SlotMaker slot(400, 70);
  for (int x = 10; x < 390; x += 20) slot.Line(x, 20, x, 50);
  EXPECT_TRUE(Atoms(slot.slot()).Segments().empty());
}

TEST(Atoms, SegmentsJoinNeighboursButNothingWiderThanADigit) {
  const Atoms atoms(SlotMaker(200, 70).One(20).Seven(120).slot());
  ASSERT_EQ(atoms.count(), 2);
  EXPECT_EQ(atoms.Segments().size(), 2U);
}

TEST(Atoms, ThePictureShowsTheSegmentsInkInItsMiddle) {
  const Atoms atoms(SlotMaker(120, 70).One(20).Zero(60).slot());
  const DigitPicture picture = atoms.PictureOf({1, 2});
  EXPECT_GT(std::accumulate(picture.begin(), picture.end(), 0.0), 20);
  for (int x = 0; x < kSide; ++x) {
    EXPECT_EQ(picture[static_cast<size_t>(x)], 0) << "the upper edge";
    EXPECT_EQ(picture[static_cast<size_t>(27 * kSide + x)], 0) << "the lower edge";
  }
}

}  // namespace
}  // namespace sohoa::handwriting
