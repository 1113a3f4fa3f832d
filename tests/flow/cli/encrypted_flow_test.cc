// A store that was made with a key, as people use it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/flow/cli/program.h"

namespace sohoa::flow {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

constexpr const char* kNumber = "7815/UBND-NC";

class EncryptedFlow : public ::testing::Test {
 protected:
  EncryptedFlow() {
    letter_ = ReadFile(RepositoryFile("samples/scans/cong_van_7815_UBND-NC.pdf"));
    sandbox_.Write("letter.pdf", letter_);
    made_ = sandbox_.Run({"key", "khoa"});
    const Answer ingested = sandbox_.Run({"--key", "khoa", "ingest", "--json", "letter.pdf", "--jobs", "1"});
    if (!ingested.Lines().empty()) record_ = ingested.Lines().front().value("record", "");
  }

  // The command with the key and without.
  Answer With(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--key", "khoa"});
    return sandbox_.Run(arguments);
  }
  Answer Without(const std::vector<std::string>& arguments) const { return sandbox_.Run(arguments); }

  Sandbox sandbox_;
  std::string letter_;
  std::string record_;
  Answer made_;
};

TEST_F(EncryptedFlow, TheKeyIsMadeForItsOwnerAlone) {
  EXPECT_EQ(made_.exit_code, 0) << made_.err;
  EXPECT_THAT(made_.err, HasSubstr("Without this file nobody can open it"));
  EXPECT_EQ(sandbox_.RunScript("stat -c %a khoa").out, "600\n");
}

TEST_F(EncryptedFlow, AKeyIsNeverReplaced) {
  const std::string before = sandbox_.Read("khoa");
  EXPECT_EQ(sandbox_.Run({"key", "khoa"}).exit_code, 2);
  EXPECT_EQ(sandbox_.Read("khoa"), before);
}

TEST_F(EncryptedFlow, NoFileOfTheStoreSaysAnythingOfThePaper) {
  ASSERT_NE(record_, "");
  const Answer answer = sandbox_.RunScript(
      "hash=$(sha256sum letter.pdf | cut -c1-64)\n"
      "for word in 7815 UBND letter.pdf cong_van %PDF Chiến CHIẾN 'le van' $hash " +
      record_ + "; do grep -rlaF -e \"$word\" kho; done; ls kho/*.sst | wc -l");
  EXPECT_THAT(answer.Lines(), SizeIs(1)) << answer.out;
  EXPECT_GT(answer.Lines().at(0), 0);
}

TEST_F(EncryptedFlow, EveryFileOfTheStoreIsItsOwnersAlone) {
  EXPECT_EQ(sandbox_.RunScript("find kho -perm /077").out, "");
}

TEST_F(EncryptedFlow, ThePaperIsFoundWithTheKey) {
  const Answer answer = With({"lookup", "--number", kNumber, "--json"});
  ASSERT_EQ(answer.exit_code, 0) << answer.err;
  EXPECT_EQ(answer.Lines().at(0).at("record"), record_);
}

TEST_F(EncryptedFlow, TheKeyIsTakenFromTheEnvironment) {
  const Answer answer = sandbox_.RunScript("SOHOA_KEY=khoa \"$SOHOA\" show " + record_);
  EXPECT_EQ(answer.exit_code, 0) << answer.err;
}

TEST_F(EncryptedFlow, TheOriginalComesBackByteForByte) {
  ASSERT_EQ(With({"export", record_, "--format", "original", "-o", "back.pdf"}).exit_code, 0);
  EXPECT_TRUE(sandbox_.Read("back.pdf") == letter_);
}

TEST_F(EncryptedFlow, VerifyFindsNothing) {
  const Answer answer = With({"verify", "--json"});
  EXPECT_EQ(answer.exit_code, 0) << answer.err;
  EXPECT_EQ(answer.Lines().at(0).at("originals"), 1);
}

TEST_F(EncryptedFlow, VerifyFindsAByteThatTurned) {
  const Answer damaged = sandbox_.RunScript(
      "for file in kho/*.sst; do printf '\\xff\\x00\\xff' | dd of=$file bs=1 seek=4100 conv=notrunc status=none; done");
  ASSERT_EQ(damaged.exit_code, 0);
  const Answer answer = With({"verify", "--json"});
  EXPECT_EQ(answer.exit_code, 1);
  EXPECT_THAT(answer.out, HasSubstr("family original"));
}

TEST_F(EncryptedFlow, ItIsReadAgain) { EXPECT_EQ(With({"reprocess", "--jobs", "1"}).exit_code, 0); }

TEST_F(EncryptedFlow, APersonSetsAValue) {
  ASSERT_EQ(With({"review", "set", record_, "signer_name", "Lê Văn Chiến", "--by", "lan"}).exit_code, 0);
  const Answer answer = With({"show", record_, "--json"});
  EXPECT_EQ(answer.Lines().at(0).at("fields").at("signer_name").at("value"), "Lê Văn Chiến");
}

TEST_F(EncryptedFlow, WithoutTheKeyEveryCommandIsRefused) {
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{{"lookup"},
                                                                                       {"show", record_},
                                                                                       {"status"},
                                                                                       {"verify"},
                                                                                       {"verify", "--repair"},
                                                                                       {"ingest", "letter.pdf"},
                                                                                       {"review", "list"},
                                                                                       {"backup", "bk"}}) {
    const Answer answer = Without(command);
    EXPECT_EQ(answer.exit_code, 1) << command[0];
    EXPECT_THAT(answer.err, HasSubstr("The key file of the store is missing or wrong")) << command[0];
    EXPECT_THAT(answer.out, Not(HasSubstr("7815"))) << command[0];
  }
}

TEST_F(EncryptedFlow, TheRefusalSaysInVietnameseWhatToDo) {
  const Answer answer = Without({"lookup", "--lang", "vi"});
  EXPECT_THAT(answer.err, HasSubstr("Tệp khóa của kho thiếu hoặc không đúng"));
  EXPECT_THAT(answer.err, HasSubstr("mất tệp khóa thì không ai mở được kho"));
}

TEST_F(EncryptedFlow, AnotherKeyIsRefused) {
  ASSERT_EQ(sandbox_.Run({"key", "other"}).exit_code, 0);
  const Answer answer = sandbox_.Run({"--key", "other", "lookup"});
  EXPECT_EQ(answer.exit_code, 1);
  EXPECT_THAT(answer.err, HasSubstr("it is not the key of kho"));
}

TEST_F(EncryptedFlow, AKeyForAStoreThatWasMadeWithoutOneIsRefused) {
  ASSERT_EQ(sandbox_.Run({"--store", "plain", "ingest", "letter.pdf", "--jobs", "1"}).exit_code, 0);
  const Answer answer = With({"--store", "plain", "lookup"});
  EXPECT_EQ(answer.exit_code, 1);
  EXPECT_THAT(answer.err, HasSubstr("it was made without a key"));
}

TEST_F(EncryptedFlow, ItsBackupSaysNothingAndIsRestoredWithTheKeyAlone) {
  ASSERT_EQ(With({"backup", "bk"}).exit_code, 0);
  EXPECT_EQ(sandbox_.RunScript("grep -rlaE '7815|UBND|letter.pdf|cong_van|%PDF' bk").out, "");
  EXPECT_EQ(Without({"--store", "new", "restore", "bk"}).exit_code, 1);
  ASSERT_EQ(With({"--store", "new", "restore", "bk"}).exit_code, 0);
  EXPECT_EQ(With({"--store", "new", "show", record_}).exit_code, 0);
  EXPECT_EQ(Without({"--store", "new", "show", record_}).exit_code, 1);
}

// What the one asks and the other answers is sealed, too.
TEST_F(EncryptedFlow, ABackupIsMadeByARunningIngest) {
  for (int i = 0; i < 4; ++i) {
    sandbox_.Write("more/" + std::to_string(i) + ".pdf", letter_ + "\n%" + std::to_string(i) + "\n");
  }
  const Answer answer = sandbox_.RunScript(
      "export SOHOA_KEY=khoa\n"
      "\"$SOHOA\" ingest more --jobs 1 >/dev/null 2>&1 & ingest=$!\n"
      "for i in $(seq 300); do \"$SOHOA\" status --json | grep -q '\"writer_pid\":[0-9]' && break; sleep 0.1; done\n"
      "\"$SOHOA\" backup bk >/dev/null 2>&1; echo backup $?\n"
      "\"$SOHOA\" lookup >/dev/null; echo lookup $?\n"
      "wait $ingest; echo ingest $?\n"
      "\"$SOHOA\" --store new restore bk >/dev/null; echo restore $?");
  EXPECT_EQ(answer.out, "backup 0\nlookup 0\ningest 0\nrestore 0\n") << answer.err;
}

}  // namespace
}  // namespace sohoa::flow
