#include "pipeline/inbox.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "tests/unit/pipeline/temporary_folder.h"

namespace sohoa::pipeline {
namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kWhole = "%PDF-1.4 x %%EOF";
const std::string kHalf = "%PDF-1.4 x";

class InboxTest : public testing::Test {
 protected:
  InboxTest() {
    settings_.settle_seconds = 3;
    settings_.give_up_seconds = 90;
  }

  std::vector<std::string> LookAt(int second) {
    std::vector<std::string> names;
    for (const FoundFile& file : inbox_.Look(start_ + seconds(second))) {
      names.push_back(file.display.substr(folder_.path().size() + 1));
    }
    return names;
  }

  TemporaryFolder folder_;
  settings::Settings settings_;
  Inbox inbox_{folder_.path(), settings_};
  Inbox::Time start_ = std::chrono::steady_clock::now();
};

TEST_F(InboxTest, TakesAFileOnceItHasSettled) {
  folder_.Write("a.pdf", kWhole);
  EXPECT_THAT(LookAt(0), IsEmpty());
  EXPECT_THAT(LookAt(4), ElementsAre("a.pdf"));
  EXPECT_THAT(LookAt(5), IsEmpty()) << "taken once";
}

TEST_F(InboxTest, WaitsForAFileThatStillChanges) {
  folder_.Write("a.pdf", kWhole);
  LookAt(0);
  folder_.Write("a.pdf", kWhole + " ");
  EXPECT_THAT(LookAt(4), IsEmpty());
  EXPECT_THAT(LookAt(8), ElementsAre("a.pdf"));
}

TEST_F(InboxTest, WaitsForTheRestOfAHalfFile) {
  folder_.Write("a.pdf", kHalf);
  LookAt(0);
  EXPECT_THAT(LookAt(30), IsEmpty()) << "a scanner may pause for long";
  EXPECT_TRUE(inbox_.only_incomplete());
  folder_.Write("a.pdf", kWhole);
  LookAt(31);
  EXPECT_THAT(LookAt(35), ElementsAre("a.pdf"));
}

TEST_F(InboxTest, GivesUpWaitingInTheEnd) {
  folder_.Write("a.pdf", kHalf);
  LookAt(0);
  EXPECT_THAT(LookAt(10), IsEmpty());
  EXPECT_THAT(LookAt(100), ElementsAre("a.pdf"));
}

TEST_F(InboxTest, WaitsForAWholeFileThatIsOpenForWriting) {
  std::ofstream writer(folder_.Write("a.pdf", kWhole), std::ios::app);
  LookAt(0);
  EXPECT_THAT(LookAt(10), IsEmpty());
  EXPECT_TRUE(inbox_.only_incomplete());
  writer.close();
  EXPECT_THAT(LookAt(14), ElementsAre("a.pdf"));
}

TEST_F(InboxTest, TakesAFileThatIsOpenForWritingInTheEnd) {
  const std::ofstream writer(folder_.Write("a.pdf", kWhole), std::ios::app);
  LookAt(0);
  EXPECT_THAT(LookAt(89), IsEmpty());
  EXPECT_THAT(LookAt(91), ElementsAre("a.pdf"));
}

TEST_F(InboxTest, AFileWithoutAnEndWaitsLonger) {
  folder_.Write("a.bin", "whatever");
  LookAt(0);
  EXPECT_THAT(LookAt(4), IsEmpty());
  EXPECT_THAT(LookAt(7), ElementsAre("a.bin"));
}

TEST_F(InboxTest, MovesASettledFileToTheSamePlaceBelow) {
  folder_.Write("bà Lan/a.pdf", kWhole);
  LookAt(0);
  LookAt(4);
  const auto moved = inbox_.MoveSettled(folder_ / "bà Lan/a.pdf", "_da_xong");
  ASSERT_TRUE(moved.ok());
  EXPECT_EQ(*moved, folder_ / "_da_xong/bà Lan/a.pdf");
  EXPECT_EQ(ReadText(*moved), kWhole);
  EXPECT_FALSE(fs::exists(folder_ / "bà Lan/a.pdf"));
  EXPECT_THAT(LookAt(10), IsEmpty()) << "what is done is not looked into";
}

TEST_F(InboxTest, NeverMovesOverAnotherFile) {
  folder_.Write("_da_xong/a.pdf", "older");
  folder_.Write("a.pdf", kWhole);
  LookAt(0);
  LookAt(4);
  const auto moved = inbox_.MoveSettled(folder_ / "a.pdf", "_da_xong");
  ASSERT_TRUE(moved.ok());
  EXPECT_EQ(*moved, folder_ / "_da_xong/a (2).pdf");
  EXPECT_EQ(ReadText(folder_ / "_da_xong/a.pdf"), "older");
}

TEST_F(InboxTest, KeepsAFileThatWasRewrittenWhileItWasRead) {
  folder_.Write("a.pdf", kWhole);
  LookAt(0);
  LookAt(4);
  folder_.Write("a.pdf", "%PDF-1.4 another paper %%EOF");
  const auto moved = inbox_.MoveSettled(folder_ / "a.pdf", "_da_xong");
  ASSERT_TRUE(moved.ok());
  EXPECT_EQ(*moved, "");
  EXPECT_TRUE(fs::exists(folder_ / "a.pdf"));
  LookAt(5);
  EXPECT_THAT(LookAt(9), ElementsAre("a.pdf")) << "and is taken again";
}

TEST_F(InboxTest, TriesLaterEachTimeALittleLater) {
  folder_.Write("a.pdf", kWhole);
  LookAt(0);
  LookAt(4);
  inbox_.TryLater(folder_ / "a.pdf", start_ + seconds(4));
  EXPECT_THAT(LookAt(8), IsEmpty());
  EXPECT_THAT(LookAt(10), ElementsAre("a.pdf"));
  inbox_.TryLater(folder_ / "a.pdf", start_ + seconds(10));
  EXPECT_THAT(LookAt(18), IsEmpty());
  EXPECT_THAT(LookAt(21), ElementsAre("a.pdf"));
}

TEST_F(InboxTest, PassesOverTheClerksFilesAndRemovesANoteThatCameBack) {
  folder_.Write("_ket_qua_2026-11-24.csv", "x");
  folder_.Write("_loi/b.pdf", kWhole);
  folder_.Write("a.pdf.txt", "\xEF\xBB\xBF" + std::string(kNoteFirstLine) + "\r\n");
  LookAt(0);
  EXPECT_THAT(LookAt(20), IsEmpty());
  EXPECT_FALSE(fs::exists(folder_ / "a.pdf.txt"));
}

TEST_F(InboxTest, ClosesASubFolderWhenNothingChangedInIt) {
  settings_.dossier_seconds = 20;
  folder_.Write("bà Lan/1.pdf", kWhole);
  LookAt(0);
  folder_.Write("bà Lan/2.pdf", kWhole);
  EXPECT_THAT(LookAt(15), IsEmpty());
  EXPECT_THAT(LookAt(30), IsEmpty()) << "the second page came at 15";
  EXPECT_THAT(LookAt(36), ElementsAre("bà Lan/1.pdf", "bà Lan/2.pdf"));
}

TEST_F(InboxTest, ASubFolderHoldsUpNoOther) {
  settings_.dossier_seconds = 20;
  folder_.Write("a/1.pdf", kWhole);
  LookAt(0);
  folder_.Write("b/1.pdf", kWhole);
  LookAt(15);
  EXPECT_THAT(LookAt(21), ElementsAre("a/1.pdf"));
}

TEST_F(InboxTest, AHalfFileHoldsItsDossierOpen) {
  folder_.Write("a/1.pdf", kWhole);
  folder_.Write("a/2.pdf", kHalf);
  LookAt(0);
  EXPECT_THAT(LookAt(30), IsEmpty());
  EXPECT_TRUE(inbox_.only_incomplete());
  EXPECT_THAT(LookAt(100), ElementsAre("a/1.pdf", "a/2.pdf"));
}

TEST_F(InboxTest, OneFilesCodeIsTheWholeDossiers) {
  folder_.Write("bà Lan/H36.45-260115-0001 biên nhận.pdf", kWhole);
  folder_.Write("bà Lan/z.pdf", kWhole);
  inbox_.Look(start_);
  const auto files = inbox_.Look(start_ + seconds(11));
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files.back().dossier, "H36.45-260115-0001");
}

TEST_F(InboxTest, ALatePageJoinsADossierThatIsDone) {
  folder_.Write("_da_xong/bà Lan/H36.45-260115-0001 biên nhận.pdf", kWhole);
  folder_.Write("bà Lan/z.pdf", kWhole);
  inbox_.Look(start_);
  const auto files = inbox_.Look(start_ + seconds(11));
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files.front().dossier, "H36.45-260115-0001");
}

TEST_F(InboxTest, RefusesAFileWithASecondName) {
  folder_.Write("a.pdf", kWhole);
  fs::create_hard_link(folder_ / "a.pdf", folder_ / "b.pdf");
  inbox_.Look(start_);
  EXPECT_THAT(inbox_.Look(start_ + seconds(6)), IsEmpty()) << "somebody may be renaming by linking";
  const auto files = inbox_.Look(start_ + seconds(10));
  ASSERT_EQ(files.size(), 2U);
  ASSERT_TRUE(files.front().failure.has_value());
  EXPECT_EQ(files.front().failure->detail, kSecondName);
}

TEST_F(InboxTest, TakesAFileWhoseSecondNameIsGone) {
  folder_.Write("a.pdf", kWhole);
  fs::create_hard_link(folder_ / "a.pdf", folder_ / ".scanning");
  inbox_.Look(start_);
  inbox_.Look(start_ + seconds(5));
  fs::remove(folder_ / ".scanning");
  inbox_.Look(start_ + seconds(6));
  const auto files = inbox_.Look(start_ + seconds(10));
  ASSERT_EQ(files.size(), 1U);
  EXPECT_FALSE(files.front().failure.has_value());
}

TEST_F(InboxTest, AnswersALinkWithItsRefusal) {
  fs::create_symlink("/etc/passwd", folder_ / "a.pdf");
  inbox_.Look(start_);
  const auto files = inbox_.Look(start_ + seconds(4));
  ASSERT_EQ(files.size(), 1U);
  EXPECT_TRUE(files.front().failure.has_value());
  const auto moved = inbox_.MoveSettled(folder_ / "a.pdf", "_loi");
  ASSERT_TRUE(moved.ok());
  EXPECT_TRUE(fs::is_symlink(*moved)) << "the link itself is moved, not what it points at";
}

TEST_F(InboxTest, ForgetsAFileThatIsGone) {
  folder_.Write("a.pdf", kWhole);
  LookAt(0);
  fs::remove(folder_ / "a.pdf");
  EXPECT_THAT(LookAt(4), IsEmpty());
  EXPECT_THAT(inbox_.Waiting(), IsEmpty());
}

TEST_F(InboxTest, SaysThatItCouldNotLookIntoTheFolder) {
  const std::string away = folder_.path() + ".away";
  fs::rename(folder_.path(), away);
  LookAt(0);
  ASSERT_TRUE(inbox_.unseen());
  EXPECT_EQ(inbox_.unseen()->code, ErrorCode::kFileUnreadable);
  fs::rename(away, folder_.path());
  LookAt(1);
  EXPECT_FALSE(inbox_.unseen());
}

}  // namespace
}  // namespace sohoa::pipeline
