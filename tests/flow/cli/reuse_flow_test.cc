// The real program: validity said by a person, the decision, taking, receipts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/flow/cli/program.h"

namespace sohoa::flow {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class ReuseFlow : public ::testing::Test {
 protected:
  ReuseFlow() {
    sandbox_.Write("letter.pdf", ReadFile(RepositoryFile("samples/scans/cong_van_7815_UBND-NC.pdf")));
    const Answer ingested = sandbox_.Run({"ingest", "--json", "letter.pdf", "--jobs", "1"});
    if (!ingested.Lines().empty()) record_ = ingested.Lines().front().value("record", "");
  }

  std::string Validity() const {
    const nlohmann::json shown = sandbox_.Run({"show", record_, "--json"}).Lines().at(0);
    return shown.at("validity").is_null() ? "" : shown.at("validity").get<std::string>();
  }

  Sandbox sandbox_;
  std::string record_;
};

TEST_F(ReuseFlow, APersonRevokesAndRestores) {
  EXPECT_EQ(sandbox_.Run({"review", "revoke", record_, "--reason", "thu hồi", "--by", "lan"}).exit_code, 0);
  EXPECT_EQ(Validity(), "revoked");
  EXPECT_THAT(sandbox_.Run({"show", record_}).out, HasSubstr("Revoked: lan"));
  EXPECT_EQ(sandbox_.Run({"review", "restore", record_, "--reason", "nhầm"}).exit_code, 0);
  EXPECT_EQ(Validity(), "");
  EXPECT_EQ(sandbox_.Run({"verify"}).exit_code, 0);
}

TEST_F(ReuseFlow, RevokingNeedsAReason) { EXPECT_EQ(sandbox_.Run({"review", "revoke", record_}).exit_code, 2); }

TEST_F(ReuseFlow, CheckAnswersEveryComponent) {
  const Answer answer = sandbox_.Run({"reuse", "check", "--procedure", "1.000656", "--id", "067090012345", "--json"});
  EXPECT_EQ(answer.exit_code, 0) << answer.err;
  ASSERT_FALSE(answer.Lines().empty());
  for (const nlohmann::json& line : answer.Lines()) {
    EXPECT_EQ(line.at("answer"), "ask") << line;
    EXPECT_FALSE(line.at("reasons").empty()) << line;
  }
}

TEST_F(ReuseFlow, AnUnknownProcedureIsNotFound) {
  EXPECT_EQ(sandbox_.Run({"reuse", "check", "--procedure", "9.999999", "--id", "067090012345"}).exit_code, 4);
}

TEST_F(ReuseFlow, AHolderThatIsNotUnderstoodIsAMistake) {
  EXPECT_EQ(sandbox_.Run({"reuse", "check", "--procedure", "1.000656", "--id", "1", "--holder", "uncle=2"}).exit_code,
            2);
}

TEST_F(ReuseFlow, TakeWritesDownThatTheLookUpFailed) {
  const Answer answer = sandbox_.Run({"reuse", "take", "--procedure", "1.000656", "--id", "067090012345", "--dossier",
                                      "H16.12-261124-0001", "--purpose", "khai tử", "--by", "lan", "--json"});
  EXPECT_EQ(answer.exit_code, 0) << answer.err;
  ASSERT_THAT(answer.Lines(), SizeIs(1)) << answer.out;
  const nlohmann::json receipt = answer.Lines().at(0);
  EXPECT_EQ(receipt.at("HoSoCoThanhPhanSoHoa"), 0);
  ASSERT_FALSE(receipt.at("components").empty());
  EXPECT_EQ(receipt.at("components").at(0).at("DuocTaiSuDung"), 0);
  EXPECT_THAT(receipt.at("components").at(0).at("reasons").at(0).get<std::string>(), HasSubstr("not_found:"));
  EXPECT_EQ(sandbox_.Run({"verify"}).exit_code, 0);
}

TEST_F(ReuseFlow, TakeRefusesWhatTheStoreCannotHave) {
  const Answer answer = sandbox_.Run({"reuse", "take", "--procedure", "1.000656", "--id", "067090012345", "--dossier",
                                      "H1", "--purpose", "x", "--component", "to_khai"});
  EXPECT_EQ(answer.exit_code, 1) << answer.out;
}

TEST_F(ReuseFlow, TheReceiptIsVietnamese) {
  const Answer answer = sandbox_.Run({"reuse", "take", "--procedure", "1.000656", "--id", "067090012345", "--dossier",
                                      "H1", "--purpose", "khai tử", "--lang", "vi"});
  EXPECT_THAT(answer.out, HasSubstr("PHIẾU KHAI THÁC"));
  EXPECT_THAT(answer.out, HasSubstr("DuocTaiSuDung=0"));
}

TEST_F(ReuseFlow, TakeWorksWhileWatchRuns) {
  std::filesystem::create_directories(sandbox_.Path("inbox"));
  const Answer answer = sandbox_.RunScript(
      "\"$SOHOA\" watch inbox --jobs 1 >/dev/null 2>&1 & watcher=$!\n"
      "for i in $(seq 300); do \"$SOHOA\" status --json | grep -q '\"writer_pid\":[0-9]' && break; sleep 0.1; done\n"
      "\"$SOHOA\" reuse take --procedure 1.000656 --id 067090012345 --dossier H1 --purpose x >/dev/null 2>&1; echo "
      "take $?\n"
      "\"$SOHOA\" status --json | grep -q '\"writer_pid\":[0-9]'; echo running $?\n"
      "kill -INT $watcher; wait $watcher\n"
      "\"$SOHOA\" verify >/dev/null; echo verify $?");
  EXPECT_THAT(answer.out, HasSubstr("take 0\nrunning 0\nverify 0\n")) << answer.err;
}

TEST_F(ReuseFlow, APersonsLinkNeedsAFieldOfThePaper) {
  EXPECT_EQ(sandbox_.Run({"review", "link", record_, "no_such_name", "067090012345"}).exit_code, 2);
  EXPECT_EQ(sandbox_.Run({"review", "link", record_, "signer_name", "067090012345"}).exit_code, 0);
}

}  // namespace
}  // namespace sohoa::flow
