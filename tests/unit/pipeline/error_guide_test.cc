// docs/errors.md is what an operator opens when a message comes up: it must know every code.
#include <gtest/gtest.h>

#include "model/error.h"
#include "tests/unit/pipeline/temporary_folder.h"

namespace sohoa {
namespace {

class ErrorGuide : public testing::TestWithParam<int> {};

// The cells of the row that begins with | `name` |.
std::vector<std::string> RowOf(const std::string& guide, const std::string& name) {
  std::istringstream lines(guide);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| `" + name + "` |")) continue;
    std::vector<std::string> cells;
    std::istringstream row(line.substr(1));
    for (std::string cell; std::getline(row, cell, '|');) {
      const std::size_t from = cell.find_first_not_of(' '), to = cell.find_last_not_of(' ');
      cells.push_back(from == std::string::npos ? "" : cell.substr(from, to - from + 1));
    }
    return cells;
  }
  return {};
}

std::string ExitCodeOf(ErrorCode code) {
  if (code == ErrorCode::kNotFound) return "4";
  if (code == ErrorCode::kUsage) return "2";
  switch (KindOf(code)) {
    case ErrorKind::kQuarantine:
      return "3";
    case ErrorKind::kExclude:
      return "0";
    case ErrorKind::kFail:
      return "1";
  }
  return "";
}

std::string OutcomeOf(ErrorCode code) {
  switch (KindOf(code)) {
    case ErrorKind::kQuarantine:
      return "quarantined";
    case ErrorKind::kExclude:
      return "excluded";
    case ErrorKind::kFail:
      return "the command fails";
  }
  return "";
}

TEST_P(ErrorGuide, SaysOfEachCodeWhatTheProgramSays) {
  const auto code = static_cast<ErrorCode>(GetParam());
  const std::string guide = pipeline::ReadText(SOHOA_SOURCE_DIR "/docs/errors.md");
  const auto row = RowOf(guide, std::string(ErrorName(code)));
  ASSERT_EQ(row.size(), 6U) << "docs/errors.md has no row for " << ErrorName(code);
  EXPECT_EQ(row.at(1), ExitCodeOf(code));
  EXPECT_EQ(row.at(2), OutcomeOf(code));
  EXPECT_EQ(row.at(3), Describe({code, "", 0, ""}, Language::kVietnamese));
  EXPECT_EQ(row.at(4), Remedy(code, Language::kVietnamese));
  EXPECT_FALSE(row.at(5).empty()) << "what it means for the operator";
}

INSTANTIATE_TEST_SUITE_P(EveryCode, ErrorGuide, testing::Range(0, kErrorCodeCount),
                         [](const auto& code) { return std::string(ErrorName(static_cast<ErrorCode>(code.param))); });

}  // namespace
}  // namespace sohoa
