// The store under the real program: checked, mended, backed up and corrected while another process writes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/flow/cli/program.h"

namespace sohoa::flow {
namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;
using ::testing::SizeIs;

class StoreFlow : public ::testing::Test {
 protected:
  StoreFlow() {
    letter_ = ReadFile(RepositoryFile("samples/scans/cong_van_7815_UBND-NC.pdf"));
    sandbox_.Write("letter.pdf", letter_);
    const Answer ingested = sandbox_.Run({"ingest", "--json", "letter.pdf", "--jobs", "1"});
    if (!ingested.Lines().empty()) record_ = ingested.Lines().front().value("record", "");
  }

  // `count` further letters in a folder, each with bytes of its own.
  void MakeLetters(const std::string& folder, int count) const {
    for (int i = 0; i < count; ++i) {
      sandbox_.Write(folder + "/" + std::to_string(i) + ".pdf", letter_ + "\n%" + std::to_string(i) + "\n");
    }
  }

  Sandbox sandbox_;
  std::string letter_;
  std::string record_;
};

TEST_F(StoreFlow, VerifyWithRepairLeavesAWholeStoreAlone) {
  const Answer answer = sandbox_.Run({"verify", "--repair", "--json"});
  EXPECT_EQ(answer.exit_code, 0) << answer.err;
  const nlohmann::json report = answer.Lines().at(0);
  EXPECT_EQ(report.at("ok"), true);
  EXPECT_EQ(report.at("audit_entries"), 1);
  EXPECT_EQ(report.at("repaired").size(), 0U);
}

TEST_F(StoreFlow, ABackupMadeWhileAnIngestRunsRestoresWhole) {
  MakeLetters("more", 6);
  const Answer answer = sandbox_.RunScript(
      "\"$SOHOA\" ingest more --jobs 1 >/dev/null 2>&1 & ingest=$!\n"
      "for i in $(seq 300); do \"$SOHOA\" status --json | grep -q '\"writer_pid\":[0-9]' && break; sleep 0.1; done\n"
      "\"$SOHOA\" backup bk --json; echo backup $?\n"
      "wait $ingest; echo ingest $?\n"
      "\"$SOHOA\" --store restored restore bk >/dev/null; echo restore $?\n"
      "\"$SOHOA\" --store restored verify >/dev/null; echo verify $?\n"
      "\"$SOHOA\" verify >/dev/null; echo live $?");
  ASSERT_THAT(answer.Lines(), SizeIs(6)) << answer.out << answer.err;
  EXPECT_EQ(answer.Lines().at(0).value("backup", 0), 1) << answer.out;
  EXPECT_THAT(answer.out, HasSubstr("backup 0\ningest 0\nrestore 0\nverify 0\nlive 0\n"));
}

TEST_F(StoreFlow, RestoreRefusesAStoreThatHoldsSomething) {
  ASSERT_EQ(sandbox_.Run({"backup", "bk"}).exit_code, 0);
  const Answer answer = sandbox_.Run({"restore", "bk"});
  EXPECT_EQ(answer.exit_code, 2);
  EXPECT_EQ(sandbox_.Run({"show", record_}).exit_code, 0);
}

TEST_F(StoreFlow, BackupAndRestoreSpeakVietnamese) {
  const Answer made = sandbox_.Run({"backup", "bk", "--lang", "vi"});
  EXPECT_THAT(made.out, HasSubstr("Đã sao lưu (bản 1)"));
  const Answer restored = sandbox_.Run({"restore", "bk", "--lang", "vi", "--store", "new"});
  EXPECT_THAT(restored.out, HasSubstr("Đã khôi phục vào new: 1 bản ghi"));
}

TEST_F(StoreFlow, ACheckerIsNotLockedOutWhileWatchRuns) {
  fs::create_directories(sandbox_.Path("inbox"));
  MakeLetters("inbox", 3);
  const Answer answer = sandbox_.RunScript(
      "\"$SOHOA\" watch inbox --jobs 1 >/dev/null 2>&1 & watcher=$!\n"
      "for i in $(seq 300); do \"$SOHOA\" status --json | grep -q '\"writer_pid\":[0-9]' && break; sleep 0.1; done\n"
      "\"$SOHOA\" review set " +
      record_ +
      " signer_name 'Lê Văn Chiến' --by lan >/dev/null 2>&1; echo set $?\n"
      "\"$SOHOA\" status --json | grep -q '\"writer_pid\":[0-9]'; echo running $?\n"
      "kill -INT $watcher; wait $watcher\n"
      "ls kho/requests | wc -l\n"
      "\"$SOHOA\" show " +
      record_ +
      " --json\n"
      "\"$SOHOA\" verify >/dev/null; echo verify $?");
  ASSERT_THAT(answer.Lines(), SizeIs(5)) << answer.out << answer.err;
  EXPECT_EQ(answer.Lines().at(0), "set 0");
  EXPECT_EQ(answer.Lines().at(1), "running 0");
  EXPECT_EQ(answer.Lines().at(2), 0) << "an answered request leaves nothing behind";
  const nlohmann::json shown = answer.Lines().at(3);
  EXPECT_EQ(shown.at("version"), 2);
  EXPECT_EQ(shown.at("fields").at("signer_name").at("value"), "Lê Văn Chiến");
  EXPECT_EQ(shown.at("verified_by"), "lan");
  EXPECT_EQ(answer.Lines().at(4), "verify 0");
}

}  // namespace
}  // namespace sohoa::flow
