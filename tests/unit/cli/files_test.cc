#include "cli/files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace sohoa::cli {
namespace {

namespace fs = std::filesystem;

class FilesTest : public ::testing::Test {
 protected:
  FilesTest() {
    std::string pattern = (fs::temp_directory_path() / "sohoa-files-XXXXXX").string();
    dir_ = mkdtemp(pattern.data());
  }
  ~FilesTest() override { fs::remove_all(dir_); }

  std::string Path(const std::string& name) const { return (dir_ / name).string(); }

  static std::string Read(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
  }

  fs::path dir_;
};

TEST_F(FilesTest, WritesAWholeFile) {
  ASSERT_TRUE(WriteWholeFile(Path("a.json"), "một").ok());
  EXPECT_EQ(Read(Path("a.json")), "một");
}

TEST_F(FilesTest, ReplacesAnOlderFile) {
  ASSERT_TRUE(WriteWholeFile(Path("a.json"), "một hai ba").ok());
  ASSERT_TRUE(WriteWholeFile(Path("a.json"), "bốn").ok());
  EXPECT_EQ(Read(Path("a.json")), "bốn");
}

TEST_F(FilesTest, LeavesNothingBehindWhenItCannotWrite) {
  fs::create_directory(Path("folder"));
  const Status written = WriteWholeFile(Path("folder"), "một");
  ASSERT_FALSE(written.ok());
  EXPECT_EQ(written.error().code, ErrorCode::kInputOutput);
  EXPECT_EQ(std::distance(fs::directory_iterator(dir_), fs::directory_iterator()), 1);
}

TEST_F(FilesTest, NamesAFolderThatIsMissing) {
  const Status written = WriteWholeFile(Path("missing/a.json"), "một");
  ASSERT_FALSE(written.ok());
  EXPECT_EQ(written.error().file, Path("missing/a.json"));
}

TEST_F(FilesTest, MakesFoldersAbove) {
  ASSERT_TRUE(MakeFolder(Path("a/b/c")).ok());
  EXPECT_TRUE(fs::is_directory(Path("a/b/c")));
}

TEST_F(FilesTest, CountsBytesBelow) {
  ASSERT_TRUE(MakeFolder(Path("a/b")).ok());
  ASSERT_TRUE(WriteWholeFile(Path("a/x"), "123").ok());
  ASSERT_TRUE(WriteWholeFile(Path("a/b/y"), "4567").ok());
  EXPECT_EQ(FolderBytes(Path("a")), 7U);
}

}  // namespace
}  // namespace sohoa::cli
