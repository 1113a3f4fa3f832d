#include "cli/arguments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

namespace sohoa::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Invocation Parsed(const std::vector<std::string>& arguments) {
  std::variant<Invocation, Reply> parsed = Parse(arguments);
  if (const auto* reply = std::get_if<Reply>(&parsed)) {
    ADD_FAILURE() << reply->text;
    return {};
  }
  return std::get<Invocation>(parsed);
}

template <class Arguments>
Arguments ParsedAs(const std::vector<std::string>& arguments) {
  const Invocation invocation = Parsed(arguments);
  const auto* command = std::get_if<Arguments>(&invocation.command);
  if (command == nullptr) {
    ADD_FAILURE() << "another command";
    return {};
  }
  return *command;
}

Reply Refused(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--lang", "en"});
  const std::variant<Invocation, Reply> parsed = Parse(arguments);
  const auto* reply = std::get_if<Reply>(&parsed);
  return reply == nullptr ? Reply{"was accepted", -1} : *reply;
}

TEST(ArgumentsTest, GlobalOptionsStandBeforeTheCommand) {
  const Invocation invocation = Parsed({"--store", "kho", "--json", "ingest", "a.pdf"});
  EXPECT_EQ(invocation.globals.store_dir, "kho");
  EXPECT_TRUE(invocation.globals.json);
}

TEST(ArgumentsTest, GlobalOptionsStandAfterTheCommand) {
  const Invocation invocation = Parsed({"ingest", "--json", "a.pdf", "--store", "kho", "--config=cau-hinh"});
  EXPECT_EQ(invocation.globals.store_dir, "kho");
  EXPECT_EQ(invocation.globals.config_dir, "cau-hinh");
  EXPECT_TRUE(invocation.globals.json);
  EXPECT_THAT(std::get<IngestArguments>(invocation.command).paths, ElementsAre("a.pdf"));
}

TEST(ArgumentsTest, GlobalOptionsStandAfterANestedCommand) {
  EXPECT_TRUE(Parsed({"review", "list", "--json"}).globals.json);
}

TEST(ArgumentsTest, TheStoreIsFoundInTheEnvironment) {
  setenv("SOHOA_STORE", "/srv/kho", 1);
  const Invocation invocation = Parsed({"verify"});
  unsetenv("SOHOA_STORE");
  EXPECT_EQ(invocation.globals.store_dir, "/srv/kho");
  EXPECT_TRUE(invocation.globals.store_is_default);
}

TEST(ArgumentsTest, TheStoreHasADefault) {
  unsetenv("SOHOA_STORE");
  EXPECT_EQ(Parsed({"verify"}).globals.store_dir, "sohoa-store");
}

TEST(ArgumentsTest, TheKeyIsFoundInTheEnvironmentOrNamed) {
  setenv("SOHOA_KEY", "/media/usb/key", 1);
  EXPECT_EQ(Parsed({"verify"}).globals.key_file, "/media/usb/key");
  EXPECT_EQ(Parsed({"verify", "--key", "other"}).globals.key_file, "other");
  unsetenv("SOHOA_KEY");
  EXPECT_EQ(Parsed({"verify"}).globals.key_file, "");
}

TEST(ArgumentsTest, TheLanguageIsChosen) {
  EXPECT_EQ(Parsed({"--lang", "en", "verify"}).globals.language, Language::kEnglish);
  EXPECT_EQ(Parsed({"verify", "--lang=vi"}).globals.language, Language::kVietnamese);
}

TEST(ArgumentsTest, IngestTakesSeveralPaths) {
  const auto ingest =
      ParsedAs<IngestArguments>({"ingest", "a.pdf", "b", "--jobs", "3", "--dossier", "H16.1-230101-0001"});
  EXPECT_THAT(ingest.paths, ElementsAre("a.pdf", "b"));
  EXPECT_EQ(ingest.jobs, 3);
  EXPECT_EQ(ingest.dossier, "H16.1-230101-0001");
}

TEST(ArgumentsTest, WatchTakesOnce) { EXPECT_TRUE(ParsedAs<WatchArguments>({"watch", "inbox", "--once"}).once); }

TEST(ArgumentsTest, ReprocessBeginsAtTheStoredWords) {
  EXPECT_FALSE(ParsedAs<ReprocessArguments>({"reprocess"}).from_ocr);
}

TEST(ArgumentsTest, ReprocessTakesItsFilters) {
  const auto reprocess = ParsedAs<ReprocessArguments>(
      {"reprocess", "--from", "ocr", "--type", "cong_van", "--record", "R1", "R2", "--dry-run"});
  EXPECT_TRUE(reprocess.from_ocr);
  EXPECT_EQ(reprocess.type, "cong_van");
  EXPECT_THAT(reprocess.records, ElementsAre("R1", "R2"));
  EXPECT_TRUE(reprocess.dry_run);
}

TEST(ArgumentsTest, LookupJoinsItsWords) {
  EXPECT_EQ(ParsedAs<LookupArguments>({"lookup", "Trần", "Thị", "Công"}).query.text, "Trần Thị Công");
}

TEST(ArgumentsTest, LookupReadsDatesAsClerksWriteThem) {
  const auto lookup = ParsedAs<LookupArguments>({"lookup", "--from", "01/03/2023", "--to", "2023"});
  EXPECT_EQ(lookup.query.from, "2023-03-01");
  EXPECT_EQ(lookup.query.to, "2023-12-31");
}

TEST(ArgumentsTest, LookupWithoutCriteriaHasNoLimit) {
  EXPECT_EQ(ParsedAs<LookupArguments>({"lookup"}).query.limit, 0);
}

TEST(ArgumentsTest, LookupWithACriterionStopsAtAScreenful) {
  EXPECT_EQ(ParsedAs<LookupArguments>({"lookup", "--name", "Công"}).query.limit, 20);
}

TEST(ArgumentsTest, LookupTakesALimit) {
  EXPECT_EQ(ParsedAs<LookupArguments>({"lookup", "--limit", "5"}).query.limit, 5);
}

TEST(ArgumentsTest, ExportKnowsItsFormats) {
  EXPECT_EQ(ParsedAs<ExportArguments>({"export", "R1", "--format", "original", "-o", "x"}).format,
            ExportFormat::kOriginal);
  EXPECT_EQ(ParsedAs<ExportArguments>({"export", "R1", "--format", "zip", "--output", "-"}).format, ExportFormat::kZip);
  EXPECT_EQ(ParsedAs<ExportArguments>({"export", "R1", "--format", "pdf", "-o", "x"}).format, ExportFormat::kPdf);
  EXPECT_EQ(ParsedAs<ExportArguments>({"export", "R1", "--format", "hocr", "-o", "x"}).format, ExportFormat::kHocr);
  EXPECT_EQ(ParsedAs<ExportArguments>({"export", "R1", "--format", "alto", "-o", "x"}).format, ExportFormat::kAlto);
}

TEST(ArgumentsTest, ReviewSetTakesAValue) {
  const auto set = ParsedAs<ReviewSetArguments>({"review", "set", "R1", "holder_name", "Trần Thị Công", "--by", "lan"});
  EXPECT_EQ(set.value, "Trần Thị Công");
  EXPECT_EQ(set.by, "lan");
}

TEST(ArgumentsTest, ReviewSetTakesAnAbsentField) {
  EXPECT_TRUE(ParsedAs<ReviewSetArguments>({"review", "set", "R1", "holder_name", "--absent"}).absent);
}

TEST(ArgumentsTest, ReviewConfirmTakesFields) {
  EXPECT_THAT(ParsedAs<ReviewConfirmArguments>({"review", "confirm", "R1", "sex", "issue_date"}).fields,
              ElementsAre("sex", "issue_date"));
}

TEST(MistakesTest, AnUnknownCommandGetsASuggestion) {
  const Reply reply = Refused({"lokup", "Công"});
  EXPECT_EQ(reply.exit_code, 2);
  EXPECT_THAT(reply.text, HasSubstr("There is no command \"lokup\". Did you mean \"lookup\"?"));
}

TEST(MistakesTest, AnUnknownNestedCommandGetsASuggestion) {
  EXPECT_THAT(Refused({"review", "lst"}).text, HasSubstr("There is no command \"lst\". Did you mean \"list\"?"));
}

TEST(MistakesTest, AnUnknownOptionGetsASuggestion) {
  EXPECT_THAT(Refused({"lookup", "--nmae", "Công"}).text, HasSubstr("Did you mean \"--name\"?"));
}

TEST(MistakesTest, AMissingArgumentIsNamed) {
  const Reply reply = Refused({"show"});
  EXPECT_EQ(reply.exit_code, 2);
  EXPECT_THAT(reply.text, HasSubstr("\"RECORD\" is missing."));
  EXPECT_THAT(reply.text, HasSubstr("sohoa show --help"));
}

TEST(MistakesTest, AMissingValueIsNamed) {
  EXPECT_THAT(Refused({"lookup", "--name"}).text, HasSubstr("\"--name\" needs a value."));
}

TEST(MistakesTest, AWrongDateIsNamed) {
  EXPECT_THAT(Refused({"lookup", "--from", "31/02/2023"}).text, HasSubstr("\"31/02/2023\" is not a date."));
}

TEST(MistakesTest, AWrongNumberIsNamed) {
  EXPECT_THAT(Refused({"ingest", "a.pdf", "--jobs", "many"}).text, HasSubstr("\"--jobs\" needs a number from 0 to"));
}

TEST(MistakesTest, AWrongChoiceListsTheRightOnes) {
  EXPECT_THAT(Refused({"export", "R1", "--format", "docx", "-o", "x"}).text,
              HasSubstr("\"--format\" takes only: json, pdf, hocr, alto, original, zip, dvcqg, nd30."));
}

TEST(MistakesTest, NoCommandShowsThemAll) {
  const Reply reply = Refused({});
  EXPECT_EQ(reply.exit_code, 2);
  EXPECT_THAT(reply.text, HasSubstr("reprocess"));
}

TEST(MistakesTest, ReviewSetNeedsAValueOrAbsent) {
  EXPECT_THAT(Refused({"review", "set", "R1", "holder_name"}).text, HasSubstr("--absent"));
  EXPECT_EQ(Refused({"review", "set", "R1", "holder_name", "x", "--absent"}).exit_code, 2);
}

TEST(MistakesTest, AreToldInVietnamese) {
  const std::variant<Invocation, Reply> parsed = Parse({"lokup", "--lang", "vi"});
  EXPECT_THAT(std::get<Reply>(parsed).text, HasSubstr("Không có lệnh «lokup». Có phải ý bạn là «lookup»?"));
}

TEST(HelpTest, IsNoMistake) {
  const Reply reply = Refused({"--help"});
  EXPECT_EQ(reply.exit_code, 0);
  EXPECT_THAT(reply.text, HasSubstr("Exit codes: 0 done"));
}

TEST(HelpTest, OfACommandShowsItsOptions) {
  EXPECT_THAT(Refused({"lookup", "--help"}).text, HasSubstr("--agency TEXT"));
}

TEST(HelpTest, OfANestedCommandShowsItsOptions) {
  EXPECT_THAT(Refused({"review", "show", "--help"}).text, HasSubstr("--pictures DIR"));
}

TEST(HelpTest, SpeaksVietnamese) {
  const std::variant<Invocation, Reply> parsed = Parse({"--help", "--lang", "vi"});
  EXPECT_THAT(std::get<Reply>(parsed).text, HasSubstr("Tìm giấy tờ trong kho"));
}

TEST(HelpTest, NamesTheVersion) {
  const Reply reply = Refused({"--version"});
  EXPECT_EQ(reply.exit_code, 0);
  EXPECT_THAT(reply.text, ::testing::MatchesRegex("sohoa [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

}  // namespace
}  // namespace sohoa::cli
