#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "tests/flow/cli/program.h"
#include "tests/flow/pipeline/bad_files.h"
#include "tests/unit/pipeline/archive_maker.h"

namespace sohoa::flow {
namespace {

using pipeline::ArchiveKind;
using pipeline::MakeArchive;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;
using testing::UnorderedElementsAre;

// What became of each source: its outcome, with the reason of a failure.
std::map<std::string, std::string> OutcomeByPath(const Answer& answer) {
  std::map<std::string, std::string> outcomes;
  for (const nlohmann::json& line : answer.Lines()) {
    std::string text = line.at("outcome");
    if (!line.at("reason").is_null()) text += " " + line.at("reason").get<std::string>();
    outcomes[line.at("source")] = text;
  }
  return outcomes;
}

TEST(IntakeFlow, NamesEveryBadFileAndStoresTheGoodOne) {
  const Sandbox sandbox;
  sandbox.Write("in/good.pdf", Letter());
  sandbox.Write("in/empty.pdf", "");
  sandbox.Write("in/text.pdf", "This is no PDF at all.\n");
  sandbox.Write("in/encrypted.pdf", EncryptedPdf());
  sandbox.Write("in/no-pages.pdf", PdfWithoutPages());
  sandbox.Write("in/half.pdf", Letter().substr(0, 3000));
  sandbox.Write("in/huge.png", HugePng(30000));
  sandbox.Write("in/broken.zip", MakeArchive(ArchiveKind::kZip, {{"a.pdf", Letter(), ""}}).substr(0, 2000));
  sandbox.Write("in/locked.zip", MakeArchive(ArchiveKind::kZip, {{"a.pdf", Letter(), ""}}, "geheim"));
  const Answer answer = sandbox.Run({"ingest", "--json", "in"});
  EXPECT_EQ(answer.exit_code, 3) << answer.err;
  EXPECT_THAT(
      OutcomeByPath(answer),
      ElementsAre(Pair("in/broken.zip", "quarantined file_damaged"), Pair("in/empty.pdf", "quarantined file_empty"),
                  Pair("in/encrypted.pdf", "quarantined file_encrypted"), Pair("in/good.pdf", "stored"),
                  Pair("in/half.pdf", "quarantined file_damaged"), Pair("in/huge.png", "quarantined page_too_large"),
                  Pair("in/locked.zip", "quarantined file_encrypted"),
                  Pair("in/no-pages.pdf", "quarantined file_no_pages"),
                  Pair("in/text.pdf", "quarantined file_unsupported")));
  EXPECT_EQ(sandbox.Run({"verify"}).exit_code, 0);
}

TEST(IntakeFlow, ReadsFoldersAndArchivesAsDossiers) {
  const Sandbox sandbox;
  const std::string inner = MakeArchive(ArchiveKind::kTarXz, {{"scan.pdf", Letter(), ""}});
  sandbox.Write("in/H36.45-260115-0001.zip", MakeArchive(ArchiveKind::kZip, {{"giấy tờ/inner.tar.xz", inner, ""}}));
  const Answer answer = sandbox.Run({"ingest", "--json", "in"});
  ASSERT_EQ(answer.exit_code, 0) << answer.err;
  const nlohmann::json line = answer.Lines().at(0);
  EXPECT_EQ(line.at("source"), "in/H36.45-260115-0001.zip/giấy tờ/inner.tar.xz/scan.pdf");
  EXPECT_EQ(line.at("dossier"), "H36.45-260115-0001");
}

TEST(IntakeFlow, TheSameBytesInAnArchiveAreKnown) {
  const Sandbox sandbox;
  sandbox.Write("in/a.pdf", Letter());
  sandbox.Write("in/b.zip", MakeArchive(ArchiveKind::kZip, {{"copy.pdf", Letter(), ""}}));
  EXPECT_THAT(OutcomeByPath(sandbox.Run({"ingest", "--json", "in"})),
              UnorderedElementsAre(Pair("in/a.pdf", "stored"), Pair("in/b.zip/copy.pdf", "duplicate")));
}

TEST(IntakeFlow, TheOriginalComesBackByteForByte) {
  const Sandbox sandbox;
  sandbox.Write("a.pdf", Letter());
  const std::string record = sandbox.Run({"ingest", "--json", "a.pdf"}).Lines().at(0).at("record");
  ASSERT_EQ(sandbox.Run({"export", record, "--format", "original", "-o", "back.pdf"}).exit_code, 0);
  EXPECT_EQ(sandbox.Read("back.pdf"), Letter());
}

TEST(IntakeFlow, ReprocessChangesNothingUnderTheSameRules) {
  const Sandbox sandbox;
  sandbox.Write("a.pdf", Letter());
  const std::string record = sandbox.Run({"ingest", "--json", "a.pdf"}).Lines().at(0).at("record");
  for (const char* from : {"extract", "ocr"}) {
    const Answer answer = sandbox.Run({"reprocess", "--from", from, "--record", record, "--json"});
    EXPECT_EQ(answer.exit_code, 0) << answer.err;
    EXPECT_EQ(answer.out, "");
  }
  EXPECT_EQ(sandbox.Run({"show", record, "--json"}).Lines().at(0).at("version"), 1);
}

// The first reading knows no mark on this letter; the second takes a line of its head for one.
TEST(IntakeFlow, ASecrecyMarkThatIsFoundLaterTakesThePaperOutOfTheStore) {
  const Sandbox sandbox;
  sandbox.Write("in/a.pdf", Letter());
  ASSERT_EQ(sandbox.Run({"ingest", "in"}).exit_code, 0);
  const Answer again = sandbox.RunScript(
      "cp -r \"$SOHOA_CONFIG\" config && "
      "sed -i 's/^secrecy_marks: .*/secrecy_marks: [ỦY BAN NHÂN DÂN]/' config/papers/common.yaml && "
      "\"$SOHOA\" --config config reprocess --from ocr --lang vi");
  EXPECT_EQ(again.exit_code, 3) << again.err;
  EXPECT_THAT(again.err, HasSubstr("Giấy tờ có dấu mật"));
  EXPECT_THAT(again.err, HasSubstr("kho_co_dau_mat"));
  EXPECT_EQ(sandbox.Run({"lookup", "--json"}).out, "");
  EXPECT_EQ(sandbox.Run({"verify"}).exit_code, 0);
  const std::filesystem::directory_iterator handed_over(sandbox.Path("kho_co_dau_mat"));
  EXPECT_EQ(ReadFile(handed_over->path().string()), Letter());
  const Answer known = sandbox.Run({"ingest", "--json", "in"});
  EXPECT_THAT(OutcomeByPath(known), ElementsAre(Pair("in/a.pdf", "excluded state_secret")));
}

}  // namespace
}  // namespace sohoa::flow
