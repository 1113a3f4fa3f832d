#include "pipeline/clerk_notes.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "tests/unit/pipeline/temporary_folder.h"

namespace sohoa::pipeline {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class ClerkNotesTest : public testing::Test {
 protected:
  Outcome Stored() const {
    Outcome outcome;
    outcome.source_path = inbox_ / "bà Lan/a.pdf";
    outcome.record.id = "R1";
    outcome.record.document.type = "giay_khai_sinh";
    Field& field = outcome.record.document.fields.emplace_back();
    field.name = "holder_name";
    field.value = "Trần Thị Công";
    field.status = FieldStatus::kAccepted;
    return outcome;
  }
  Outcome Failed() const {
    Outcome outcome;
    outcome.kind = OutcomeKind::kQuarantined;
    outcome.source_path = inbox_ / "a.zip/b.pdf";
    outcome.reason = Error{ErrorCode::kFileEncrypted, outcome.source_path, 0, "invalid password"};
    return outcome;
  }
  std::string Table() const {
    for (const auto& entry : std::filesystem::directory_iterator(inbox_.path())) {
      if (entry.path().extension() == ".csv") return ReadText(entry.path());
    }
    return "";
  }

  TemporaryFolder inbox_;
  ClerkNotes notes_{inbox_.path(), Language::kVietnamese, [](const std::string&) { return "Giấy khai sinh"; }};
};

TEST_F(ClerkNotesTest, AddsALineForEachPaper) {
  notes_.AddResult(Stored());
  notes_.AddResult(Failed());
  const std::string table = Table();
  EXPECT_THAT(table, StartsWith("\xEF\xBB\xBF\"Thời gian\",\"Tệp\"")) << "spreadsheets need the mark to see UTF-8";
  EXPECT_THAT(table, HasSubstr("\"bà Lan/a.pdf\",\"Đã lưu\",\"Giấy khai sinh\",\"\",\"Trần Thị Công\",\"R1\""));
  EXPECT_THAT(table, HasSubstr("\"a.zip/b.pdf\",\"Không xử lý được: Tệp có mật khẩu\""));
  EXPECT_EQ(std::ranges::count(table, '\n'), 3);
}

TEST_F(ClerkNotesTest, AFileNameIsNeverAFormula) {
  Outcome outcome = Stored();
  outcome.source_path = inbox_ / "=cmd|' /C calc'!A0.pdf";
  notes_.AddResult(outcome);
  EXPECT_THAT(Table(), HasSubstr("\"'=cmd"));
}

TEST_F(ClerkNotesTest, SaysBesideAFailedFileWhatIsWrongAndWhatToDo) {
  const std::string moved = inbox_.Write("_loi/a.zip", "x");
  notes_.WriteFailure(inbox_ / "a.zip", moved, {Stored(), Failed()});
  const std::string note = ReadText(moved + ".txt");
  EXPECT_THAT(note, HasSubstr("a.zip/b.pdf: Tệp có mật khẩu"));
  EXPECT_THAT(note, HasSubstr(Remedy(ErrorCode::kFileEncrypted, Language::kVietnamese)));
  EXPECT_THAT(note, Not(HasSubstr("invalid password"))) << "what only the operator reads stays in the log";
}

}  // namespace
}  // namespace sohoa::pipeline
