#include "settings/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/settings/yaml_file.h"

namespace sohoa::settings {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Settings, ReadsTheKeysOfAFile) {
  const YamlFile file("limits:\n  max_file_megabytes: 2\nwork:\n  jobs: 3\nfields:\n  accept_threshold: 0.9\n",
                      "sohoa.yaml");
  std::vector<Problem> problems;
  const Settings settings = LoadSettings(file.dir(), &problems);
  EXPECT_EQ(settings.max_file_bytes, 2 << 20);
  EXPECT_EQ(settings.jobs, 3);
  EXPECT_DOUBLE_EQ(settings.accept_threshold, 0.9);
  EXPECT_THAT(problems, IsEmpty());
}

TEST(Settings, KeepsTheDefaultOfWhatIsOutOfRangeAndReportsIt) {
  const YamlFile file("limits:\n  max_pages: -1\n", "sohoa.yaml");
  std::vector<Problem> problems;
  EXPECT_EQ(LoadSettings(file.dir(), &problems).max_pages, Settings().max_pages);
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_EQ(problems[0].line, 2);
}

TEST(Settings, SuggestsTheNearestKey) {
  const YamlFile file("work:\n  page_second: 5\n", "sohoa.yaml");
  std::vector<Problem> problems;
  LoadSettings(file.dir(), &problems);
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_THAT(problems[0].suggestion, HasSubstr("page_seconds"));
}

TEST(Settings, RefusesAFolderNameThatLeavesTheInbox) {
  const YamlFile file("watch:\n  done_folder: ../elsewhere\n", "sohoa.yaml");
  std::vector<Problem> problems;
  EXPECT_EQ(LoadSettings(file.dir(), &problems).done_folder, Settings().done_folder);
  EXPECT_THAT(problems, SizeIs(1));
}

TEST(Settings, ReadsPasswords) {
  const YamlFile file("passwords: [motcua, \"123456\"]\n", "sohoa.yaml");
  std::vector<Problem> problems;
  EXPECT_THAT(LoadSettings(file.dir(), &problems).passwords, ::testing::ElementsAre("motcua", "123456"));
  EXPECT_THAT(problems, IsEmpty());
}

TEST(Settings, TheShippedFileIsFreeOfMistakesAndSaysTheDefaults) {
  std::vector<Problem> problems;
  const Settings shipped = LoadSettings(SOHOA_SOURCE_DIR "/config", &problems);
  EXPECT_THAT(problems, IsEmpty());
  EXPECT_EQ(shipped.max_pages, Settings().max_pages);
  EXPECT_EQ(shipped.max_archive_bytes, Settings().max_archive_bytes);
  EXPECT_DOUBLE_EQ(shipped.accept_threshold, Settings().accept_threshold);
}

TEST(FindConfigDir, TakesTheGivenFolderFirst) { EXPECT_EQ(FindConfigDir("somewhere"), "somewhere"); }

}  // namespace
}  // namespace sohoa::settings
