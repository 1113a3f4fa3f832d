#include "cli/record_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sohoa::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Field Make(const std::string& name, const std::string& value, FieldStatus status = FieldStatus::kAccepted) {
  Field field;
  field.name = name;
  field.value = value;
  field.status = status;
  return field;
}

Record WithFields(std::vector<Field> fields) {
  Record record;
  record.document.fields = std::move(fields);
  return record;
}

TEST(HeadlineTest, IsTheHolder) {
  EXPECT_EQ(Headline({Make("subject", "x"), Make("holder_name", "Trần Thị Công")}), "Trần Thị Công");
}

TEST(HeadlineTest, IsTheCouple) {
  EXPECT_EQ(Headline({Make("wife_name", "Lê A"), Make("husband_name", "Vũ B")}), "Lê A, Vũ B");
}

TEST(HeadlineTest, IsEmptyWhenNobodyIsNamed) { EXPECT_EQ(Headline({Make("issue_date", "2023-12-20")}), ""); }

TEST(MaskTest, HidesAPersonalIdentifierButForItsEnd) {
  EXPECT_EQ(MaskIdentifiers("CCCD 046083004217, Huế"), "CCCD •••••••••217, Huế");
}

TEST(MaskTest, HidesAnOldIdentityNumberAndAPhone) {
  EXPECT_EQ(MaskIdentifiers("191234567 0905123456"), "••••••567 •••••••456");
}

TEST(MaskTest, LeavesTimesNumbersAndCodesOfPapers) {
  for (const char* text :
       {"scan_20261124093015.pdf", "202611240930", "7815/UBND-NC", "H16.12-231220-0007", "2023-12-20"}) {
    EXPECT_EQ(MaskIdentifiers(text), text);
  }
}

TEST(MaskTest, HidesAnIdentifierThatWasMisread) {
  EXPECT_EQ(MaskedValue(Make("holder_id", "0460S3004217")), "•••••••••217");
}

TEST(PageListTest, JoinsRuns) {
  EXPECT_EQ(PageList({3}), "3");
  EXPECT_EQ(PageList({1, 2, 3, 4}), "1-4");
  EXPECT_EQ(PageList({1, 2, 5}), "1-2, 5");
  EXPECT_EQ(PageList({}), "");
}

TEST(WhyReviewTest, SaysHowUnsureTheMachineIs) {
  Field field = Make("sex", "Nữ", FieldStatus::kReview);
  field.confidence = 0.714;
  EXPECT_EQ(WhyReview(field, Language::kVietnamese), "máy chỉ chắc 71%");
}

TEST(WhyReviewTest, SaysWhatTheNotesMean) {
  Field field = Make("sex", "Nữ", FieldStatus::kReview);
  field.notes = {"handwritten"};
  EXPECT_EQ(WhyReview(field, Language::kVietnamese), "chữ viết tay");
}

TEST(WhyReviewTest, LeavesOutWhatSpeaksForTheValue) {
  Field field = Make("personal_id", "067184000001", FieldStatus::kReview);
  field.notes = {"agrees:id_birth", "contradicts:id_sex"};
  EXPECT_EQ(WhyReview(field, Language::kVietnamese), "số định danh không khớp giới tính");
}

TEST(NotesForPeopleTest, SaysThatTheMachineIsUnsureOfANoteThatItDoesNotKnow) {
  Field field;
  field.notes = {"something_new"};
  EXPECT_THAT(NotesForPeople(field, Language::kEnglish), ElementsAre("the machine is not sure of this value"));
}

TEST(NotesForPeopleTest, DoesNotRepeatItself) {
  Field field;
  field.notes = {"handwritten", "handwritten"};
  EXPECT_THAT(NotesForPeople(field, Language::kEnglish), ElementsAre("written by hand"));
}

TEST(CountFieldsTest, TellsAcceptedFromWaiting) {
  const FieldCounts counts =
      CountFields({Make("a", "1"), Make("b", "2", FieldStatus::kReview), Make("c", "3", FieldStatus::kReview)});
  EXPECT_EQ(counts.accepted, 1U);
  EXPECT_EQ(counts.review, 2U);
}

TEST(DifferencesTest, FindsAChangedValue) {
  const auto differences = Differences(WithFields({Make("sex", "Nam")}), WithFields({Make("sex", "Nữ")}));
  ASSERT_EQ(differences.size(), 1U);
  EXPECT_EQ(differences[0].before, "Nam");
  EXPECT_EQ(differences[0].after, "Nữ");
}

TEST(DifferencesTest, FindsANewAndAGoneField) {
  const auto differences = Differences(WithFields({Make("a", "1")}), WithFields({Make("b", "2")}));
  ASSERT_EQ(differences.size(), 2U);
  EXPECT_EQ(differences[0].field, "b");
  EXPECT_EQ(differences[0].before, "");
  EXPECT_EQ(differences[1].field, "a");
  EXPECT_EQ(differences[1].after, "");
}

TEST(DifferencesTest, FindsAConfirmation) {
  const Record before = WithFields({Make("sex", "Nữ", FieldStatus::kReview)});
  Record after = before;
  after.person["sex"] = {"Nữ", {}, "lan", "2026-01-01T00:00:00Z"};
  const auto differences = Differences(before, after);
  ASSERT_EQ(differences.size(), 1U);
  EXPECT_TRUE(differences[0].now_settled);
}

TEST(DifferencesTest, FindsNothingBetweenEquals) {
  const Record record = WithFields({Make("sex", "Nữ")});
  EXPECT_TRUE(Differences(record, record).empty());
}

TEST(DifferencesTest, FindsAnotherType) {
  Record before;
  before.document.type = "khac";
  Record after;
  after.document.type = "cong_van";
  EXPECT_EQ(Differences(before, after).at(0).field, "type");
}

}  // namespace
}  // namespace sohoa::cli
