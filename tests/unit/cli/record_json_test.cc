#include "cli/record_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sohoa::cli {
namespace {

using ::testing::ElementsAre;

Field NameField() {
  Field field;
  field.name = "holder_name";
  field.value = "Trần Thị Công";
  field.raw = "TRẦN THỊ CÔNG";
  field.confidence = 0.98;
  field.status = FieldStatus::kAccepted;
  field.page = 1;
  field.box = {0.31, 0.22, 0.62, 0.24};
  field.rule = "giay_khai_sinh/holder_name";
  return field;
}

Record BirthRecord() {
  Record record;
  record.id = "R0123456789abcdef";
  record.dossier = "H16.12-231220-0007";
  record.source_path = "inbox/a.zip/scan1.pdf";
  record.document.pages = {1, 2};
  record.document.type = "giay_khai_sinh";
  record.document.type_confidence = 0.99;
  record.document.fields = {NameField()};
  return record;
}

Outcome StoredOutcome() {
  Outcome outcome;
  outcome.kind = OutcomeKind::kStored;
  outcome.record = BirthRecord();
  outcome.source_path = outcome.record.source_path;
  outcome.dossier = outcome.record.dossier;
  outcome.pages = outcome.record.document.pages;
  return outcome;
}

Outcome Duplicate(DuplicateKind kind) {
  Outcome outcome = StoredOutcome();
  outcome.kind = OutcomeKind::kDuplicate;
  outcome.duplicate_kind = kind;
  outcome.duplicate_of = "Rfedcba9876543210";
  outcome.source_path = "inbox/b.pdf";
  outcome.pages = {3};
  return outcome;
}

Outcome FailedOutcome(OutcomeKind kind, Error reason) {
  Outcome outcome;
  outcome.kind = kind;
  outcome.source_path = reason.file;
  outcome.reason = std::move(reason);
  return outcome;
}

std::vector<std::string> Keys(const Json& json) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  return keys;
}

TEST(OutcomeJsonTest, AStoredPaperIsTheLineThatIsFixed) {
  EXPECT_EQ(ToLine(OutcomeJson(StoredOutcome(), Language::kEnglish)),
            R"({"outcome":"stored","record":"R0123456789abcdef","dossier":"H16.12-231220-0007",)"
            R"("source":"inbox/a.zip/scan1.pdf","pages":[1,2],"type":"giay_khai_sinh","type_confidence":0.99,)"
            R"("duplicate_of":null,"duplicate_kind":null,"reason":null,)"
            R"("fields":{"holder_name":{"value":"Trần Thị Công","raw":"TRẦN THỊ CÔNG","confidence":0.98,)"
            R"("status":"accepted","page":1,"box":[0.31,0.22,0.62,0.24],"rule":"giay_khai_sinh/holder_name"}}})");
}

TEST(OutcomeJsonTest, NoDossierIsNull) {
  Outcome outcome = StoredOutcome();
  outcome.dossier.clear();
  EXPECT_TRUE(OutcomeJson(outcome, Language::kEnglish)["dossier"].is_null());
}

TEST(OutcomeJsonTest, ADuplicateNamesTheRecordThatItRepeats) {
  const Json json = OutcomeJson(Duplicate(DuplicateKind::kResult), Language::kEnglish);
  EXPECT_EQ(json["outcome"], "duplicate");
  EXPECT_EQ(json["record"], "Rfedcba9876543210");
  EXPECT_EQ(json["duplicate_of"], "Rfedcba9876543210");
  EXPECT_EQ(json["duplicate_kind"], "result");
}

TEST(OutcomeJsonTest, ADuplicateNamesItsOwnFileAndPages) {
  const Json json = OutcomeJson(Duplicate(DuplicateKind::kBytes), Language::kEnglish);
  EXPECT_EQ(json["source"], "inbox/b.pdf");
  EXPECT_EQ(json["pages"], Json({3}));
}

TEST(OutcomeJsonTest, ADuplicateCarriesFields) {
  const Json json = OutcomeJson(Duplicate(DuplicateKind::kBytes), Language::kEnglish);
  EXPECT_EQ(json["fields"]["holder_name"]["value"], "Trần Thị Công");
}

TEST(OutcomeJsonTest, AFailedInputHasItsReasonAndNoFields) {
  const Json json = OutcomeJson(
      FailedOutcome(OutcomeKind::kQuarantined, {ErrorCode::kFileDamaged, "in/a.pdf", 0, "xref"}), Language::kEnglish);
  EXPECT_EQ(json["source"], "in/a.pdf");
  EXPECT_EQ(json["outcome"], "quarantined");
  EXPECT_EQ(json["reason"], "file_damaged");
  EXPECT_EQ(json["message"], "The file is damaged or incomplete");
  EXPECT_EQ(json["detail"], "xref");
  EXPECT_FALSE(json.contains("fields"));
}

TEST(OutcomeJsonTest, AnExcludedPageIsNamed) {
  Outcome outcome = FailedOutcome(OutcomeKind::kExcluded, {ErrorCode::kBlankPages, "in/a.pdf", 4, ""});
  outcome.pages = {4};
  const Json json = OutcomeJson(outcome, Language::kVietnamese);
  EXPECT_EQ(json["outcome"], "excluded");
  EXPECT_EQ(json["pages"], Json({4}));
  EXPECT_EQ(json["message"], "Trang trắng, trang 4");
}

TEST(FieldJsonTest, AListIsAnArray) {
  Field field;
  field.value = "Sở Nội vụ; Lưu: VT";
  field.items = {"Sở Nội vụ", "Lưu: VT"};
  EXPECT_EQ(FieldJson(field)["value"], Json({"Sở Nội vụ", "Lưu: VT"}));
}

TEST(FieldJsonTest, AFieldThatCouldNotBeReadHasNoValue) {
  Field field;
  field.name = "signer_name";
  field.notes = {"unread"};
  const Json json = FieldJson(field);
  EXPECT_TRUE(json["value"].is_null());
  EXPECT_EQ(json["status"], "review");
}

TEST(FieldJsonTest, FiguresAreRounded) {
  Field field = NameField();
  field.confidence = 0.987654321;
  field.box = {1.0 / 3, 0.2, 2.0 / 3, 0.25};
  EXPECT_EQ(FieldJson(field)["confidence"].dump(), "0.9877");
  EXPECT_EQ(FieldJson(field)["box"].dump(), "[0.3333,0.2,0.6667,0.25]");
}

TEST(FieldJsonTest, AValueWithoutAPlaceHasNoBox) {
  Field field = NameField();
  field.box = {};
  EXPECT_TRUE(FieldJson(field)["box"].is_null());
}

TEST(RecordJsonTest, AddsVersionValidityAndWhoChecked) {
  const std::vector<std::string> keys = Keys(RecordJson(BirthRecord(), "in_force"));
  EXPECT_THAT(keys,
              ElementsAre("outcome", "record", "dossier", "source", "pages", "type", "type_confidence", "duplicate_of",
                          "duplicate_kind", "reason", "fields", "version", "validity", "verified_by"));
}

TEST(RecordJsonTest, APersonsValueCounts) {
  Record record = BirthRecord();
  record.version = 2;
  record.person["holder_name"] = {"Trần Thị Cộng", {}, "lan", "2026-01-01T00:00:00Z"};
  const Json json = RecordJson(record, "in_force");
  EXPECT_EQ(json["fields"]["holder_name"]["value"], "Trần Thị Cộng");
  EXPECT_EQ(json["fields"]["holder_name"]["rule"], "person");
  EXPECT_EQ(json["verified_by"], "lan");
  EXPECT_EQ(json["version"], 2);
}

TEST(RecordJsonTest, AMachineAloneVerifiesNothing) {
  EXPECT_TRUE(RecordJson(BirthRecord(), "in_force")["verified_by"].is_null());
}

TEST(PageJsonTest, KeepsTheOrderAndPlaceOfWords) {
  Page page;
  page.number = 2;
  page.words.resize(2);
  page.words[0].text = "Số:";
  page.words[0].box = {0.1, 0.1, 0.15, 0.12};
  page.words[1].text = "7815/UBND-NC";
  const Json json = PageJson(page);
  EXPECT_EQ(json["page"], 2);
  EXPECT_EQ(json["words"][0]["text"], "Số:");
  EXPECT_EQ(json["words"][0]["box"].dump(), "[0.1,0.1,0.15,0.12]");
  EXPECT_EQ(json["words"][1]["text"], "7815/UBND-NC");
}

TEST(ToLineTest, HoldsNoLineBreak) {
  Json json;
  json["raw"] = "một\nhai";
  EXPECT_EQ(ToLine(json), R"({"raw":"một\nhai"})");
}

TEST(ToLineTest, SurvivesBytesThatAreNoText) {
  Json json;
  json["raw"] = "\xff";
  EXPECT_EQ(ToLine(json), "{\"raw\":\"\uFFFD\"}");
}

}  // namespace
}  // namespace sohoa::cli
