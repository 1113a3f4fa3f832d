// A store with two papers, and ways to damage it behind its back.
#pragma once

#include <gmock/gmock.h>
#include <rocksdb/db.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/key_layout.h"
#include "unit/store/store_fixture.h"

namespace sohoa::store {

inline auto Finding(const std::string& where, const std::string& what) {
  return ::testing::AllOf(::testing::Field(&VerifyFinding::where, ::testing::HasSubstr(where)),
                          ::testing::Field(&VerifyFinding::what, ::testing::HasSubstr(what)));
}

inline std::string BytesOfFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void FlipByteOfFile(const std::filesystem::path& path, std::size_t at) {
  std::string bytes = BytesOfFile(path);
  bytes.at(at) = static_cast<char>(bytes.at(at) ^ 0x20);
  std::ofstream(path, std::ios::binary) << bytes;
}

class DamageTest : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    commit_ = MakeCommit("one", "giay_khai_sinh",
                         {{"holder_name", "Trần Thị Công"}, {"document_number", "45/2023"}, {"residence", "Đắk Mil"}});
    PutInDossier("D1", &commit_);
    id_ = Put(commit_);
    Put(MakeCommit("two", "cong_van", {{"document_number", "7815/UBND-NC"}}));
    ASSERT_THAT(Findings(), ::testing::IsEmpty());
  }

  // Changes the store behind its back. It is closed afterwards when `reopen` is false.
  template <class Change>
  void TamperAndClose(Change change) {
    store_.reset();
    auto database = Database::Open(Dir(), OpenMode::kWrite, Durability::kSynced);
    ASSERT_TRUE(database.ok());
    const auto batch = (*database)->NewBatch();
    change(**database, *batch);
    ASSERT_TRUE((*database)->Write(*batch).ok());
  }

  template <class Change>
  void Tamper(Change change) {
    TamperAndClose(change);
    store_.reset();
    Result<std::unique_ptr<Store>> opened = Store::Open(Dir(), OpenMode::kWrite);
    if (opened.ok()) store_ = std::move(*opened);
  }

  void Remove(Family family, const std::string& key) {
    Tamper([&](const Database&, Batch& batch) { batch.Delete(family, key); });
  }

  std::uint32_t Received() const { return SecondsOf(commit_.source.received_at); }

  // The sorted files of a family of the closed store.
  std::vector<std::filesystem::path> FilesOf(Family family) const {
    std::vector<std::string> names;
    EXPECT_TRUE(rocksdb::DB::ListColumnFamilies({}, Dir(), &names).ok());
    std::vector<rocksdb::ColumnFamilyDescriptor> families;
    for (const std::string& name : names) families.emplace_back(name, rocksdb::ColumnFamilyOptions());
    std::vector<rocksdb::ColumnFamilyHandle*> handles;
    rocksdb::DB* opened = nullptr;
    EXPECT_TRUE(rocksdb::DB::OpenForReadOnly({}, Dir(), families, &handles, &opened).ok());
    const std::unique_ptr<rocksdb::DB> db(opened);
    std::vector<rocksdb::LiveFileMetaData> files;
    db->GetLiveFilesMetaData(&files);
    for (rocksdb::ColumnFamilyHandle* handle : handles) EXPECT_TRUE(db->DestroyColumnFamilyHandle(handle).ok());
    std::vector<std::filesystem::path> paths;
    for (const rocksdb::LiveFileMetaData& file : files) {
      if (file.column_family_name == FamilyName(family)) paths.emplace_back(Dir() + file.name);
    }
    return paths;
  }

  // Turns one byte of the first block of every file of the family around.
  void FlipByteOf(Family family) {
    store_.reset();
    const auto files = FilesOf(family);
    ASSERT_FALSE(files.empty());
    for (const auto& file : files) FlipByteOfFile(file, 5);
  }

  // Turns one byte around in the sorted file that holds `text`.
  void FlipByteAt(const std::string& text) {
    store_.reset();
    bool flipped = false;
    for (const auto& entry : std::filesystem::directory_iterator(Dir())) {
      if (entry.path().extension() != ".sst") continue;
      const std::size_t at = BytesOfFile(entry.path()).find(text);
      if (at == std::string::npos) continue;
      FlipByteOfFile(entry.path(), at);
      flipped = true;
    }
    ASSERT_TRUE(flipped);
  }

  std::vector<VerifyFinding> FindingsOf(OpenMode mode) const {
    Result<std::unique_ptr<Store>> opened = Store::Open(Dir(), mode);
    EXPECT_TRUE(opened.ok()) << opened.error().detail;
    if (!opened.ok()) return {};
    const auto report = (*opened)->Verify({});
    EXPECT_TRUE(report.ok());
    return report->findings;
  }

  // As `sohoa verify` does: a store that is damaged can still be looked at.
  std::vector<VerifyFinding> InspectorFindings() const { return FindingsOf(OpenMode::kInspect); }
  std::vector<VerifyFinding> ReaderFindings() const { return FindingsOf(OpenMode::kRead); }

  VerifyReport Repair() {
    store_.reset();
    Result<VerifyReport> report = Store::Repair(Dir(), "lan", {});
    EXPECT_TRUE(report.ok()) << report.error().detail;
    return report.ok() ? *report : VerifyReport{};
  }

  SourceCommit commit_;
  std::string id_;
};

}  // namespace sohoa::store
