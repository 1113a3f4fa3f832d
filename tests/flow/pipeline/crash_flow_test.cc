#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "tests/flow/cli/program.h"
#include "tests/flow/pipeline/bad_files.h"

namespace sohoa::flow {
namespace {

constexpr int kPapersInAll = 30;

// As many different papers as wanted: bytes behind the end of a PDF change its hash and nothing else.
void WritePapers(const Sandbox& sandbox) {
  for (int i = 0; i < kPapersInAll; ++i) {
    sandbox.Write("in/" + std::to_string(i) + ".pdf", Letter() + "\n% " + std::to_string(i) + "\n");
  }
}

std::set<std::string> StoredOrKnown(const Answer& answer) {
  std::set<std::string> sources;
  for (const nlohmann::json& line : answer.Lines()) sources.insert(line.at("source").get<std::string>());
  return sources;
}

TEST(CrashFlow, NoPaperIsLostOrStoredTwiceWhenTheProgramIsKilled) {
  const Sandbox sandbox;
  WritePapers(sandbox);
  // Killed once the first papers are told, in the middle of the others.
  const Answer killed = sandbox.RunScript(
      "\"$SOHOA\" ingest --json --jobs 2 in | { head -n 3; kill -9 $(pgrep -P $$ -f 'ingest --json'); }\n"
      "echo ended ${PIPESTATUS[0]}");
  ASSERT_EQ(killed.Lines().size(), 4U);
  ASSERT_EQ(killed.Lines().back(), "ended 137") << "it was to be killed before it was done";
  const Answer rest = sandbox.Run({"ingest", "--json", "in"});
  EXPECT_EQ(rest.exit_code, 0) << rest.err;
  EXPECT_EQ(StoredOrKnown(rest).size(), std::size_t{kPapersInAll});
  EXPECT_EQ(sandbox.Run({"verify"}).exit_code, 0);
  const Answer again = sandbox.Run({"ingest", "--json", "in"});
  for (const nlohmann::json& line : again.Lines()) EXPECT_EQ(line.at("outcome"), "duplicate");
}

TEST(CrashFlow, ASecondWriterIsTurnedAwayAndLosesNothing) {
  const Sandbox sandbox;
  sandbox.Write("inbox/.keep", "");
  sandbox.Write("a.pdf", Letter());
  const Answer answer = sandbox.RunScript(
      "\"$SOHOA\" watch inbox & watcher=$!\n"
      "for i in $(seq 600); do [ -e kho/CURRENT ] && break; sleep 0.1; done; sleep 0.5\n"
      "\"$SOHOA\" ingest --json a.pdf; echo exit $?\n"
      "kill -INT $watcher; wait $watcher");
  EXPECT_THAT(answer.out, testing::HasSubstr("exit 1"));
  EXPECT_EQ(sandbox.Run({"ingest", "--json", "a.pdf"}).exit_code, 0);
}

}  // namespace
}  // namespace sohoa::flow
