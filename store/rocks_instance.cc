#include "store/rocks_instance.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <thread>

#include "store/private_files.h"
#include "store/rocks_options.h"
#include "store/rocks_status.h"

namespace sohoa::store {
namespace {

namespace fs = std::filesystem;

// A reader may look just when the writer deletes a file that it has replaced; a moment later the view is whole again.
constexpr int kTries = 20;
constexpr auto kPause = std::chrono::milliseconds(25);

// RocksDB wants a folder of its own for each reader. It stands with the system's temporary files: a reader may lack the
// right to write into the store. Empty when there is no such place.
std::string MakeLogDir() {
  std::error_code failed;
  std::string pattern = (fs::temp_directory_path(failed) / "sohoa-reader-XXXXXX").string();
  return failed || mkdtemp(pattern.data()) == nullptr ? std::string() : pattern;
}

rocksdb::DBOptions OptionsFor(OpenMode mode, const std::string& log_path, Damage damage, rocksdb::Env* env) {
  rocksdb::DBOptions options = DatabaseOptions(mode, log_path);
  options.env = env != nullptr ? env : PrivateEnv();
  options.paranoid_checks = damage == Damage::kRefused;
  // Opening every file for its id would cost a lookup more than the search itself; what it reads is under checksums.
  options.verify_sst_unique_id_in_manifest = mode == OpenMode::kWrite || damage == Damage::kTolerated;
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> FamiliesFor(OpenMode mode, const std::vector<Family>& families,
                                                         Damage damage) {
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors = FamilyDescriptors(mode, families);
  for (rocksdb::ColumnFamilyDescriptor& family : descriptors) {
    family.options.disable_auto_compactions = damage == Damage::kTolerated;
  }
  return descriptors;
}

}  // namespace

std::vector<Family> AllFamilies() {
  std::vector<Family> families;
  for (int i = 0; i < kFamilyCount; ++i) families.push_back(static_cast<Family>(i));
  return families;
}

Result<std::unique_ptr<RocksInstance>> RocksInstance::OpenPrimary(const std::string& dir, Damage damage,
                                                                  rocksdb::Env* env) {
  std::unique_ptr<RocksInstance> instance(new RocksInstance);
  std::vector<rocksdb::ColumnFamilyHandle*> opened;
  rocksdb::DB* db = nullptr;
  const rocksdb::Status status =
      rocksdb::DB::Open(OptionsFor(OpenMode::kWrite, (fs::path(dir) / "LOG").string(), damage, env), dir,
                        FamiliesFor(OpenMode::kWrite, AllFamilies(), damage), &opened, &db);
  if (!status.ok()) return ToError(status, dir);
  instance->db_.reset(db);
  instance->Keep(AllFamilies(), opened);
  return instance;
}

Result<std::unique_ptr<RocksInstance>> RocksInstance::OpenSecondary(const std::string& dir,
                                                                    const std::vector<Family>& families, Damage damage,
                                                                    rocksdb::Env* env) {
  std::unique_ptr<RocksInstance> instance(new RocksInstance);
  instance->log_dir_ = MakeLogDir();
  if (instance->log_dir_.empty()) {
    return Error{.code = ErrorCode::kInputOutput, .file = dir, .page = 0, .detail = "no folder for temporary files"};
  }
  rocksdb::Status status;
  std::vector<Family> wanted = families;
  for (int tries = 0; tries < kTries; ++tries) {
    std::vector<rocksdb::ColumnFamilyHandle*> opened;
    rocksdb::DB* db = nullptr;
    status = rocksdb::DB::OpenAsSecondary(OptionsFor(OpenMode::kRead, "", damage, env), dir, instance->log_dir_,
                                          FamiliesFor(OpenMode::kRead, wanted, damage), &opened, &db);
    if (status.ok()) {
      instance->db_.reset(db);
      instance->Keep(wanted, opened);
      return instance;
    }
    // A store of an older format lacks the newest families; a reader may not add them.
    if (status.IsInvalidArgument()) {
      if (std::erase(wanted, Family::kWord) == 0 && std::erase(wanted, Family::kEvent) == 0) break;
      continue;
    }
    std::this_thread::sleep_for(kPause);
  }
  Error error = ToError(status, dir);
  // A family that is not there yet: the writer is making the store at this moment.
  if (status.IsInvalidArgument()) error.code = ErrorCode::kStoreMissing;
  return error;
}

RocksInstance::~RocksInstance() {
  std::vector<rocksdb::ColumnFamilyHandle*> opened;
  for (rocksdb::ColumnFamilyHandle* handle : handles_) {
    if (handle != nullptr) opened.push_back(handle);
  }
  if (db_ != nullptr) {
    // An empty log lets the next process open at once. If it fails, the log still has everything.
    if (!IsSecondary()) db_->Flush(rocksdb::FlushOptions(), opened).PermitUncheckedError();
    for (rocksdb::ColumnFamilyHandle* handle : opened) db_->DestroyColumnFamilyHandle(handle).PermitUncheckedError();
    db_->Close().PermitUncheckedError();
  }
  db_.reset();
  std::error_code ignored;  // a few kilobytes of temporary files are all that can stay behind
  if (IsSecondary()) fs::remove_all(log_dir_, ignored);
}

void RocksInstance::Keep(const std::vector<Family>& families, const std::vector<rocksdb::ColumnFamilyHandle*>& opened) {
  handles_.assign(kFamilyCount, nullptr);
  for (std::size_t i = 0; i < opened.size(); ++i) handles_.at(static_cast<std::size_t>(families.at(i))) = opened[i];
}

rocksdb::Status RocksInstance::Reset(Family family) {
  rocksdb::ColumnFamilyHandle*& handle = handles_.at(static_cast<std::size_t>(family));
  rocksdb::Status status = db_->DropColumnFamily(handle);
  if (status.ok()) status = db_->DestroyColumnFamilyHandle(handle);
  if (!status.ok()) return status;
  handle = nullptr;
  const auto descriptors = FamiliesFor(OpenMode::kWrite, {family}, Damage::kTolerated);
  return db_->CreateColumnFamily(descriptors.front().options, descriptors.front().name, &handle);
}

rocksdb::Status RocksInstance::PrepareToFill() {
  rocksdb::Status status = db_->SetDBOptions({{"max_total_wal_size", "536870912"}});
  for (rocksdb::ColumnFamilyHandle* handle : handles_) {
    if (handle == nullptr || !status.ok()) continue;
    status = db_->SetOptions(handle, {{"disable_auto_compactions", "true"}, {"write_buffer_size", "67108864"}});
  }
  return status;
}

rocksdb::Status RocksInstance::CatchUp() const {
  rocksdb::Status status;
  for (int tries = 0; tries < kTries; ++tries) {
    status = db_->TryCatchUpWithPrimary();
    if (status.ok()) break;
    std::this_thread::sleep_for(kPause);
  }
  return status;
}

bool RocksInstance::IsOvertaken(const rocksdb::Status& status) const {
  if (!IsSecondary() || !status.IsIOError()) return false;
  std::this_thread::sleep_for(kPause);
  return db_->TryCatchUpWithPrimary().ok();
}

}  // namespace sohoa::store
