#include "store/rocks_status.h"

#include <gtest/gtest.h>

namespace sohoa::store {
namespace {

ErrorCode CodeOf(const rocksdb::Status& status) { return ToError(status, "dir").code; }

TEST(RocksStatus, AFullDiskIsNamed) {
  EXPECT_EQ(CodeOf(rocksdb::Status::NoSpace("While appending", "No space left on device")), ErrorCode::kDiskFull);
}

TEST(RocksStatus, CorruptionIsADamagedStore) {
  EXPECT_EQ(CodeOf(rocksdb::Status::Corruption("block checksum mismatch")), ErrorCode::kStoreDamaged);
}

TEST(RocksStatus, AHeldLockIsALockedStore) {
  EXPECT_EQ(CodeOf(rocksdb::Status::IOError("While lock file: /s/LOCK", "Resource temporarily unavailable")),
            ErrorCode::kStoreLocked);
}

TEST(RocksStatus, OtherTroubleWithFilesIsInputOutput) {
  EXPECT_EQ(CodeOf(rocksdb::Status::IOError("While fsync", "Input/output error")), ErrorCode::kInputOutput);
}

TEST(RocksStatus, KeepsFolderAndWordsOfTheLibrary) {
  const Error error = ToError(rocksdb::Status::Corruption("block checksum mismatch"), "dir");
  EXPECT_EQ(error.file, "dir");
  EXPECT_NE(error.detail.find("checksum"), std::string::npos);
}

}  // namespace
}  // namespace sohoa::store
