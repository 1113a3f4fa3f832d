#include "store/database.h"

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "store/key_layout.h"
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

// A reader may look just when the writer deletes a file that it has replaced; a moment later the view is whole again.
constexpr int kReaderTries = 20;
constexpr auto kReaderPause = std::chrono::milliseconds(25);

rocksdb::Slice Slice(std::string_view text) { return {text.data(), text.size()}; }

using Handles = std::vector<rocksdb::ColumnFamilyHandle*>;
rocksdb::ColumnFamilyHandle* HandleOf(const Handles& handles, Family family) {
  return handles.at(static_cast<std::size_t>(family));
}

class RocksBatch final : public Batch {
 public:
  explicit RocksBatch(const Handles& handles) : handles_(handles) {}

  void Put(Family family, std::string_view key, std::string_view value) override {
    Keep(changes_.Put(HandleOf(handles_, family), Slice(key), Slice(value)));
  }
  void Delete(Family family, std::string_view key) override {
    Keep(changes_.Delete(HandleOf(handles_, family), Slice(key)));
  }

  rocksdb::WriteBatch& changes() { return changes_; }
  const rocksdb::Status& status() const { return status_; }

 private:
  // The first failure counts; Write reports it and writes nothing.
  void Keep(const rocksdb::Status& status) {
    if (status_.ok()) status_ = status;
  }

  const Handles& handles_;
  rocksdb::WriteBatch changes_;
  rocksdb::Status status_;
};

class RocksDatabase final : public Database {
 public:
  RocksDatabase(std::string dir, Durability durability) : dir_(std::move(dir)), durability_(durability) {}

  ~RocksDatabase() override {
    // An empty log lets the next process open at once. If it fails, the log still has everything.
    if (db_ != nullptr && !reading_) db_->Flush(rocksdb::FlushOptions(), handles_).PermitUncheckedError();
    for (rocksdb::ColumnFamilyHandle* handle : handles_) db_->DestroyColumnFamilyHandle(handle);
    if (db_ != nullptr) db_->Close().PermitUncheckedError();
    db_.reset();
    RemoveReaderDir();
  }

  Status OpenForWriting() {
    rocksdb::DB* db = nullptr;
    const rocksdb::Status status =
        rocksdb::DB::Open(DatabaseOptions(OpenMode::kWrite), dir_, FamilyDescriptors(OpenMode::kWrite), &handles_, &db);
    if (!status.ok()) return ToError(status, dir_);
    db_.reset(db);
    return {};
  }

  Status OpenForReading() {
    reading_ = true;
    if (Status made = MakeReaderDir(); !made) return made;
    rocksdb::Status status;
    for (int tries = 0; tries < kReaderTries; ++tries) {
      rocksdb::DB* db = nullptr;
      status = rocksdb::DB::OpenAsSecondary(DatabaseOptions(OpenMode::kRead), dir_, reader_dir_,
                                            FamilyDescriptors(OpenMode::kRead), &handles_, &db);
      if (status.ok()) {
        db_.reset(db);
        return {};
      }
      handles_.clear();
      std::this_thread::sleep_for(kReaderPause);
    }
    // A family that is not there yet: the writer is making the store at this moment.
    if (status.IsInvalidArgument()) {
      return Error{.code = ErrorCode::kStoreMissing, .file = dir_, .page = 0, .detail = status.ToString()};
    }
    return ToError(status, dir_);
  }

  Result<std::optional<std::string>> Get(Family family, std::string_view key) const override {
    std::string value;
    rocksdb::Status status;
    for (int tries = 0; tries < kReaderTries; ++tries) {
      status = db_->Get(OptionsFor(family), Handle(family), Slice(key), &value);
      if (!IsOvertaken(status)) break;
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

  std::unique_ptr<Batch> NewBatch() const override { return std::make_unique<RocksBatch>(handles_); }

  Status Write(Batch& batch) override {
    auto& changes = static_cast<RocksBatch&>(batch);  // every batch comes from NewBatch
    rocksdb::WriteOptions options;
    options.sync = durability_ == Durability::kSynced;
    const rocksdb::Status status = changes.status().ok() ? db_->Write(options, &changes.changes()) : changes.status();
    return status.ok() ? Status() : ToError(status, dir_);
  }

  Status Refresh() override {
    if (!reading_) return {};
    rocksdb::Status status;
    for (int tries = 0; tries < kReaderTries; ++tries) {
      status = db_->TryCatchUpWithPrimary();
      if (status.ok()) return {};
      std::this_thread::sleep_for(kReaderPause);
    }
    return ToError(status, dir_);
  }

  Status VerifyChecksums() const override {
    const rocksdb::Status status = db_->VerifyChecksum();
    return status.ok() ? Status() : ToError(status, dir_);
  }

 private:
  static rocksdb::ReadOptions OptionsFor(Family family) {
    rocksdb::ReadOptions options;
    options.fill_cache = family != Family::kOriginal;  // a scan or two would push everything else out
    return options;
  }

  // Whether a reader stumbled over a file that the writer has replaced; it has caught up then and may read again.
  bool IsOvertaken(const rocksdb::Status& status) const {
    if (!reading_ || !status.IsIOError()) return false;
    std::this_thread::sleep_for(kReaderPause);
    return db_->TryCatchUpWithPrimary().ok();
  }

  // An empty `end` is no bound. After being overtaken it goes on behind the last key that was visited.
  Status ScanFrom(Family family, std::string_view begin, std::string_view end, bool back, const Visit& visit) const {
    std::string last;
    bool any = false;
    rocksdb::Status status;
    for (int tries = 0; tries < kReaderTries; ++tries) {
      const rocksdb::Slice lower = Slice(begin);
      const rocksdb::Slice upper = Slice(end);
      rocksdb::ReadOptions options = OptionsFor(family);
      options.iterate_lower_bound = &lower;
      if (!end.empty()) options.iterate_upper_bound = &upper;
      const std::unique_ptr<rocksdb::Iterator> it(db_->NewIterator(options, Handle(family)));
      if (!any) {
        back ? it->SeekToLast() : it->Seek(lower);
      } else {
        back ? it->SeekForPrev(last) : it->Seek(last);
        if (it->Valid() && it->key() == last) back ? it->Prev() : it->Next();
      }
      for (; it->Valid(); back ? it->Prev() : it->Next()) {
        if (!visit(it->key().ToStringView(), it->value().ToStringView())) return {};
        if (reading_) last.assign(it->key().data(), it->key().size());
        any = true;
      }
      status = it->status();
      if (!IsOvertaken(status)) break;
    }
    return status.ok() ? Status() : ToError(status, dir_);
  }

  rocksdb::ColumnFamilyHandle* Handle(Family family) const { return HandleOf(handles_, family); }

  // RocksDB wants a folder for the log of each reader. It stands with the system's temporary files: a reader may lack
  // the right to write into the store.
  Status MakeReaderDir() {
    std::error_code failed;
    std::string pattern = (fs::temp_directory_path(failed) / "sohoa-reader-XXXXXX").string();
    if (failed || mkdtemp(pattern.data()) == nullptr) {
      return Error{.code = ErrorCode::kInputOutput, .file = pattern, .page = 0, .detail = "no temporary folder"};
    }
    reader_dir_ = pattern;
    return {};
  }

  void RemoveReaderDir() const {
    std::error_code ignored;  // a few kilobytes of the system's temporary files are all that can stay behind
    if (!reader_dir_.empty()) fs::remove_all(reader_dir_, ignored);
  }

  std::string dir_;
  Durability durability_;
  bool reading_ = false;
  std::string reader_dir_;
  std::unique_ptr<rocksdb::DB> db_;
  Handles handles_;
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
  if (fs::is_directory(dir, failed)) return {};
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
  const rocksdb::Status status = rocksdb::DB::ListColumnFamilies(DatabaseOptions(OpenMode::kRead), dir, &names);
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
  if (mode == OpenMode::kRead) return Error{.code = ErrorCode::kStoreMissing, .file = dir, .page = 0, .detail = ""};
  return MakeFolder(dir);
}

}  // namespace

Result<std::unique_ptr<Database>> Database::Open(const std::string& dir, OpenMode mode, Durability durability) {
  if (Status checked = CheckFolder(dir, mode); !checked) return checked.error();
  auto database = std::make_unique<RocksDatabase>(dir, durability);
  const Status opened = mode == OpenMode::kWrite ? database->OpenForWriting() : database->OpenForReading();
  if (!opened) return opened.error();
  return std::unique_ptr<Database>(std::move(database));
}

Status Database::ScanPrefix(Family family, std::string_view prefix, const Visit& visit) const {
  return Scan(family, prefix, PrefixEnd(prefix), visit);
}

}  // namespace sohoa::store
