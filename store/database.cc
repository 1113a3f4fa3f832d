#include "store/database.h"

#include <rocksdb/convenience.h>
#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "store/backup.h"
#include "store/key_layout.h"
#include "store/rocks_instance.h"
#include "store/rocks_options.h"
#include "store/rocks_status.h"

namespace sohoa::store {
namespace fs = std::filesystem;

std::string_view FamilyName(Family family) {
  switch (family) {
    case Family::kMeta:
      return "default";
    case Family::kSource:
      return "source";
    case Family::kOriginal:
      return "original";
    case Family::kPage:
      return "page";
    case Family::kRecord:
      return "record";
    case Family::kHead:
      return "head";
    case Family::kSighting:
      return "sighting";
    case Family::kDossier:
      return "dossier";
    case Family::kIndex:
      return "index";
    case Family::kAudit:
      return "audit";
  }
  return "";
}

namespace {

// How often a read begins anew after the writer has replaced a file under it.
constexpr int kReadTries = 20;

rocksdb::Slice Slice(std::string_view text) { return {text.data(), text.size()}; }

rocksdb::ReadOptions OptionsFor(Family family) {
  rocksdb::ReadOptions options;
  options.fill_cache = family != Family::kOriginal;  // a scan or two would push everything else out
  return options;
}

class RocksBatch final : public Batch {
 public:
  explicit RocksBatch(const RocksInstance& instance) : instance_(instance) {}

  void Put(Family family, std::string_view key, std::string_view value) override {
    Keep(changes_.Put(instance_.Handle(family), Slice(key), Slice(value)));
  }
  void Delete(Family family, std::string_view key) override {
    Keep(changes_.Delete(instance_.Handle(family), Slice(key)));
  }

  rocksdb::WriteBatch& changes() { return changes_; }
  const rocksdb::Status& status() const { return status_; }

 private:
  // The first failure counts; Write reports it and writes nothing.
  void Keep(const rocksdb::Status& status) {
    if (status_.ok()) status_ = status;
  }

  const RocksInstance& instance_;
  rocksdb::WriteBatch changes_;
  rocksdb::Status status_;
};

class RocksDatabase final : public Database {
 public:
  RocksDatabase(std::string dir, Durability durability, Damage damage, std::unique_ptr<RocksInstance> instance)
      : dir_(std::move(dir)), durability_(durability), damage_(damage), main_(std::move(instance)) {}

  Result<std::optional<std::string>> Get(Family family, std::string_view key) const override {
    Result<const RocksInstance*> instance = InstanceOf(family);
    if (!instance) return instance.error();
    std::string value;
    rocksdb::Status status;
    for (int tries = 0; tries < kReadTries; ++tries) {
      status = (*instance)->db().Get(OptionsFor(family), (*instance)->Handle(family), Slice(key), &value);
      if (!(*instance)->IsOvertaken(status)) break;
    }
    if (status.IsNotFound()) return std::optional<std::string>();
    if (!status.ok()) return ToError(status, dir_);
    return std::optional<std::string>(std::move(value));
  }

  Status Scan(Family family, std::string_view begin, std::string_view end, const Visit& visit) const override {
    return ScanFrom(family, begin, end, false, visit);
  }

  Status ScanBack(Family family, std::string_view begin, std::string_view end, const Visit& visit) const override {
    return ScanFrom(family, begin, end, true, visit);
  }

  std::unique_ptr<Batch> NewBatch() const override { return std::make_unique<RocksBatch>(*main_); }

  Status Write(Batch& batch) override {
    auto& changes = static_cast<RocksBatch&>(batch);  // every batch comes from NewBatch
    rocksdb::WriteOptions options;
    options.sync = durability_ == Durability::kSynced;
    return Told(changes.status().ok() ? main_->db().Write(options, &changes.changes()) : changes.status());
  }

  // Originals last: they must not be older than what speaks of them.
  Status Refresh() override {
    if (!main_->IsSecondary()) return {};
    if (Status refreshed = Told(main_->CatchUp()); !refreshed) return refreshed;
    const std::scoped_lock lock(opening_);
    return originals_ ? Told(originals_->CatchUp()) : Status();
  }

  void VerifyFiles(const TellDamage& tell) const override {
    VerifyFilesOf(*main_, tell);
    const Result<const RocksInstance*> originals = InstanceOf(Family::kOriginal);
    if (!originals) return tell("", std::string(FamilyName(Family::kOriginal)), originals.error().detail);
    if (*originals != main_.get()) VerifyFilesOf(**originals, tell);
  }

  Result<BackupReport> Backup(const std::string& dir, int keep) override {
    Result<std::optional<std::string>> id = Get(Family::kMeta, kStoreIdKey);
    if (!id) return id.error();
    const std::scoped_lock lock(backing_up_);
    return backup_.Make(main_->db(), dir, id->value_or(""), keep);
  }
  void StopBackup() override { backup_.Stop(); }

  void VerifyUnlistedFiles(const TellDamage& tell) const override {
    const rocksdb::Options options(rocksdb::DBOptions(), main_->db().GetOptions(main_->Handle(Family::kMeta)));
    const Result<const RocksInstance*> originals = InstanceOf(Family::kOriginal);
    std::error_code failed;
    for (fs::directory_iterator it(dir_, failed), end; !failed && it != end; it.increment(failed)) {
      const std::string name = "/" + it->path().filename().string();
      const bool listed = IsLive(*main_, name) || (originals && IsLive(**originals, name));
      if (it->path().extension() != ".sst" || listed) continue;
      const rocksdb::Status status =
          rocksdb::VerifySstFileChecksum(options, rocksdb::EnvOptions(), it->path().string());
      if (!status.ok() && !status.IsPathNotFound()) tell(name.substr(1), "", status.ToString());
    }
  }

  Status Reset(Family family) override { return Told(main_->Reset(family)); }

 private:
  Status Told(const rocksdb::Status& status) const { return status.ok() ? Status() : ToError(status, dir_); }

  void VerifyFilesOf(const RocksInstance& instance, const TellDamage& tell) const {
    std::vector<rocksdb::LiveFileMetaData> files;
    instance.db().GetLiveFilesMetaData(&files);
    const rocksdb::Options options(rocksdb::DBOptions(), instance.db().GetOptions(instance.Handle(Family::kMeta)));
    for (const rocksdb::LiveFileMetaData& file : files) {
      const std::string path = dir_ + file.name;  // which begins with a slash
      const rocksdb::Status status = rocksdb::VerifySstFileChecksum(options, rocksdb::EnvOptions(), path);
      if (status.ok()) continue;
      // A file that was replaced meanwhile is nobody's loss.
      instance.IsOvertaken(status);
      if (IsLive(instance, file.name)) tell(file.name.substr(1), file.column_family_name, status.ToString());
    }
  }

  static bool IsLive(const RocksInstance& instance, const std::string& name) {
    std::vector<rocksdb::LiveFileMetaData> files;
    instance.db().GetLiveFilesMetaData(&files);
    return std::any_of(files.begin(), files.end(), [&](const auto& file) { return file.name == name; });
  }

  // A reader opens the family of originals only when somebody asks for one: it has by far the most files, RocksDB looks
  // at each of them when it opens a secondary instance, and lookups need none.
  Result<const RocksInstance*> InstanceOf(Family family) const {
    if (family != Family::kOriginal || !main_->IsSecondary()) return main_.get();
    const std::scoped_lock lock(opening_);
    if (!originals_) {
      auto opened = RocksInstance::OpenSecondary(dir_, {Family::kMeta, Family::kOriginal}, damage_);
      if (!opened) return opened.error();
      originals_ = std::move(*opened);
    }
    return originals_.get();
  }

  // An empty `end` is no bound. After being overtaken it goes on behind the last key that was visited.
  Status ScanFrom(Family family, std::string_view begin, std::string_view end, bool back, const Visit& visit) const {
    Result<const RocksInstance*> found = InstanceOf(family);
    if (!found) return found.error();
    const RocksInstance& instance = **found;
    const rocksdb::Slice lower = Slice(begin);
    const rocksdb::Slice upper = Slice(end);
    rocksdb::ReadOptions options = OptionsFor(family);
    options.iterate_lower_bound = &lower;
    if (!end.empty()) options.iterate_upper_bound = &upper;
    std::optional<std::string> last;
    rocksdb::Status status;
    for (int tries = 0; tries < kReadTries; ++tries) {
      const std::unique_ptr<rocksdb::Iterator> it(instance.db().NewIterator(options, instance.Handle(family)));
      const auto advance = [&] { back ? it->Prev() : it->Next(); };
      if (!last) {
        back ? it->SeekToLast() : it->Seek(lower);
      } else {
        back ? it->SeekForPrev(*last) : it->Seek(*last);
        if (it->Valid() && it->key() == *last) advance();
      }
      for (; it->Valid(); advance()) {
        if (!visit(it->key().ToStringView(), it->value().ToStringView())) return {};
        if (instance.IsSecondary()) last = it->key().ToString();
      }
      status = it->status();
      if (!instance.IsOvertaken(status)) break;
    }
    return Told(status);
  }

  std::string dir_;
  Durability durability_;
  Damage damage_;
  std::unique_ptr<RocksInstance> main_;
  std::mutex backing_up_;
  BackupMaker backup_;
  mutable std::mutex opening_;
  mutable std::unique_ptr<RocksInstance> originals_;  // guarded by opening_ until it is there; then it stays
};

// Whether the folder holds files with papers in them; such a folder must never be taken for an empty one, since
// RocksDB would delete what its new manifest does not name.
bool HoldsData(const std::string& dir) {
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator(dir, failed)) {
    const std::string ending = entry.path().extension().string();
    if (ending == ".sst") return true;
  }
  return false;
}

Status MakeFolder(const std::string& dir) {
  std::error_code failed;
  if (fs::is_directory(dir, failed)) {
    // Somebody made the folder for the store; one that holds other things is left as it is.
    if (fs::is_empty(dir, failed)) fs::permissions(dir, fs::perms::owner_all, failed);
    return {};
  }
  fs::create_directories(dir, failed);
  if (!failed) fs::permissions(dir, fs::perms::owner_all, failed);
  if (!failed) return {};
  const bool full = failed == std::errc::no_space_on_device;
  return Error{.code = full ? ErrorCode::kDiskFull : ErrorCode::kInputOutput,
               .file = dir,
               .page = 0,
               .detail = failed.message()};
}

// A store with families that this version does not know was written by a newer one.
Status CheckFamilies(const std::string& dir) {
  std::vector<std::string> names;
  const rocksdb::Status status = rocksdb::DB::ListColumnFamilies(DatabaseOptions(OpenMode::kRead, ""), dir, &names);
  if (!status.ok()) return {};  // opening says more precisely what is wrong
  std::set<std::string_view> known;
  for (int i = 0; i < kFamilyCount; ++i) known.insert(FamilyName(static_cast<Family>(i)));
  for (const std::string& name : names) {
    if (known.count(name) == 0) {
      return Error{.code = ErrorCode::kStoreVersion, .file = dir, .page = 0, .detail = "unknown family " + name};
    }
  }
  return {};
}

Status CheckFolder(const std::string& dir, OpenMode mode) {
  std::error_code failed;
  if (fs::exists(fs::path(dir) / "CURRENT", failed)) return CheckFamilies(dir);
  if (HoldsData(dir)) {
    return Error{.code = ErrorCode::kStoreDamaged, .file = dir, .page = 0, .detail = "the file CURRENT is missing"};
  }
  if (mode != OpenMode::kWrite) return Error{.code = ErrorCode::kStoreMissing, .file = dir, .page = 0, .detail = ""};
  return MakeFolder(dir);
}

}  // namespace

Result<std::unique_ptr<Database>> Database::Open(const std::string& dir, OpenMode mode, Durability durability) {
  // Every file that RocksDB makes in this process is for its owner alone.
  rocksdb::Env::Default()->SetAllowNonOwnerAccess(false).PermitUncheckedError();
  if (Status checked = CheckFolder(dir, mode); !checked) return checked.error();
  std::vector<Family> families = AllFamilies();
  std::erase(families, Family::kOriginal);
  const Damage damage = mode == OpenMode::kInspect ? Damage::kTolerated : Damage::kRefused;
  auto instance = mode == OpenMode::kWrite ? RocksInstance::OpenPrimary(dir, damage)
                                           : RocksInstance::OpenSecondary(dir, families, damage);
  if (!instance) return instance.error();
  return std::unique_ptr<Database>(std::make_unique<RocksDatabase>(dir, durability, damage, std::move(*instance)));
}

Result<std::unique_ptr<Database>> Database::OpenDamaged(const std::string& dir) {
  if (Status checked = CheckFolder(dir, OpenMode::kInspect); !checked) return checked.error();
  auto instance = RocksInstance::OpenPrimary(dir, Damage::kTolerated);
  if (!instance) return instance.error();
  return std::unique_ptr<Database>(
      std::make_unique<RocksDatabase>(dir, Durability::kSynced, Damage::kTolerated, std::move(*instance)));
}

Status Database::ScanPrefix(Family family, std::string_view prefix, const Visit& visit) const {
  return Scan(family, prefix, PrefixEnd(prefix), visit);
}

}  // namespace sohoa::store
