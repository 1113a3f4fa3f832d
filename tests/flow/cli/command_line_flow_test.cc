// What the program answers before it has read any paper.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/flow/cli/program.h"

namespace sohoa::flow {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

TEST(CommandLineFlow, HelpGoesToStandardOutput) {
  const Answer answer = Sandbox().Run({"--help"});
  EXPECT_EQ(answer.exit_code, 0);
  EXPECT_THAT(answer.out, HasSubstr("lookup"));
  EXPECT_THAT(answer.err, IsEmpty());
}

// Looking a record up must not wait until libraries are loaded that read papers: that is the worker's part.
TEST(CommandLineFlow, TheProgramLoadsNothingThatReadsPapers) {
  const Sandbox sandbox;
  const std::string worker = sandbox.RunScript("ldd \"$(dirname \"$SOHOA\")/sohoa-worker\"").out;
  const std::string program = sandbox.RunScript("ldd \"$SOHOA\"").out;
  for (const char* library : {"libtesseract", "liblept", "libpoppler", "libqpdf", "libZXing", "libseccomp"}) {
    EXPECT_THAT(worker, HasSubstr(library));
    EXPECT_THAT(program, Not(HasSubstr(library)));
  }
  // And what reads papers cannot open the store, whose database is linked in (as a library under sanitizers).
  EXPECT_EQ(sandbox.RunScript("grep -qa rocksdb \"$SOHOA\"").exit_code, 0);
  EXPECT_EQ(sandbox.RunScript("grep -qa rocksdb \"$(dirname \"$SOHOA\")/sohoa-worker\"").exit_code, 1);
}

TEST(CommandLineFlow, AMissingWorkerIsNamed) {
  const Answer answer = Sandbox().RunScript("cp \"$SOHOA\" alone && ./alone doctor --lang en");
  EXPECT_EQ(answer.exit_code, 1);
  EXPECT_THAT(answer.out, HasSubstr("sohoa-worker: No such file"));
}

TEST(CommandLineFlow, SpeaksVietnameseInAVietnameseLocale) {
  EXPECT_THAT(Sandbox().RunScript("LANG=vi_VN.UTF-8 \"$SOHOA\" --help").out, HasSubstr("Tìm giấy tờ trong kho"));
}

TEST(CommandLineFlow, AnUnknownCommandIsAMistakeOfUse) {
  const Answer answer = Sandbox().Run({"ingets", "a.pdf"});
  EXPECT_EQ(answer.exit_code, 2);
  EXPECT_THAT(answer.err, HasSubstr("Did you mean \"ingest\"?"));
  EXPECT_THAT(answer.out, IsEmpty());
}

TEST(CommandLineFlow, LookupInAMissingStoreFails) {
  const Answer answer = Sandbox().Run({"lookup", "Công"});
  EXPECT_EQ(answer.exit_code, 1);
  EXPECT_THAT(answer.err, HasSubstr("There is no store in this folder"));
}

// A name that is too long stands for every path that the system cannot look at.
TEST(CommandLineFlow, APathThatCannotBeLookedAtIsNotCalledMissing) {
  const std::string path(300, 'a');
  for (const char* command : {"ingest", "watch"}) {
    const Answer answer = Sandbox().Run({command, path});
    EXPECT_EQ(answer.exit_code, 1) << command;
    EXPECT_THAT(answer.err, HasSubstr("File name too long")) << command;
  }
}

TEST(CommandLineFlow, IngestOfAMissingPathIsToldBeforeAnythingIsMade) {
  const Sandbox sandbox;
  const Answer answer = sandbox.Run({"ingest", "missing.pdf"});
  EXPECT_EQ(answer.exit_code, 4);
  EXPECT_THAT(answer.err, HasSubstr("missing.pdf"));
  EXPECT_FALSE(std::filesystem::exists(sandbox.Path("kho")));
}

TEST(CommandLineFlow, AReaderThatLeavesIsNoFailure) {
  const Answer answer = Sandbox().RunScript("set -o pipefail; { sleep 0.3; \"$SOHOA\" --help; } | true");
  EXPECT_EQ(answer.exit_code, 0);
}

TEST(CommandLineFlow, AFullDiskIsAFailure) {
  EXPECT_EQ(Sandbox().RunScript("\"$SOHOA\" config check --json >/dev/full").exit_code, 1);
}

TEST(CommandLineFlow, TheOwnConfigurationHasNoMistakes) {
  const Answer answer = Sandbox().Run({"config", "check", "--json"});
  ASSERT_EQ(answer.exit_code, 0) << answer.out;
  EXPECT_TRUE(answer.Lines().at(0).at("problems").empty());
  EXPECT_GT(answer.Lines().at(0).at("types"), 10);
}

// The project's own configuration with one key misspelt.
void WriteMistakenConfiguration(const Sandbox& sandbox) {
  std::filesystem::copy(RepositoryFile("config"), sandbox.Path("config"), std::filesystem::copy_options::recursive);
  sandbox.Write("config/sohoa.yaml", "limits:\n  max_pagse: 10\n");
}

TEST(CommandLineFlow, AMistakeInTheConfigurationIsToldWithFileLineAndSuggestion) {
  const Sandbox sandbox;
  WriteMistakenConfiguration(sandbox);
  const Answer answer = sandbox.Run({"config", "check", "--config", "config"});
  EXPECT_EQ(answer.exit_code, 1);
  EXPECT_THAT(answer.out, StartsWith("config/sohoa.yaml:2: "));
  EXPECT_THAT(answer.out, HasSubstr("max_pages"));
}

TEST(CommandLineFlow, AMistakenConfigurationReadsNoPaper) {
  const Sandbox sandbox;
  WriteMistakenConfiguration(sandbox);
  const Answer answer = sandbox.Run({"ingest", ".", "--config", "config"});
  EXPECT_EQ(answer.exit_code, 1);
  EXPECT_THAT(answer.err, HasSubstr("sohoa config check"));
  EXPECT_FALSE(std::filesystem::exists(sandbox.Path("kho")));
}

TEST(CommandLineFlow, DoctorFindsTheEngine) {
  const Answer answer = Sandbox().Run({"doctor", "--json"});
  ASSERT_FALSE(answer.Lines().empty());
  EXPECT_EQ(answer.Lines().at(0).at("check"), "engine");
  EXPECT_EQ(answer.Lines().at(0).at("status"), "ok");
}

TEST(CommandLineFlow, DoctorSaysWhatToDoAboutAMissingConfiguration) {
  const Answer answer = Sandbox().Run({"doctor", "--config", "missing"});
  EXPECT_EQ(answer.exit_code, 1);
  EXPECT_THAT(answer.out, HasSubstr("→"));
}

}  // namespace
}  // namespace sohoa::flow
