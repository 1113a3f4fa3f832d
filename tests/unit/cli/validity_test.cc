#include "cli/validity.h"

#include <gtest/gtest.h>

namespace sohoa::cli {
namespace {

Record Expiring(const std::string& date, FieldStatus status) {
  Record record;
  record.document.fields.emplace_back();
  Field& field = record.document.fields.back();
  field.name = "expiry_date";
  field.value = date;
  field.status = status;
  return record;
}

TEST(ValidityTest, IsInForceOnItsLastDay) {
  EXPECT_EQ(ValidityOf(Expiring("2026-11-24", FieldStatus::kAccepted), "2026-11-24"), "in_force");
}

TEST(ValidityTest, IsExpiredTheDayAfter) {
  EXPECT_EQ(ValidityOf(Expiring("2026-11-24", FieldStatus::kAccepted), "2026-11-25"), "expired");
}

TEST(ValidityTest, IsUnknownWhileTheDateWaitsForAPerson) {
  EXPECT_EQ(ValidityOf(Expiring("2026-11-24", FieldStatus::kReview), "2026-11-25"), "unknown");
}

TEST(ValidityTest, IsEmptyWithoutADate) { EXPECT_EQ(ValidityOf(Record{}, "2026-11-25"), ""); }

}  // namespace
}  // namespace sohoa::cli
