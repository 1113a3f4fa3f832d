#include "pipeline/record_diff.h"

#include <gmock/gmock.h>

namespace sohoa::pipeline {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

Record Stored() {
  Record record;
  record.id = "R1";
  record.document.type = "cong_van";
  record.document.pages = {1};
  Field field;
  field.name = "document_number";
  field.value = "1/UBND";
  field.status = FieldStatus::kAccepted;
  field.confidence = 0.95;
  field.page = 1;
  field.box = {0.1, 0.1, 0.2, 0.2};
  record.document.fields.push_back(field);
  return record;
}

TEST(DifferencesOf, ConfidenceRawTextAndTremblingBoxesAreNone) {
  const Record before = Stored();
  Document after = before.document;
  Field& field = after.fields.front();
  field.confidence = 0.99;
  field.raw = "1 / UBND";
  field.box.x0 += 0.01;
  EXPECT_THAT(DifferencesOf(before, after), IsEmpty());
}

TEST(DifferencesOf, NamesAValueThatChanged) {
  Record before = Stored();
  before.person["document_number"] = {"1/UBND-NC", {}, "lan", ""};
  Document after = before.document;
  after.fields.front().value = "7/UBND";
  const auto changes = DifferencesOf(before, after);
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes.front().field, "document_number");
  EXPECT_EQ(changes.front().before, "1/UBND");
  EXPECT_EQ(changes.front().after, "7/UBND");
  EXPECT_TRUE(changes.front().person_keeps);
}

TEST(DifferencesOf, NamesTypePagesStatusAndPlace) {
  const Record before = Stored();
  Document after = before.document;
  after.type = "quyet_dinh";
  after.pages = {1, 2};
  after.fields.front().status = FieldStatus::kReview;
  after.fields.front().box = {0.5, 0.5, 0.6, 0.6};
  std::vector<std::string> names;
  for (const FieldChange& change : DifferencesOf(before, after)) names.push_back(change.field);
  EXPECT_THAT(names, testing::ElementsAre("type", "pages", "document_number.status", "document_number.box"));
}

TEST(DifferencesOf, NamesFieldsThatCameAndWent) {
  const Record before = Stored();
  Document after = before.document;
  after.fields.front().name = "subject";
  const auto changes = DifferencesOf(before, after);
  ASSERT_THAT(changes, SizeIs(2));
  EXPECT_EQ(changes.at(0).after, "");
  EXPECT_EQ(changes.at(1).before, "");
}

}  // namespace
}  // namespace sohoa::pipeline
