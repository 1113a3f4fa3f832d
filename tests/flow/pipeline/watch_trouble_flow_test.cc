// Disks that fill, shares that go, stores that others hold: the real program, with mounts that nobody else sees.
#include <gmock/gmock.h>

#include <filesystem>
#include <random>

#include "tests/flow/pipeline/bad_files.h"
#include "tests/flow/pipeline/watched_folder.h"
#include "tests/unit/pipeline/archive_maker.h"

namespace sohoa::flow {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

constexpr int kPapersInFolder = 24;

class WatchTroubleFlow : public WatchedFolder {
 protected:
  void SetUp() override {
    if (!MayMount()) GTEST_SKIP() << "mounting is not allowed here, not even in a namespace of its own";
  }
  std::vector<std::string> Told() const { return Outcomes(LinesOf(sandbox_.Read("told.ndjson"))); }
};

// A paper of half a megabyte that does not compress: a comment in front of its end.
std::string LargePaper(int number) {
  constexpr int kBytes = 500'000, kPrintable = 94;
  std::mt19937 random(static_cast<unsigned>(number));
  std::string padding = "\n%";
  for (int i = 0; i < kBytes; ++i) padding += static_cast<char>('!' + random() % kPrintable);
  const std::string letter = Letter();
  return letter + padding + "\n" + letter.substr(letter.rfind("startxref"));
}

// Twelve megabytes of papers: more than the small disks here hold.
void FillInbox(const Sandbox& sandbox) {
  for (int number = 0; number < kPapersInFolder; ++number) {
    sandbox.Write("inbox/" + std::to_string(number) + ".pdf", LargePaper(number));
  }
}

TEST_F(WatchTroubleFlow, AnIngestWhoseDiskFillsSaysSoAndGoesOnWhenThereIsSpace) {
  for (int number = 0; number < kPapersInFolder; ++number) {
    sandbox_.Write("in/" + std::to_string(number) + ".pdf", LargePaper(number));
  }
  sandbox_.Write(".script",
                 "mkdir kho; mount -t tmpfs -o size=6m none kho\n"
                 "\"$SOHOA\" ingest --json in >first; echo exit $?; \"$SOHOA\" verify >/dev/null; echo verify $?\n"
                 "\"$SOHOA\" ingest --json in >>first; echo exit $?\n"
                 "mount -o remount,size=200m kho; \"$SOHOA\" ingest --json in >second; echo exit $?\n"
                 "\"$SOHOA\" verify >/dev/null; echo verify $?; \"$SOHOA\" status --json");
  const Answer answer = sandbox_.RunScript(shell_ + " .script");
  const auto lines = answer.Lines();
  ASSERT_THAT(lines, SizeIs(6)) << answer.out << answer.err;
  EXPECT_THAT((std::vector<nlohmann::json>(lines.begin(), lines.end() - 1)),
              ElementsAre("exit 1", "verify 0", "exit 1", "exit 0", "verify 0"));
  EXPECT_EQ(lines.back().at("sources"), kPapersInFolder);
  EXPECT_THAT(answer.err, HasSubstr("Hết chỗ trên đĩa"));
}

TEST_F(WatchTroubleFlow, AStoreThatThereIsNoSpaceToMakeIsMadeLater) {
  sandbox_.Write("a.pdf", Letter());
  sandbox_.Write(".script",
                 "mkdir kho; mount -t tmpfs -o size=12k none kho; \"$SOHOA\" ingest a.pdf >/dev/null; echo exit $?\n"
                 "mount -o remount,size=50m kho; \"$SOHOA\" ingest a.pdf >/dev/null; echo exit $?\n"
                 "\"$SOHOA\" verify >/dev/null; echo verify $?");
  const Answer answer = sandbox_.RunScript(shell_ + " .script");
  EXPECT_THAT(answer.Lines(), ElementsAre("exit 1", "exit 0", "verify 0"));
  EXPECT_THAT(answer.err, HasSubstr("Hết chỗ trên đĩa"));
}

TEST_F(WatchTroubleFlow, AWatchWhoseDiskFillsGoesOnByItselfWhenThereIsSpace) {
  FillInbox(sandbox_);
  const Answer answer = While(
      "mkdir kho; mount -t tmpfs -o size=6m none kho\n"
      "watch\n"
      "await 'grep -q \"Hết chỗ\" watch.err'; sleep 6; mount -o remount,size=200m kho\n"
      "await '[ $(ls inbox/_da_xong | wc -l) = 24 ]'; end; \"$SOHOA\" verify >/dev/null; echo verify $?\n"
      "\"$SOHOA\" status --json; watch; sleep 1");
  const auto lines = answer.Lines();
  ASSERT_THAT(lines, SizeIs(4)) << answer.out << answer.err << sandbox_.Read("watch.err");
  EXPECT_EQ(lines.at(0), "exit 0");
  EXPECT_EQ(lines.at(1), "verify 0");
  EXPECT_EQ(lines.at(2).at("sources"), kPapersInFolder);
  EXPECT_FALSE(fs::exists(sandbox_.Path("inbox/_loi"))) << "a full disk is no fault of a paper";
}

TEST_F(WatchTroubleFlow, AWatchThatFindsItsStoreTakenAfterAFullDiskWaitsForIt) {
  FillInbox(sandbox_);
  const Answer answer = While(
      "mkdir kho other; mount -t tmpfs -o size=6m none kho\n"
      "watch\n"
      "await 'grep -q \"Hết chỗ\" watch.err'; mount -o remount,size=200m kho\n"
      "\"$SOHOA\" watch other >/dev/null 2>&1 & other=$!\n"
      "await 'grep -q \"đang được\" watch.err'; kill -INT $other; wait $other\n"
      "await '[ $(ls inbox/_da_xong | wc -l) = 24 ]'");
  EXPECT_EQ(answer.out, "exit 0\n") << sandbox_.Read("watch.err");
}

TEST_F(WatchTroubleFlow, AnArchiveWaitsUntilThereIsSpaceToUnpackIt) {
  std::vector<pipeline::ArchiveMember> members;
  for (int number = 0; number < 4; ++number)
    members.push_back({std::to_string(number) + ".pdf", LargePaper(number), ""});
  sandbox_.Write("many.zip", pipeline::MakeArchive(pipeline::ArchiveKind::kZip, members));
  sandbox_.Write("inbox/good.pdf", Letter());
  const Answer answer = While(
      "mkdir small; mount -t tmpfs -o size=1m none small; export TMPDIR=$PWD/small\n"
      "watch\n"
      "await '[ -e inbox/_da_xong/good.pdf ]'; cp many.zip inbox/.x; mv inbox/.x inbox/many.zip\n"
      "await 'grep -q disk_full watch.err'; ls inbox/many.zip; mount -o remount,size=50m small\n"
      "await '[ -e inbox/_da_xong/many.zip ]'");
  EXPECT_THAT(answer.Lines(), ElementsAre("inbox/many.zip", "exit 0")) << sandbox_.Read("watch.err");
  EXPECT_EQ(Sources(), 5);
}

TEST_F(WatchTroubleFlow, AReadOnlyInboxIsStoredOnceAndSaysThatNothingCanBeMoved) {
  sandbox_.Write("inbox/a.pdf", Letter());
  sandbox_.Write("inbox/bad.pdf", "no PDF");
  const Answer answer = While(
      "mount --bind inbox inbox; mount -o remount,bind,ro inbox\n"
      "watch\n"
      "await '[ $(grep -c . told.ndjson) = 2 ]'; sleep 3");
  EXPECT_EQ(answer.out, "exit 3\n") << answer.err;
  EXPECT_THAT(Told(), testing::UnorderedElementsAre("inbox/a.pdf stored", "inbox/bad.pdf quarantined file_unsupported"))
      << "not again and again";
  EXPECT_THAT(Files(), ElementsAre("a.pdf", "bad.pdf"));
  EXPECT_THAT(sandbox_.Read("watch.err"), HasSubstr("they stay in the watched folder"));
}

TEST_F(WatchTroubleFlow, AShareThatGoesAndComesBackIsTakenUpAgain) {
  sandbox_.Write("a.pdf", Paper(1));
  sandbox_.Write("b.pdf", Paper(2));
  const Answer answer = While(
      "mkdir share; mount -t tmpfs none share; mount --bind share inbox; cp a.pdf inbox/\n"
      "watch\n"
      "await '[ -e share/_da_xong/a.pdf ]'; umount -l inbox; sleep 2; cp b.pdf share/; sleep 1.5\n"
      "kill -0 $watcher && echo alive; mount --bind share inbox; await '[ -e share/_da_xong/b.pdf ]'");
  EXPECT_THAT(answer.Lines(), ElementsAre("alive", "exit 0")) << sandbox_.Read("watch.err");
  EXPECT_EQ(Sources(), 2);
}

TEST_F(WatchTroubleFlow, AWatchOnAStoreThatAnotherHoldsSaysSoAndLeavesEverything) {
  sandbox_.Write("inbox/.keep", "");
  sandbox_.Write("second/a.pdf", Letter());
  const Answer answer =
      While("await '[ -e kho/CURRENT ]'; sleep 1; \"$SOHOA\" watch second --once; echo code $?; ls second");
  EXPECT_THAT(answer.Lines(), ElementsAre("code 1", "a.pdf", "exit 0"));
  EXPECT_THAT(answer.err, HasSubstr("Kho đang được một chương trình khác ghi"));
  EXPECT_EQ(sandbox_.Run({"watch", "second", "--once"}).exit_code, 0);
}

}  // namespace
}  // namespace sohoa::flow
