// What is accepted unseen and what goes to a person.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/papers/doubts.h"
#include "tests/unit/papers/page_builder.h"
#include "tests/unit/papers/shipped_rules.h"

namespace sohoa::papers {
namespace {

using ::testing::Contains;

Document Certificate(std::string_view birth, std::string_view id, std::string_view words, double confidence = 0.96,
                     bool penned = false) {
  return ReadOne(PageBuilder()
                     .StandardHead("UBND HUYỆN KRÔNG NÔ", "ỦY BAN NHÂN DÂN XÃ NÂM NUNG", "Số: 129", "")
                     .Title("GIẤY KHAI SINH")
                     .Confidence(confidence)
                     .Penned(penned)
                     .Text("Họ, chữ đệm, tên: HỒ THỊ QUYỀN")
                     .Text("Ngày, tháng, năm sinh: " + std::string(birth))
                     .Text("Ghi bằng chữ: " + std::string(words))
                     .Text("Giới tính: Nữ     Dân tộc: Kinh")
                     .Text("Số định danh cá nhân: " + std::string(id))
                     .Build());
}

constexpr std::string_view kWords = "Ngày hai mươi bốn, tháng mười một, năm hai nghìn không trăm linh bốn";

FieldStatus StatusOf(const Document& document, const std::string& field) {
  return FindField(document.fields, field)->status;
}

TEST(Confidence, AcceptsADateThatWordsConfirm) {
  EXPECT_EQ(StatusOf(Certificate("24/11/2004", "067304932018", kWords), "date_of_birth"), FieldStatus::kAccepted);
}

TEST(Confidence, SendsADateToReviewThatWordsContradict) {
  EXPECT_EQ(StatusOf(Certificate("21/11/2004", "067304932018", kWords), "date_of_birth"), FieldStatus::kReview);
}

TEST(Confidence, SendsAnIdentifierToReviewThatContradictsTheSex) {
  EXPECT_EQ(StatusOf(Certificate("24/11/2004", "067204932018", kWords), "personal_id"), FieldStatus::kReview);
}

TEST(Confidence, SendsHandwritingToReviewHoweverSureTheReaderIs) {
  const Document paper = Certificate("24/11/2004", "067304932018", kWords, 0.99, true);
  EXPECT_EQ(StatusOf(paper, "date_of_birth"), FieldStatus::kReview);
  EXPECT_THAT(FindField(paper.fields, "date_of_birth")->notes, Contains("handwritten"));
}

TEST(Confidence, SendsANumberWithAGapToReview) {
  PageBuilder builder;
  builder.StandardHead("", "ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG", "Số: 229 /KH-UBND", "Đắk Nông, ngày 05 tháng 01 năm 2022");
  const Document paper = ReadOne(builder.Title("KẾ HOẠCH").Build());
  EXPECT_EQ(StatusOf(paper, "document_number"), FieldStatus::kReview);
  EXPECT_EQ(StatusOf(paper, "issue_date"), FieldStatus::kAccepted);
}

TEST(Confidence, IsLowerForWordsThatWereReadWithDoubt) {
  const Document sure = Certificate("24/11/2004", "067304932018", kWords, 0.96);
  const Document doubtful = Certificate("24/11/2004", "067304932018", kWords, 0.4);
  EXPECT_GT(FindField(sure.fields, "holder_name")->confidence, FindField(doubtful.fields, "holder_name")->confidence);
}

Document Letter(double name_confidence) {
  PageBuilder builder;
  builder.StandardHead("", "ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG", "Số: 229/KH-UBND", "Đắk Nông, ngày 05 tháng 01 năm 2022");
  builder.Title("KẾ HOẠCH")
      .Title("Phòng, chống thiên tai năm 2022")
      .Right("TM. ỦY BAN NHÂN DÂN")
      .Right("CHỦ TỊCH")
      .Gap(5);
  return ReadOne(builder.Confidence(name_confidence).Right("Nguyễn Văn Bình").Build());
}

TEST(Confidence, SendsASignerToReviewWhomOnlyTheNetForScriptFacesHasRead) {
  EXPECT_EQ(StatusOf(Letter(0.96), "signer_name"), FieldStatus::kAccepted);
  // As sure as such a name can be: kMostOfNet in extractors/reading/row_lettering.h.
  const Document held_back = Letter(0.4);
  EXPECT_EQ(ValueOf(held_back, "signer_name"), "Nguyễn Văn Bình");
  EXPECT_EQ(StatusOf(held_back, "signer_name"), FieldStatus::kReview);
}

// The words of a page with another reading of one of them.
Page WithSecondLook(Page page, std::string_view word, std::string_view other) {
  for (Word& each : page.words) {
    if (each.text == word) each.alternatives.emplace_back(other);
  }
  return page;
}

Document Letter(std::string_view date, std::string_view word, std::string_view other,
                std::string_view agency = "ỦY BAN NHÂN DÂN XÃ KIẾN ĐỨC") {
  PageBuilder builder;
  builder.StandardHead("", agency, "Số: 12/KH-UBND", date).Title("KẾ HOẠCH").Centre("Về việc thu gom rác thải");
  return ReadOne(WithSecondLook(builder.Build(), word, other));
}

TEST(Confidence, SendsADateToReviewThatASecondLookReadsOtherwise) {
  EXPECT_EQ(StatusOf(Letter("Kiến Đức, ngày 06 tháng 10 năm 2025", "06", "08"), "issue_date"), FieldStatus::kReview);
}

TEST(Confidence, AcceptsADateWhoseSecondLookIsNoDate) {
  EXPECT_EQ(StatusOf(Letter("Kiến Đức, ngày 06 tháng 10 năm 2025", "06", "0ô"), "issue_date"), FieldStatus::kAccepted);
}

TEST(Confidence, AcceptsAPlaceThatTheAgencyIsNamedFor) {
  EXPECT_EQ(StatusOf(Letter("Kiến Đức, ngày 06 tháng 10 năm 2025", "", ""), "issue_place"), FieldStatus::kAccepted);
}

TEST(Confidence, SendsAPlaceToReviewThatIsTheEndOfTheAgencysUnit) {
  const Document paper = Letter("Gia Nghĩa, ngày 06 tháng 10 năm 2025", "", "", "ỦY BAN NHÂN DÂN PHƯỜNG NAM GIA NGHĨA");
  EXPECT_EQ(StatusOf(paper, "issue_place"), FieldStatus::kReview);
}

TEST(Confidence, ShowsTheAgencysUnitForAPlaceThatNoListKnows) {
  const Document paper = Letter("Kiến Đưc, ngày 06 tháng 10 năm 2025", "", "");
  EXPECT_EQ(ValueOf(paper, "issue_place"), "Kiến Đức");
}
TEST(Confidence, SendsANumberToReviewBeforeWhichASecondLookSawASign) {
  PageBuilder builder;
  builder.StandardHead("", "ỦY BAN NHÂN DÂN XÃ KIẾN ĐỨC", "Số: 33/KH-UBND", "Kiến Đức, ngày 05 tháng 01 năm 2022");
  const Document paper = ReadOne(WithSecondLook(builder.Title("KẾ HOẠCH").Build(), "33/KH-UBND", "_33/KH-UBND"));
  EXPECT_EQ(StatusOf(paper, "document_number"), FieldStatus::kReview);
}

TEST(Confidence, SendsAnAddressToReviewThatEndsWithAComma) {
  const Document paper = ReadOne(PageBuilder()
                                     .StandardHead("", "ỦY BAN NHÂN DÂN XÃ NÂM NUNG", "Số: 129", "")
                                     .Title("GIẤY KHAI SINH")
                                     .Text("Họ, chữ đệm, tên: HỒ THỊ QUYỀN")
                                     .Text("Nơi sinh: Thôn 11, phường Nghĩa Đức,")
                                     .Build());
  EXPECT_EQ(StatusOf(paper, "place_of_birth"), FieldStatus::kReview);
}

Page Signed(std::string_view name, double from) {
  PageBuilder builder;
  builder.StandardHead("", "ỦY BAN NHÂN DÂN XÃ KIẾN ĐỨC", "Số: 12/KH-UBND", "Kiến Đức, ngày 06 tháng 10 năm 2025")
      .Title("KẾ HOẠCH")
      .Centre("Về việc thu gom rác thải")
      .Gap(4)
      .Right("CHỦ TỊCH")
      .Gap(3);
  return (from > 0 ? builder.TwoColumns("", name, from) : builder.Right(name)).Build();
}

TEST(Confidence, TakesANearReadingForAWordThatNobodyIsCalledButLetsAPersonLook) {
  const Document paper = ReadOne(WithSecondLook(Signed("Đỗ Thị Lệ Hảu", 0), "Hảu", "Hảo"));
  EXPECT_EQ(ValueOf(paper, "signer_name"), "Đỗ Thị Lệ Hảo");
  EXPECT_EQ(StatusOf(paper, "signer_name"), FieldStatus::kReview);
}

TEST(Confidence, KeepsAKnownNameWhateverWasNearlyRead) {
  EXPECT_EQ(ValueOf(ReadOne(WithSecondLook(Signed("Đỗ Thị Lệ Hảo", 0), "Hảo", "Hoa")), "signer_name"), "Đỗ Thị Lệ Hảo");
}

TEST(Confidence, SendsASignerToReviewWhoStandsRightOfTheOfficesMiddle) {
  EXPECT_EQ(StatusOf(ReadOne(Signed("Trần Văn Nam", 0)), "signer_name"), FieldStatus::kAccepted);
  EXPECT_EQ(StatusOf(ReadOne(Signed("Trần Văn Nam", 0.7)), "signer_name"), FieldStatus::kReview);
}

TEST(Confidence, SendsASignerToReviewWhoStandsLeftOfTheOfficesMiddle) {
  EXPECT_EQ(StatusOf(ReadOne(Signed("Trần Văn Nam", 0.5)), "signer_name"), FieldStatus::kReview);
}

double ConfidenceOfSigner(std::string_view name, std::string_view sign) {
  Page page = Signed(name, 0);
  for (Word& word : page.words) {
    if (word.text == sign) word.confidence = 0.4;
  }
  return FindField(ReadOne(page).fields, "signer_name")->confidence;
}

TEST(Confidence, OfANameDoesNotFallForASignThatAStrokeLeftBesideIt) {
  EXPECT_GT(ConfidenceOfSigner("-- Trần Văn Nam", "--"), 0.99);
}

TEST(Confidence, OfAShortNameFallsForASignThatMayHaveBeenAWordOfIt) {
  EXPECT_LT(ConfidenceOfSigner("-- Trần Nam", "--"), 0.98);
}

TEST(IsDoubtful, AnOfficeWithSignsThatASealLeftInItsLine) {
  values::Value value;
  value.value = "PHÓ CHỦ TỊCH";
  Span span;
  span.text = "~~ Lo CHỦ TỊCH";
  EXPECT_TRUE(IsDoubtful(values::Kind::kTitle, span, value));
  span.text = "PHO CHỦ TỊCH";
  EXPECT_FALSE(IsDoubtful(values::Kind::kTitle, span, value));
}

}  // namespace
}  // namespace sohoa::papers
