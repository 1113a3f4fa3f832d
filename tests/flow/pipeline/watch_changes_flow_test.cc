// What happens to files in the watched folder while they are looked at, waited for and read; the real program.
#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>

#include "tests/flow/pipeline/bad_files.h"
#include "tests/flow/pipeline/watched_folder.h"
#include "tests/unit/pipeline/archive_maker.h"

namespace sohoa::flow {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;

class WatchChangesFlow : public WatchedFolder {
 protected:
  std::vector<std::string> Told() const { return Outcomes(LinesOf(sandbox_.Read("told.ndjson"))); }

  // The bytes that the store keeps of a source's first record.
  std::string Original(const nlohmann::json& line) const {
    const std::string record = line.at("record");
    EXPECT_EQ(sandbox_.Run({"export", record, "--format", "original", "-o", "back"}).exit_code, 0);
    return sandbox_.Read("back");
  }
};

// A TIFF of one strip behind its directory, as scanners write it; no picture that can be shown.
std::string Tiff() {
  const std::string directory =
      "\x02\0"s + "\x11\x01\x04\0\x01\0\0\0\x26\0\0\0"s + "\x17\x01\x04\0\x01\0\0\0\x64\0\0\0"s;
  return "II*\0\x08\0\0\0"s + directory + "\0\0\0\0"s + std::string(100, 'p');
}

// By name; each lacks its end when its last 30 bytes are gone.
std::vector<std::pair<std::string, std::string>> WholeFiles() {
  return {{"a.pdf", Letter()},
          {"b.tif", Tiff()},
          {"c.zip", pipeline::MakeArchive(pipeline::ArchiveKind::kZip, {{"a.pdf", Paper(1), ""}})},
          {"d.jpg", "\xFF\xD8\xFF\xE0" + std::string(9000, 'x') + "\xFF\xD9"},
          {"e.png", "\x89PNG\r\n\x1a\n" + std::string(900, 'x') + "\0\0\0\0IEND\xAE\x42\x60\x82"s}};
}

TEST_F(WatchChangesFlow, OneRunLeavesHalfFilesOfEveryKindAndTakesThemWhole) {
  for (const auto& [name, bytes] : WholeFiles()) sandbox_.Write("inbox/" + name, bytes.substr(0, bytes.size() - 30));
  const Answer half = Once();
  EXPECT_EQ(half.exit_code, 0);
  EXPECT_THAT(half.Lines(), IsEmpty());
  EXPECT_THAT(Files(), ElementsAre("a.pdf", "b.tif", "c.zip", "d.jpg", "e.png"));
  EXPECT_THAT(Table(), HasSubstr("Chưa chép xong, để lại"));
  for (const auto& [name, bytes] : WholeFiles()) sandbox_.Write("inbox/" + name, bytes);
  const Answer whole = Once();
  EXPECT_THAT(Files(), Not(Contains("a.pdf")));
  EXPECT_THAT(Files(), AllOf(Contains("_da_xong/a.pdf"), Contains("_da_xong/c.zip")));
  EXPECT_THAT(Outcomes(whole.Lines()), Contains(HasSubstr("inbox/b.tif"))) << "taken, though no picture";
  EXPECT_THAT(Outcomes(whole.Lines()), Contains(HasSubstr("inbox/d.jpg")));
  EXPECT_THAT(Outcomes(whole.Lines()), Contains(HasSubstr("inbox/e.png")));
}

TEST_F(WatchChangesFlow, HalfFilesThatWereThereAtStartUpAreWaitedFor) {
  for (const auto& [name, bytes] : WholeFiles()) {
    sandbox_.Write("inbox/" + name, bytes.substr(0, bytes.size() - 30));
    sandbox_.Write("whole/" + name, bytes);
  }
  sandbox_.Write("inbox/good.pdf", Paper(2));
  const Answer answer = While(
      "await '[ -e inbox/_da_xong/good.pdf ]'; ls inbox | grep -c '^[a-e][.]'\n"
      "cp whole/* inbox/; await '[ $(ls inbox | grep -c \"^[a-e][.]\") = 0 ]'");
  EXPECT_THAT(answer.Lines(), ElementsAre(5, "exit 3")) << "some are no pictures";
  EXPECT_THAT(Told(), SizeIs(6)) << "each once";
}

TEST_F(WatchChangesFlow, ASlowScannerMayPauseForLongerThanTheSettlingTime) {
  sandbox_.Write("whole.pdf", Letter());
  sandbox_.Write("inbox/other.pdf", Paper(1));
  const Answer answer = While(
      "size=$(stat -c %s whole.pdf)\n"
      "for part in 1 2 3 4; do head -c $((size * part / 5)) whole.pdf >inbox/.x; cp inbox/.x inbox/slow.pdf; sleep "
      "1.2; done\n"
      "ls inbox/slow.pdf; cp whole.pdf inbox/slow.pdf; await '[ -e inbox/_da_xong/slow.pdf ]'");
  EXPECT_THAT(answer.Lines(), ElementsAre("inbox/slow.pdf", "exit 0"));
  EXPECT_THAT(Told(), SizeIs(2));
  EXPECT_EQ(sandbox_.Read("inbox/_da_xong/slow.pdf"), Letter());
}

TEST_F(WatchChangesFlow, AScannerThatKeepsAWholeFileOpenIsWaitedFor) {
  sandbox_.Write("whole.pdf", Letter());
  sandbox_.Write("more.pdf", "\n% one more page\n");
  const Answer answer = While(
      "exec 3>inbox/open.pdf; cat whole.pdf >&3; cp whole.pdf inbox/other.pdf; await '[ -e inbox/_da_xong/other.pdf "
      "]'\n"
      "sleep 1; ls inbox/open.pdf; cat more.pdf >&3; exec 3>&-; await '[ -e inbox/_da_xong/open.pdf ]'");
  EXPECT_THAT(answer.Lines(), ElementsAre("inbox/open.pdf", "exit 0"));
  EXPECT_EQ(Sources(), 2) << "read once, with what came last";
}

TEST_F(WatchChangesFlow, AnAbandonedHalfFileIsToldInTheEnd) {
  SetOption("give_up_seconds", 2);
  sandbox_.Write("inbox/half.pdf", Letter().substr(0, 3000));
  const Answer answer = While("await '[ -e inbox/_loi/half.pdf.txt ]'");
  EXPECT_EQ(answer.out, "exit 3\n");
  EXPECT_THAT(Told(), ElementsAre("inbox/half.pdf quarantined file_damaged"));
}

TEST_F(WatchChangesFlow, AFileThatIsRewrittenBeforeItIsReadIsReadOnce) {
  SetOption("settle_seconds", 3);
  sandbox_.Write("second.pdf", Paper(2));
  sandbox_.Write("inbox/a.pdf", Paper(1));
  const Answer answer = While("sleep 1; cp second.pdf inbox/a.pdf; await '[ -e inbox/_da_xong/a.pdf ]'");
  const auto told = LinesOf(sandbox_.Read("told.ndjson"));
  ASSERT_THAT(told, SizeIs(1)) << answer.out;
  EXPECT_EQ(Original(told.front()), Paper(2));
  EXPECT_EQ(Sources(), 1);
}

// While its reader is stopped, the file is open and hashed but not read.
const char* const kWithStoppedReader =
    "await '[ -e inbox/_da_xong/first.pdf ]'\n"
    "readers=$(pgrep -P $watcher); kill -STOP $readers; cp before.pdf inbox/.x; mv inbox/.x inbox/a.pdf\n"
    "await 'ls -l /proc/$watcher/fd | grep -q inbox/a.pdf'\n";

TEST_F(WatchChangesFlow, AFileThatIsRewrittenInPlaceWhileItIsReadIsReadAgain) {
  sandbox_.Write("inbox/first.pdf", Paper(0));
  sandbox_.Write("before.pdf", Paper(1));
  sandbox_.Write("after.pdf", Paper(2));
  const Answer answer = While(std::string(kWithStoppedReader) +
                              "cat after.pdf >inbox/a.pdf; kill -CONT $readers; await '[ -e inbox/_da_xong/a.pdf ]'");
  EXPECT_EQ(answer.out, "exit 0\n");
  EXPECT_EQ(sandbox_.Read("inbox/_da_xong/a.pdf"), Paper(2));
  EXPECT_EQ(Sources(), 2) << "the first file and the last writing of the other";
  sandbox_.Write("inbox/again.pdf", Paper(2));
  EXPECT_THAT(Outcomes(Once().Lines()), ElementsAre("inbox/again.pdf duplicate"));
}

TEST_F(WatchChangesFlow, AFileThatIsReplacedWhileItIsReadIsKeptInBothWritings) {
  sandbox_.Write("inbox/first.pdf", Paper(0));
  sandbox_.Write("before.pdf", Paper(1));
  sandbox_.Write("after.pdf", Paper(2));
  const Answer answer =
      While(std::string(kWithStoppedReader) +
            "cp after.pdf inbox/.x; mv inbox/.x inbox/a.pdf; kill -CONT $readers; await '[ -e inbox/_da_xong/a.pdf ]'");
  EXPECT_EQ(answer.out, "exit 0\n");
  EXPECT_EQ(sandbox_.Read("inbox/_da_xong/a.pdf"), Paper(2));
  EXPECT_EQ(Sources(), 3);
}

TEST_F(WatchChangesFlow, AFileThatIsRemovedWhileItIsReadIsKept) {
  sandbox_.Write("inbox/first.pdf", Paper(0));
  sandbox_.Write("before.pdf", Paper(1));
  const Answer answer = While(std::string(kWithStoppedReader) +
                              "rm inbox/a.pdf; kill -CONT $readers; await '[ $(grep -c . told.ndjson) = 2 ]'");
  EXPECT_EQ(answer.out, "exit 0\n");
  EXPECT_EQ(Sources(), 2);
}

TEST_F(WatchChangesFlow, AFileThatComesAgainUnderItsNameAfterItsReadingIsReadToo) {
  sandbox_.Write("inbox/a.pdf", Paper(1));
  sandbox_.Write("second.pdf", Paper(2));
  const Answer answer = While(
      "await '[ -e inbox/_da_xong/a.pdf ]'; cp second.pdf inbox/a.pdf; await '[ -e \"inbox/_da_xong/a (2).pdf\" ]'");
  EXPECT_EQ(answer.out, "exit 0\n");
  EXPECT_EQ(Sources(), 2);
  EXPECT_EQ(sandbox_.Read("inbox/_da_xong/a.pdf"), Paper(1));
}

TEST_F(WatchChangesFlow, ATreeThatIsMovedInIsTakenWhole) {
  std::vector<std::string> names;
  for (int number = 0; number < 12; ++number) {
    names.push_back("tree/" + std::to_string(number % 3) + "/sâu/hơn nữa/" + std::to_string(number) + ".pdf");
    sandbox_.Write(names.back(), Paper(number));
  }
  const Answer answer = While(
      "find tree -exec touch -d 2020-01-01 {} +; mv tree inbox/\n"
      "await '[ $(find inbox/_da_xong -name \"*.pdf\" | wc -l) = 12 ]'");
  EXPECT_EQ(answer.out, "exit 0\n");
  for (const std::string& name : names) EXPECT_TRUE(fs::exists(sandbox_.Path("inbox/_da_xong/" + name))) << name;
  EXPECT_EQ(Sources(), 12);
}

TEST_F(WatchChangesFlow, AShareThatSendsNoEventsIsLookedAt) {
  // In a house without inotify. Whoever may not make one has no such share to test with.
  const std::string without = "unshare -Ur bash -c 'echo 0 >/proc/sys/user/max_inotify_instances; exec \"$@\"' _";
  if (sandbox_.RunScript(without + " true").exit_code != 0) GTEST_SKIP() << "user namespaces are not allowed";
  sandbox_.Write("late.pdf", Letter());
  const Answer answer = While(
      "await '[ -e kho/CURRENT ]'; sleep 1; ls -l /proc/$watcher/fd | grep -c inotify\n"
      "mkdir inbox/new; cp late.pdf inbox/new/; await '[ -e inbox/_da_xong/new/late.pdf ]'",
      without);
  EXPECT_THAT(answer.Lines(), ElementsAre(0, "exit 0")) << sandbox_.Read("watch.err");
}

TEST_F(WatchChangesFlow, EventsAreHeardBetweenTwoRescans) {
  SetOption("rescan_seconds", 3600);
  sandbox_.Write("late.pdf", Letter());
  const Answer answer = While(
      "await 'ls -l /proc/$watcher/fd | grep -q inotify'; sleep 1; mkdir -p inbox/new/deep; sleep 1\n"
      "cp late.pdf inbox/new/deep/; await '[ -e inbox/_da_xong/new/deep/late.pdf ]'");
  EXPECT_EQ(answer.out, "exit 0\n");
}

TEST_F(WatchChangesFlow, ASubFolderIsClosedWhenNothingHasChangedAndLatePagesJoinIt) {
  SetOption("dossier_seconds", 4);
  sandbox_.Write("page.pdf", Letter());
  const Answer answer = While(
      "mkdir 'inbox/ba Lan'\n"
      "for page in 1 2 3 4 5 6 7 8 9 10; do cp page.pdf \"inbox/ba Lan/$page.pdf\"; echo >>page.pdf; sleep 0.5; done\n"
      "ls 'inbox/ba Lan' | wc -l; cp page.pdf 'inbox/ba Lan/H36.45-260115-0001.pdf'\n"
      "await '[ -e \"inbox/_da_xong/ba Lan/H36.45-260115-0001.pdf\" ]'; await '[ -e \"inbox/_da_xong/ba Lan/10.pdf\" "
      "]'\n"
      "echo >>page.pdf; cp page.pdf 'inbox/ba Lan/late.pdf'; await '[ -e \"inbox/_da_xong/ba Lan/late.pdf\" ]'");
  EXPECT_THAT(answer.Lines(), ElementsAre(10, "exit 0")) << "nothing was taken before the sub-folder was closed";
  const auto told = LinesOf(sandbox_.Read("told.ndjson"));
  EXPECT_THAT(told, SizeIs(12));
  for (const nlohmann::json& line : told) EXPECT_EQ(line.at("dossier"), "H36.45-260115-0001") << line;
}

TEST_F(WatchChangesFlow, AFailureThatComesBackUnmendedIsToldOnceAndDoesNotLoop) {
  sandbox_.Write("inbox/a.pdf", "no PDF");
  ASSERT_EQ(Once().exit_code, 3);
  const Answer answer =
      While("mv inbox/_loi/a.pdf inbox/_loi/a.pdf.txt inbox/; await '[ -e inbox/_loi/a.pdf.txt ]'; sleep 2.5");
  EXPECT_EQ(answer.out, "exit 3\n");
  EXPECT_THAT(Told(), ElementsAre("inbox/a.pdf quarantined file_unsupported"));
  EXPECT_THAT(Files(), UnorderedElementsAre("_loi/a.pdf", "_loi/a.pdf.txt"));
}

TEST_F(WatchChangesFlow, AMendedFileIsTakenWhileTheWatchRuns) {
  sandbox_.Write("inbox/a.pdf", Letter().substr(0, 3000) + "%%EOF\n");
  sandbox_.Write("mended.pdf", Letter());
  const Answer answer = While(
      "await '[ -e inbox/_loi/a.pdf.txt ]'; mv inbox/_loi/a.pdf* inbox/; cp mended.pdf inbox/.x; mv inbox/.x "
      "inbox/a.pdf\n"
      "await '[ -e inbox/_da_xong/a.pdf ]'");
  EXPECT_EQ(sandbox_.Read("inbox/_da_xong/a.pdf"), Letter()) << answer.out;
  EXPECT_THAT(Told(), Contains("inbox/a.pdf stored"));
}

TEST_F(WatchChangesFlow, AFileThatMayNotBeReadStandsApartUntilItMay) {
  // Root reads whatever the mode says, unless it gives the right to do so away.
  const std::string no_override =
      ::geteuid() == 0 ? "setpriv --bounding-set=-dac_override,-dac_read_search" : std::string();
  if (sandbox_.RunScript(no_override + " true").exit_code != 0) GTEST_SKIP() << "setpriv is missing";
  sandbox_.Write("inbox/shut.pdf", Paper(1));
  sandbox_.Write("inbox/good.pdf", Paper(2));
  const Answer answer = While(
      "chmod 000 inbox/shut.pdf\n"
      "watch\n"
      "await '[ -e inbox/_loi/shut.pdf.txt ]'; cat inbox/_loi/shut.pdf.txt; await '[ -e inbox/_da_xong/good.pdf ]'\n"
      "chmod 600 inbox/_loi/shut.pdf; mv inbox/_loi/shut.pdf inbox/; await '[ -e inbox/_da_xong/shut.pdf ]'",
      no_override);
  EXPECT_THAT(answer.out, HasSubstr("Kiểm tra quyền đọc của tệp"));
  EXPECT_THAT(answer.out, Not(HasSubstr("in vain"))) << sandbox_.Read("watch.err");
  EXPECT_THAT(Told(), Contains("inbox/shut.pdf quarantined file_unreadable"));
  EXPECT_EQ(sandbox_.Run({"verify"}).exit_code, 0);
}

}  // namespace
}  // namespace sohoa::flow
