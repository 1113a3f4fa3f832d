#include "pipeline/identity.h"

#include <gtest/gtest.h>

#include <utility>

namespace sohoa::pipeline {
namespace {

Document Paper(FieldStatus number_status, FieldStatus subject_status) {
  Document document;
  document.legal_identity = "x";
  document.fields.resize(2);
  document.fields.at(0).name = "document_number";
  document.fields.at(0).status = number_status;
  document.fields.at(1).name = "subject";
  document.fields.at(1).status = subject_status;
  return document;
}

const std::vector<std::string> kNumber{"document_number"};

TEST(IdentityIsCertain, WhenItsFieldsAreAccepted) {
  EXPECT_TRUE(IdentityIsCertain(Paper(FieldStatus::kAccepted, FieldStatus::kReview), kNumber))
      << "a subject is no part of an identity";
}

TEST(IdentityIsCertain, NotWhenOneOfThemWaitsForAPerson) {
  EXPECT_FALSE(IdentityIsCertain(Paper(FieldStatus::kReview, FieldStatus::kAccepted), kNumber));
}

TEST(IdentityIsCertain, NotWhenOneOfThemIsMissing) {
  EXPECT_FALSE(
      IdentityIsCertain(Paper(FieldStatus::kAccepted, FieldStatus::kAccepted), {"document_number", "issue_date"}));
}

TEST(IdentityIsCertain, NotForATypeWithoutOne) {
  EXPECT_FALSE(IdentityIsCertain(Paper(FieldStatus::kAccepted, FieldStatus::kAccepted), {}));
}

TEST(IdentityIsCertain, NotWithoutAnIdentity) {
  Document document = Paper(FieldStatus::kAccepted, FieldStatus::kAccepted);
  document.legal_identity.clear();
  EXPECT_FALSE(IdentityIsCertain(document, kNumber));
}

// ---- Two papers compared by the shipped rules -----------------------------------------------------------------------

const std::vector<std::string> kBirthIdentity{"document_number", "issuing_agency", "holder_name", "date_of_birth"};

class CompareByShippedRules : public testing::Test {
 protected:
  static settings::IdentityRules Rules() {
    std::vector<settings::Problem> problems;
    settings::IdentityRules rules = settings::LoadIdentityRules(SOHOA_SOURCE_DIR "/config", &problems);
    EXPECT_TRUE(problems.empty());
    return rules;
  }

  static void Set(Document* document, const std::string& name, const std::string& value, double confidence = 0.999) {
    Field* field = FindField(document->fields, name);
    if (field == nullptr) {
      field = &document->fields.emplace_back();
      field->name = name;
    }
    field->value = value;
    field->confidence = confidence;
    field->status = confidence >= 0.98 ? FieldStatus::kAccepted : FieldStatus::kReview;
  }

  static Document Birth() {
    Document paper;
    paper.type = "giay_khai_sinh";
    paper.pages = {1};
    Set(&paper, "document_number", "33/2008");
    Set(&paper, "issuing_agency", "ỦY BAN NHÂN DÂN XÃ ĐẮK SẮK");
    Set(&paper, "issue_date", "2008-03-05");
    Set(&paper, "holder_name", "Ngô Đinh Hoàng");
    Set(&paper, "date_of_birth", "2008-02-20");
    Set(&paper, "personal_id", "067308430326");
    Set(&paper, "mother_name", "Trần Thị Công");
    Set(&paper, "father_name", "Ngô Văn Bá");
    paper.text_signature = std::vector<std::uint32_t>(30, 7);
    paper.picture_hashes = {0xf0f0};
    return paper;
  }

  Likeness Of(const Document& scan, const Document& stored) const {
    Record record;
    record.id = "R1";
    record.document = stored;
    return Compare(scan, record, kBirthIdentity, rules_);
  }

  const settings::IdentityRules rules_ = Rules();
};

TEST_F(CompareByShippedRules, TheSameSheetIsTheSameSheet) {
  const Likeness likeness = Of(Birth(), Birth());
  EXPECT_EQ(likeness.verdict, Verdict::kSame);
  EXPECT_TRUE(likeness.same_sheet);
}

TEST_F(CompareByShippedRules, FindsASheetWhoseValuesAllWaitForAPerson) {
  Document scan = Birth();
  for (Field& field : scan.fields) {
    field.confidence = 0.8;
    field.status = FieldStatus::kReview;
  }
  EXPECT_EQ(Of(scan, Birth()).verdict, Verdict::kSame);
}

TEST_F(CompareByShippedRules, AnotherSheetOfTheSameResultIsTheSameResult) {
  Document copy = Birth();
  copy.text_signature = std::vector<std::uint32_t>(30, 8);
  Set(&copy, "issue_date", "2020-11-02");
  const Likeness likeness = Of(copy, Birth());
  EXPECT_EQ(likeness.verdict, Verdict::kSame);
  EXPECT_FALSE(likeness.same_sheet);
}

// A pen's slash is read as a 1 in one scan of a sheet, and not in the other.
TEST_F(CompareByShippedRules, APensSlashReadAsAOneIsNoOtherNumber) {
  const auto numbered = [](const std::string& number, double confidence) {
    Document paper;
    paper.type = "phieu_ly_lich_tu_phap";
    paper.pages = {1};
    Set(&paper, "document_number", number, confidence);
    Set(&paper, "issuing_agency", "SỞ TƯ PHÁP");
    Set(&paper, "issue_date", "2020-10-12", 0.97);
    Set(&paper, "holder_name", "Nguyễn Diệu Dương", 0.94);
    Set(&paper, "date_of_birth", "2003-10-11");
    Set(&paper, "personal_id", "067203713281");
    paper.text_signature = std::vector<std::uint32_t>(30, 7);
    return paper;
  };
  const Document stored = numbered("3361/STP-LLTP", 0.77);
  EXPECT_EQ(Of(numbered("33611/STP-LLTP", 0.17), stored).verdict, Verdict::kSame);
  EXPECT_NE(Of(numbered("33612/STP-LLTP", 0.77), stored).verdict, Verdict::kSame);
  EXPECT_NE(Of(numbered("33611/STP-LLTP", 0.999), stored).verdict, Verdict::kSame) << "surely another number";
  EXPECT_NE(Of(numbered("11/STP-LLTP", 0.17), numbered("1/STP-LLTP", 0.77)).verdict, Verdict::kSame);
}

TEST_F(CompareByShippedRules, TwinsAreTwo) {
  Document twin = Birth();
  Set(&twin, "document_number", "34/2008");
  Set(&twin, "holder_name", "Ngô Đinh Công");
  Set(&twin, "personal_id", "067308430327");
  EXPECT_EQ(Of(twin, Birth()).verdict, Verdict::kDifferent);
}

TEST_F(CompareByShippedRules, TwinsWithoutReadNumbersAreTwo) {
  Document twin = Birth();
  Set(&twin, "document_number", "");
  Set(&twin, "personal_id", "");
  Set(&twin, "holder_name", "Ngô Đinh Hoàn", 0.7);
  EXPECT_NE(Of(twin, Birth()).verdict, Verdict::kSame);
}

TEST_F(CompareByShippedRules, NamesThatDifferInAccentsAloneAreTwoPeople) {
  Document other = Birth();
  Set(&other, "holder_name", "Ngô Đình Hoàng");
  EXPECT_EQ(Of(other, Birth()).verdict, Verdict::kDifferent);
}

TEST_F(CompareByShippedRules, FatherAndSonOfOneNameAreTwo) {
  Document son = Birth();
  Set(&son, "date_of_birth", "2030-02-20");
  Set(&son, "personal_id", "");
  EXPECT_EQ(Of(son, Birth()).verdict, Verdict::kDifferent);
}

TEST_F(CompareByShippedRules, TheNextNumberIsAnotherPaperHoweverItWasRead) {
  Document next = Birth();
  Set(&next, "document_number", "34/2008", 0.7);
  EXPECT_EQ(Of(next, Birth()).verdict, Verdict::kUnsure) << "all else is equal: a person should look";
}

TEST_F(CompareByShippedRules, ANumberOfAnotherYearIsAnotherPaper) {
  Document letter;
  letter.type = "cong_van";
  Set(&letter, "document_number", "12/UBND-NC");
  Set(&letter, "issuing_agency", "UBND xã Đắk Sắk");
  Set(&letter, "issue_date", "2023-05-05");
  Set(&letter, "subject", "báo cáo quý");
  Document other = letter;
  Set(&other, "issue_date", "2024-05-05");
  EXPECT_EQ(Of(other, letter).verdict, Verdict::kDifferent);
}

TEST_F(CompareByShippedRules, AnAmendedRegistrationIsNoCopyOfTheFirst) {
  Document first;
  first.type = "giay_chung_nhan_ho_kinh_doanh";
  Set(&first, "registration_code", "63A8043855");
  Set(&first, "first_registration_date", "2020-10-25");
  Set(&first, "owner_id", "067190000001");
  Set(&first, "business_name", "CƠ KHÍ LAI THỨC");
  Document amended = first;
  Set(&amended, "change_registration_date", "2023-01-09");
  EXPECT_NE(Of(amended, first).verdict, Verdict::kSame);
}

TEST_F(CompareByShippedRules, TypesAreNeverMixed) {
  Document extract = Birth();
  extract.type = "trich_luc_khai_sinh";
  EXPECT_EQ(Of(extract, Birth()).verdict, Verdict::kDifferent);
}

TEST_F(CompareByShippedRules, PagesInAnotherOrderAreTheSameSheet) {
  Document scan = Birth();
  scan.pages = {1, 2};
  scan.picture_hashes = {0xffff, 0xff00000000000000};
  Document stored = scan;
  std::swap(stored.picture_hashes.front(), stored.picture_hashes.back());
  EXPECT_TRUE(IsSameSheet(scan, stored, rules_));
}

TEST_F(CompareByShippedRules, APersonsValueCounts) {
  Record record;
  record.document = Birth();
  Set(&record.document, "document_number", "33/2008", 0.9);
  record.person["document_number"].value = "36/2008";
  EXPECT_NE(Compare(Birth(), record, kBirthIdentity, rules_).verdict, Verdict::kSame);
}

}  // namespace
}  // namespace sohoa::pipeline
