// One paper's whole way through the program: the born-digital letter of samples/, which needs no recognition and is
// quick.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/flow/cli/program.h"

namespace sohoa::flow {
namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr const char* kLetterName = "letter.pdf";

class LetterFlow : public ::testing::Test {
 protected:
  LetterFlow() {
    sandbox_.Write(kLetterName, LetterBytes());
    ingested_ = sandbox_.Run({"ingest", "--json", kLetterName, "--jobs", "1", "--dossier", "H36.45-260115-0001"});
    if (!ingested_.Lines().empty()) record_ = ingested_.Lines().front().value("record", "");
  }

  static std::string LetterBytes() { return ReadFile(RepositoryFile("samples/scans/cong_van_7815_UBND-NC.pdf")); }

  Answer Run(const std::vector<std::string>& arguments) const { return sandbox_.Run(arguments); }
  nlohmann::json Shown() const { return Run({"show", record_, "--json"}).Lines().at(0); }

  Sandbox sandbox_;
  Answer ingested_;
  std::string record_;
};

TEST_F(LetterFlow, IngestTellsWhatItFound) {
  ASSERT_EQ(ingested_.exit_code, 0) << ingested_.err;
  ASSERT_THAT(ingested_.Lines(), SizeIs(1));
  const nlohmann::json line = ingested_.Lines().front();
  EXPECT_EQ(line.at("outcome"), "stored");
  EXPECT_EQ(line.at("type"), "cong_van");
  EXPECT_EQ(line.at("source"), kLetterName);
  EXPECT_EQ(line.at("dossier"), "H36.45-260115-0001");
  EXPECT_EQ(line.at("fields").at("document_number").at("value"), "7815/UBND-NC");
}

TEST_F(LetterFlow, IngestForPeopleEndsWithTablesAndWhatToDoNext) {
  sandbox_.Write("again/letter.pdf", LetterBytes() + "\n");
  const Answer answer = Run({"ingest", "again", "--jobs", "1"});
  EXPECT_EQ(answer.exit_code, 0);
  EXPECT_THAT(answer.out, HasSubstr("CPU seconds/page"));
  EXPECT_THAT(answer.err, HasSubstr("sohoa lookup"));
}

TEST_F(LetterFlow, TheSameBytesAgainAreADuplicate) {
  const Answer again = Run({"ingest", "--json", kLetterName});
  EXPECT_EQ(again.exit_code, 0);
  const nlohmann::json line = again.Lines().at(0);
  EXPECT_EQ(line.at("outcome"), "duplicate");
  EXPECT_EQ(line.at("duplicate_kind"), "bytes");
  EXPECT_EQ(line.at("duplicate_of"), record_);
  EXPECT_EQ(line.at("fields").at("document_number").at("value"), "7815/UBND-NC");
}

TEST_F(LetterFlow, AnInputThatCannotBeReadIsSetAside) {
  sandbox_.Write("empty.pdf", "");
  const Answer answer = Run({"ingest", "--json", "empty.pdf", kLetterName, "--jobs", "1"});
  EXPECT_EQ(answer.exit_code, 3);
  ASSERT_THAT(answer.Lines(), SizeIs(2));
  const auto lines = answer.Lines();
  const nlohmann::json& failed = lines[0].at("outcome") == "quarantined" ? lines[0] : lines[1];
  EXPECT_EQ(failed.at("reason"), "file_empty");
  EXPECT_EQ(failed.at("source"), "empty.pdf");
  EXPECT_FALSE(failed.contains("fields"));
}

TEST_F(LetterFlow, StatusTellsWhyAFileWasSetAside) {
  sandbox_.Write("empty.pdf", "");
  Run({"ingest", "empty.pdf"});
  const nlohmann::json status = Run({"status", "--json"}).Lines().at(0);
  EXPECT_EQ(status.at("quarantined"), 1);
  EXPECT_EQ(status.at("last_quarantined").at(0).at("reason"), "file_empty");
}

TEST_F(LetterFlow, LookupFindsItByItsNumber) {
  const Answer answer = Run({"lookup", "--number", "7815/UBND-NC", "--json"});
  EXPECT_EQ(answer.exit_code, 0);
  ASSERT_THAT(answer.Lines(), SizeIs(1));
  EXPECT_EQ(answer.Lines().at(0).at("record"), record_);
  EXPECT_EQ(answer.Lines().at(0).at("version"), 1);
}

TEST_F(LetterFlow, LookupWithoutCriteriaListsEverything) {
  const Answer answer = Run({"lookup"});
  EXPECT_EQ(answer.exit_code, 0);
  EXPECT_THAT(answer.out, HasSubstr(record_));
  EXPECT_THAT(answer.out, HasSubstr("7815/UBND-NC"));
}

TEST_F(LetterFlow, LookupOfNothingSaysSo) {
  const Answer answer = Run({"lookup", "--number", "1/QĐ-KHONG"});
  EXPECT_EQ(answer.exit_code, 4);
  EXPECT_THAT(answer.err, HasSubstr("Nothing found."));
  EXPECT_THAT(answer.out, IsEmpty());
}

TEST_F(LetterFlow, LookupOfAMistypedTypeSuggestsTheRightOne) {
  const Answer answer = Run({"lookup", "--type", "cong_vam"});
  EXPECT_EQ(answer.exit_code, 2);
  EXPECT_THAT(answer.err, HasSubstr("Did you mean \"cong_van\"?"));
}

TEST_F(LetterFlow, ShowTracesEveryFieldToItsPlace) {
  const nlohmann::json shown = Shown();
  for (const auto& [name, field] : shown.at("fields").items()) {
    EXPECT_GE(field.at("page"), 1) << name;
    EXPECT_THAT(field.at("box"), SizeIs(4)) << name;
    EXPECT_FALSE(field.at("rule").get<std::string>().empty()) << name;
  }
}

TEST_F(LetterFlow, ShowOfAnUnknownRecordIsNotFound) { EXPECT_EQ(Run({"show", "R0000000000000000"}).exit_code, 4); }

TEST_F(LetterFlow, ShowDrawsEachPage) {
  const Answer answer = Run({"show", record_, "--draw", "pictures"});
  ASSERT_EQ(answer.exit_code, 0) << answer.err;
  const nlohmann::json shown = Shown();
  for (int page : shown.at("pages")) {
    const std::string picture = sandbox_.Read("pictures/" + record_ + "-p" + std::to_string(page) + ".png");
    EXPECT_THAT(picture, StartsWith("\x89PNG"));
  }
}

TEST_F(LetterFlow, WhatAPersonSetsMakesAVersion) {
  const Answer answer = Run({"review", "set", record_, "issue_date", "21/12/2023", "--by", "lan"});
  ASSERT_EQ(answer.exit_code, 0) << answer.err;
  EXPECT_EQ(Shown().at("version"), 2);
  EXPECT_EQ(Shown().at("verified_by"), "lan");
  EXPECT_EQ(Shown().at("fields").at("issue_date").at("value"), "2023-12-21");
}

TEST_F(LetterFlow, AFieldThatIsNotOnThePaperIsAbsent) {
  ASSERT_EQ(Run({"review", "set", record_, "issue_place", "--absent"}).exit_code, 0);
  EXPECT_FALSE(Shown().at("fields").contains("issue_place"));
}

TEST_F(LetterFlow, HistoryShowsWhatAPersonChanged) {
  Run({"review", "set", record_, "issue_date", "21/12/2023", "--by", "lan"});
  const Answer answer = Run({"show", record_, "--history"});
  EXPECT_THAT(answer.out, HasSubstr("issue_date: 2023-12-20 → 2023-12-21"));
}

TEST_F(LetterFlow, ReprocessKeepsWhatAPersonSet) {
  Run({"review", "set", record_, "issue_date", "21/12/2023", "--by", "lan"});
  const Answer answer = Run({"reprocess", "--from", "ocr", "--record", record_, "--jobs", "1"});
  EXPECT_EQ(answer.exit_code, 0) << answer.err;
  EXPECT_EQ(Shown().at("fields").at("issue_date").at("value"), "2023-12-21");
}

TEST_F(LetterFlow, ReprocessUnderTheSameRulesChangesNothing) {
  const Answer answer = Run({"reprocess", "--json"});
  EXPECT_EQ(answer.exit_code, 0) << answer.err;
  EXPECT_THAT(answer.out, IsEmpty());
  EXPECT_EQ(Shown().at("version"), 1);
}

TEST_F(LetterFlow, AFieldNameIsCheckedWithASuggestion) {
  const Answer answer = Run({"review", "set", record_, "isue_date", "21/12/2023"});
  EXPECT_EQ(answer.exit_code, 2);
  EXPECT_THAT(answer.err, HasSubstr("Did you mean \"issue_date\"?"));
}

TEST_F(LetterFlow, AValueThatDoesNotFitIsRefused) {
  const Answer answer = Run({"review", "set", record_, "issue_date", "hôm qua"});
  EXPECT_EQ(answer.exit_code, 2);
  EXPECT_EQ(Shown().at("version"), 1);
}

TEST_F(LetterFlow, ConfirmingSettlesAField) {
  ASSERT_EQ(Run({"review", "confirm", record_, "signer_name", "--by", "lan"}).exit_code, 0);
  const nlohmann::json field = Shown().at("fields").at("signer_name");
  EXPECT_EQ(field.at("status"), "accepted");
  EXPECT_EQ(field.at("rule"), "person");
}

TEST_F(LetterFlow, ConfirmingEverythingLeavesNothingToReview) {
  Run({"review", "confirm", record_, "--by", "lan"});
  EXPECT_THAT(Run({"review", "list", "--json"}).out, IsEmpty());
}

TEST_F(LetterFlow, TheOriginalComesOutAsItWentIn) {
  ASSERT_EQ(Run({"export", record_, "--format", "original", "-o", "out.pdf"}).exit_code, 0);
  EXPECT_TRUE(sandbox_.Read("out.pdf") == LetterBytes());
}

TEST_F(LetterFlow, ExportedJsonHoldsTheWords) {
  const Answer answer = Run({"export", record_, "--format", "json", "-o", "-"});
  ASSERT_EQ(answer.exit_code, 0) << answer.err;
  const nlohmann::json whole = nlohmann::json::parse(answer.out);
  EXPECT_EQ(whole.at("record"), record_);
  EXPECT_FALSE(whole.at("words").at(0).at("words").empty());
}

TEST_F(LetterFlow, ADossierComesOutAsAZip) {
  const Answer answer = Run({"export", "H36.45-260115-0001", "--format", "zip", "-o", "out.zip"});
  ASSERT_EQ(answer.exit_code, 0) << answer.err;
  const std::string zip = sandbox_.Read("out.zip");
  EXPECT_THAT(zip, StartsWith("PK"));
  EXPECT_NE(zip.find("originals/letter.pdf"), std::string::npos);
  EXPECT_NE(zip.find("records.json"), std::string::npos);
}

TEST_F(LetterFlow, AnExportThatIsNotPossibleWritesNothing) {
  EXPECT_EQ(Run({"export", "H36.45-260115-9999", "--format", "zip", "-o", "out.zip"}).exit_code, 4);
  EXPECT_FALSE(fs::exists(sandbox_.Path("out.zip")));
}

TEST_F(LetterFlow, StatusCounts) {
  const nlohmann::json status = Run({"status", "--json"}).Lines().at(0);
  EXPECT_EQ(status.at("records"), 1);
  EXPECT_EQ(status.at("sources"), 1);
  EXPECT_EQ(status.at("dossiers"), 1);
  EXPECT_TRUE(status.at("writer_pid").is_null());
}

TEST_F(LetterFlow, StatusCountsWhatWaitsInTheInbox) {
  sandbox_.Write("inbox/a.pdf", "x");
  sandbox_.Write("inbox/hoso/b.pdf", "x");
  sandbox_.Write("inbox/_da_xong/c.pdf", "x");
  sandbox_.Write("inbox/.d.part", "x");
  EXPECT_EQ(Run({"status", "--json", "--inbox", "inbox"}).Lines().at(0).at("waiting_files"), 2);
}

TEST_F(LetterFlow, VerifyFindsTheStoreWhole) {
  const Answer answer = Run({"verify", "--json"});
  EXPECT_EQ(answer.exit_code, 0) << answer.out;
  EXPECT_EQ(answer.Lines().at(0).at("ok"), true);
  EXPECT_EQ(answer.Lines().at(0).at("originals"), 1);
}

TEST_F(LetterFlow, WatchOnceTakesWhatLiesInTheInbox) {
  sandbox_.Write("inbox/moi.pdf", LetterBytes() + "\n");
  const Answer answer = Run({"watch", "inbox", "--once", "--json", "--jobs", "1"});
  EXPECT_EQ(answer.exit_code, 0) << answer.err;
  EXPECT_THAT(answer.Lines(), SizeIs(1));
  EXPECT_FALSE(fs::exists(sandbox_.Path("inbox/moi.pdf")));
}

}  // namespace
}  // namespace sohoa::flow
