#include "model/record.h"

#include <gtest/gtest.h>

#include <set>

namespace sohoa {
namespace {

Record RecordWithName() {
  Record record;
  Field field;
  field.name = "holder_name";
  field.value = "Trần Thị Cong";
  field.status = FieldStatus::kReview;
  record.document.fields.push_back(field);
  record.document.pages = {2};
  return record;
}

TEST(EffectiveFields, APersonsValueWinsOverTheMachines) {
  Record record = RecordWithName();
  record.person["holder_name"] = {"Trần Thị Công", {}, "lan", "2026-01-01T00:00:00Z"};
  const auto fields = EffectiveFields(record);
  ASSERT_EQ(fields.size(), 1U);
  EXPECT_EQ(fields[0].value, "Trần Thị Công");
  EXPECT_EQ(fields[0].status, FieldStatus::kAccepted);
  EXPECT_EQ(record.document.fields[0].value, "Trần Thị Cong") << "the machine's value stays beside it";
}

TEST(EffectiveFields, AValueDeclaredAbsentIsLeftOut) {
  Record record = RecordWithName();
  record.person["holder_name"] = {"", {}, "lan", "2026-01-01T00:00:00Z"};
  EXPECT_TRUE(EffectiveFields(record).empty());
}

TEST(EffectiveFields, AFieldTheMachineMissedIsAdded) {
  Record record = RecordWithName();
  record.person["sex"] = {"Nữ", {}, "lan", "2026-01-01T00:00:00Z"};
  const auto fields = EffectiveFields(record);
  ASSERT_EQ(fields.size(), 2U);
  EXPECT_EQ(fields[1].page, 2);
}

TEST(NeedsReview, EndsWhenEveryUnsureFieldWasSettled) {
  Record record = RecordWithName();
  EXPECT_TRUE(NeedsReview(record));
  record.person["holder_name"] = {"Trần Thị Công", {}, "lan", "2026-01-01T00:00:00Z"};
  EXPECT_FALSE(NeedsReview(record));
}

TEST(NeedsReview, WhenNothingAtAllWasRead) {
  Record record;
  EXPECT_TRUE(NeedsReview(record));
  record.person["subject"] = {"", {}, "lan", "2026-01-01T00:00:00Z"};
  EXPECT_FALSE(NeedsReview(record)) << "a person has looked and found nothing to add";
}

TEST(VerifiedBy, IsThePersonOfTheNewestValue) {
  Record record = RecordWithName();
  EXPECT_EQ(VerifiedBy(record), "");
  record.person["a"] = {"1", {}, "lan", "2026-01-01T00:00:00Z"};
  record.person["b"] = {"2", {}, "minh", "2026-02-01T00:00:00Z"};
  EXPECT_EQ(VerifiedBy(record), "minh");
}

TEST(MakeRecordId, IsStableAndDiffersByPageAndSource) {
  std::set<std::string> ids;
  for (int page = 1; page <= 200; ++page) {
    ids.insert(MakeRecordId("aa", page));
    ids.insert(MakeRecordId("ab", page));
  }
  EXPECT_EQ(ids.size(), 400U);
  EXPECT_EQ(MakeRecordId("aa", 1), MakeRecordId("aa", 1));
  EXPECT_EQ(MakeRecordId("aa", 1).size(), 17U);
}

}  // namespace
}  // namespace sohoa
