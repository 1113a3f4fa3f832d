#include "store/key_layout.h"

#include <gtest/gtest.h>

namespace sohoa::store {
namespace {

TEST(BigEndian, SortsAsNumbersDo) {
  EXPECT_LT(BigEndian32(255), BigEndian32(256));
  EXPECT_LT(BigEndian64(0xffffffffULL), BigEndian64(0x100000000ULL));
}

TEST(BigEndian, ReadsBackWhatItWrote) {
  EXPECT_EQ(ReadBigEndian32(BigEndian32(0xfedcba98U)), 0xfedcba98U);
  EXPECT_EQ(ReadBigEndian64(BigEndian64(0xfedcba9876543210ULL)), 0xfedcba9876543210ULL);
}

TEST(PrefixEnd, IsAboveEveryKeyWithThePrefixAndNoOther) {
  EXPECT_EQ(PrefixEnd("ab"), "ac");
  EXPECT_EQ(PrefixEnd("a\xff"), "b");
  EXPECT_EQ(PrefixEnd("\xff"), "");
}

TEST(SecondsOf, ReadsUtcTimes) {
  EXPECT_EQ(SecondsOf("1970-01-01T00:00:00Z"), 0U);
  EXPECT_EQ(SecondsOf("2026-11-24T06:11:16Z"), 1795500676U);
}

TEST(SecondsOf, IsZeroForWhatIsNoTime) {
  EXPECT_EQ(SecondsOf(""), 0U);
  EXPECT_EQ(SecondsOf("yesterday"), 0U);
  EXPECT_EQ(SecondsOf("2026-13-40T00:00:00Z"), 0U);
}

TEST(NumberedKey, IsTakenApartAgainEvenWithZeroBytesInTheNumber) {
  const auto parts = ParseNumberedKey(NumberedKey("owner", 7));
  ASSERT_TRUE(parts.has_value());
  EXPECT_EQ(parts->owner, "owner");
  EXPECT_EQ(parts->number, 7U);
}

TEST(OriginalKey, IsTakenApartAgain) {
  const auto parts = ParseOriginalKey(OriginalKey(0x0100, "hash", 3));
  ASSERT_TRUE(parts.has_value());
  EXPECT_EQ(parts->number, 0x0100U);
  EXPECT_EQ(parts->hash, "hash");
  EXPECT_EQ(parts->chunk, 3U);
}

TEST(OriginalKey, PutsLaterOnesBehindWhateverTheirHash) { EXPECT_LT(OriginalKey(1, "ff", 9), OriginalKey(2, "00", 0)); }

TEST(SightingKey, IsTakenApartAgain) {
  const auto parts = ParseSightingKey(SightingKey("R1", "hash", kBytesOrdinal + 2));
  ASSERT_TRUE(parts.has_value());
  EXPECT_EQ(parts->record_id, "R1");
  EXPECT_EQ(parts->source_hash, "hash");
  EXPECT_EQ(parts->ordinal, kBytesOrdinal + 2);
}

TEST(IndexKey, IsTakenApartAgain) {
  const std::string key = IndexKey(IndexKind::kNumber, "7815/ubnd-nc", 1795500676U, "R1");
  const auto parts = ParseIndexKey(key);
  ASSERT_TRUE(parts.has_value());
  EXPECT_EQ(parts->kind, IndexKind::kNumber);
  EXPECT_EQ(parts->text, "7815/ubnd-nc");
  EXPECT_EQ(parts->received, 1795500676U);
  EXPECT_EQ(parts->record_id, "R1");
}

TEST(IndexKey, PutsTheNewestFirst) {
  EXPECT_LT(IndexKey(IndexKind::kType, "t", 200, "R1"), IndexKey(IndexKind::kType, "t", 100, "R0"));
}

TEST(IndexKey, PutsTheOldestFirstForReview) {
  EXPECT_LT(IndexKey(IndexKind::kReview, "", 100, "R1"), IndexKey(IndexKind::kReview, "", 200, "R0"));
}

TEST(Clean, KeepsMarksOutOfParts) { EXPECT_EQ(Clean(std::string("a\0b\1c", 5)), "a\2b\2c"); }

}  // namespace
}  // namespace sohoa::store
