#include "pipeline/intake.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <climits>
#include <filesystem>

#include "tests/unit/pipeline/temporary_folder.h"

namespace sohoa::pipeline {
namespace {

using testing::ElementsAre;

std::vector<std::string> DisplaysIn(const std::string& path, std::vector<Error>* problems) {
  std::vector<std::string> displays;
  for (const FoundFile& file : FindFiles(path, nullptr, problems)) displays.push_back(file.display);
  return displays;
}

TEST(FindFiles, WalksFoldersInOrderOfNames) {
  const TemporaryFolder folder;
  for (const char* name : {"b.pdf", "a.pdf", "c/2.pdf", "c/1.pdf", "c/d/3.pdf"}) folder.Write(name, "x");
  std::vector<Error> problems;
  EXPECT_THAT(DisplaysIn(folder.path(), &problems), ElementsAre(folder / "a.pdf", folder / "b.pdf", folder / "c/1.pdf",
                                                                folder / "c/2.pdf", folder / "c/d/3.pdf"));
  EXPECT_TRUE(problems.empty());
}

TEST(FindFiles, TellsTheContainersBetweenTheGivenFolderAndTheFile) {
  const TemporaryFolder folder;
  folder.Write("bà Lan/giấy tờ/1.pdf", "x");
  std::vector<Error> problems;
  const auto files = FindFiles(folder.path(), nullptr, &problems);
  ASSERT_EQ(files.size(), 1U);
  EXPECT_THAT(files.front().trail.containers, ElementsAre("bà Lan", "giấy tờ"));
  EXPECT_EQ(files.front().trail.file, "1.pdf");
}

TEST(FindFiles, PassesOverLitter) {
  const TemporaryFolder folder;
  folder.Write("a.pdf", "x");
  for (const char* name : {".hidden", "Thumbs.db", "~$a.docx", "b.pdf.part", "c.TMP", "__MACOSX/x.pdf", "@eaDir/a.jpg",
                           "scan.lck", ".~lock.a.odt#", "System Volume Information/x"}) {
    folder.Write(name, "x");
  }
  std::vector<Error> problems;
  EXPECT_THAT(DisplaysIn(folder.path(), &problems), ElementsAre(folder / "a.pdf"));
}

// One whose whole path is too long is listed, and the system does not say what it is. It was passed over in silence.
TEST(FindFiles, TellsAFileThatCannotBeLookedAt) {
  const TemporaryFolder folder;
  const std::string name(250, 'f');
  std::string inner = folder.path();
  while (inner.size() + name.size() < PATH_MAX) inner += "/" + std::string(200, 'd');
  std::filesystem::create_directories(inner);
  const UniqueFd opened(::open(inner.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  const UniqueFd file(::openat(opened.get(), name.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  ASSERT_TRUE(file);
  std::vector<Error> problems;
  EXPECT_THAT(DisplaysIn(folder.path(), &problems), testing::IsEmpty());
  EXPECT_EQ(::unlinkat(opened.get(), name.c_str(), 0), 0);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.front().code, ErrorCode::kFileUnreadable);
  EXPECT_EQ(problems.front().file, inner + "/" + name);
}

// Why a file of this name is refused; empty when it is not.
std::string RefusalOf(const TemporaryFolder& folder, const std::string& name) {
  std::vector<Error> problems;
  for (const FoundFile& file : FindFiles(folder.path(), nullptr, &problems)) {
    if (file.display == folder / name && file.failure) return file.failure->detail;
  }
  return "";
}

TEST(FindFiles, RefusesALinkByName) {
  const TemporaryFolder folder;
  ASSERT_EQ(::symlink("/etc/passwd", (folder / "link.pdf").c_str()), 0);
  EXPECT_EQ(RefusalOf(folder, "link.pdf"), "a symbolic link");
}

TEST(FindFiles, DoesNotWalkIntoALinkedFolder) {
  const TemporaryFolder folder;
  ASSERT_EQ(::symlink("/etc", (folder / "folder-link").c_str()), 0);
  std::vector<Error> problems;
  EXPECT_THAT(DisplaysIn(folder.path(), &problems), ElementsAre(folder / "folder-link"));
  EXPECT_EQ(RefusalOf(folder, "folder-link"), "a symbolic link");
}

TEST(FindFiles, RefusesAPipeByName) {
  const TemporaryFolder folder;
  ASSERT_EQ(::mkfifo((folder / "pipe.pdf").c_str(), 0600), 0);
  EXPECT_EQ(RefusalOf(folder, "pipe.pdf"), "a named pipe");
}

TEST(FindFiles, SkipsOnlyDirectlyInTheGivenFolder) {
  const TemporaryFolder folder;
  folder.Write("_loi/a.pdf", "x");
  folder.Write("b/_loi/c.pdf", "x");
  std::vector<Error> problems;
  const auto files = FindFiles(
      folder.path(), [](const std::string& name) { return name == "_loi"; }, &problems);
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files.front().display, folder / "b/_loi/c.pdf");
}

TEST(FindFiles, NamesAPathThatIsNotThere) {
  std::vector<Error> problems;
  EXPECT_TRUE(FindFiles("/nowhere/at/all", nullptr, &problems).empty());
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.front().code, ErrorCode::kFileUnreadable);
  EXPECT_EQ(problems.front().file, "/nowhere/at/all");
}

TEST(OpenRegularFile, NeverWaitsForAPipe) {
  const TemporaryFolder folder;
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  const auto opened = OpenRegularFile(folder / "pipe", true);
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, ErrorCode::kFileUnsupported);
}

TEST(OpenRegularFile, FollowsALinkOnlyWhenTold) {
  const TemporaryFolder folder;
  folder.Write("a", "12345");
  ASSERT_EQ(::symlink((folder / "a").c_str(), (folder / "link").c_str()), 0);
  EXPECT_FALSE(OpenRegularFile(folder / "link", false).ok());
  const auto opened = OpenRegularFile(folder / "link", true);
  ASSERT_TRUE(opened.ok());
  EXPECT_EQ(opened->size, 5);
}

}  // namespace
}  // namespace sohoa::pipeline
