#include "pipeline/better_reading.h"

#include <gmock/gmock.h>

namespace sohoa::pipeline {
namespace {

using testing::Contains;

Field Read(const std::string& value, double confidence) {
  Field field;
  field.name = "holder_name";
  field.value = value;
  field.confidence = confidence;
  field.status = confidence >= 0.98 ? FieldStatus::kAccepted : FieldStatus::kReview;
  field.page = 3;
  return field;
}

// The record's field after another scan.
Field After(const Field& stored, const Field& scan) {
  Record record;
  record.document.fields = {stored};
  Document other;
  other.fields = {scan};
  TakeBetterReading(other, &record);
  return record.document.fields.front();
}

TEST(TakeBetterReading, TakesAnAcceptedValueForOneInReview) {
  const Field field = After(Read("Nàng Vĩnh Tân", 0.3), Read("Hoàng Vĩnh Tấn", 0.99));
  EXPECT_EQ(field.value, "Hoàng Vĩnh Tấn");
  EXPECT_EQ(field.status, FieldStatus::kAccepted);
}

TEST(TakeBetterReading, KeepsAnAcceptedValueAgainstOneInReview) {
  EXPECT_EQ(After(Read("Hoàng Vĩnh Tấn", 0.99), Read("Nàng Vĩnh Tân", 0.3)).status, FieldStatus::kAccepted);
}

TEST(TakeBetterReading, SendsTwoAcceptedValuesThatDifferToAPerson) {
  const Field field = After(Read("Hoàng Tân", 0.999), Read("Hoàng Tấn", 0.99));
  EXPECT_EQ(field.value, "Hoàng Tân");
  EXPECT_EQ(field.status, FieldStatus::kReview);
  EXPECT_THAT(field.notes, Contains("other_scan:Hoàng Tấn"));
}

TEST(TakeBetterReading, NamesBothWhenTheOtherIsMoreConfident) {
  const Field field = After(Read("Hoàng Tân", 0.5), Read("Hoàng Tấn", 0.9));
  EXPECT_EQ(field.value, "Hoàng Tấn");
  EXPECT_THAT(field.notes, Contains("other_scan:Hoàng Tân"));
}

TEST(TakeBetterReading, FillsWhatCouldNotBeRead) {
  EXPECT_EQ(After(Read("", 0), Read("Hoàng Tấn", 0.5)).value, "Hoàng Tấn");
}

TEST(TakeBetterReading, AddsWhatTheRecordLacks) {
  Record record;
  record.document.pages = {2};
  Document other;
  other.fields = {Read("Hoàng Tấn", 0.99)};
  EXPECT_TRUE(TakeBetterReading(other, &record));
  ASSERT_EQ(record.document.fields.size(), 1U);
  EXPECT_EQ(record.document.fields.front().page, 2) << "a page of the record's own scan, not of the other";
}

TEST(TakeBetterReading, LeavesWhatAPersonSaid) {
  Record record;
  record.document.fields = {Read("Hoàng Tân", 0.5)};
  record.person["holder_name"].value = "Hoàng Tấn";
  Document other;
  other.fields = {Read("Nàng Tân", 0.99)};
  EXPECT_FALSE(TakeBetterReading(other, &record));
  EXPECT_EQ(record.document.fields.front().value, "Hoàng Tân");
}

TEST(TakeBetterReading, AThirdScanDoesNotSettleADispute) {
  Record record;
  record.document.fields = {Read("Hoàng Tân", 0.999)};
  Document other;
  other.fields = {Read("Hoàng Tấn", 0.99)};
  TakeBetterReading(other, &record);
  EXPECT_FALSE(TakeBetterReading(other, &record));
  EXPECT_EQ(record.document.fields.front().status, FieldStatus::kReview);
}

}  // namespace
}  // namespace sohoa::pipeline
