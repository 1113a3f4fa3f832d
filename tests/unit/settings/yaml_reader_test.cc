#include "settings/yaml_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/settings/yaml_file.h"

namespace sohoa::settings {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(YamlReader, ReadsScalarsListsAndNumbers) {
  const YamlFile file("name: Giấy khai sinh\nlabels: [Họ tên, Họ và tên]\nmonths: 6\nshare: 0.5\nsecret: true\n");
  std::vector<Problem> problems;
  const Node root = LoadYaml(file.path(), &problems);
  EXPECT_EQ(root.Get("name").String(), "Giấy khai sinh");
  EXPECT_THAT(root.Get("labels").Strings(), ElementsAre("Họ tên", "Họ và tên"));
  EXPECT_EQ(root.Get("months").Int(0, 0, 12), 6);
  EXPECT_DOUBLE_EQ(root.Get("share").Double(0, 0, 1), 0.5);
  EXPECT_TRUE(root.Get("secret").Bool(false));
  EXPECT_THAT(problems, IsEmpty());
}

TEST(YamlReader, ReadsTheEntriesUnderSomeKeysAlone) {
  const YamlFile file("# of a birth\nbroken: [\ntypes:\n- type: a\n  title: Giấy A\n\n- type: b\ntitle: x\n");
  std::vector<Problem> problems;
  const Node root = LoadYamlKeys(file.path(), {"types", "sections"}, &problems);
  ASSERT_THAT(root.Get("types").Items(), SizeIs(2));
  EXPECT_EQ(root.Get("types").Items().front().Get("title").String(), "Giấy A");
  EXPECT_EQ(root.Get("types").Items().back().line(), 7);
  EXPECT_FALSE(root.Get("title").IsDefined());
  EXPECT_THAT(problems, IsEmpty());
}

TEST(YamlReader, AnswersTheFallbackForAMissingKeyWithoutAProblem) {
  const YamlFile file("name: x\n");
  std::vector<Problem> problems;
  const Node root = LoadYaml(file.path(), &problems);
  EXPECT_EQ(root.Get("other").Get("deeper").String("fallback"), "fallback");
  EXPECT_THAT(problems, IsEmpty());
}

TEST(YamlReader, ReportsAMissingRequiredKey) {
  const YamlFile file("name: x\n");
  std::vector<Problem> problems;
  LoadYaml(file.path(), &problems).Require("type");
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_THAT(problems[0].message, HasSubstr("«type»"));
}

TEST(YamlReader, SuggestsTheNearestKeyForAnUnknownOneWithItsLine) {
  const YamlFile file("type: a\n\ntitel: b\n");
  std::vector<Problem> problems;
  LoadYaml(file.path(), &problems).AllowOnly({"type", "title"});
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_EQ(problems[0].line, 3);
  EXPECT_EQ(problems[0].suggestion, "did you mean «title»?");
}

TEST(YamlReader, ReportsAKeyThatStandsTwice) {
  const YamlFile file("type: a\ntype: b\n");
  std::vector<Problem> problems;
  LoadYaml(file.path(), &problems).AllowOnly({"type"});
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_EQ(problems[0].line, 2);
}

TEST(YamlReader, ReportsANumberOutOfRangeAndAnswersTheFallback) {
  const YamlFile file("share: 1.5\n");
  std::vector<Problem> problems;
  EXPECT_DOUBLE_EQ(LoadYaml(file.path(), &problems).Get("share").Double(0.9, 0, 1), 0.9);
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_THAT(problems[0].message, HasSubstr("between 0 and 1"));
}

TEST(YamlReader, ReportsBrokenYamlWithItsLine) {
  const YamlFile file("type: a\nlabels: [x, y\nnext: b\n");
  std::vector<Problem> problems;
  EXPECT_FALSE(LoadYaml(file.path(), &problems).IsDefined());
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_GT(problems[0].line, 0);
}

TEST(YamlReader, ReportsAFileThatIsNotThere) {
  std::vector<Problem> problems;
  EXPECT_FALSE(LoadYaml("no/such/file.yaml", &problems).IsDefined());
  EXPECT_THAT(problems, SizeIs(1));
}

TEST(YamlReader, WritesAProblemAsFileLineMessageAndSuggestion) {
  EXPECT_EQ(ToString({"a.yaml", 3, "unknown key «titel»", "did you mean «title»?"}),
            "a.yaml:3: unknown key «titel» (did you mean «title»?)");
}

TEST(Nearest, KnowsNoWordThatIsTooFar) { EXPECT_EQ(Nearest("recipients", {"title", "type"}), ""); }

}  // namespace
}  // namespace sohoa::settings
