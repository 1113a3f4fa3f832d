#include "extractors/handwriting/slot_reader.h"

#include <gtest/gtest.h>

#include "tests/unit/handwriting/slot_maker.h"

namespace sohoa::handwriting {
namespace {

std::string Read(const SlotMaker& slot, SlotKind kind) {
  const Result<SlotReader> reader = SlotReader::Create();
  if (!reader) return "no reader";
  const auto proposals = reader->Read(slot.slot(), kind);
  return proposals.empty() ? "" : proposals.front().digits;
}

TEST(SlotReader, ReadsADay) { EXPECT_EQ(Read(SlotMaker(90, 70).One(20).Seven(42), SlotKind::kDay), "17"); }

TEST(SlotReader, ReadsANumber) {
  EXPECT_EQ(Read(SlotMaker(120, 70).Seven(14).Zero(44).Seven(76), SlotKind::kNumber), "707");
}

TEST(SlotReader, ReadsPalePenAsWell) {
  SlotPicture slot = SlotMaker(90, 70).One(20).Seven(42).slot();
  for (float& dark : slot.darkness) dark *= 0.3F;
  const Result<SlotReader> reader = SlotReader::Create();
  ASSERT_TRUE(reader);
  const auto proposals = reader->Read(slot, SlotKind::kDay);
  ASSERT_FALSE(proposals.empty());
  EXPECT_EQ(proposals.front().digits, "17");
}

TEST(SlotReader, AnEmptySlotStaysEmpty) { EXPECT_EQ(Read(SlotMaker(90, 70), SlotKind::kDay), ""); }

TEST(SlotReader, DotsToWriteOnAreNothing) {
  SlotMaker slot(90, 70);
  for (int x = 4; x < 86; x += 6) slot.Dot(x, 52, 1);
  EXPECT_EQ(Read(slot, SlotKind::kMonth), "");
}

TEST(SlotReader, GivesOtherReadingsToo) {
  const Result<SlotReader> reader = SlotReader::Create();
  ASSERT_TRUE(reader);
  const auto proposals = reader->Read(SlotMaker(90, 70).One(20).Seven(42).slot(), SlotKind::kDay);
  EXPECT_GT(proposals.size(), 1U);
  EXPECT_LE(proposals.size(), SlotReader::kMostProposals);
}

TEST(SlotReader, NamesWhatIsWrongWithItsWeights) {
  const Result<SlotReader> reader = SlotReader::Create("nonsense");
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().code, ErrorCode::kConfigInvalid);
}

}  // namespace
}  // namespace sohoa::handwriting
