#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/flow/cli/program.h"
#include "tests/flow/pipeline/bad_files.h"

namespace sohoa::flow {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string TableIn(const Sandbox& sandbox, const std::string& inbox) {
  for (const auto& entry : fs::directory_iterator(sandbox.Path(inbox))) {
    if (entry.path().extension() == ".csv") return ReadFile(entry.path());
  }
  return "";
}

TEST(WatchFlow, OneRunSettlesWhatIsThereAndTellsTheClerk) {
  const Sandbox sandbox;
  sandbox.Write("inbox/H36.45-260115-0001/letter.pdf", Letter());
  sandbox.Write("inbox/bad.pdf", "no PDF");
  sandbox.Write("inbox/half.pdf", Letter().substr(0, 3000));
  const Answer answer = sandbox.RunScript("\"$SOHOA\" watch inbox --once --json");
  EXPECT_EQ(answer.exit_code, 3) << answer.err;
  EXPECT_TRUE(fs::exists(sandbox.Path("inbox/_da_xong/H36.45-260115-0001/letter.pdf")));
  EXPECT_TRUE(fs::exists(sandbox.Path("inbox/_loi/bad.pdf")));
  EXPECT_THAT(sandbox.Read("inbox/_loi/bad.pdf.txt"), HasSubstr("Loại tệp này không được hỗ trợ"));
  EXPECT_TRUE(fs::exists(sandbox.Path("inbox/half.pdf"))) << "it may still be growing";
  EXPECT_THAT(TableIn(sandbox, "inbox"), HasSubstr("7815/UBND-NC"));
}

TEST(WatchFlow, AMendedFileIsTakenAgain) {
  const Sandbox sandbox;
  sandbox.Write("inbox/a.pdf", "no PDF");
  ASSERT_EQ(sandbox.Run({"watch", "inbox", "--once"}).exit_code, 3);
  sandbox.Write("inbox/a.pdf", Letter());
  EXPECT_EQ(sandbox.Run({"watch", "inbox", "--once"}).exit_code, 0);
  EXPECT_TRUE(fs::exists(sandbox.Path("inbox/_da_xong/a.pdf")));
}

TEST(WatchFlow, TakesWhatComesAndIsLookedUpMeanwhile) {
  const Sandbox sandbox;
  sandbox.Write("letter.pdf", Letter());
  sandbox.Write("inbox/.keep", "");
  const Answer answer = sandbox.RunScript(
      "\"$SOHOA\" watch inbox >/dev/null & watcher=$!\n"
      "sleep 0.5; mkdir -p inbox/late && cp letter.pdf inbox/late/\n"
      "for i in $(seq 600); do [ -e inbox/_da_xong/late/letter.pdf ] && break; sleep 0.1; done\n"
      "\"$SOHOA\" lookup --json --number 7815/UBND-NC\n"
      "kill -INT $watcher; wait $watcher; echo exit $?");
  ASSERT_GE(answer.Lines().size(), 2U);
  EXPECT_EQ(answer.Lines().at(0).at("source"), "inbox/late/letter.pdf");
  EXPECT_EQ(answer.Lines().back(), "exit 0");
}

}  // namespace
}  // namespace sohoa::flow
