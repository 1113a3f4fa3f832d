#include "reuse/validity.h"

#include <gtest/gtest.h>

#include "unit/reuse/reuse_fixture.h"

namespace sohoa::reuse {
namespace {

State On(const std::string& day, const Record& record) { return ValidityOn(record, ProjectRules(), day).state; }

Record Marital(const std::string& issued) {
  return PaperOf("m", "giay_xac_nhan_tinh_trang_hon_nhan", {{"issue_date", issued}});
}

ValidityChange Change(ValidityState state, const std::string& since, const std::string& by_record = "") {
  return {state, since, by_record, "lan", "2026-01-01T00:00:00Z", "vì"};
}

TEST(ReuseRulesTest, TheProjectsFilesHaveNoMistake) {
  std::vector<settings::Problem> problems;
  ReuseRules::Load(ConfigDir(), &problems);
  for (const settings::Problem& problem : problems) ADD_FAILURE() << ToString(problem);
}

TEST(ValidityTest, MaritalStatusCountsForSixMonths) {
  EXPECT_EQ(On("2026-07-14", Marital("2026-01-15")), State::kInForce);
  EXPECT_EQ(On("2026-07-15", Marital("2026-01-15")), State::kExpired);
}

TEST(ValidityTest, ATermEndsWithAShorterMonth) { EXPECT_EQ(LastDayOf("2025-08-31", 6), "2026-02-27"); }

TEST(ValidityTest, MaritalStatusIsBoundToItsPurpose) {
  EXPECT_TRUE(ValidityOn(Marital("2026-01-15"), ProjectRules(), "2026-02-01").purpose_bound);
}

TEST(ValidityTest, IsUnknownWhileTheDateOfIssueWaits) {
  EXPECT_EQ(On("2026-02-01", PaperOf("m", "giay_xac_nhan_tinh_trang_hon_nhan", {{"issue_date?", "2026-01-15"}})),
            State::kUnknown);
}

TEST(ValidityTest, AConstructionPermitCountsTwelveMonths) {
  const Record permit = PaperOf("p", "giay_phep_xay_dung", {{"issue_date", "2025-03-01"}});
  EXPECT_EQ(On("2026-02-28", permit), State::kInForce);
  EXPECT_EQ(On("2026-03-01", permit), State::kExpired);
}

TEST(ValidityTest, FoodSafetyCountsToItsOwnDate) {
  const Record paper =
      PaperOf("f", "giay_chung_nhan_an_toan_thuc_pham", {{"issue_date", "2023-01-01"}, {"expiry_date", "2026-11-24"}});
  EXPECT_EQ(On("2026-11-24", paper), State::kInForce);
  EXPECT_EQ(On("2026-11-25", paper), State::kExpired);
}

TEST(ValidityTest, ALastDayCountsWhateverTheType) {
  EXPECT_EQ(On("2026-01-01", PaperOf("k", "khac", {{"expiry_date", "2025-12-31"}})), State::kExpired);
}

TEST(ValidityTest, ACardWithoutTermDoesNotExpire) {
  EXPECT_EQ(On("2090-01-01", PaperOf("c", "can_cuoc", {{"expiry_date", "Không thời hạn"}})), State::kInForce);
}

TEST(ValidityTest, ATypeWithoutRuleSaysNothing) {
  EXPECT_EQ(On("2026-01-01", PaperOf("c", "cong_van", {})), State::kUnruled);
}

TEST(ValidityTest, AnnotationsOnALandCertificateAreSeen) {
  EXPECT_EQ(On("2026-01-01", PaperOf("l", "giay_chung_nhan_quyen_su_dung_dat", {{"annotations", "Thế chấp"}})),
            State::kAnnotated);
}

TEST(ValidityTest, ARevocationCountsFromItsDay) {
  Record record = Marital("2026-01-15");
  record.validity = {Change(ValidityState::kRevoked, "2026-03-01")};
  EXPECT_EQ(On("2026-02-28", record), State::kInForce);
  EXPECT_EQ(On("2026-03-01", record), State::kRevoked);
}

TEST(ValidityTest, RevokedIsSaidBeforeExpired) {
  Record record = Marital("2025-01-15");
  record.validity = {Change(ValidityState::kRevoked, "2025-03-01")};
  const Validity validity = ValidityOn(record, ProjectRules(), "2026-01-01");
  EXPECT_EQ(validity.state, State::kRevoked);
  EXPECT_EQ(validity.reasons.front().token, "revoked");
}

TEST(ValidityTest, APersonsRestoringTakesEverythingBack) {
  Record record = Marital("2026-01-15");
  record.validity = {Change(ValidityState::kRevoked, ""), Change(ValidityState::kInForce, "")};
  EXPECT_EQ(On("2026-02-01", record), State::kInForce);
}

TEST(ValidityTest, WhatOnePaperDidIsTakenBackAlone) {
  Record record = Marital("2026-01-15");
  record.validity = {Change(ValidityState::kSuperseded, "", "R1"), Change(ValidityState::kHolderDeceased, "", "R2"),
                     Change(ValidityState::kInForce, "", "R1")};
  EXPECT_EQ(On("2026-02-01", record), State::kHolderDeceased);
}

}  // namespace
}  // namespace sohoa::reuse
