#include <gmock/gmock.h>
#include <sys/stat.h>

#include <atomic>
#include <thread>

#include "store/database.h"
#include "store/key_layout.h"
#include "unit/store/store_fixture.h"

namespace sohoa::store {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

using StoreOpen = StoreTest;

ErrorCode OpenError(const std::string& dir, OpenMode mode) {
  const Result<std::unique_ptr<Store>> opened = Store::Open(dir, mode);
  return opened.ok() ? ErrorCode::kInternal : opened.error().code;
}

TEST_F(StoreOpen, MakesAFolderForItsOwnerOnly) {
  struct stat info {};
  ASSERT_EQ(stat(Dir().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0700U);
}

TEST_F(StoreOpen, MakesEveryFileForItsOwnerOnly) {
  Put(MakeCommit("one"));
  Reopen();
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(Dir())) {
    struct stat info {};
    ASSERT_EQ(stat(entry.path().c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0077U, 0U) << entry.path();
    ++files;
  }
  EXPECT_GT(files, 5);
}

TEST_F(StoreOpen, TakesAnEmptyFolderForItsOwnerOnly) {
  const std::string dir = folder_.Under("made");
  ASSERT_TRUE(std::filesystem::create_directory(dir));
  std::filesystem::permissions(dir, std::filesystem::perms::all);
  ASSERT_TRUE(Store::Open(dir, OpenMode::kWrite).ok());
  struct stat info {};
  ASSERT_EQ(stat(dir.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0700U);
}

TEST_F(StoreOpen, KeepsEverythingAcrossAReopen) {
  const SourceCommit commit = MakeCommit("one", "cong_van", {{"document_number", "7815/UBND-NC"}});
  const std::string id = Put(commit);
  Reopen();
  ASSERT_TRUE(store_->Get(id).ok());
  EXPECT_EQ(store_->Get(id)->document.fields[0].value, "7815/UBND-NC");
  EXPECT_EQ(store_->Original(commit.source.hash).value(), "one");
  EXPECT_EQ(Count().records, 1U);
}

TEST_F(StoreOpen, ContinuesTheAuditLogAfterAReopen) {
  Put(MakeCommit("one"));
  Reopen();
  Put(MakeCommit("two"));
  EXPECT_EQ(Count().audit_entries, 2U);
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST_F(StoreOpen, ASecondWriterIsToldThatTheStoreIsLocked) {
  EXPECT_EQ(OpenError(Dir(), OpenMode::kWrite), ErrorCode::kStoreLocked);
}

TEST_F(StoreOpen, AReaderNeedsAStore) {
  EXPECT_EQ(OpenError(folder_.Under("none"), OpenMode::kRead), ErrorCode::kStoreMissing);
}

TEST_F(StoreOpen, AReaderMakesNoFolder) {
  EXPECT_EQ(OpenError(folder_.Under("none"), OpenMode::kRead), ErrorCode::kStoreMissing);
  EXPECT_FALSE(std::filesystem::exists(folder_.Under("none")));
}

TEST_F(StoreOpen, AReaderWorksBesideTheWriter) {
  const std::string id = Put(MakeCommit("one"));
  const std::unique_ptr<Store> reader = OpenReader();
  ASSERT_NE(reader, nullptr);
  EXPECT_TRUE(reader->Get(id).ok());
}

TEST_F(StoreOpen, AReaderSeesNewCommitsAfterRefresh) {
  const std::unique_ptr<Store> reader = OpenReader();
  ASSERT_NE(reader, nullptr);
  const std::string id = Put(MakeCommit("one"));
  EXPECT_EQ(reader->Get(id).error().code, ErrorCode::kNotFound);
  ASSERT_TRUE(reader->Refresh().ok());
  EXPECT_TRUE(reader->Get(id).ok());
}

TEST_F(StoreOpen, AReaderReadsOriginalsThatTheWriterHasMovedToFiles) {
  const SourceCommit commit = MakeCommit(std::string(5000, 'x'));
  Put(commit);
  Reopen();  // what was in the log is now in files
  const std::unique_ptr<Store> reader = OpenReader();
  ASSERT_NE(reader, nullptr);
  const Result<std::string> original = reader->Original(commit.source.hash);
  ASSERT_TRUE(original.ok()) << original.error().detail;
  EXPECT_EQ(*original, std::string(5000, 'x'));
}

TEST_F(StoreOpen, ManyReadersWorkAtOnce) {
  const std::string id = Put(MakeCommit("one"));
  const std::unique_ptr<Store> first = OpenReader();
  const std::unique_ptr<Store> second = OpenReader();
  ASSERT_NE(first, nullptr);
  ASSERT_NE(second, nullptr);
  EXPECT_TRUE(first->Get(id).ok());
  EXPECT_TRUE(second->Get(id).ok());
}

// Long enough for the writer to replace files that the reader has open.
TEST_F(StoreOpen, AReaderKeepsReadingWhileTheWriterReplacesFiles) {
  const SourceCommit first = MakeCommit("first", "khac", {{"holder_name", "Trần Thị Công"}});
  Put(first);
  const std::unique_ptr<Store> reader = OpenReader();
  ASSERT_NE(reader, nullptr);
  std::atomic<bool> done = false;
  std::thread writing([&] {
    for (int i = 0; i < 400; ++i) {
      const std::string content = std::to_string(i) + std::string(1'000'000, static_cast<char>('a' + i % 26));
      EXPECT_TRUE(store_->Commit(MakeCommit(content, "khac", {{"holder_name", "Lê Văn Chiến"}}), "lan").ok());
    }
    done = true;
  });
  Query query;
  query.name = "Công";
  while (!done) {
    EXPECT_TRUE(reader->Refresh().ok());
    const auto hits = reader->Lookup(query);
    EXPECT_TRUE(hits.ok() && hits->size() == 1U);
    const auto original = reader->Original(first.source.hash);
    EXPECT_TRUE(original.ok() && *original == "first");
  }
  writing.join();
  ASSERT_TRUE(reader->Refresh().ok());
  EXPECT_EQ(reader->Count()->records, 401U);
}

TEST_F(StoreOpen, AReaderCannotWrite) {
  const std::unique_ptr<Store> reader = OpenReader();
  ASSERT_NE(reader, nullptr);
  EXPECT_EQ(reader->Commit(MakeCommit("one"), "lan").error().code, ErrorCode::kUsage);
}

TEST_F(StoreOpen, AReaderCanVerify) {
  Put(MakeCommit("one"));
  const std::unique_ptr<Store> reader = OpenReader();
  ASSERT_NE(reader, nullptr);
  const Result<VerifyReport> report = reader->Verify({});
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->records, 1U);
  EXPECT_THAT(report->findings, IsEmpty());
}

TEST_F(StoreOpen, AStoreOfAnotherFormatIsRefused) {
  store_.reset();
  {
    auto database = Database::Open(Dir(), OpenMode::kWrite, Durability::kSynced);
    ASSERT_TRUE(database.ok());
    const auto batch = (*database)->NewBatch();
    batch->Put(Family::kMeta, kFormatKey, "99");
    ASSERT_TRUE((*database)->Write(*batch).ok());
  }
  EXPECT_EQ(OpenError(Dir(), OpenMode::kWrite), ErrorCode::kStoreVersion);
  EXPECT_EQ(OpenError(Dir(), OpenMode::kRead), ErrorCode::kStoreVersion);
}

TEST_F(StoreOpen, AFolderThatLostItsManifestIsNotTakenForAnEmptyOne) {
  Put(MakeCommit(std::string(5000, 'x')));
  Reopen();
  store_.reset();
  std::filesystem::remove(Dir() + "/CURRENT");
  EXPECT_EQ(OpenError(Dir(), OpenMode::kWrite), ErrorCode::kStoreDamaged);
}

TEST_F(StoreOpen, AStoreThatLostAFileIsDamaged) {
  Put(MakeCommit(std::string(5000, 'x')));
  Reopen();
  store_.reset();
  for (const auto& entry : std::filesystem::directory_iterator(Dir())) {
    if (entry.path().extension() == ".sst") {
      std::filesystem::remove(entry.path());
      break;
    }
  }
  EXPECT_EQ(OpenError(Dir(), OpenMode::kWrite), ErrorCode::kStoreDamaged);
}

}  // namespace
}  // namespace sohoa::store
