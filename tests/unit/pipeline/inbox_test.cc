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
  InboxTest() { settings_.settle_seconds = 3; }

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

TEST_F(InboxTest, ForgetsAFileThatIsGone) {
  folder_.Write("a.pdf", kWhole);
  LookAt(0);
  fs::remove(folder_ / "a.pdf");
  EXPECT_THAT(LookAt(4), IsEmpty());
  EXPECT_THAT(inbox_.Waiting(), IsEmpty());
}

}  // namespace
}  // namespace sohoa::pipeline
