#include "store/store.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <random>
#include <ratio>
#include <utility>

#include "store/alike.h"
#include "store/backup.h"
#include "store/lookup.h"
#include "store/open.h"
#include "store/reader.h"
#include "store/repair.h"
#include "store/request_server.h"
#include "store/verify.h"
#include "store/writer.h"

namespace sohoa::store {
namespace {

Status NotWritable() {
  return Error{.code = ErrorCode::kUsage, .file = "", .page = 0, .detail = "the store is open for reading only"};
}

class OpenStore final : public Store {
 public:
  explicit OpenStore(std::unique_ptr<Database> database)
      : database_(std::move(database)), reader_(*database_), lookup_(*database_, reader_) {}

  // Only for kWrite.
  Status LoadWriter(const std::string& dir) {
    Result<std::unique_ptr<Writer>> writer = Writer::Load(*database_);
    if (!writer) return writer.error();
    writer_ = std::move(*writer);
    server_ = std::make_unique<RequestServer>(RequestFolder(dir, database_->vault()), *database_, *writer_);
    server_->Serve();
    return {};
  }

  Status CheckFormat(OpenMode mode) const {
    Result<std::optional<std::string>> format = database_->Get(Family::kMeta, kFormatKey);
    if (!format && mode == OpenMode::kInspect) return {};  // Verify says so
    if (!format) return format.error();
    if (!format->has_value()) {
      // Made a moment ago, by this process or by another that has not come further yet.
      if (mode == OpenMode::kWrite) return {};
      return Error{.code = ErrorCode::kStoreMissing, .file = "", .page = 0, .detail = "the store is empty"};
    }
    if (IsReadableFormat(**format)) return CheckNoRepair(mode);
    return Error{.code = ErrorCode::kStoreVersion,
                 .file = "",
                 .page = 0,
                 .detail = "the store has format " + **format + ", this program reads " + std::string(kFormatVersion)};
  }

  // Between the beginning and the end of a repair lookups would miss papers.
  Status CheckNoRepair(OpenMode mode) const {
    if (mode == OpenMode::kInspect) return {};
    Result<std::optional<std::string>> mark = database_->Get(Family::kMeta, kRepairKey);
    if (!mark) return mark.error();
    if (!mark->has_value()) return {};
    return Error{.code = ErrorCode::kStoreDamaged,
                 .file = "",
                 .page = 0,
                 .detail = "a repair was interrupted: run `sohoa verify --repair` again"};
  }

  Status Refresh() override { return database_->Refresh(); }

  Result<SourceState> FindSource(std::string_view hash) override {
    Result<std::optional<StoredSource>> found = reader_.FindSource(hash);
    if (!found) return found.error();
    if (!found->has_value()) {
      return Error{.code = ErrorCode::kNotFound, .file = "", .page = 0, .detail = "source " + std::string(hash)};
    }
    return std::move((*found)->state);
  }

  Result<Record> Get(std::string_view record_id) override { return reader_.Get(record_id); }
  Result<Record> GetVersion(std::string_view record_id, int version) override {
    return reader_.GetVersion(record_id, version);
  }
  Result<std::vector<Record>> History(std::string_view record_id) override { return reader_.History(record_id); }
  Result<std::vector<Page>> Pages(std::string_view source_hash) override { return reader_.Pages(source_hash); }
  Result<std::string> Original(std::string_view source_hash) override { return reader_.Original(source_hash); }
  Result<std::vector<std::string>> FindByLegalIdentity(std::string_view identity) override {
    return reader_.FindByLegalIdentity(identity);
  }
  Result<std::vector<std::string>> FindAlike(const Record& paper, int limit) override {
    return store::FindAlike(*database_, paper, limit);
  }
  Result<std::vector<Hit>> Lookup(const Query& query) override { return lookup_.Run(query); }
  Result<std::vector<Record>> InReview(int limit) override { return reader_.InReview(limit); }
  Result<std::vector<std::string>> DossierRecords(std::string_view dossier) override {
    return reader_.DossierRecords(dossier);
  }
  Status ForEachRecord(const std::function<bool(const Record&)>& visit) override {
    return reader_.ForEachRecord(visit);
  }
  Status ForEachSource(const std::function<bool(const SourceState&)>& visit) override {
    return reader_.ForEachSource([&](const StoredSource& source) { return visit(source.state); });
  }
  Result<std::vector<Event>> Events(EventKind kind, std::string_view about) override {
    return reader_.Events(kind, about);
  }
  Status ForEachEvent(EventKind kind, std::string_view from, std::string_view to,
                      const std::function<bool(const Event&)>& visit) override {
    return reader_.ForEachEvent(kind, from, to, visit);
  }
  Result<Counts> Count() override { return reader_.Count(); }

  Result<VerifyReport> Verify(const std::function<void(std::uint64_t)>& progress) override {
    const std::unique_lock<std::mutex> pause = writer_ ? writer_->Pause() : std::unique_lock<std::mutex>();
    return CheckStore(*database_, progress).report;
  }

  Status Commit(const SourceCommit& commit, std::string_view actor) override {
    return writer_ ? writer_->Commit(commit, actor) : NotWritable();
  }
  Status AddBytesSighting(std::string_view hash, const Sighting& sighting, std::string_view actor) override {
    return writer_ ? writer_->AddBytesSighting(hash, sighting, actor) : NotWritable();
  }
  Status AddVersions(const std::vector<Record>& records, std::string_view actor) override {
    return writer_ ? writer_->AddVersions(records, actor) : NotWritable();
  }
  Status ReplacePages(std::string_view hash, const std::vector<Page>& pages, const std::vector<Record>& versions,
                      std::string_view actor) override {
    return writer_ ? writer_->ReplacePages(hash, pages, versions, actor) : NotWritable();
  }
  Status Exclude(const std::vector<Exclusion>& exclusions, const std::string& hand_over,
                 std::string_view actor) override {
    return writer_ ? writer_->Exclude(exclusions, hand_over, actor) : NotWritable();
  }

  Status AddEvents(const std::vector<Event>& events, std::string_view actor) override {
    return writer_ ? writer_->AddEvents(events, actor) : NotWritable();
  }

  void ServeRequests() override {
    if (server_) server_->Serve();
  }
  Result<BackupReport> Backup(const std::string& dir, int keep) override {
    return writer_ ? database_->Backup(dir, keep) : Result<BackupReport>(NotWritable().error());
  }

 private:
  std::unique_ptr<Database> database_;
  Reader reader_;
  store::Lookup lookup_;
  std::unique_ptr<Writer> writer_;
  std::unique_ptr<RequestServer> server_;  // leans on both
};

}  // namespace

Result<std::unique_ptr<Store>> OpenWith(const Place& place, OpenMode mode, Durability durability) {
  Result<std::unique_ptr<Database>> database = Database::Open(place, mode, durability);
  if (!database) return database.error();
  auto store = std::make_unique<OpenStore>(std::move(*database));
  Status ready = store->CheckFormat(mode);
  if (ready && mode == OpenMode::kWrite) ready = store->LoadWriter(place.dir);
  if (!ready) {
    Error error = ready.error();
    error.file = place.dir;
    return error;
  }
  return std::unique_ptr<Store>(std::move(store));
}

Result<std::vector<FamilySize>> SizesOf(const Place& place) {
  const Result<std::unique_ptr<Database>> database = Database::Open(place, OpenMode::kRead, Durability::kSynced);
  if (!database) return database.error();
  return (*database)->Sizes();
}

Result<std::unique_ptr<Store>> Store::Open(const Place& place, OpenMode mode) {
  return OpenWith(place, mode, Durability::kSynced);
}

Result<VerifyReport> Store::Repair(const Place& place, std::string_view actor,
                                   const std::function<void(std::uint64_t)>& progress) {
  Result<std::unique_ptr<Database>> database = Database::OpenDamaged(place);
  if (!database) return database.error();
  return RepairStore(**database, actor, progress);
}

Result<BackupReport> Store::Backup(const std::string&, int) { return NotWritable().error(); }

Result<VerifyReport> RestoreStore(const std::string& backup_dir, const Place& place, int number,
                                  const std::function<void(std::uint64_t)>& progress) {
  return RestoreBackup(backup_dir, place, number, progress);
}

std::string NewEventId() {
  // In the manner of ULID: ten digits of time, in tenths of a millisecond, before six random ones.
  constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";
  constexpr int kTimeDigits = 10;
  constexpr int kRandomDigits = 6;
  using Ticks = std::chrono::duration<std::uint64_t, std::ratio<1, 10000>>;
  static std::atomic<std::uint64_t> last = 0;
  const auto now = std::chrono::duration_cast<Ticks>(std::chrono::system_clock::now().time_since_epoch()).count();
  std::uint64_t before = last;
  std::uint64_t ticks = std::max(now, before + 1);
  while (!last.compare_exchange_weak(before, ticks)) ticks = std::max(now, before + 1);
  std::string id = "E";
  for (int i = kTimeDigits - 1; i >= 0; --i) id += kDigits[(ticks >> (5U * static_cast<unsigned>(i))) & 31U];
  std::random_device random;
  for (int i = 0; i < kRandomDigits; ++i) id += kDigits[random() & 31U];
  return id;
}

std::string UtcNow() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[sizeof("2026-11-24T06:11:16Z")];
  return {text, std::strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

}  // namespace sohoa::store
