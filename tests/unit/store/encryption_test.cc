#include <gmock/gmock.h>
#include <rocksdb/db.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <functional>
#include <thread>

#include "store/ask_writer.h"
#include "store/encrypted_env.h"
#include "store/requests.h"
#include "store/vault.h"
#include "unit/store/damage_fixture.h"

namespace sohoa::store {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kKeyText = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n";
constexpr const char* kOtherKeyText = "ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n";

void WriteKey(const std::string& path, const std::string& text) {
  std::ofstream(path) << text;
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

constexpr const char* kOriginal = "%PDF of a birth certificate";

class EncryptionTest : public ::testing::Test {
 protected:
  EncryptionTest() {
    WriteKey(Key(), kKeyText);
    WriteKey(folder_.Under("other"), kOtherKeyText);
    commit_ =
        MakeCommit(kOriginal, "giay_khai_sinh", {{"holder_name", "Trần Thị Công"}, {"personal_id", "046083004217"}});
    PutInDossier("H16.12-231220-0007", &commit_);
    commit_.pages[0].words[0].text = "CÔNG";
  }

  std::string Dir() const { return folder_.Under("store"); }
  std::string Key() const { return folder_.Under("key"); }
  Place Locked() const { return {Dir(), Key()}; }

  std::unique_ptr<Store> Open(OpenMode mode = OpenMode::kWrite) const {
    auto opened = Store::Open(Locked(), mode);
    EXPECT_TRUE(opened.ok()) << opened.error().detail;
    return opened.ok() ? std::move(*opened) : nullptr;
  }

  void Fill() const {
    const auto store = Open();
    ASSERT_NE(store, nullptr);
    ASSERT_TRUE(store->Commit(commit_, "lan").ok());
  }

  // What anybody who gets hold of the folder may not see.
  void ExpectSaysNothing(const std::string& dir) const {
    int files = 0;
    const std::string& hash = commit_.source.hash;
    const std::string& record = commit_.records[0].id;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(dir)) {
      if (!entry.is_regular_file()) continue;
      ++files;
      const std::string bytes = BytesOfFile(entry.path());
      for (const std::string& secret :
           {hash, record, std::string("Trần"), std::string("tran thi cong"), std::string("cong"), std::string("CÔNG"),
            std::string("046083004217"), std::string("%PDF"), std::string("inbox/"), std::string("H16.12"),
            std::string("h1612"), std::string("giay_khai_sinh"), std::string("commit")}) {
        EXPECT_EQ(bytes.find(secret), std::string::npos) << secret << " in " << entry.path();
        EXPECT_EQ(entry.path().filename().string().find(secret), std::string::npos) << entry.path();
      }
    }
    EXPECT_GT(files, 5);
  }

  // Opens the closed store with RocksDB and the key alone, and shows each family.
  void BehindItsBack(const std::function<void(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* family)>& visit) const {
    const auto env = MakeEncryptedEnv(*Vault::Load(Key()));
    rocksdb::Options options;
    options.env = env.get();
    std::vector<std::string> names;
    ASSERT_TRUE(rocksdb::DB::ListColumnFamilies(options, Dir(), &names).ok());
    std::vector<rocksdb::ColumnFamilyDescriptor> families;
    for (const std::string& name : names) families.emplace_back(name, rocksdb::ColumnFamilyOptions());
    std::vector<rocksdb::ColumnFamilyHandle*> handles;
    rocksdb::DB* opened = nullptr;
    ASSERT_TRUE(rocksdb::DB::Open(options, Dir(), families, &handles, &opened).ok());
    const std::unique_ptr<rocksdb::DB> db(opened);
    for (rocksdb::ColumnFamilyHandle* handle : handles) {
      visit(*db, handle);
      EXPECT_TRUE(db->DestroyColumnFamilyHandle(handle).ok());
    }
  }

  TemporaryFolder folder_;
  SourceCommit commit_;
};

TEST_F(EncryptionTest, GivesBackWhatWasStored) {
  Fill();
  const auto store = Open();
  EXPECT_EQ(store->Original(commit_.source.hash).value(), kOriginal);
  EXPECT_EQ(store->Pages(commit_.source.hash)->front().words[0].text, "CÔNG");
  Query query;
  query.id = "046083004217";
  EXPECT_EQ(store->Lookup(query)->size(), 1U);
  EXPECT_THAT(store->Verify({})->findings, IsEmpty());
}

TEST_F(EncryptionTest, TheFolderSaysNothingOfItsPapersInTheLog) {
  const auto store = Open();
  ASSERT_TRUE(store->Commit(commit_, "lan").ok());
  ExpectSaysNothing(Dir());  // all is in the write-ahead log
}

TEST_F(EncryptionTest, TheFolderSaysNothingOfItsPapersInTables) {
  Fill();
  ExpectSaysNothing(Dir());
}

// The check above can see what it looks for.
TEST_F(EncryptionTest, AStoreWithoutAKeySaysAll) {
  {
    const auto store = Store::Open(Dir(), OpenMode::kWrite);
    ASSERT_TRUE((*store)->Commit(commit_, "lan").ok());
  }
  std::string all;
  for (const auto& entry : std::filesystem::directory_iterator(Dir())) all += BytesOfFile(entry.path());
  EXPECT_NE(all.find("046083004217"), std::string::npos);
}

TEST_F(EncryptionTest, IsReadBesideItsWriter) {
  const auto store = Open();
  const auto reader = Open(OpenMode::kRead);
  ASSERT_TRUE(store->Commit(commit_, "lan").ok());
  ASSERT_TRUE(reader->Refresh().ok());
  EXPECT_EQ(reader->Get(commit_.records[0].id)->document.type, "giay_khai_sinh");
  EXPECT_EQ(reader->Original(commit_.source.hash).value(), kOriginal);
}

TEST_F(EncryptionTest, DoesNotOpenWithoutItsKey) {
  Fill();
  for (const OpenMode mode : {OpenMode::kWrite, OpenMode::kRead, OpenMode::kInspect}) {
    EXPECT_EQ(Store::Open(Dir(), mode).error().code, ErrorCode::kStoreKey);
    EXPECT_EQ(Store::Open({Dir(), folder_.Under("other")}, mode).error().code, ErrorCode::kStoreKey);
    EXPECT_EQ(Store::Open({Dir(), folder_.Under("none")}, mode).error().code, ErrorCode::kStoreKey);
  }
}

TEST_F(EncryptionTest, AKeyForAStoreThatWasMadeWithoutOneIsRefused) {
  ASSERT_TRUE(Store::Open(Dir(), OpenMode::kWrite).ok());
  EXPECT_EQ(Store::Open(Locked(), OpenMode::kWrite).error().code, ErrorCode::kStoreKey);
}

TEST_F(EncryptionTest, AMarkThatWasLostIsMissedAndIsThatOfTheBackups) {
  Fill();
  ASSERT_TRUE(Open()->Backup(folder_.Under("backups"), 0).ok());
  std::filesystem::remove(Dir() + "/KEY");
  for (const Place& place : {Locked(), Place(Dir())}) {
    EXPECT_EQ(Store::Open(place, OpenMode::kRead).error().code, ErrorCode::kStoreKey);
    EXPECT_THAT(Store::Open(place, OpenMode::kWrite).error().detail, HasSubstr("its file KEY is missing"));
  }
  std::filesystem::copy(folder_.Under("backups") + "/KEY", Dir());
  EXPECT_THAT(Open()->Verify({})->findings, IsEmpty());
}

// Whoever takes the folder away would have both.
TEST_F(EncryptionTest, AKeyInTheStoreItselfIsRefused) {
  std::filesystem::create_directories(Dir());
  const std::string inside = Dir() + "/key";
  WriteKey(inside, kKeyText);
  EXPECT_EQ(Store::Open({Dir() + "/", inside}, OpenMode::kWrite).error().code, ErrorCode::kStoreKey);
}

TEST_F(EncryptionTest, AKeyBesideTheStoreIsTaken) {
  WriteKey(folder_.Under("store.key"), kKeyText);  // whose path begins like that of the store
  EXPECT_TRUE(Store::Open({Dir(), folder_.Under("store.key")}, OpenMode::kWrite).ok());
}

// By somebody who has the key and RocksDB, but no right to write papers.
TEST_F(EncryptionTest, AValueThatWasPutInAnothersPlaceIsFound) {
  Fill();
  BehindItsBack([&](rocksdb::DB& db, rocksdb::ColumnFamilyHandle* family) {
    if (family->GetName() != "record") return;
    std::string value;
    EXPECT_TRUE(db.Get({}, family, NumberedKey(commit_.records[0].id, 1), &value).ok());
    EXPECT_TRUE(db.Put({}, family, NumberedKey("Rother", 1), value).ok());
  });
  EXPECT_THAT(Open(OpenMode::kInspect)->Verify({})->findings, Contains(Finding("family record", "seal does not hold")));
}

TEST_F(EncryptionTest, AByteThatTurnedInAnOriginalIsFound) {
  Fill();
  std::vector<std::string> files;
  BehindItsBack([&](rocksdb::DB& db, rocksdb::ColumnFamilyHandle* family) {
    if (family->GetName() != "original") return;
    rocksdb::ColumnFamilyMetaData about;
    db.GetColumnFamilyMetaData(family, &about);
    for (const auto& level : about.levels) {
      for (const auto& file : level.files) files.push_back(file.db_path + file.name);
    }
  });
  ASSERT_THAT(files, Not(IsEmpty()));
  for (const std::string& file : files) FlipByteOfFile(file, 4096 + 5);
  EXPECT_THAT(Open(OpenMode::kInspect)->Verify({})->findings, Contains(Finding("original " + commit_.source.hash, "")));
}

TEST_F(EncryptionTest, SurvivesAKillAndALogOfNoBytes) {
  const auto store = Open();
  ASSERT_TRUE(store->Commit(commit_, "lan").ok());
  const std::string copy = folder_.Under("copy");
  std::filesystem::copy(Dir(), copy);
  std::ofstream(copy + "/999999.log");  // made, and nothing of it reached the disk
  const auto opened = Store::Open({copy, Key()}, OpenMode::kWrite);
  ASSERT_TRUE(opened.ok()) << opened.error().detail;
  EXPECT_TRUE((*opened)->Get(commit_.records[0].id).ok());
  EXPECT_THAT((*opened)->Verify({})->findings, IsEmpty());
}

TEST_F(EncryptionTest, ItsBackupIsEncryptedAndRestoresWithTheKey) {
  Fill();
  const std::string backups = folder_.Under("backups");
  {
    const auto store = Open();
    ASSERT_TRUE(store->Backup(backups, 0).ok());
  }
  ExpectSaysNothing(backups);
  EXPECT_EQ(RestoreStore(backups, folder_.Under("plain"), 0, {}).error().code, ErrorCode::kStoreKey);
  const auto report = RestoreStore(backups, {folder_.Under("back"), Key()}, 0, {});
  ASSERT_TRUE(report.ok()) << report.error().detail;
  EXPECT_THAT(report->findings, IsEmpty());
  EXPECT_EQ((*Store::Open({folder_.Under("back"), Key()}, OpenMode::kRead))->Original(commit_.source.hash).value(),
            kOriginal);
}

TEST_F(EncryptionTest, ABackupNeverMixesWithThoseOfAPlainStore) {
  const std::string backups = folder_.Under("backups");
  const auto plain = Store::Open(folder_.Under("plain"), OpenMode::kWrite);
  ASSERT_TRUE((*plain)->Backup(backups, 0).ok());
  EXPECT_EQ(Open()->Backup(backups, 0).error().code, ErrorCode::kStoreKey);
  EXPECT_TRUE((*plain)->Backup(backups, 0).ok()) << "the folder is as it was";
}

TEST_F(EncryptionTest, AFolderOfEncryptedBackupsTakesNoPlainOne) {
  const std::string backups = folder_.Under("backups");
  ASSERT_TRUE(Open()->Backup(backups, 0).ok());
  const auto plain = Store::Open(folder_.Under("plain"), OpenMode::kWrite);
  EXPECT_EQ((*plain)->Backup(backups, 0).error().code, ErrorCode::kStoreKey);
}

TEST_F(EncryptionTest, ItsIndexIsRebuilt) {
  Fill();
  {
    const auto database = Database::Open(Locked(), OpenMode::kWrite, Durability::kSynced);
    const auto batch = (*database)->NewBatch();
    batch->Delete(Family::kHead, commit_.records[0].id);
    ASSERT_TRUE((*database)->Write(*batch).ok());
  }
  const auto report = Store::Repair(Locked(), "lan", {});
  ASSERT_TRUE(report.ok()) << report.error().detail;
  EXPECT_THAT(report->findings, IsEmpty());
}

class SealedRequestTest : public EncryptionTest {
 protected:
  // Leaves a second version for the writer, without an answer in time.
  void Ask() {
    ASSERT_TRUE(store_->Commit(commit_, "lan").ok());
    next_ = *store_->Get(commit_.records[0].id);
    next_.version = 2;
    const std::atomic<bool> never = false;
    const Status answer = AddVersionOrAsk(Locked(), next_, "lan", std::chrono::milliseconds(50), never);
    ASSERT_FALSE(answer.ok());
    ASSERT_EQ(answer.error().code, ErrorCode::kStoreLocked);
  }
  // The writer looks at most ten times a second.
  void Serve() {
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    store_->ServeRequests();
  }
  std::vector<std::filesystem::path> Files() const {
    const std::filesystem::directory_iterator files(Dir() + "/requests");
    return {begin(files), end(files)};
  }

  std::unique_ptr<Store> store_ = Open();
  Record next_;
};

TEST_F(SealedRequestTest, SaysNothing) {
  Ask();
  EXPECT_EQ(Files().size(), 1U);
  ExpectSaysNothing(Dir());
}

TEST_F(SealedRequestTest, IsCarriedOut) {
  Ask();
  Serve();
  EXPECT_EQ(store_->Get(next_.id)->version, 2);
}

TEST_F(SealedRequestTest, ItsAnswerSaysNothing) {
  Ask();
  Serve();
  ASSERT_EQ(Files().size(), 1U);
  EXPECT_EQ(Files()[0].extension(), ".answer");
  EXPECT_THAT(BytesOfFile(Files()[0]), Not(HasSubstr("ok")));
}

TEST_F(SealedRequestTest, ThatWasChangedIsSetAside) {
  Ask();
  FlipByteOfFile(Files()[0], 30);
  Serve();
  EXPECT_EQ(store_->Get(next_.id)->version, 1);
  EXPECT_EQ(Files()[0].extension(), ".damaged");
}

// An old request must not be asked again under a new name.
TEST_F(SealedRequestTest, UnderAnotherNameIsSetAside) {
  Ask();
  const std::filesystem::path before = Files()[0];
  std::filesystem::rename(before, before.parent_path() / ("f" + before.filename().string()));
  Serve();
  EXPECT_EQ(store_->Get(next_.id)->version, 1);
}

}  // namespace
}  // namespace sohoa::store
