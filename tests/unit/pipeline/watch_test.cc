#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <thread>

#include "tests/unit/pipeline/archive_maker.h"
#include "tests/unit/pipeline/paper_reader.h"
#include "tests/unit/pipeline/workbench.h"

namespace sohoa::pipeline {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class WatchTest : public testing::Test {
 protected:
  Result<IngestSummary> Watch(bool once, const std::atomic<bool>* stop = nullptr) {
    WatchOptions options;
    options.inbox = inbox_.path();
    options.once = once;
    options.stop = stop;
    Surroundings around = bench_.Around();
    around.patient = true;
    return WatchWith(
        std::move(around), options, [](const std::string& type) { return type; }, bench_.observer);
  }
  std::vector<std::string> Told() const { return bench_.observer.Told(inbox_.path()); }

  Workbench bench_;
  TemporaryFolder& inbox_ = bench_.folder;
};

TEST_F(WatchTest, MovesWhatIsDoneAfterItsCommit) {
  inbox_.Write("bà Lan/a.pdf", kPaper);
  ASSERT_TRUE(Watch(true).ok());
  EXPECT_THAT(Told(), ElementsAre("stored bà Lan/a.pdf 1"));
  EXPECT_TRUE(fs::exists(inbox_ / "_da_xong/bà Lan/a.pdf"));
  EXPECT_FALSE(fs::exists(inbox_ / "bà Lan/a.pdf"));
}

TEST_F(WatchTest, PutsWhatFailedAsideWithATextAndRetriesTheMendedFile) {
  inbox_.Write("a.pdf", "no paper");
  ASSERT_TRUE(Watch(true).ok());
  ASSERT_TRUE(fs::exists(inbox_ / "_loi/a.pdf"));
  EXPECT_THAT(ReadText(inbox_ / "_loi/a.pdf.txt"), HasSubstr("không được hỗ trợ"));
  inbox_.Write("a.pdf", kPaper);
  ASSERT_TRUE(Watch(true).ok());
  EXPECT_TRUE(fs::exists(inbox_ / "_da_xong/a.pdf"));
}

TEST_F(WatchTest, AnArchiveIsSettledWithAllThatIsInIt) {
  inbox_.Write("good.zip", MakeArchive(ArchiveKind::kZip, {{"1.pdf", kPaper, ""}}));
  inbox_.Write("mixed.zip", MakeArchive(ArchiveKind::kZip, {{"2.pdf", Papers({"paper:cong_van number=2"}), ""},
                                                            {"bad.pdf", "no paper", ""}}));
  ASSERT_TRUE(Watch(true).ok());
  EXPECT_THAT(Told(), UnorderedElementsAre("stored good.zip/1.pdf 1", "stored mixed.zip/2.pdf 1",
                                           "quarantined(file_unsupported) mixed.zip/bad.pdf"));
  EXPECT_TRUE(fs::exists(inbox_ / "_da_xong/good.zip"));
  EXPECT_TRUE(fs::exists(inbox_ / "_loi/mixed.zip"));
  EXPECT_THAT(ReadText(inbox_ / "_loi/mixed.zip.txt"), HasSubstr("mixed.zip/bad.pdf"));
}

TEST_F(WatchTest, ASecretPaperIsGivenBackToAPerson) {
  inbox_.Write("a.pdf", Papers({"paper:cong_van SECRET"}));
  ASSERT_TRUE(Watch(true).ok());
  EXPECT_TRUE(fs::exists(inbox_ / "_co_dau_mat/a.pdf"));
  EXPECT_THAT(ReadText(inbox_ / "_co_dau_mat/a.pdf.txt"), HasSubstr("dấu mật"));
  EXPECT_TRUE(std::ranges::all_of(bench_.store.sources, [](const auto& kept) { return kept.second.original.empty(); }));
}

TEST_F(WatchTest, SaysBesideALinkWhyItIsRefused) {
  fs::create_symlink("/etc/hostname", inbox_ / "a.pdf");
  ASSERT_TRUE(Watch(true).ok());
  EXPECT_THAT(Told(), ElementsAre("quarantined(archive_unsafe_entry) a.pdf"));
  EXPECT_TRUE(fs::is_symlink(inbox_ / "_loi/a.pdf"));
  EXPECT_THAT(ReadText(inbox_ / "_loi/a.pdf.txt"), HasSubstr("liên kết"));
}

TEST_F(WatchTest, TheFilesOfASubFolderAreOneDossier) {
  inbox_.Write("bà Lan/1.pdf", kPaper);
  inbox_.Write("bà Lan/H36.45-260115-0001.pdf", Papers({"paper:cong_van number=2"}));
  ASSERT_TRUE(Watch(true).ok());
  inbox_.Write("bà Lan/late.pdf", Papers({"paper:cong_van number=3"}));
  ASSERT_TRUE(Watch(true).ok());
  ASSERT_EQ(bench_.observer.outcomes.size(), 3U);
  for (const Outcome& outcome : bench_.observer.outcomes) EXPECT_EQ(outcome.dossier, "H36.45-260115-0001");
}

TEST_F(WatchTest, EndsWhenTheStoreCannotWriteSoThatItIsOpenedAgain) {
  inbox_.Write("a.pdf", kPaper);
  bench_.store.fail_writes = Error{ErrorCode::kDiskFull, "", 0, ""};
  const auto summary = Watch(false);
  ASSERT_FALSE(summary.ok());
  EXPECT_EQ(summary.error().code, ErrorCode::kDiskFull);
  EXPECT_TRUE(fs::exists(inbox_ / "a.pdf"));
}

TEST_F(WatchTest, LeavesEverythingWhenTheDiskIsFull) {
  inbox_.Write("a.pdf", kPaper);
  bench_.store.fail_writes = Error{ErrorCode::kDiskFull, "", 0, ""};
  const auto summary = Watch(true);
  ASSERT_FALSE(summary.ok());
  EXPECT_EQ(summary.error().code, ErrorCode::kDiskFull);
  EXPECT_TRUE(fs::exists(inbox_ / "a.pdf"));
  bench_.store.fail_writes.reset();
  ASSERT_TRUE(Watch(true).ok());
  EXPECT_THAT(Told(), ElementsAre("stored a.pdf 1"));
}

// A share that fails for a moment: nothing was seen, which is not the same as nothing being there.
TEST_F(WatchTest, ASingleRunThatCannotReadTheFolderFails) {
  const std::string away = inbox_.path() + ".away";
  fs::rename(inbox_.path(), away);
  const auto summary = Watch(true);
  fs::rename(away, inbox_.path());
  ASSERT_FALSE(summary.ok());
  EXPECT_EQ(summary.error().code, ErrorCode::kFileUnreadable);
}

TEST_F(WatchTest, LeavesAHalfFileAndSaysSo) {
  inbox_.Write("half.pdf", "%PDF-1.4 and no end");
  ASSERT_TRUE(Watch(true).ok());
  EXPECT_THAT(Told(), IsEmpty());
  EXPECT_TRUE(fs::exists(inbox_ / "half.pdf"));
  for (const auto& entry : fs::directory_iterator(inbox_.path())) {
    if (entry.path().extension() != ".csv") continue;
    EXPECT_THAT(ReadText(entry.path()), HasSubstr("half.pdf"));
  }
}

TEST_F(WatchTest, TakesWhatComesWhileItRuns) {
  std::atomic<bool> stop = false;
  std::thread clerk([&] {
    inbox_.Write("later/a.pdf", kPaper);
    while (!fs::exists(inbox_ / "_da_xong/later/a.pdf")) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    stop = true;
  });
  const auto summary = Watch(false, &stop);
  clerk.join();
  ASSERT_TRUE(summary.ok());
  EXPECT_THAT(Told(), ElementsAre("stored later/a.pdf 1"));
}

}  // namespace
}  // namespace sohoa::pipeline
