#include "store/repair.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "codec/codec.h"
#include "store/audit.h"
#include "store/counts.h"
#include "store/index_entries.h"
#include "store/key_layout.h"
#include "store/reader.h"
#include "store/remembered_entries.h"
#include "store/verify.h"
#include "store/word_index.h"

namespace sohoa::store {
namespace {

constexpr std::size_t kChangesInABatch = 2000;

// Families that hold nothing of their own.
constexpr Family kDerived[] = {Family::kHead, Family::kDossier, Family::kIndex};

class Rebuild {
 public:
  explicit Rebuild(Database& database) : database_(database), reader_(database), batch_(database.NewBatch()) {}

  Status Run(const std::set<std::string>& unsound) {
    words_unsound_ = unsound.contains(std::string(FamilyName(Family::kWord)));
    Status done = ResetUnsound(unsound);
    if (done) done = CollectIds();
    for (const std::string& id : ids_) {
      if (done) done = RebuildRecord(id);
    }
    if (done) done = RemoveStrayEntries();
    if (done) done = RebuildDossiers();
    if (done) done = Flush();
    return done ? RemakeWords() : done;
  }

  std::uint64_t changes() const { return changes_; }

 private:
  // A family with a block that cannot be read is begun anew: whatever is merged with that block would fail later.
  Status ResetUnsound(const std::set<std::string>& unsound) {
    for (const Family family : kDerived) {
      const Status scanned = database_.Scan(family, "", "", [](std::string_view, std::string_view) { return true; });
      if (scanned && unsound.count(std::string(FamilyName(family))) == 0) continue;
      if (Status reset = database_.Reset(family); !reset) return reset;
      ++changes_;
    }
    batch_ = database_.NewBatch();
    return {};
  }

  // From everything that can name a record: each of these may be damaged.
  Status CollectIds() {
    const Status records = database_.Scan(Family::kRecord, "", "", [&](std::string_view key, std::string_view) {
      if (const std::optional<Numbered> place = ParseNumberedKey(key)) ids_.insert(place->owner);
      return true;
    });
    const Status heads = database_.Scan(Family::kHead, "", "", [&](std::string_view id, std::string_view) {
      ids_.insert(std::string(id));
      return true;
    });
    const Status sources = reader_.ForEachSource([&](const StoredSource& source) {
      ids_.insert(source.state.record_ids.begin(), source.state.record_ids.end());
      dossiers_.insert(source.state.source.dossier);
      for (const Sighting& further : source.further) dossiers_.insert(further.dossier);
      return true;
    });
    all_read_ = records.ok() && heads.ok() && sources.ok();
    return {};
  }

  // The newest version; nothing when a newer one can be suspected where nothing can be read: an older value must never
  // stand for a newer one.
  std::optional<Record> Newest(const std::string& id, const std::optional<Head>& head) const {
    std::optional<Record> newest;
    bool readable = true;
    const Status scanned =
        database_.ScanPrefix(Family::kRecord, NumberedPrefix(id), [&](std::string_view key, std::string_view value) {
          Result<Record> record = codec::DecodeRecord(value);
          const std::optional<Numbered> place = ParseNumberedKey(key);
          readable = record.ok() && place && record->id == id && record->version == static_cast<int>(place->number);
          if (readable) newest = std::move(*record);
          return true;
        });
    if (!scanned || !readable || !newest || (head && head->version > newest->version)) return std::nullopt;
    Result<std::vector<Sighting>> sightings = reader_.Sightings(id);
    if (!sightings) return std::nullopt;
    newest->sightings = std::move(*sightings);
    return newest;
  }

  Status RebuildRecord(const std::string& id) {
    const Result<std::optional<Head>> stored = reader_.FindHead(id);
    const std::optional<Head> before = stored.ok() ? *stored : std::nullopt;
    const std::optional<Record> record = Newest(id, before);
    const Result<std::optional<StoredSource>> source =
        record ? reader_.FindSource(record->source_hash) : std::optional<StoredSource>();
    const bool has_source = source.ok() && source->has_value();
    if (!record || (!has_source && !before)) {
      unknown_.insert(id);
      all_read_ = false;
      return {};
    }
    const Head head{record->version, has_source ? SecondsOf((*source)->state.source.received_at) : before->received,
                    static_cast<std::uint32_t>(record->sightings.size())};
    if (!before || EncodeHead(*before) != EncodeHead(head)) Put(Family::kHead, id, EncodeHead(head));
    for (const auto& [key, value] : EntriesOf(*record, head.received)) {
      const Result<std::optional<std::string>> entry = database_.Get(Family::kIndex, key);
      if (!entry) return entry.error();
      if (*entry != value) Put(Family::kIndex, key, value);
    }
    if (has_source) LinkToRecord(**source, id);
    dossiers_.insert(record->dossier);
    for (const Sighting& sighting : record->sightings) dossiers_.insert(sighting.dossier);
    return FlushWhenFull();
  }

  void LinkToRecord(const StoredSource& source, const std::string& id) {
    const std::vector<std::string>& linked = source.state.record_ids;
    if (std::find(linked.begin(), linked.end(), id) != linked.end()) return;
    Put(Family::kSource, SourcePartKey(source.state.source.hash, SourcePart::kRecord, id), "");
  }

  // Entries of a record that cannot be read are left: they still find it.
  Status RemoveStrayEntries() {
    if (Status flushed = Flush(); !flushed) return flushed;
    RememberedEntries entries(reader_);
    return database_.Scan(Family::kIndex, "", "", [&](std::string_view key, std::string_view) {
      const std::optional<IndexKeyParts> parts = ParseIndexKey(key);
      const std::string id(parts ? parts->record_id : "");
      const bool belongs = parts && (unknown_.count(id) > 0 || entries.Of(id).count(std::string(key)) > 0);
      if (!belongs) Delete(Family::kIndex, key);
      return true;
    });
  }

  Status RebuildDossiers() {
    dossiers_.erase("");
    std::set<std::string> missing = dossiers_;
    const Status scanned = database_.Scan(Family::kDossier, "", "", [&](std::string_view code, std::string_view) {
      missing.erase(std::string(code));
      if (all_read_ && dossiers_.count(std::string(code)) == 0) Delete(Family::kDossier, code);
      return true;
    });
    for (const std::string& code : missing) Put(Family::kDossier, code, "");
    return scanned;
  }

  // Made anew as a whole when anything of it is wrong. Of pages that cannot be read nothing is known any more.
  Status RemakeWords() {
    EntryDigest expected;
    ForEachWordEntry(database_, [&](const Entry& entry) { expected.Add(entry.first, entry.second); });
    EntryDigest found;
    const Status scanned = database_.Scan(Family::kWord, "", "", [&](std::string_view key, std::string_view value) {
      found.Add(key, value);
      return true;
    });
    if (scanned && found == expected && !words_unsound_) return {};
    ++changes_;
    return RebuildWords(database_);
  }

  void Put(Family family, std::string_view key, std::string_view value) {
    batch_->Put(family, key, value);
    ++pending_;
  }
  void Delete(Family family, std::string_view key) {
    batch_->Delete(family, key);
    ++pending_;
  }
  Status FlushWhenFull() { return pending_ < kChangesInABatch ? Status() : Flush(); }
  Status Flush() {
    if (pending_ == 0) return {};
    changes_ += pending_;
    pending_ = 0;
    const std::unique_ptr<Batch> full = std::exchange(batch_, database_.NewBatch());
    return database_.Write(*full);
  }

  Database& database_;
  Reader reader_;
  std::unique_ptr<Batch> batch_;
  std::size_t pending_ = 0;
  std::uint64_t changes_ = 0;
  bool all_read_ = true;
  bool words_unsound_ = false;
  std::set<std::string> ids_, unknown_, dossiers_;
};

// Where the log goes on: the end as it was written down, also when the entry itself is lost.
AuditEnd EndOf(const Database& database) {
  AuditEnd end;
  const Result<std::optional<std::string>> said = database.Get(Family::kMeta, kAuditEndKey);
  if (said && said->has_value()) end = DecodeAuditEnd(**said).value_or(end);
  const Result<std::optional<AuditEntry>> last = LastAuditEntry(database);
  if (last && *last && (*last)->sequence > end.sequence) end = {(*last)->sequence, (*last)->hash};
  return end;
}

// The last batch: counters, the audit entry, and the mark is gone.
Status Finish(Database& database, const Checked& now, std::uint64_t changes, std::string_view actor) {
  const AuditEnd end = EndOf(database);
  const std::string subject =
      "store " + std::to_string(changes) + " changes, " + std::to_string(now.report.findings.size()) + " findings left";
  const AuditEntry entry = MakeAuditEntry(end.sequence, end.hash, UtcNow(), actor, "repair", subject);
  const Result<Counts> stored = Reader(database).Count();
  // What could not be read was not counted: then what was counted while it could be read is nearer the truth.
  Counts counts = now.complete || !stored ? now.real : *stored;
  counts.audit_entries = entry.sequence;
  const std::unique_ptr<Batch> batch = database.NewBatch();
  batch->Put(Family::kAudit, BigEndian64(entry.sequence), EncodeAuditEntry(entry));
  batch->Put(Family::kMeta, kAuditEndKey, EncodeAuditEnd({entry.sequence, entry.hash}));
  batch->Put(Family::kMeta, kCountsKey, EncodeCounts(counts));
  batch->Put(Family::kMeta, kFormatKey, kFormatVersion);
  batch->Delete(Family::kMeta, kRepairKey);
  return database.Write(*batch);
}

}  // namespace

Result<VerifyReport> RepairStore(Database& database, std::string_view actor,
                                 const std::function<void(std::uint64_t)>& progress) {
  const Result<std::optional<std::string>> format = database.Get(Family::kMeta, kFormatKey);
  if (!format) return format.error();
  if (format->has_value() && !IsReadableFormat(**format)) {
    return Error{.code = ErrorCode::kStoreVersion, .file = "", .page = 0, .detail = "the store has format " + **format};
  }
  Checked before = CheckStore(database, progress);
  const Result<std::optional<std::string>> mark = database.Get(Family::kMeta, kRepairKey);
  if (before.report.findings.empty() && mark && !mark->has_value()) return std::move(before.report);
  const std::unique_ptr<Batch> begin = database.NewBatch();
  begin->Put(Family::kMeta, kRepairKey, UtcNow());
  if (Status begun = database.Write(*begin); !begun) return begun.error();
  Rebuild rebuild(database);
  if (Status rebuilt = rebuild.Run(before.unsound); !rebuilt) return rebuilt.error();
  const Checked between = CheckStore(database, progress);
  if (Status finished = Finish(database, between, rebuild.changes(), actor); !finished) return finished.error();
  VerifyReport after = CheckStore(database, progress).report;
  for (VerifyFinding& finding : before.report.findings) {
    const bool stays = std::any_of(after.findings.begin(), after.findings.end(), [&](const VerifyFinding& left) {
      return left.where == finding.where && left.what == finding.what;
    });
    if (!stays) after.repaired.push_back(std::move(finding));
  }
  return after;
}

}  // namespace sohoa::store
