// What lies in the watched folder may have any name and be anything; the real program.
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>

#include "tests/flow/pipeline/bad_files.h"
#include "tests/flow/pipeline/watched_folder.h"
#include "tests/unit/pipeline/archive_maker.h"

namespace sohoa::flow {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

using WatchNamesFlow = WatchedFolder;

constexpr std::size_t kLongestName = 255;

std::string LongName() { return std::string(kLongestName - 4, 'a') + ".pdf"; }

TEST_F(WatchNamesFlow, NamesOfAnyBytesAreStoredAndKept) {
  const std::vector<std::string> names = {"Gia\xCC\x82\xCC\x81y khai sinh.pdf",  // NFD
                                          "Gi\xC3\xA2\xCC\x81y khai sinh.pdf",   // half NFD: another name
                                          "Gi\xB8y khai sinh.pdf",               // TCVN3
                                          "\xFF\xFE\xC0.pdf",                    // no encoding at all
                                          "  hai  dấu cách .pdf",
                                          "xuống\ndòng.pdf",
                                          "-rf.pdf",
                                          "=1+1.pdf",
                                          "dấu \"nháy\" 'đơn' \\ $HOME `ls`.pdf",
                                          "không đuôi",
                                          LongName(),
                                          "th\xB0 m\xF4"
                                          "c/Gi\xB8y.pdf"};
  int number = 0;
  std::vector<std::string> done;
  for (const std::string& name : names) {
    sandbox_.Write("inbox/" + name, Paper(number++));
    done.push_back("_da_xong/" + name);
  }
  const Answer answer = Once();
  EXPECT_EQ(answer.exit_code, 0) << answer.err << answer.out;
  EXPECT_THAT(Files(), testing::UnorderedElementsAreArray(done));
  EXPECT_EQ(Sources(), number);
  for (const nlohmann::json& line : answer.Lines()) EXPECT_TRUE(line.is_object()) << line;
}

TEST_F(WatchNamesFlow, AnArchiveUnderALegacyNameIsUnpacked) {
  sandbox_.Write("inbox/h\xE5 s\xAC.zip",
                 pipeline::MakeArchive(pipeline::ArchiveKind::kZip, {{"a.pdf", Letter(), ""}}));
  const Answer answer = Once();
  EXPECT_EQ(answer.exit_code, 0) << answer.err << answer.out;
  EXPECT_THAT(Files(), ElementsAre("_da_xong/h\xE5 s\xAC.zip"));
  EXPECT_EQ(answer.Lines().size(), 1U);
}

TEST_F(WatchNamesFlow, AFailedFileWithTheLongestNameHasItsText) {
  sandbox_.Write("inbox/" + LongName(), "no PDF");
  EXPECT_EQ(Once().exit_code, 3);
  const std::vector<std::string> files = Files();
  ASSERT_EQ(files.size(), 2U) << testing::PrintToString(files);
  const std::string& note = files.at(files.front() == "_loi/" + LongName() ? 1 : 0);
  EXPECT_TRUE(note.ends_with(".txt")) << note;
  EXPECT_THAT(sandbox_.Read("inbox/" + note), HasSubstr("Loại tệp này không được hỗ trợ"));
  EXPECT_THAT(sandbox_.Read("inbox/" + note), HasSubstr(LongName()));
}

TEST_F(WatchNamesFlow, TwoFilesWithTheLongestNameStandSideBySide) {
  for (int number = 0; number < 3; ++number) {
    sandbox_.Write("inbox/" + LongName(), Paper(number));
    ASSERT_EQ(sandbox_.RunScript("timeout -s KILL 60 \"$SOHOA\" --config config watch inbox --once").exit_code, 0);
  }
  EXPECT_EQ(Files().size(), 3U);
  EXPECT_EQ(Sources(), 3);
}

TEST_F(WatchNamesFlow, TheLongestNameOfVietnameseLettersIsCutBetweenThem) {
  std::string name = "ab";
  for (int letter = 0; letter < 83; ++letter) name += "ế";
  name += ".pdf";  // 255 bytes
  for (const char* bytes : {"no PDF", "no PDF either"}) {
    sandbox_.Write("inbox/" + name, bytes);
    ASSERT_EQ(Once().exit_code, 3);
  }
  for (const std::string& file : Files()) {
    EXPECT_EQ(nlohmann::json(file).dump(-1, ' ', false, nlohmann::json::error_handler_t::ignore),
              nlohmann::json(file).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace))
        << "no letter is cut in two";
  }
  EXPECT_EQ(Files().size(), 4U) << "two files, two texts";
}

TEST_F(WatchNamesFlow, AFailedLegacyNameHasItsTextAndIsTakenWhenItIsMended) {
  const std::string name = "Gi\xB8y.pdf";
  sandbox_.Write("inbox/" + name, "no PDF");
  EXPECT_EQ(Once().exit_code, 3);
  EXPECT_THAT(Files(), UnorderedElementsAre("_loi/" + name, "_loi/" + name + ".txt"));
  sandbox_.Write("inbox/" + name, Letter());
  EXPECT_EQ(Once().exit_code, 0);
  EXPECT_TRUE(fs::exists(sandbox_.Path("inbox/_da_xong/" + name)));
}

TEST_F(WatchNamesFlow, EqualNamesInDifferentSubFoldersAreDifferentFiles) {
  sandbox_.Write("inbox/1.pdf", Paper(0));
  sandbox_.Write("inbox/A/1.pdf", Paper(1));
  sandbox_.Write("inbox/B/1.pdf", Paper(2));
  sandbox_.Write("inbox/A/B/1.pdf", Paper(3));
  sandbox_.Write("inbox/C/1.pdf", "no PDF");
  EXPECT_EQ(Once().exit_code, 3);
  EXPECT_THAT(Files(), UnorderedElementsAre("_da_xong/1.pdf", "_da_xong/A/1.pdf", "_da_xong/B/1.pdf",
                                            "_da_xong/A/B/1.pdf", "_loi/C/1.pdf", "_loi/C/1.pdf.txt"));
  EXPECT_EQ(Sources(), 5);
}

TEST_F(WatchNamesFlow, AnEqualNameOnAnotherDayStandsBesideTheFirst) {
  for (int day = 0; day < 2; ++day) {
    sandbox_.Write("inbox/scan.pdf", Paper(day));
    ASSERT_EQ(Once().exit_code, 0);
  }
  EXPECT_THAT(Files(), UnorderedElementsAre("_da_xong/scan.pdf", "_da_xong/scan (2).pdf"));
  EXPECT_EQ(sandbox_.Read("inbox/_da_xong/scan.pdf"), Paper(0));
}

TEST_F(WatchNamesFlow, ATextTakesThePlaceOfNoFile) {
  sandbox_.Write("inbox/a.pdf", "no PDF");
  sandbox_.Write("inbox/a.pdf.txt", "what the scanner wrote about a.pdf");
  EXPECT_EQ(Once().exit_code, 3);
  std::vector<std::string> texts;
  for (const std::string& file : Files()) texts.push_back(sandbox_.Read("inbox/" + file));
  EXPECT_THAT(texts, UnorderedElementsAre("no PDF", "what the scanner wrote about a.pdf", HasSubstr("a.pdf\r\n"),
                                          HasSubstr("a.pdf.txt\r\n")));
}

TEST_F(WatchNamesFlow, ATextOfAnEarlierFailureIsWrittenAnew) {
  for (const char* bytes : {"no PDF", ""}) {
    fs::remove(sandbox_.Path("inbox/_loi/a.pdf"));  // the clerk moved it away to mend it, and left the text
    sandbox_.Write("inbox/a.pdf", bytes);
    ASSERT_EQ(Once().exit_code, 3);
  }
  EXPECT_THAT(Files(), UnorderedElementsAre("_loi/a.pdf", "_loi/a.pdf.txt"));
  EXPECT_THAT(sandbox_.Read("inbox/_loi/a.pdf.txt"), Not(HasSubstr("không được hỗ trợ")));
}

TEST_F(WatchNamesFlow, LinksPipesAndHardLinksAreRefusedAndTheirTargetsUntouched) {
  sandbox_.Write("secret.pdf", Letter());
  sandbox_.Write("outside/folder.pdf", Letter());
  fs::create_symlink("../secret.pdf", sandbox_.Path("inbox/symlink.pdf"));
  fs::create_symlink("nowhere", sandbox_.Path("inbox/dangling.pdf"));
  fs::create_symlink("../outside", sandbox_.Path("inbox/linked folder"));
  fs::create_hard_link(sandbox_.Path("secret.pdf"), sandbox_.Path("inbox/hardlink.pdf"));
  ASSERT_EQ(mkfifo(sandbox_.Path("inbox/pipe.pdf").c_str(), 0600), 0);
  const Answer answer = Once();
  EXPECT_EQ(answer.exit_code, 3) << answer.err;
  EXPECT_THAT(Outcomes(answer.Lines()), UnorderedElementsAre("inbox/symlink.pdf quarantined archive_unsafe_entry",
                                                             "inbox/dangling.pdf quarantined archive_unsafe_entry",
                                                             "inbox/linked folder quarantined archive_unsafe_entry",
                                                             "inbox/hardlink.pdf quarantined archive_unsafe_entry",
                                                             "inbox/pipe.pdf quarantined archive_unsafe_entry"));
  for (const char* name : {"symlink.pdf", "dangling.pdf", "linked folder", "hardlink.pdf", "pipe.pdf"}) {
    EXPECT_THAT(sandbox_.Read("inbox/_loi/" + std::string(name) + ".txt"), HasSubstr("liên kết")) << name;
  }
  EXPECT_EQ(sandbox_.Read("secret.pdf"), Letter());
  EXPECT_TRUE(fs::exists(sandbox_.Path("outside/folder.pdf")));
}

TEST_F(WatchNamesFlow, ASocketIsRefused) {
  sockaddr_un address{AF_UNIX, ""};
  sandbox_.Path("inbox/socket.pdf").copy(address.sun_path, sizeof address.sun_path - 1);
  const int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_EQ(bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  EXPECT_THAT(Outcomes(Once().Lines()), ElementsAre("inbox/socket.pdf quarantined archive_unsafe_entry"));
  EXPECT_TRUE(fs::is_socket(sandbox_.Path("inbox/_loi/socket.pdf")));
  close(listener);
}

TEST_F(WatchNamesFlow, ADeviceIsRefused) {
  if (mknod(sandbox_.Path("inbox/zero.pdf").c_str(), S_IFCHR | 0600, makedev(1, 5)) != 0) {
    GTEST_SKIP() << "only root may make devices";
  }
  const Answer answer = Once();
  EXPECT_THAT(Outcomes(answer.Lines()), ElementsAre("inbox/zero.pdf quarantined archive_unsafe_entry"));
  EXPECT_TRUE(fs::is_character_file(sandbox_.Path("inbox/_loi/zero.pdf")));
}

TEST_F(WatchNamesFlow, LitterIsLeftAloneAndHoldsNothingUp) {
  const std::vector<std::string> litter = {"Thumbs.db",        "desktop.ini",  ".DS_Store",    "~$tờ trình.docx",
                                           "scan.tmp",         "a.pdf.part",   "b.crdownload", "._a.pdf",
                                           "__MACOSX/._a.pdf", ".~lock.a.pdf#"};
  for (const std::string& name : litter) {
    sandbox_.Write("inbox/" + name, "x");
    sandbox_.Write("inbox/A/" + name, "x");
  }
  sandbox_.Write("inbox/A/a.pdf", Letter());
  const Answer answer = Once();
  EXPECT_EQ(answer.exit_code, 0);
  EXPECT_THAT(Outcomes(answer.Lines()), ElementsAre("inbox/A/a.pdf stored"));
  EXPECT_EQ(Files().size(), 2 * litter.size() + 1);
  EXPECT_TRUE(fs::exists(sandbox_.Path("inbox/_da_xong/A/a.pdf")));
}

TEST_F(WatchNamesFlow, AnEmptyFolderTellsNothing) {
  const Answer answer = Once();
  EXPECT_EQ(answer.exit_code, 0);
  EXPECT_THAT(answer.Lines(), IsEmpty());
  EXPECT_THAT(Files(), IsEmpty());
}

}  // namespace
}  // namespace sohoa::flow
