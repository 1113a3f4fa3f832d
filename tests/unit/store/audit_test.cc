#include "store/audit.h"

#include <gtest/gtest.h>

namespace sohoa::store {
namespace {

const AuditEntry kFirst = MakeAuditEntry(0, "", "2026-11-24T06:11:16Z", "lan", "commit", "source abc");

TEST(AuditEntry, ReadsBackWhatItWrote) {
  const auto read = DecodeAuditEntry(EncodeAuditEntry(kFirst));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->sequence, 1U);
  EXPECT_EQ(read->time, "2026-11-24T06:11:16Z");
  EXPECT_EQ(read->actor, "lan");
  EXPECT_EQ(read->action, "commit");
  EXPECT_EQ(read->subject, "source abc");
  EXPECT_EQ(read->previous, std::string(64, '0'));
  EXPECT_EQ(read->hash, kFirst.hash);
}

TEST(AuditEntry, CarriesTheHashOfTheOneBefore) {
  const AuditEntry second = MakeAuditEntry(1, kFirst.hash, "t", "lan", "version", "record R1 version 2");
  EXPECT_EQ(second.sequence, 2U);
  EXPECT_EQ(second.previous, kFirst.hash);
}

TEST(AuditEntry, HasAnotherHashWhenAnythingIsChanged) {
  AuditEntry changed = kFirst;
  changed.actor = "minh";
  EXPECT_NE(HashOf(changed), kFirst.hash);
}

TEST(AuditEntry, CannotBeForgedByALineBreakInAName) {
  const AuditEntry entry = MakeAuditEntry(0, "", "t", "lan\ncommit\nsource x", "commit", "source abc");
  const auto read = DecodeAuditEntry(EncodeAuditEntry(entry));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->subject, "source abc");
}

TEST(AuditEntry, IsNotReadFromOtherText) { EXPECT_FALSE(DecodeAuditEntry("1\n2\n3").has_value()); }

}  // namespace
}  // namespace sohoa::store
