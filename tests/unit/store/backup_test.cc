#include <gmock/gmock.h>
#include <sys/stat.h>

#include <atomic>
#include <thread>

#include "unit/store/damage_fixture.h"

namespace sohoa::store {
namespace {

using ::testing::IsEmpty;

class BackupTest : public DamageTest {
 protected:
  std::string Backups() const { return folder_.Under("backups"); }
  std::string Restored() const { return folder_.Under("restored"); }

  int Backup(int keep = 0) const {
    const Result<BackupReport> report = store_->Backup(Backups(), keep);
    EXPECT_TRUE(report.ok()) << report.error().detail;
    return report.ok() ? report->kept : 0;
  }

  static std::uintmax_t BytesUnder(const std::string& dir) {
    std::uintmax_t bytes = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(dir)) {
      if (entry.is_regular_file()) bytes += entry.file_size();
    }
    return bytes;
  }
};

TEST_F(BackupTest, GivesBackAllThatWasThere) {
  Backup();
  const Result<VerifyReport> report = RestoreStore(Backups(), Restored(), 0, {});
  ASSERT_TRUE(report.ok()) << report.error().detail;
  EXPECT_THAT(report->findings, IsEmpty());
  EXPECT_EQ(report->records, 2U);
  const auto restored = Store::Open(Restored(), OpenMode::kWrite);
  ASSERT_TRUE(restored.ok());
  EXPECT_EQ((*restored)->Original(commit_.source.hash).value(), "one");
  EXPECT_EQ((*restored)->Get(id_)->document.type, "giay_khai_sinh");
}

TEST_F(BackupTest, HoldsWhatIsStillInTheWriteAheadLog) {
  const std::string id = Put(MakeCommit("three"));
  Backup();
  ASSERT_TRUE(RestoreStore(Backups(), Restored(), 0, {}).ok());
  EXPECT_TRUE((*Store::Open(Restored(), OpenMode::kRead))->Get(id).ok());
}

TEST_F(BackupTest, CopiesATableOnce) {
  Put(MakeCommit(std::string(5'000'000, 'x')));
  Backup();
  const std::uintmax_t before = BytesUnder(Backups());
  Put(MakeCommit("three"));
  EXPECT_EQ(Backup(), 2);
  EXPECT_LT(BytesUnder(Backups()), before + 1'000'000);
}

TEST_F(BackupTest, KeepsAsManyAsAskedFor) {
  Backup();
  Backup();
  EXPECT_EQ(Backup(2), 2);
}

TEST_F(BackupTest, AnOlderOneCanBeAskedForByItsNumber) {
  Backup();
  Put(MakeCommit("three"));
  Backup();
  const Result<VerifyReport> report = RestoreStore(Backups(), Restored(), 1, {});
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->records, 2U);
}

TEST_F(BackupTest, ANumberThatIsNotThereIsNotFound) {
  Backup();
  EXPECT_EQ(RestoreStore(Backups(), Restored(), 7, {}).error().code, ErrorCode::kNotFound);
}

TEST_F(BackupTest, IsForTheOwnerAlone) {
  Backup();
  ASSERT_TRUE(RestoreStore(Backups(), Restored(), 0, {}).ok());
  for (const std::string& dir : {Backups(), Restored()}) {
    struct stat info {};
    ASSERT_EQ(stat(dir.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777U, 0700U) << dir;
  }
}

TEST_F(BackupTest, IsNotMixedWithThatOfAnotherStore) {
  Backup();
  const auto other = Store::Open(folder_.Under("other"), OpenMode::kWrite);
  ASSERT_TRUE(other.ok());
  EXPECT_EQ((*other)->Backup(Backups(), 0).error().code, ErrorCode::kUsage);
}

TEST_F(BackupTest, IsNeverRestoredOverAStore) {
  Backup();
  EXPECT_EQ(RestoreStore(Backups(), Dir(), 0, {}).error().code, ErrorCode::kUsage);
  EXPECT_TRUE(store_->Get(id_).ok());
}

TEST_F(BackupTest, OneThatIsDamagedIsRefusedAndLeavesNothingBehind) {
  Backup();
  for (const auto& entry : std::filesystem::directory_iterator(Backups() + "/shared_checksum")) {
    FlipByteOfFile(entry.path(), 5);
  }
  const auto report = RestoreStore(Backups(), Restored(), 0, {});
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().code, ErrorCode::kStoreDamaged);
  EXPECT_FALSE(std::filesystem::exists(Restored()));
}

TEST_F(BackupTest, IsWholeAlsoWhileOthersCommit) {
  std::atomic<bool> stop = false;
  std::thread writing([&] {
    for (int i = 0; !stop; ++i) {
      EXPECT_TRUE(store_->Commit(MakeCommit("paper " + std::to_string(i)), "lan").ok());
    }
  });
  Backup();
  stop = true;
  writing.join();
  const auto report = RestoreStore(Backups(), Restored(), 0, {});
  ASSERT_TRUE(report.ok()) << report.error().detail;
  EXPECT_THAT(report->findings, IsEmpty());
}

TEST_F(BackupTest, AReaderCannotMakeOne) {
  EXPECT_EQ(OpenReader()->Backup(Backups(), 0).error().code, ErrorCode::kUsage);
}

}  // namespace
}  // namespace sohoa::store
