#include "extractors/values/table_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace sohoa::values {
namespace {

using ::testing::ElementsAre;

class TableFile : public ::testing::Test {
 protected:
  std::vector<std::vector<std::string>> Read(const std::string& content, std::size_t columns) {
    // Tests run side by side, each in a process of its own.
    const std::string name = ::testing::UnitTest::GetInstance()->current_test_info()->name();
    const auto path = std::filesystem::path(::testing::TempDir()) / ("table_file_test." + name + ".tsv");
    std::ofstream(path) << content;
    return ReadTable(path.string(), columns, &problems_);
  }
  std::vector<settings::Problem> problems_;
};
TEST_F(TableFile, ReadsRows) {
  EXPECT_THAT(Read("a\tb\nc\td\n", 2), ElementsAre(ElementsAre("a", "b"), ElementsAre("c", "d")));
}
TEST_F(TableFile, KeepsEmptyColumns) { EXPECT_THAT(Read("a\t\n", 2), ElementsAre(ElementsAre("a", ""))); }
TEST_F(TableFile, SkipsCommentsAndEmptyLines) { EXPECT_THAT(Read("# x\n\na\n", 1), ElementsAre(ElementsAre("a"))); }
TEST_F(TableFile, AcceptsLinesOfWindows) { EXPECT_THAT(Read("a\tb\r\n", 2), ElementsAre(ElementsAre("a", "b"))); }
TEST_F(TableFile, ReportsTheLineOfAWrongRow) {
  EXPECT_THAT(Read("a\tb\nc\n", 2), ElementsAre(ElementsAre("a", "b")));
  ASSERT_EQ(problems_.size(), 1U);
  EXPECT_EQ(problems_.front().line, 2);
}
TEST(ReadTable, ReportsAMissingFile) {
  std::vector<settings::Problem> problems;
  EXPECT_TRUE(ReadTable("/nonexistent/table.tsv", 1, &problems).empty());
  EXPECT_EQ(problems.size(), 1U);
}

}  // namespace
}  // namespace sohoa::values
