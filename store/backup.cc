#include "store/backup.h"

#include <fcntl.h>
#include <rocksdb/env.h>
#include <rocksdb/utilities/backup_engine.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <system_error>
#include <utility>
#include <vector>

#include "store/encrypted_env.h"
#include "store/key_mark.h"
#include "store/private_files.h"
#include "store/rocks_status.h"

namespace sohoa::store {
namespace {

namespace fs = std::filesystem;

Error Usage(const std::string& dir, std::string detail) {
  return {.code = ErrorCode::kUsage, .file = dir, .page = 0, .detail = std::move(detail)};
}

Error Failure(const std::string& path, const std::error_code& reason) {
  const bool full = reason == std::errc::no_space_on_device;
  return {.code = full ? ErrorCode::kDiskFull : ErrorCode::kInputOutput,
          .file = path,
          .page = 0,
          .detail = reason.message()};
}

rocksdb::BackupEngineOptions OptionsFor(const std::string& dir) {
  rocksdb::BackupEngineOptions options(dir);
  options.share_table_files = true;
  options.share_files_with_checksum = true;
  options.sync = true;
  return options;
}

Status MakeOwnFolder(const std::string& dir) {
  std::error_code failed;
  if (fs::is_directory(dir, failed)) return {};
  fs::create_directories(dir, failed);
  if (!failed) fs::permissions(dir, fs::perms::owner_all, failed);
  return failed ? Status(Failure(dir, failed)) : Status();
}

// By the folder that the backup engine makes first.
bool HoldsBackups(const std::string& dir) {
  std::error_code failed;
  return fs::exists(fs::path(dir) / "meta", failed);
}

std::string ToMetadata(const BackupMark& mark) { return mark.store_id + " " + std::to_string(mark.removal); }

// Backups of earlier versions name the store alone.
BackupMark MarkOf(const rocksdb::BackupInfo& info) {
  BackupMark mark;
  std::istringstream(info.app_metadata) >> mark.store_id >> mark.removal;
  return mark;
}

// So that the rename itself survives a power cut.
void SyncParent(const fs::path& path) {
  const fs::path parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const int fd = open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  fsync(fd);
  close(fd);
}

fs::path WithoutTrailingSlash(const std::string& dir) {
  const fs::path path = fs::path(dir).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

}  // namespace

BackupMaker::BackupMaker() = default;
BackupMaker::~BackupMaker() = default;

Result<BackupReport> BackupMaker::Make(rocksdb::DB& db, const std::string& dir, const BackupMark& mark, int keep,
                                       const Vault* vault) {
  if (Status made = MakeOwnFolder(dir); !made) return made.error();
  if (Status marked = MarkFolder(dir, vault, !HoldsBackups(dir)); !marked) return marked.error();
  {
    const std::scoped_lock lock(mutex_);
    rocksdb::BackupEngine* opened = nullptr;
    const rocksdb::Status status = rocksdb::BackupEngine::Open(OptionsFor(dir), db.GetEnv(), &opened);
    if (!status.ok()) return ToError(status, dir);
    engine_.reset(opened);
    if (stopped_) engine_->StopBackup();
  }
  struct Close {
    BackupMaker& maker;
    ~Close() {
      const std::scoped_lock lock(maker.mutex_);
      maker.engine_.reset();
    }
  } const close{*this};
  std::vector<rocksdb::BackupInfo> known;
  engine_->GetBackupInfo(&known);
  for (const rocksdb::BackupInfo& info : known) {
    if (MarkOf(info).store_id != mark.store_id) return Usage(dir, "the folder holds backups of another store");
  }
  rocksdb::CreateBackupOptions options;
  options.flush_before_backup = true;
  rocksdb::BackupID number = 0;
  rocksdb::Status status = engine_->CreateNewBackupWithMetadata(options, &db, ToMetadata(mark), &number);
  constexpr bool kReadBack = true;
  if (status.ok()) status = engine_->VerifyBackup(number, kReadBack);
  BackupReport report;
  for (const rocksdb::BackupInfo& info : known) {
    if (!status.ok() || MarkOf(info).removal >= mark.removal) continue;
    status = engine_->DeleteBackup(info.backup_id);
    ++report.outdated;
  }
  if (status.ok() && keep > 0) status = engine_->PurgeOldBackups(static_cast<std::uint32_t>(keep));
  if (!status.ok()) return ToError(status, dir);
  report.number = static_cast<int>(number);
  engine_->GetBackupInfo(&known);
  report.kept = static_cast<int>(known.size());
  for (const rocksdb::BackupInfo& info : known) {
    if (info.backup_id != number) continue;
    report.bytes = info.size;
    report.files = info.number_files;
  }
  return report;
}

void BackupMaker::Stop() {
  const std::scoped_lock lock(mutex_);
  stopped_ = true;
  if (engine_) engine_->StopBackup();
}

Result<VerifyReport> RestoreBackup(const std::string& dir, const Place& place, int number,
                                   const std::function<void(std::uint64_t)>& progress) {
  const fs::path target = WithoutTrailingSlash(place.dir);
  std::error_code failed;
  if (fs::exists(target, failed) && !fs::is_empty(target, failed)) {
    return Usage(target.string(), "the folder is not empty: restore into a new one");
  }
  rocksdb::BackupEngineReadOnly* opened = nullptr;
  if (!fs::is_directory(dir, failed)) {
    return Error{.code = ErrorCode::kNotFound, .file = dir, .page = 0, .detail = "no such folder"};
  }
  const Result<std::shared_ptr<const Vault>> vault = VaultOf({dir, place.key_file}, !HoldsBackups(dir));
  if (!vault) return vault.error();
  const std::unique_ptr<rocksdb::Env> encrypted = *vault ? MakeEncryptedEnv(*vault) : nullptr;
  rocksdb::Env* const env = encrypted ? encrypted.get() : PrivateEnv();
  rocksdb::Status status = rocksdb::BackupEngineReadOnly::Open(OptionsFor(dir), env, &opened);
  if (!status.ok()) return ToError(status, dir);
  const std::unique_ptr<rocksdb::BackupEngineReadOnly> engine(opened);
  const fs::path half = target.string() + ".restoring";
  fs::remove_all(half, failed);
  if (Status made = MakeOwnFolder(half.string()); !made) return made.error();
  status = number == 0
               ? engine->RestoreDBFromLatestBackup(half.string(), half.string())
               : engine->RestoreDBFromBackup(static_cast<rocksdb::BackupID>(number), half.string(), half.string());
  if (!status.ok()) {
    fs::remove_all(half, failed);
    if (status.IsNotFound())
      return Error{.code = ErrorCode::kNotFound, .file = dir, .page = 0, .detail = "no such backup"};
    return ToError(status, dir);
  }
  constexpr bool kIsNew = true;  // the engine has just emptied the folder of everything else
  if (Status marked = MarkFolder(half.string(), vault->get(), kIsNew); !marked) return marked.error();
  const Result<std::unique_ptr<Store>> store = Store::Open({half.string(), place.key_file}, OpenMode::kInspect);
  if (!store) return store.error();
  Result<VerifyReport> report = (*store)->Verify(progress);
  if (!report) return report;
  fs::remove(target, failed);  // an empty folder
  fs::rename(half, target, failed);
  if (failed) return Failure(target.string(), failed);
  SyncParent(target);
  return report;
}

}  // namespace sohoa::store
