#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "pipeline/sanitized.h"
#include "tests/flow/cli/program.h"
#include "tests/flow/pipeline/bad_files.h"
#include "tests/flow/pipeline/hostile_files.h"
#include "tests/flow/pipeline/quine_zip.h"
#include "tests/unit/pipeline/archive_maker.h"

namespace sohoa::flow {
namespace {

// A hostile file and a good one beside it, in a house that loses patience soon.
class HostileFlow : public testing::Test {
 protected:
  HostileFlow() {
    sandbox_.RunScript("cp -r '" + RepositoryFile("config") +
                       "' config && sed -i 's/_seconds: 60/_seconds: 4/' config/sohoa.yaml");
  }

  // What became of the hostile file; the good one must have been stored, and the store be whole.
  std::string OutcomeOf(const std::string& name, const std::string& bytes) {
    sandbox_.Write("in/" + name, bytes);
    sandbox_.Write("in/good.pdf", Letter());
    const Answer answer = sandbox_.RunScript("$SOHOA --store kho --config config ingest --json in");
    EXPECT_THAT(answer.exit_code, testing::AnyOf(0, 3)) << answer.err;
    std::set<std::string> outcomes;
    for (const nlohmann::json& line : answer.Lines()) {
      const std::string source = line.at("source");
      const std::string outcome = line.at("outcome");
      if (source == "in/good.pdf") {
        EXPECT_EQ(outcome, "stored");
        continue;
      }
      outcomes.insert(line.at("reason").is_null() ? outcome : line.at("reason").get<std::string>());
    }
    EXPECT_EQ(sandbox_.RunScript("$SOHOA --store kho --config config verify").exit_code, 0);
    std::string text;
    for (const std::string& outcome : outcomes) text += (text.empty() ? "" : " ") + outcome;
    return text;
  }

  Sandbox sandbox_;
};

TEST_F(HostileFlow, OverlappingEntriesAreTakenOnce) {
  // The one entry that is left is no paper.
  EXPECT_EQ(OutcomeOf("bomb.zip", ZipOfOverlappingEntries(2000, 10 << 20)), "file_unsupported");
}

TEST_F(HostileFlow, AMillionEntriesStopAtTheLimitOfEntries) {
  sandbox_.RunScript(
      "sed -i 's/max_archive_entries: 20000/max_archive_entries: 200/; s/file_seconds: 4/file_seconds: 60/' "
      "config/sohoa.yaml");
  // The members before the limit came out, empty as they are.
  EXPECT_EQ(OutcomeOf("many.zip", ZipOfEmptyEntries(1'000'000)), "archive_too_many_entries file_empty");
}

TEST_F(HostileFlow, ArchivesInArchivesStopAtTheLimitOfDepth) {
  EXPECT_EQ(OutcomeOf("deep.zip", NestedZip(12)), "archive_too_deep");
}

TEST_F(HostileFlow, AnArchiveThatHoldsItselfStopsAtTheLimitOfDepth) {
  EXPECT_EQ(OutcomeOf("quine.zip", QuineZip()), "archive_too_deep");
}

TEST_F(HostileFlow, APageThatNeedsMoreMemoryThanAWorkerHasSaysSo) {
  if (pipeline::kSanitized) GTEST_SKIP() << "a sanitizer needs more address space than the limit leaves";
  sandbox_.RunScript("sed -i 's/worker_memory_megabytes: 1500/worker_memory_megabytes: 120/' config/sohoa.yaml");
  EXPECT_EQ(OutcomeOf("large.png", ColourPng(7000)), "worker_out_of_memory");
}

TEST_F(HostileFlow, ABranchingPageTreeEndsInANamedOutcome) {
  EXPECT_THAT(
      OutcomeOf("pages.pdf", PdfWithBranchingPages(30)),
      testing::AnyOf("too_many_pages", "file_damaged", "file_no_pages", "worker_timed_out", "worker_out_of_memory"));
}

TEST_F(HostileFlow, ACircularPageTreeEndsInANamedOutcome) {
  EXPECT_THAT(
      OutcomeOf("circle.pdf", PdfWithCircularPages()),
      testing::AnyOf("too_many_pages", "file_damaged", "file_no_pages", "worker_timed_out", "worker_out_of_memory"));
}

TEST_F(HostileFlow, ContentThatInflatesEndsInANamedOutcome) {
  EXPECT_THAT(OutcomeOf("inflate.pdf", PdfWithInflatingContent(std::size_t{256} << 20)),
              testing::AnyOf("blank_pages", "file_damaged", "worker_timed_out", "worker_out_of_memory"));
}

TEST_F(HostileFlow, AFormThatDrawsItselfEndsInANamedOutcome) {
  EXPECT_THAT(OutcomeOf("form.pdf", PdfWithRecursiveForm()),
              testing::AnyOf("blank_pages", "file_damaged", "worker_timed_out", "worker_crashed"));
}

TEST_F(HostileFlow, DeepArraysEndInANamedOutcome) {
  EXPECT_THAT(
      OutcomeOf("arrays.pdf", PdfWithDeepArrays(200'000)),
      testing::AnyOf("blank_pages", "file_damaged", "worker_timed_out", "worker_crashed", "worker_out_of_memory"));
}

TEST_F(HostileFlow, AHugeJpeg2000EndsInANamedOutcome) {
  EXPECT_THAT(
      OutcomeOf("jpx.pdf", PdfWithHugeJpx(65000)),
      testing::AnyOf("blank_pages", "page_too_large", "file_damaged", "worker_timed_out", "worker_out_of_memory"));
}

TEST_F(HostileFlow, AHugeJbig2EndsInANamedOutcome) {
  EXPECT_THAT(
      OutcomeOf("jbig2.pdf", PdfWithHugeJbig2(0x7fffffff)),
      testing::AnyOf("blank_pages", "page_too_large", "file_damaged", "worker_timed_out", "worker_out_of_memory"));
}

TEST_F(HostileFlow, ATiffThatGoesInCirclesEndsInANamedOutcome) {
  EXPECT_THAT(OutcomeOf("circle.tif", CircularTiff()),
              testing::AnyOf("too_many_pages", "file_damaged", "blank_pages", "file_no_pages"));
}

TEST_F(HostileFlow, APdfWhosePasswordIsInTheListIsRead) {
  sandbox_.RunScript("sed -i 's/passwords: \\[\\]/passwords: [wrong, secret]/' config/sohoa.yaml");
  sandbox_.Write("encrypted.pdf", EncryptedPdf());
  const Answer answer = sandbox_.RunScript("$SOHOA --store kho --config config ingest --json encrypted.pdf");
  ASSERT_EQ(answer.exit_code, 0) << answer.err;
  EXPECT_EQ(answer.Lines().at(0).at("outcome"), "stored");
}

TEST_F(HostileFlow, AnArchiveWhosePasswordIsInTheListIsRead) {
  sandbox_.RunScript("sed -i 's/passwords: \\[\\]/passwords: [wrong, secret]/' config/sohoa.yaml");
  const std::string zip = pipeline::MakeArchive(pipeline::ArchiveKind::kZip, {{"a.pdf", Letter(), ""}}, "secret");
  sandbox_.Write("locked.zip", zip);
  const Answer answer = sandbox_.RunScript("$SOHOA --store kho --config config ingest --json locked.zip");
  ASSERT_EQ(answer.exit_code, 0) << answer.err;
  EXPECT_EQ(answer.Lines().at(0).at("outcome"), "stored");
}

TEST_F(HostileFlow, AnArchiveWhosePasswordIsNotInTheListSaysSo) {
  EXPECT_EQ(
      OutcomeOf("locked.zip", pipeline::MakeArchive(pipeline::ArchiveKind::kZip, {{"a.pdf", Letter(), ""}}, "unknown")),
      "file_encrypted");
}

}  // namespace
}  // namespace sohoa::flow
