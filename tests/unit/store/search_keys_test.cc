#include "store/search_keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sohoa::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(KindsOfField, KnowsTheFieldsOfEveryPaper) {
  EXPECT_THAT(KindsOfField("holder_name"), ElementsAre(IndexKind::kName));
  EXPECT_THAT(KindsOfField("business_name"), ElementsAre(IndexKind::kName));
  EXPECT_THAT(KindsOfField("personal_id"), ElementsAre(IndexKind::kIdentifier));
  EXPECT_THAT(KindsOfField("registration_code"), ElementsAre(IndexKind::kIdentifier));
  EXPECT_THAT(KindsOfField("certificate_serial"), ElementsAre(IndexKind::kIdentifier));
  EXPECT_THAT(KindsOfField("register_number"), ElementsAre(IndexKind::kIdentifier));
  EXPECT_THAT(KindsOfField("parcel_number"), ElementsAre(IndexKind::kIdentifier));
  EXPECT_THAT(KindsOfField("phone"), ElementsAre(IndexKind::kIdentifier));
  EXPECT_THAT(KindsOfField("document_number"), ElementsAre(IndexKind::kNumber));
  EXPECT_THAT(KindsOfField("issue_date"), ElementsAre(IndexKind::kIssueDate, IndexKind::kAnyDate));
  EXPECT_THAT(KindsOfField("wife_date_of_birth"), ElementsAre(IndexKind::kAnyDate));
  EXPECT_THAT(KindsOfField("parcel_address"), ElementsAre(IndexKind::kPlace));
  EXPECT_THAT(KindsOfField("last_residence"), ElementsAre(IndexKind::kPlace));
  EXPECT_THAT(KindsOfField("parent_agency"), ElementsAre(IndexKind::kAgency));
}

TEST(KindsOfField, LeavesOutWhatNobodySearchesBy) {
  EXPECT_THAT(KindsOfField("sex"), IsEmpty());
  EXPECT_THAT(KindsOfField("procedure_name"), IsEmpty());
}

TEST(NumberText, ForgetsSpacesCaseMarksAndLeadingZeros) {
  EXPECT_EQ(NumberText("7815 / UBND-NC"), "7815/ubnd-nc");
  EXPECT_EQ(NumberText("07/QĐ-UBND"), "7/qd-ubnd");
}

TEST(IdentifierText, KeepsLettersAndDigitsOnly) {
  EXPECT_EQ(IdentifierText("AB 123456"), "ab123456");
  EXPECT_EQ(IdentifierText("888.9545300"), "8889545300");
  EXPECT_EQ(IdentifierText("Đ-01"), "d01");
}

TEST(TypeText, TakesTheNameOfATypeAsPeopleWriteIt) {
  EXPECT_EQ(TypeText("Giấy khai sinh"), "giay_khai_sinh");
  EXPECT_EQ(TypeText("giay_khai_sinh"), "giay_khai_sinh");
}

TEST(NameTexts, BeginAtEveryWord) {
  const auto texts = NameTexts("Trần Thị Công");
  ASSERT_EQ(texts.size(), 3U);
  EXPECT_EQ(texts[0].folded, "tran thi cong");
  EXPECT_EQ(texts[1].folded, "thi cong");
  EXPECT_EQ(texts[2].folded, "cong");
  EXPECT_EQ(texts[2].exact, "CÔNG");
}

TEST(NameTexts, MeetBothWaysOfPlacingATone) {
  EXPECT_EQ(WholeNameText("Nguyễn Thị Hoà").exact, WholeNameText("NGUYỄN THỊ HÒA").exact);
}

TEST(PhraseTexts, WriteOutAbbreviations) {
  EXPECT_EQ(WholePhraseText("UBND tỉnh Đắk Nông"), WholePhraseText("ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG"));
}

TEST(PhraseTexts, MeetTheSpellingsOfAPlace) {
  EXPECT_EQ(WholePhraseText("Đắk R'Lấp"), WholePhraseText("Dak RLap"));
  EXPECT_EQ(WholePhraseText("Đắc Mil"), WholePhraseText("Đăk Mil"));
}

TEST(PhraseTexts, BeginAtEveryWordOfAnAddress) {
  EXPECT_THAT(PhraseTexts("Đức Lập, Đắk Mil"), ElementsAre("duclapdakmil", "lapdakmil", "dakmil", "mil"));
}

TEST(DayText, ReadsDaysAsPeopleTypeThem) {
  EXPECT_EQ(DayText("20/12/2023"), "2023-12-20");
  EXPECT_EQ(DayText(" 3.9.1990 "), "1990-09-03");
  EXPECT_EQ(DayText("2023-12-20"), "2023-12-20");
}

TEST(DayText, RefusesWhatIsNoDay) {
  EXPECT_FALSE(DayText("7815/UBND-NC").has_value());
  EXPECT_FALSE(DayText("30/02/2023").has_value());
  EXPECT_FALSE(DayText("143/2023").has_value());
  EXPECT_FALSE(DayText("").has_value());
}

}  // namespace
}  // namespace sohoa::store
