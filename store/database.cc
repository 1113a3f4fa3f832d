#include "store/database.h"

#include <rocksdb/convenience.h>
#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
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
#include "store/store_folder.h"

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
    case Family::kEvent:
      return "event";
    case Family::kWord:
      return "word";
  }
  return "";
}

namespace {

// How often a read begins anew after the writer has replaced a file under it.
constexpr int kReadTries = 20;

rocksdb::Slice Slice(std::string_view text) { return {text.data(), text.size()}; }

// A scan or two would push everything else out of the cache. Nor does a writer keep what it reads: it meets each paper
// once, and its memory would grow with every one until the cache is full (of indexes and filters it has its part).
rocksdb::ReadOptions OptionsFor(const RocksInstance& instance, Family family) {
  rocksdb::ReadOptions options;
  options.fill_cache = family != Family::kOriginal && instance.IsSecondary();
  return options;
}

// Families whose values say something by themselves, and are not compressed to advantage: sealed one by one, so that
// none can be changed or put in another's place. Pages are protected by the file's own encryption alone, which leaves
// them compressible; index, words and dossiers have no values.
bool IsSealed(Family family) {
  return family == Family::kSource || family == Family::kOriginal || family == Family::kRecord ||
         family == Family::kSighting || family == Family::kAudit || family == Family::kEvent;
}

std::string PlaceOf(Family family, std::string_view key) {
  return std::string(FamilyName(family)) + '\0' + std::string(key);
}

class RocksBatch final : public Batch {
 public:
  RocksBatch(const RocksInstance& instance, const Vault* vault) : instance_(instance), vault_(vault) {}

  void Put(Family family, std::string_view key, std::string_view value) override {
    if (vault_ == nullptr || !IsSealed(family)) {
      return Keep(changes_.Put(instance_.Handle(family), Slice(key), Slice(value)));
    }
    const std::optional<std::string> sealed = vault_->Seal(value, PlaceOf(family, key));
    Keep(sealed ? changes_.Put(instance_.Handle(family), Slice(key), *sealed)
                : rocksdb::Status::Aborted("AES-256-GCM is not available"));
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
  const Vault* vault_;
  rocksdb::WriteBatch changes_;
  rocksdb::Status status_;
};

class RocksDatabase final : public Database {
 public:
  RocksDatabase(std::string dir, Durability durability, Damage damage, Locker locker,
                std::unique_ptr<RocksInstance> instance)
      : dir_(std::move(dir)),
        durability_(durability),
        damage_(damage),
        locker_(std::move(locker)),
        main_(std::move(instance)) {}

  Result<std::optional<std::string>> Get(Family family, std::string_view key) const override {
    Result<const RocksInstance*> instance = InstanceOf(family);
    if (!instance) return instance.error();
    if ((*instance)->Handle(family) == nullptr) return std::optional<std::string>();
    std::string value;
    rocksdb::Status status;
    for (int tries = 0; tries < kReadTries; ++tries) {
      status = (*instance)->db().Get(OptionsFor(**instance, family), (*instance)->Handle(family), Slice(key), &value);
      if (!(*instance)->IsOvertaken(status)) break;
    }
    if (status.IsNotFound()) return std::optional<std::string>();
    if (!status.ok()) return ToError(status, dir_);
    if (!locker_.vault || !IsSealed(family)) return std::optional<std::string>(std::move(value));
    std::optional<std::string> opened = locker_.vault->Open(value, PlaceOf(family, key));
    if (!opened) return DoesNotOpen(family, key);
    return opened;
  }

  Status Scan(Family family, std::string_view begin, std::string_view end, const Visit& visit) const override {
    return ScanFrom(family, begin, end, false, visit);
  }

  Status ScanBack(Family family, std::string_view begin, std::string_view end, const Visit& visit) const override {
    return ScanFrom(family, begin, end, true, visit);
  }

  std::unique_ptr<Batch> NewBatch() const override { return std::make_unique<RocksBatch>(*main_, locker_.vault.get()); }

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

  std::uint64_t EstimateBytes(const FamilyRange& range) const override {
    const Result<const RocksInstance*> instance = InstanceOf(range.family);
    if (!instance || (*instance)->Handle(range.family) == nullptr) return 0;
    const std::string behind_all(64, '\xff');
    const rocksdb::Range keys(Slice(range.begin), Slice(range.end.empty() ? behind_all : range.end));
    rocksdb::SizeApproximationOptions options;
    options.include_memtables = true;
    std::uint64_t bytes = 0;
    const rocksdb::Status status =
        (*instance)->db().GetApproximateSizes(options, (*instance)->Handle(range.family), &keys, 1, &bytes);
    return status.ok() ? bytes : 0;
  }

  Result<std::vector<FamilySize>> Sizes() const override {
    std::map<std::string, FamilySize> sizes;
    const Result<const RocksInstance*> originals = InstanceOf(Family::kOriginal);
    if (!originals) return originals.error();
    for (const RocksInstance* instance : std::set{static_cast<const RocksInstance*>(main_.get()), *originals}) {
      std::vector<rocksdb::LiveFileMetaData> files;
      instance->db().GetLiveFilesMetaData(&files);
      for (const rocksdb::LiveFileMetaData& file : files) {
        const bool is_other = instance != main_.get() && file.column_family_name != FamilyName(Family::kOriginal);
        if (is_other) continue;  // every instance has the default family
        FamilySize& size = sizes[file.column_family_name];
        size.family = file.column_family_name;
        size.bytes += file.size;
        ++size.tables;
      }
    }
    std::vector<FamilySize> list;
    list.reserve(sizes.size());
    for (auto& [name, size] : sizes) list.push_back(std::move(size));
    return list;
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
    const Result<std::optional<std::string>> removal = Get(Family::kMeta, kRemovalKey);
    if (!removal) return removal.error();
    const BackupMark mark{id->value_or(""), std::strtoull(removal->value_or("0").c_str(), nullptr, 10)};
    const std::scoped_lock lock(backing_up_);
    return backup_.Make(main_->db(), dir, mark, keep, locker_.vault.get());
  }
  void StopBackup() override { backup_.Stop(); }
  std::shared_ptr<const Vault> vault() const override { return locker_.vault; }

  void VerifyUnlistedFiles(const TellDamage& tell) const override {
    rocksdb::Options options(rocksdb::DBOptions(), main_->db().GetOptions(main_->Handle(Family::kMeta)));
    options.env = main_->db().GetEnv();
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

  Status Rewrite(const FamilyRange& range) override {
    const rocksdb::Slice begin = Slice(range.begin);
    const rocksdb::Slice end = Slice(range.end);
    rocksdb::CompactRangeOptions options;
    options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
    return Told(
        main_->db().CompactRange(options, main_->Handle(range.family), &begin, range.end.empty() ? nullptr : &end));
  }
  Status Reset(Family family) override { return Told(main_->Reset(family)); }

 private:
  Status Told(const rocksdb::Status& status) const { return status.ok() ? Status() : ToError(status, dir_); }

  void VerifyFilesOf(const RocksInstance& instance, const TellDamage& tell) const {
    std::vector<rocksdb::LiveFileMetaData> files;
    instance.db().GetLiveFilesMetaData(&files);
    rocksdb::Options options(rocksdb::DBOptions(), instance.db().GetOptions(instance.Handle(Family::kMeta)));
    options.env = instance.db().GetEnv();
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
      auto opened = RocksInstance::OpenSecondary(dir_, {Family::kMeta, Family::kOriginal}, damage_, locker_.env.get());
      if (!opened) return opened.error();
      originals_ = std::move(*opened);
    }
    return originals_.get();
  }

  // Names the value as far as its key is text.
  Error DoesNotOpen(Family family, std::string_view key) const {
    const auto is_text = [](char c) { return c >= ' ' && c <= '~'; };
    const std::string name(key.begin(), std::find_if_not(key.begin(), key.end(), is_text));
    return {.code = ErrorCode::kStoreDamaged,
            .file = dir_,
            .page = 0,
            .detail = "the value of " + std::string(FamilyName(family)) + " " + name + ": its seal does not hold"};
  }

  // An empty `end` is no bound. After being overtaken it goes on behind the last key that was visited.
  Status ScanFrom(Family family, std::string_view begin, std::string_view end, bool back, const Visit& visit) const {
    Result<const RocksInstance*> found = InstanceOf(family);
    if (!found) return found.error();
    const RocksInstance& instance = **found;
    if (instance.Handle(family) == nullptr) return {};
    const rocksdb::Slice lower = Slice(begin);
    const rocksdb::Slice upper = Slice(end);
    rocksdb::ReadOptions options = OptionsFor(instance, family);
    options.iterate_lower_bound = &lower;
    if (!end.empty()) options.iterate_upper_bound = &upper;
    std::string last;
    bool begun = false;
    rocksdb::Status status;
    for (int tries = 0; tries < kReadTries; ++tries) {
      const std::unique_ptr<rocksdb::Iterator> it(instance.db().NewIterator(options, instance.Handle(family)));
      const auto advance = [&] { back ? it->Prev() : it->Next(); };
      const auto go_to = [&](const std::string& key) { back ? it->SeekForPrev(key) : it->Seek(key); };
      if (!begun) {
        back ? it->SeekToLast() : it->Seek(lower);
      } else {
        go_to(last);
        if (it->Valid() && it->key() == last) advance();
      }
      while (it->Valid()) {
        std::optional<std::string> opened;
        if (locker_.vault && IsSealed(family)) {
          opened = locker_.vault->Open(it->value().ToStringView(), PlaceOf(family, it->key().ToStringView()));
          if (!opened) return DoesNotOpen(family, it->key().ToStringView());
        }
        const Step step = visit(it->key().ToStringView(), opened ? *opened : it->value().ToStringView());
        if (!step.go_on) return {};
        if (instance.IsSecondary()) last.assign(it->key().data(), it->key().size());
        begun = true;
        step.to.empty() ? advance() : go_to(step.to);
      }
      status = it->status();
      if (!instance.IsOvertaken(status)) break;
    }
    return Told(status);
  }

  std::string dir_;
  Durability durability_;
  Damage damage_;
  Locker locker_;  // outlives the instances
  std::unique_ptr<RocksInstance> main_;
  std::mutex backing_up_;
  BackupMaker backup_;
  mutable std::mutex opening_;
  mutable std::unique_ptr<RocksInstance> originals_;  // guarded by opening_ until it is there; then it stays
};

}  // namespace

Result<std::unique_ptr<Database>> Database::Open(const Place& place, OpenMode mode, Durability durability) {
  Result<Locker> locker = PrepareFolder(place, mode);
  if (!locker) return locker.error();
  std::vector<Family> families = AllFamilies();
  std::erase(families, Family::kOriginal);
  const Damage damage = mode == OpenMode::kInspect ? Damage::kTolerated : Damage::kRefused;
  rocksdb::Env* const env = locker->env.get();
  auto instance = mode == OpenMode::kWrite ? RocksInstance::OpenPrimary(place.dir, damage, env)
                                           : RocksInstance::OpenSecondary(place.dir, families, damage, env);
  if (!instance) return instance.error();
  if (mode == OpenMode::kWrite && durability == Durability::kNextSync) {
    const rocksdb::Status prepared = (*instance)->PrepareToFill();
    if (!prepared.ok()) return ToError(prepared, place.dir);
  }
  return std::unique_ptr<Database>(
      std::make_unique<RocksDatabase>(place.dir, durability, damage, std::move(*locker), std::move(*instance)));
}

Result<std::unique_ptr<Database>> Database::OpenDamaged(const Place& place) {
  Result<Locker> locker = PrepareFolder(place, OpenMode::kInspect);
  if (!locker) return locker.error();
  auto instance = RocksInstance::OpenPrimary(place.dir, Damage::kTolerated, locker->env.get());
  if (!instance) return instance.error();
  return std::unique_ptr<Database>(std::make_unique<RocksDatabase>(place.dir, Durability::kSynced, Damage::kTolerated,
                                                                   std::move(*locker), std::move(*instance)));
}

Status Database::ScanPrefix(Family family, std::string_view prefix, const Visit& visit) const {
  return Scan(family, prefix, PrefixEnd(prefix), visit);
}

}  // namespace sohoa::store
