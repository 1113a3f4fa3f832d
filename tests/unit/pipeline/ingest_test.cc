// Files, folders and archives through all stages, with worker processes and papers of plain text.
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>

#include "pipeline/sanitized.h"
#include "tests/unit/pipeline/archive_maker.h"
#include "tests/unit/pipeline/paper_reader.h"
#include "tests/unit/pipeline/white_png.h"
#include "tests/unit/pipeline/workbench.h"

namespace sohoa::pipeline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class IngestTest : public testing::Test {
 protected:
  std::vector<std::string> Told() const { return bench_.observer.Told(bench_.folder.path()); }
  std::string DossierOf(const std::string& suffix) const {
    for (const Outcome& outcome : bench_.observer.outcomes) {
      if (outcome.source_path.ends_with(suffix)) return outcome.dossier;
    }
    return "no such outcome";
  }
  Result<IngestSummary> IngestFolder() { return bench_.Ingest({bench_.folder.path()}); }

  Workbench bench_;
  TemporaryFolder& folder_ = bench_.folder;
};

TEST_F(IngestTest, StoresAPaperOfSeveralPages) {
  folder_.Write("a.pdf", Papers({"paper:cong_van number=1", "page two"}));
  ASSERT_TRUE(IngestFolder().ok());
  EXPECT_THAT(Told(), ElementsAre("stored a.pdf 1,2"));
}

TEST_F(IngestTest, OneBadFileHoldsNobodyUp) {
  folder_.Write("good.pdf", kPaper);
  folder_.Write("empty.pdf", "");
  folder_.Write("text.pdf", "just text");
  folder_.Write("no-pages.pdf", Papers({}));
  folder_.Write("crash.pdf", Papers({"paper:cong_van", "CRASH"}));
  folder_.Write("hang.pdf", Papers({"HANG", "HANG", "HANG"}));
  folder_.Write("broken.zip", "PK\x03\x04 this is no archive");
  const auto summary = IngestFolder();
  ASSERT_TRUE(summary.ok());
  EXPECT_THAT(Told(),
              UnorderedElementsAre("stored good.pdf 1", "quarantined(file_empty) empty.pdf",
                                   "quarantined(file_unsupported) text.pdf", "quarantined(file_no_pages) no-pages.pdf",
                                   "quarantined(worker_crashed) crash.pdf 2",
                                   "quarantined(worker_timed_out) hang.pdf 1", "quarantined(file_damaged) broken.zip"));
  EXPECT_EQ(summary->totals.quarantined, 6U);
  EXPECT_EQ(summary->totals.files_done, 7U);
}

TEST_F(IngestTest, AFileThatEatsMemoryHoldsNobodyUp) {
  if (kSanitized) GTEST_SKIP() << "a sanitizer needs more address space than the limit leaves";
  folder_.Write("good.pdf", kPaper);
  folder_.Write("greedy.pdf", Papers({"EAT"}));
  ASSERT_TRUE(IngestFolder().ok());
  EXPECT_THAT(Told(), UnorderedElementsAre("stored good.pdf 1", "quarantined(worker_out_of_memory) greedy.pdf 1"));
}

TEST_F(IngestTest, ReadsTheSameBytesOnce) {
  folder_.Write("a.pdf", kPaper);
  folder_.Write("b.pdf", kPaper);
  folder_.Write("c.pdf", kPaper);
  const auto summary = IngestFolder();
  EXPECT_THAT(Told(), ElementsAre("stored a.pdf 1", "duplicate(bytes) b.pdf 1", "duplicate(bytes) c.pdf 1"));
  EXPECT_EQ(summary->totals.pages_done, 1U);
}

TEST_F(IngestTest, ASecondRunReadsNothing) {
  folder_.Write("a.pdf", kPaper);
  ASSERT_TRUE(IngestFolder().ok());
  bench_.observer.outcomes.clear();
  const auto summary = IngestFolder();
  EXPECT_THAT(Told(), ElementsAre("duplicate(bytes) a.pdf 1"));
  EXPECT_EQ(summary->totals.pages_done, 0U);
  EXPECT_EQ(summary->peak_worker_kb, 0) << "no worker was started";
}

TEST_F(IngestTest, TriesAFileAgainThatFailedInAnEarlierRun) {
  folder_.Write("a.pdf", Papers({"paper:cong_van number=1 UNLESS:SOHOA_TEST_CRASHES"}));
  bench_.settings.page_tries = 1;
  ::setenv("SOHOA_TEST_CRASHES", "1", 1);
  ASSERT_TRUE(IngestFolder().ok());
  ::unsetenv("SOHOA_TEST_CRASHES");
  ASSERT_TRUE(IngestFolder().ok());
  EXPECT_THAT(Told(), ElementsAre("quarantined(worker_crashed) a.pdf 1", "stored a.pdf 1"));
}

TEST_F(IngestTest, ReadsAFileThatFailedForGoodNoMore) {
  bench_.settings.input_tries = 1;
  folder_.Write("a.pdf", Papers({"paper:cong_van DAMAGED"}));
  ASSERT_TRUE(IngestFolder().ok());
  const auto again = IngestFolder();
  EXPECT_EQ(again->totals.pages_done, 0U);
  EXPECT_THAT(Told(), ElementsAre("quarantined(file_damaged) a.pdf 1", "quarantined(file_damaged) a.pdf 1"));
}

TEST_F(IngestTest, ReadsAMendedFileUnderTheSameName) {
  folder_.Write("a.pdf", Papers({"paper:cong_van DAMAGED"}));
  ASSERT_TRUE(IngestFolder().ok());
  folder_.Write("a.pdf", kPaper);
  ASSERT_TRUE(IngestFolder().ok());
  EXPECT_THAT(Told(), ElementsAre("quarantined(file_damaged) a.pdf 1", "stored a.pdf 1"));
}

TEST_F(IngestTest, TriesAgainWhatFailedBeforeTheProgramChanged) {
  folder_.Write("a.pdf", Papers({"paper:cong_van DAMAGED"}));
  ASSERT_TRUE(IngestFolder().ok());
  bench_.settings.input_tries = 1;
  bench_.changed_at = "2999-01-01T00:00:00Z";
  EXPECT_EQ(IngestFolder()->totals.pages_done, 1U);
}

TEST_F(IngestTest, AFileThatEndsItsReadersIsGivenUpAfterSomeRuns) {
  folder_.Write("a.pdf", Papers({"paper:cong_van CRASH"}));
  bench_.settings.page_tries = 1;
  bench_.settings.input_tries = 2;
  EXPECT_EQ(IngestFolder()->totals.pages_done, 1U);
  EXPECT_EQ(IngestFolder()->totals.pages_done, 1U);
  EXPECT_EQ(IngestFolder()->totals.pages_done, 0U);
  EXPECT_EQ(bench_.observer.outcomes.size(), 3U);
  EXPECT_EQ(bench_.observer.outcomes.back().kind, OutcomeKind::kQuarantined);
}

TEST_F(IngestTest, EqualBadFilesOfOneRunAreReadOnce) {
  folder_.Write("a.pdf", Papers({"paper:cong_van number=1 ONCE:" + (folder_ / ".mark")}));
  std::filesystem::copy_file(folder_ / "a.pdf", folder_ / "b.pdf");
  bench_.settings.page_tries = 1;
  ASSERT_TRUE(IngestFolder().ok());
  EXPECT_THAT(Told(), ElementsAre("quarantined(worker_crashed) a.pdf 1", "quarantined(worker_crashed) b.pdf 1"));
}

TEST_F(IngestTest, NamesDossiersByCodeFolderAndArchive) {
  folder_.Write("H16.12-231220-0001/a.pdf", Papers({"paper:cong_van number=1"}));
  folder_.Write("bà Lan/b.pdf", Papers({"paper:cong_van number=2"}));
  folder_.Write("bà Lan/H16.12-231220-0003.pdf", Papers({"paper:cong_van number=3"}));
  folder_.Write("alone.pdf", Papers({"paper:cong_van number=4"}));
  folder_.Write("ông Minh.zip", MakeArchive(ArchiveKind::kZip, {{"e.pdf", Papers({"paper:cong_van number=5"}), ""}}));
  ASSERT_TRUE(IngestFolder().ok());
  EXPECT_EQ(DossierOf("/a.pdf"), "H16.12-231220-0001");
  EXPECT_EQ(DossierOf("/b.pdf"), "H16.12-231220-0003") << "the code of the file beside it";
  EXPECT_EQ(DossierOf("0003.pdf"), "H16.12-231220-0003");
  EXPECT_EQ(DossierOf("alone.pdf"), "");
  EXPECT_EQ(DossierOf("/e.pdf"), "ông Minh");
}

TEST_F(IngestTest, TheUsersOwnDossierStandsAboveAll) {
  folder_.Write("H16.12-231220-0001/a.pdf", kPaper);
  ASSERT_TRUE(bench_.Ingest({folder_.path()}, "H16.12-231220-0009").ok());
  EXPECT_EQ(DossierOf("a.pdf"), "H16.12-231220-0009");
}

TEST_F(IngestTest, LooksIntoNoFolderOfTheWatchedFoldersOwn) {
  folder_.Write("_da_xong/a.pdf", kPaper);
  folder_.Write("_loi/b.pdf", kPaper);
  ASSERT_TRUE(IngestFolder().ok());
  EXPECT_THAT(Told(), IsEmpty());
}

TEST_F(IngestTest, AStoredPageCanBeDrawn) {
  folder_.Write("a.pdf", Papers({"paper:cong_van", "page two"}));
  ASSERT_TRUE(IngestFolder().ok());
  const auto& [hash, kept] = *bench_.store.sources.begin();
  const auto png = RenderPage(bench_.store, bench_.settings, hash, kept.pages.at(1), {}, 300);
  ASSERT_TRUE(png.ok());
  EXPECT_EQ(*png, "page two at 300");
}

TEST_F(IngestTest, BoxesAreDrawnOnAStoredPage) {
  folder_.Write("a.pdf", Papers({"paper:cong_van", "PICTURE"}));
  ASSERT_TRUE(IngestFolder().ok());
  const auto& [hash, kept] = *bench_.store.sources.begin();
  const std::vector<reading::DrawnBox> boxes = {{{0.2, 0.5, 0.8, 0.9}, {200, 100, 50}, 3, "sex"}};
  const auto png = RenderPage(bench_.store, bench_.settings, hash, kept.pages.at(1), {}, 300, boxes);
  ASSERT_TRUE(png.ok());
  EXPECT_EQ(*png, *reading::DrawBoxes(WhitePng(), boxes));
}

TEST_F(IngestTest, ARecordSaysWhatItsPagesWereReadWith) {
  folder_.Write("a.pdf", kPaper);
  ASSERT_TRUE(IngestFolder().ok());
  WorkerPool pool(PoolOptionsFrom(bench_.settings, 1));
  const Result<std::string> engine = EngineOf(pool, bench_.settings);
  ASSERT_TRUE(engine.ok());
  EXPECT_THAT(*engine, testing::StartsWith("tesseract 5"));
  EXPECT_EQ(bench_.store.records.begin()->second.back().engine, *engine);
}

TEST_F(IngestTest, ReadsNestedArchives) {
  const std::string inner = MakeArchive(ArchiveKind::kTarGz, {{"c.pdf", kPaper, ""}});
  folder_.Write("a.zip", MakeArchive(ArchiveKind::kZip, {{"b/inner.tar.gz", inner, ""}, {"Thumbs.db", "x", ""}}));
  ASSERT_TRUE(IngestFolder().ok());
  EXPECT_THAT(Told(), ElementsAre("stored a.zip/b/inner.tar.gz/c.pdf 1"));
}

TEST_F(IngestTest, StopsAtTheLimitOfDepth) {
  bench_.settings.max_archive_depth = 2;
  std::string archive = MakeArchive(ArchiveKind::kZip, {{"deep.pdf", kPaper, ""}});
  for (int i = 0; i < 2; ++i) archive = MakeArchive(ArchiveKind::kZip, {{"in.zip", archive, ""}});
  folder_.Write("a.zip", archive);
  ASSERT_TRUE(IngestFolder().ok());
  EXPECT_THAT(Told(), ElementsAre("quarantined(archive_too_deep) a.zip/in.zip/in.zip"));
}

TEST_F(IngestTest, StopsABombAndKeepsWhatCameBeforeIt) {
  folder_.Write("bomb.zip",
                MakeArchive(ArchiveKind::kZip, {{"a.pdf", kPaper, ""}, {"bomb", std::string(20 << 20, '\0'), ""}}));
  ASSERT_TRUE(IngestFolder().ok());
  EXPECT_THAT(Told(),
              UnorderedElementsAre("stored bomb.zip/a.pdf 1", "quarantined(archive_expands_too_much) bomb.zip"));
}

TEST_F(IngestTest, CountsWhatIsNestedAgainstTheOutermostArchive) {
  const std::string inner = MakeArchive(ArchiveKind::kZip, {{"big", std::string(12 << 20, '\0'), ""}});
  folder_.Write("a.zip", MakeArchive(ArchiveKind::kZip, {{"1.zip", inner, ""}, {"2.zip", inner + "\n", ""}}));
  bench_.settings.jobs = 1;
  ASSERT_TRUE(IngestFolder().ok());
  EXPECT_THAT(Told(), testing::Contains("quarantined(archive_expands_too_much) a.zip/2.zip"));
}

TEST_F(IngestTest, SetsAsideALinkInAnArchive) {
  folder_.Write("a.tar", MakeArchive(ArchiveKind::kTar, {{"evil.pdf", "", "/etc/passwd"}, {"good.pdf", kPaper, ""}}));
  ASSERT_TRUE(IngestFolder().ok());
  EXPECT_THAT(Told(),
              UnorderedElementsAre("quarantined(archive_unsafe_entry) a.tar/evil.pdf", "stored a.tar/good.pdf 1"));
}

TEST_F(IngestTest, LeavesNoUnpackedFileBehind) {
  const TemporaryFolder spool;
  ::setenv("TMPDIR", spool.path().c_str(), 1);
  folder_.Write("a.zip", MakeArchive(ArchiveKind::kZip, {{"a.pdf", kPaper, ""}}));
  ASSERT_TRUE(IngestFolder().ok());
  ::unsetenv("TMPDIR");
  EXPECT_TRUE(std::filesystem::is_empty(spool.path()));
}

TEST_F(IngestTest, RefusesAFileBeyondTheLimit) {
  bench_.settings.max_file_bytes = 10;
  folder_.Write("a.pdf", kPaper);
  ASSERT_TRUE(IngestFolder().ok());
  EXPECT_THAT(Told(), ElementsAre("quarantined(file_too_large) a.pdf"));
}

TEST_F(IngestTest, NamesAPathThatIsNotThere) {
  ASSERT_TRUE(bench_.Ingest({folder_ / "nowhere.pdf"}).ok());
  EXPECT_THAT(Told(), ElementsAre("quarantined(file_unreadable) nowhere.pdf"));
}

TEST_F(IngestTest, EndsWhenTheStoreCannotWrite) {
  folder_.Write("a.pdf", kPaper);
  bench_.store.fail_writes = Error{ErrorCode::kDiskFull, "", 0, ""};
  const auto summary = IngestFolder();
  ASSERT_FALSE(summary.ok());
  EXPECT_EQ(summary.error().code, ErrorCode::kDiskFull);
  EXPECT_THAT(Told(), IsEmpty()) << "nothing is told that was not committed";
}

TEST_F(IngestTest, LeavesWhatWaitsWhenItIsStopped) {
  for (int i = 0; i < 50; ++i)
    folder_.Write(std::to_string(i) + ".pdf", Papers({"paper:cong_van number=" + std::to_string(i)}));
  const std::atomic<bool> stop = true;
  bench_.stop = &stop;
  const auto summary = IngestFolder();
  ASSERT_TRUE(summary.ok());
  EXPECT_EQ(summary->totals.files_done, 0U);
}

TEST_F(IngestTest, ReadsMoreFilesThanItsWindow) {
  for (int i = 0; i < 40; ++i)
    folder_.Write(std::to_string(i) + ".pdf", Papers({"paper:cong_van number=" + std::to_string(i)}));
  const auto summary = IngestFolder();
  ASSERT_TRUE(summary.ok());
  EXPECT_EQ(summary->totals.stored, 40U);
  EXPECT_EQ(bench_.store.records.size(), 40U);
}

}  // namespace
}  // namespace sohoa::pipeline
