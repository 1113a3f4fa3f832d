#include "reuse/consequences.h"

#include <gmock/gmock.h>

#include "reuse/validity.h"
#include "unit/reuse/reuse_fixture.h"

namespace sohoa::reuse {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Values Birth(const std::string& id = kId) {
  return {{"holder_name", "Trần Thị Công"}, {"personal_id", id}, {"registration_date", "2010-05-06"}};
}
Values Correction(const std::string& id_field = "personal_id") {
  return {{"holder_name", "Trần Thị Công"}, {id_field, kId}, {"issue_date", "2025-08-01"}};
}
Values Death(const std::string& id_field = "personal_id", const std::string& id = kId) {
  return {{"holder_name", "Trần Thị Công"}, {id_field, id}, {"date_of_death", "2026-02-03"}};
}
Values Business(const std::string& date_field, const std::string& date) {
  return {{"registration_code", "8116645121"}, {"business_name", "Quán Hoa"}, {date_field, date}};
}

class ConsequencesTest : public ReuseTest {
 protected:
  // The next version of a stored record.
  Record Next(const std::string& id) {
    Record next = Get(id);
    ++next.version;
    return next;
  }
  // All versions that belong into one batch with these.
  std::vector<Record> Follow(std::vector<Record> versions) {
    std::vector<Record> none;
    EXPECT_TRUE(Consequences(*store_, ProjectRules()).OfCommit(&none, &versions).ok());
    return versions;
  }
  State StateNow(const std::string& id) { return ValidityOn(Get(id), ProjectRules(), "2026-11-24").state; }
};

TEST_F(ConsequencesTest, ACorrectionSupersedesTheRegistrationInOneCommit) {
  const std::string birth = Keep("a", "giay_khai_sinh", Birth());
  const std::uint64_t before = Count().audit_entries;
  const std::string correction = Keep("b", "trich_luc_thay_doi_cai_chinh", Correction());
  EXPECT_EQ(Count().audit_entries, before + 1);
  const Record record = Get(birth);
  EXPECT_EQ(record.version, 2);
  EXPECT_EQ(record.cause, VersionCause::kValidity);
  ASSERT_THAT(record.validity, SizeIs(1));
  EXPECT_EQ(record.validity[0].by_record, correction);
  EXPECT_EQ(record.validity[0].since, "2025-08-01");
  EXPECT_EQ(StateNow(birth), State::kSuperseded);
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST_F(ConsequencesTest, TheOlderPaperMayComeLater) {
  Keep("b", "trich_luc_thay_doi_cai_chinh", Correction());
  const std::string birth = Keep("a", "giay_khai_sinh", Birth());
  EXPECT_EQ(Get(birth).version, 1);
  EXPECT_EQ(StateNow(birth), State::kSuperseded);
}

TEST_F(ConsequencesTest, AnUncertainIdentifierChangesNothing) {
  const std::string birth = Keep("a", "giay_khai_sinh", Birth());
  Keep("b", "trich_luc_thay_doi_cai_chinh", Correction("personal_id?"));
  EXPECT_EQ(Get(birth).version, 1);
  EXPECT_EQ(StateNow(birth), State::kInForce);
}

TEST_F(ConsequencesTest, AnUncertainIdentifierIsAnOpenQuestion) {
  const std::string birth = Keep("a", "giay_khai_sinh", Birth());
  const std::string correction = Keep("b", "trich_luc_thay_doi_cai_chinh", Correction("personal_id?"));
  const auto open = Consequences(*store_, ProjectRules()).OpenQuestions(Get(birth));
  ASSERT_TRUE(open.ok());
  ASSERT_THAT(*open, SizeIs(1));
  EXPECT_EQ(open->front().token, "may_be_superseded");
  EXPECT_EQ(open->front().detail, correction);
}

TEST_F(ConsequencesTest, ADeathThatIsCertainAndWasNeverNotedIsAnOpenQuestion) {
  const std::string birth = Keep("a", "giay_khai_sinh", Birth());
  store::SourceCommit commit = store::MakeCommit("b");
  commit.records = {PaperOf("b", "trich_luc_khai_tu", Death())};
  Put(commit);
  EXPECT_EQ(StateNow(birth), State::kInForce);
  const auto open = Consequences(*store_, ProjectRules()).OpenQuestions(Get(birth));
  ASSERT_TRUE(open.ok());
  ASSERT_THAT(*open, SizeIs(1));
  EXPECT_EQ(open->front().token, "holder_may_be_deceased");
}

TEST_F(ConsequencesTest, AnotherPersonsPapersStayAsTheyAre) {
  const std::string other = Keep("a", "giay_khai_sinh", Birth("067090012346"));
  Keep("b", "trich_luc_thay_doi_cai_chinh", Correction());
  Keep("c", "trich_luc_khai_tu", Death());
  EXPECT_EQ(Get(other).version, 1);
}

TEST_F(ConsequencesTest, ADeathMarksThePapersOfThePersonWhateverTheRole) {
  const std::string birth = Keep("a", "giay_khai_sinh", Birth());
  const std::string marriage = Keep("b", "giay_chung_nhan_ket_hon", {{"wife_id", kId}, {"husband_id", "067088000001"}});
  Keep("c", "trich_luc_khai_tu", Death());
  EXPECT_EQ(StateNow(birth), State::kHolderDeceased);
  EXPECT_EQ(StateNow(marriage), State::kHolderDeceased);
}

TEST_F(ConsequencesTest, ADeathIsKnownToAPaperThatComesLater) {
  Keep("c", "trich_luc_khai_tu", Death());
  EXPECT_EQ(StateNow(Keep("a", "can_cuoc", {{"personal_id", kId}})), State::kHolderDeceased);
}

TEST_F(ConsequencesTest, ADeathKnownByNameAloneMarksNobody) {
  const std::string birth = Keep("a", "giay_khai_sinh", Birth());
  Keep("c", "trich_luc_khai_tu", {{"holder_name", "Trần Thị Công"}, {"date_of_death", "2026-02-03"}});
  EXPECT_EQ(Get(birth).version, 1);
}

TEST_F(ConsequencesTest, TheLaterRegistrationOfABusinessCounts) {
  const std::string later =
      Keep("b", "giay_chung_nhan_ho_kinh_doanh", Business("change_registration_date", "2025-09-01"));
  const std::string first = Keep("a", "giay_chung_nhan_ho_kinh_doanh", Business("issue_date", "2020-01-01"));
  EXPECT_EQ(StateNow(first), State::kSuperseded);
  EXPECT_EQ(StateNow(later), State::kInForce);
}

TEST_F(ConsequencesTest, TheCardThatRunsLongerCounts) {
  const std::string old_card = Keep("a", "can_cuoc", {{"personal_id", kId}, {"expiry_date", "2027-01-01"}});
  const std::string new_card = Keep("b", "can_cuoc", {{"personal_id", kId}, {"expiry_date", "2040-01-01"}});
  EXPECT_EQ(StateNow(old_card), State::kSuperseded);
  EXPECT_EQ(StateNow(new_card), State::kInForce);
}

TEST_F(ConsequencesTest, ASecondSheetOfTheSameParcelSupersedesTheFirst) {
  const auto land = [](const std::string& serial, const std::string& date) {
    return Values{{"certificate_serial", serial},
                  {"parcel_number", "12"},
                  {"map_sheet", "5"},
                  {"parcel_address", "Xã Đắk Sắk, huyện Đắk Mil"},
                  {"issue_date", date}};
  };
  const std::string first = Keep("a", "giay_chung_nhan_quyen_su_dung_dat", land("AB 123456", "2015-01-01"));
  const std::string second = Keep("b", "giay_chung_nhan_quyen_su_dung_dat", land("CD 654321", "2024-01-01"));
  EXPECT_EQ(StateNow(first), State::kSuperseded);
  EXPECT_EQ(StateNow(second), State::kInForce);
}

TEST_F(ConsequencesTest, TheSameParcelNumberElsewhereIsAnotherParcel) {
  const std::string first = Keep("a", "giay_chung_nhan_quyen_su_dung_dat",
                                 {{"certificate_serial", "AB 123456"},
                                  {"parcel_number", "12"},
                                  {"map_sheet", "5"},
                                  {"parcel_address", "Xã Đắk Sắk"},
                                  {"issue_date", "2015-01-01"}});
  Keep("b", "giay_chung_nhan_quyen_su_dung_dat",
       {{"certificate_serial", "CD 654321"},
        {"parcel_number", "12"},
        {"map_sheet", "5"},
        {"parcel_address", "Xã Thuận An"},
        {"issue_date", "2024-01-01"}});
  EXPECT_EQ(Get(first).version, 1);
}

TEST_F(ConsequencesTest, TwoPapersOfOneCommitActOnEachOther) {
  std::vector<Record> records = {PaperOf("a", "giay_khai_sinh", Birth()), PaperOf("b", "trich_luc_khai_tu", Death())};
  std::vector<Record> versions;
  ASSERT_TRUE(Consequences(*store_, ProjectRules()).OfCommit(&records, &versions).ok());
  EXPECT_THAT(versions, IsEmpty());
  ASSERT_THAT(records[0].validity, SizeIs(1));
  EXPECT_EQ(records[0].validity[0].state, ValidityState::kHolderDeceased);
}

TEST_F(ConsequencesTest, WhatAPersonConfirmsTakesEffectThen) {
  const std::string birth = Keep("a", "giay_khai_sinh", Birth());
  Record next = Next(Keep("c", "trich_luc_khai_tu", Death("personal_id?")));
  next.person["personal_id"] = {kId, {}, "lan", "2026-03-01T00:00:00Z"};
  const std::vector<Record> versions = Follow({next});
  ASSERT_THAT(versions, SizeIs(2));
  EXPECT_EQ(versions[1].id, birth);
}

TEST_F(ConsequencesTest, WhatAMisreadValueDidIsTakenBack) {
  const std::string birth = Keep("a", "giay_khai_sinh", Birth());
  Record next = Next(Keep("c", "trich_luc_khai_tu", Death()));
  next.person["personal_id"] = {"067090099999", {}, "lan", "2026-03-01T00:00:00Z"};
  const std::vector<Record> versions = Follow({next});
  ASSERT_THAT(versions, SizeIs(2));
  EXPECT_EQ(versions[1].id, birth);
  EXPECT_EQ(ValidityOn(versions[1], ProjectRules(), "2026-11-24").state, State::kInForce);
}

TEST_F(ConsequencesTest, WhatAPersonRestoredIsNotChangedAgain) {
  const std::string birth = Keep("a", "giay_khai_sinh", Birth());
  const std::string death = Keep("c", "trich_luc_khai_tu", Death());
  Record restored = Next(birth);
  restored.validity.push_back({ValidityState::kInForce, "", "", "lan", "2026-03-01T00:00:00Z", "nhầm người"});
  ASSERT_TRUE(store_->AddVersion(restored, "lan").ok());
  EXPECT_THAT(Follow({Next(death)}), SizeIs(1));
}

// A further scan, or a reading with better rules, makes certain what was not.
TEST_F(ConsequencesTest, AValueThatBecomesCertainInAnyVersionTakesEffect) {
  const std::string birth = Keep("a", "giay_khai_sinh", Birth());
  Record next = Next(Keep("b", "trich_luc_thay_doi_cai_chinh", Correction("personal_id?")));
  FindField(next.document.fields, "personal_id")->status = FieldStatus::kAccepted;
  const std::vector<Record> versions = Follow({next});
  ASSERT_THAT(versions, SizeIs(2));
  EXPECT_EQ(versions[1].id, birth);
  EXPECT_EQ(versions[1].cause, VersionCause::kValidity);
}

TEST_F(ConsequencesTest, TwoVersionsOfOneBatchActOnEachOther) {
  Record birth = Next(Keep("a", "giay_khai_sinh", Birth()));
  Record correction = Next(Keep("b", "trich_luc_thay_doi_cai_chinh", Correction("personal_id?")));
  FindField(correction.document.fields, "personal_id")->status = FieldStatus::kAccepted;
  const std::vector<Record> versions = Follow({correction, birth});
  ASSERT_THAT(versions, SizeIs(2)) << "no version of a version";
  EXPECT_THAT(versions[1].validity, SizeIs(1));
}

TEST_F(ConsequencesTest, WhatBecomesUncertainStaysNoted) {
  const std::string birth = Keep("a", "giay_khai_sinh", Birth());
  Record next = Next(Keep("c", "trich_luc_khai_tu", Death()));
  FindField(next.document.fields, "personal_id")->status = FieldStatus::kReview;
  EXPECT_THAT(Follow({next}), SizeIs(1));
  EXPECT_EQ(StateNow(birth), State::kHolderDeceased);
}

TEST_F(ConsequencesTest, APaperOfAnotherTypeThanItSeemedEndsNothing) {
  const std::string birth = Keep("a", "giay_khai_sinh", Birth());
  Record next = Next(Keep("c", "trich_luc_khai_tu", Death()));
  next.document.type = "khac";
  const std::vector<Record> versions = Follow({next});
  ASSERT_THAT(versions, SizeIs(2));
  EXPECT_EQ(ValidityOn(versions[1], ProjectRules(), "2026-11-24").state, State::kInForce);
}

TEST_F(ConsequencesTest, AWrongDayIsRepaired) {
  const std::string birth = Keep("a", "giay_khai_sinh", Birth());
  Record next = Next(Keep("c", "trich_luc_khai_tu", Death()));
  next.person["date_of_death"] = {"2026-05-06", {}, "lan", "2026-06-01T00:00:00Z"};
  const std::vector<Record> versions = Follow({next});
  ASSERT_THAT(versions, SizeIs(2));
  const std::vector<ValidityChange> counting = ChangesInForce(versions[1]);
  ASSERT_THAT(counting, SizeIs(1));
  EXPECT_EQ(counting[0].since, "2026-05-06");
}

TEST_F(ConsequencesTest, AVersionOfARecordWithoutACodeGetsOne) {
  store::SourceCommit commit = store::MakeCommit("a");
  commit.records = {PaperOf("a", "giay_khai_sinh", Birth())};
  const std::vector<Record> versions = Follow({Next(Put(commit))});
  EXPECT_THAT(versions.at(0).result_code, testing::StartsWith("KQ.G15.000031-"));
}

TEST_F(ConsequencesTest, ACodeOnceIssuedStays) {
  const std::string birth = Keep("a", "giay_khai_sinh", Birth());
  Record next = Next(birth);
  next.document.type = "giay_chung_nhan_ket_hon";
  EXPECT_EQ(Follow({next}).at(0).result_code, Get(birth).result_code);
}

TEST(ResultCodeTest, FollowsTheSchemeAndHoldsNothingRead) {
  const Record record = PaperOf("a", "giay_khai_sinh", {{"document_number", "47/2025"}});
  EXPECT_EQ(NewResultCode(record, ProjectRules().result_codes()), "KQ.G15.000031-261124-" + record.id);
}

TEST(ResultCodeTest, APaperThatIsNoResultGetsNone) {
  EXPECT_EQ(NewResultCode(PaperOf("a", "giay_tiep_nhan_ho_so", {}), ProjectRules().result_codes()), "");
}

}  // namespace
}  // namespace sohoa::reuse
