#include "store/writer.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <utility>

#include "codec/codec.h"
#include "store/audit.h"
#include "store/counts.h"
#include "store/durable_file.h"
#include "store/index_entries.h"
#include "store/originals.h"
#include "store/removal.h"
#include "store/sha256.h"
#include "store/word_index.h"

namespace sohoa::store {

// What one call is about to write. What the batch holds cannot be read back from the database yet, so what later steps
// of the same call ask for is remembered here.
struct Writer::Change {
  Change(Database& database, const Counts& before) : batch(database.NewBatch()), counts(before) {}

  std::unique_ptr<Batch> batch;
  Counts counts;
  std::map<std::string, Head, std::less<>> heads;  // of records that are new or got a version
  std::set<std::string, std::less<>> dossiers;     // newly met
  std::set<std::string> sightings;                 // keys
  bool wrote_ahead = false;                        // pieces of an original
  std::optional<OriginalExtent> original;          // of the source whose pages are written
};

namespace {

Error Usage(std::string detail) {
  return {.code = ErrorCode::kUsage, .file = "", .page = 0, .detail = std::move(detail)};
}

bool IsKeyPart(std::string_view name) { return !name.empty() && Clean(name) == name; }

bool IsQuarantined(const std::optional<Error>& failure) {
  return failure && KindOf(failure->code) == ErrorKind::kQuarantine;
}

bool SameFailure(const std::optional<Error>& a, const std::optional<Error>& b) {
  return a && b && a->code == b->code && a->page == b->page && a->detail == b->detail;
}

// A source that failed may be read again later, with more memory or a newer version, and then replaces its failure.
// Every other source is written once.
bool IsDone(const StoredSource& stored, const SourceCommit& commit) {
  return !stored.state.failure || !stored.state.record_ids.empty() || SameFailure(stored.state.failure, commit.failure);
}

Status Check(const SourceCommit& commit) {
  if (!IsKeyPart(commit.source.hash)) return Usage("a source needs its hash");
  for (const Record& record : commit.records) {
    if (!IsKeyPart(record.id)) return Usage("a record needs an id");
    if (record.version != 1) return Usage("record " + record.id + " is new and must be version 1");
    if (record.source_hash != commit.source.hash) return Usage("record " + record.id + " is of another source");
  }
  return {};
}

std::string Subject(const SourceCommit& commit) {
  std::string subject = "source " + commit.source.hash;
  for (const Record& record : commit.records) subject += " record " + record.id;
  for (const Record& record : commit.versions) {
    subject += " record " + record.id + " version " + std::to_string(record.version);
  }
  for (const auto& further : commit.sightings) subject += " sighting-of " + further.record_id;
  if (commit.failure) subject += " failure " + std::string(ErrorName(commit.failure->code));
  return subject;
}

// Names each event by its id and by what it is about, so that the log shows what was removed.
std::string SubjectOf(const std::vector<Event>& events) {
  std::string subject;
  for (const Event& event : events) {
    subject += (subject.empty() ? "event " : " event ") + event.id + " about " + AboutOf(event);
  }
  return subject;
}

std::string SubjectOf(const std::vector<Record>& versions) {
  std::string subject;
  for (const Record& record : versions) {
    subject += (subject.empty() ? "record " : " record ") + record.id + " version " + std::to_string(record.version);
  }
  return subject;
}

std::string BytesOf(const Record& record) {
  Record alone = record;
  alone.sightings.clear();  // kept in their own family
  return codec::EncodeRecord(alone);
}

std::string NewStoreId() {
  std::random_device random;
  const std::string bytes = BigEndian32(random()) + BigEndian32(random()) + BigEndian32(random());
  return Sha256Hex(bytes + UtcNow()).substr(0, 16);
}

// What later formats index beside the rest.
Status PutNewKinds(const Database& database, Batch* batch) {
  const Reader reader(database);
  Status failed;
  const std::string kinds(1, static_cast<char>(IndexKind::kSamePaper));
  const Status visited = reader.ForEachRecord([&](const Record& record) {
    const Result<std::optional<Head>> head = reader.FindHead(record.id);
    if (!head) failed = head.error();
    if (!head || !head->has_value()) return head.ok();
    for (const auto& [key, value] : EntriesOfKinds(record, (*head)->received, kinds)) {
      batch->Put(Family::kIndex, key, value);
    }
    return true;
  });
  return visited ? failed : visited;
}

// A new store gets its format and name; one of the first format also the end of its audit log.
Status Upgrade(Database& database, const Counts& counts, const std::optional<std::string>& format, bool has_id) {
  Result<std::optional<AuditEntry>> last = LastAuditEntry(database);
  if (!last) return last.error();
  if (counts.audit_entries != (*last ? (*last)->sequence : 0)) {
    return Error{.code = ErrorCode::kStoreDamaged, .file = "", .page = 0, .detail = "the end of the audit log"};
  }
  const std::unique_ptr<Batch> batch = database.NewBatch();
  batch->Put(Family::kMeta, kFormatKey, kFormatVersion);
  if (format && *format != kFormatVersion) {
    // Written ahead of the new version: a program that ends in between begins it anew next time.
    if (Status rebuilt = RebuildWords(database); !rebuilt) return rebuilt;
    if (*format != "3") {
      if (Status put = PutNewKinds(database, batch.get()); !put) return put;
    }
  }
  if (!has_id) batch->Put(Family::kMeta, kStoreIdKey, NewStoreId());
  // Later formats have one already: were it missing there, somebody took it away.
  const bool lacks_end = !format || *format == "1";
  if (*last && lacks_end) batch->Put(Family::kMeta, kAuditEndKey, EncodeAuditEnd({(*last)->sequence, (*last)->hash}));
  return database.Write(*batch);
}

}  // namespace

Result<std::unique_ptr<Writer>> Writer::Load(Database& database) {
  std::unique_ptr<Writer> writer(new Writer(database));
  Result<Counts> counts = writer->reader_.Count();
  if (!counts) return counts.error();
  writer->counts_ = *counts;
  Result<std::optional<std::string>> format = database.Get(Family::kMeta, kFormatKey);
  if (!format) return format.error();
  Result<std::optional<std::string>> id = database.Get(Family::kMeta, kStoreIdKey);
  if (!id) return id.error();
  if (*format != std::string(kFormatVersion) || !id->has_value()) {
    if (Status upgraded = Upgrade(database, *counts, *format, id->has_value()); !upgraded) return upgraded.error();
  }
  if (Status found = writer->FindAuditEnd(); !found) return found.error();
  if (Status dropped = DropUnfinishedOriginals(database, writer->counts_.audit_entries); !dropped) {
    return dropped.error();
  }
  return writer;
}

Status Writer::FindAuditEnd() {
  const Error damaged{.code = ErrorCode::kStoreDamaged, .file = "", .page = 0, .detail = "the end of the audit log"};
  Result<std::optional<AuditEntry>> last = LastAuditEntry(database_);
  if (!last) return last.error();
  Result<std::optional<std::string>> said = database_.Get(Family::kMeta, kAuditEndKey);
  if (!said) return said.error();
  const std::optional<AuditEnd> end = said->has_value() ? DecodeAuditEnd(**said) : AuditEnd{};
  const AuditEnd there = *last ? AuditEnd{(*last)->sequence, (*last)->hash} : AuditEnd{};
  if (!end || counts_.audit_entries != end->sequence || end->sequence != there.sequence || end->hash != there.hash) {
    return damaged;
  }
  audit_hash_ = end->hash;
  return {};
}

Status Writer::Commit(const SourceCommit& commit, std::string_view actor) {
  if (Status checked = Check(commit); !checked) return checked;
  const std::scoped_lock lock(mutex_);
  Result<std::optional<StoredSource>> before = reader_.FindSource(commit.source.hash);
  if (!before) return before.error();
  if (before->has_value() && IsDone(**before, commit)) return {};
  Source source = commit.source;
  if (source.received_at.empty()) source.received_at = UtcNow();
  Change change(database_, counts_);
  Status put = PutSource(source, commit, before->has_value() ? &**before : nullptr, &change);
  if (put) put = PutPages(commit.source.hash, commit.pages, &change);
  const std::uint32_t received = SecondsOf(source.received_at);
  for (const Record& record : commit.records) {
    if (put) put = PutNewRecord(record, received, &change);
  }
  for (const Record& record : commit.versions) {
    if (put) put = PutVersion(record, &change);
  }
  for (const auto& [record_id, said] : commit.sightings) {
    Sighting sighting = said;
    if (sighting.source_hash.empty()) sighting.source_hash = commit.source.hash;
    const int first_page = sighting.pages.empty() ? 0 : sighting.pages.front();
    if (put) put = PutSighting(record_id, sighting, static_cast<std::uint32_t>(std::max(0, first_page)), &change);
  }
  if (put) put = Apply(actor, "commit", Subject(commit), &change);
  // If this fails, the database has to be opened again, which does it.
  if (!put && change.wrote_ahead) DropUnfinishedOriginals(database_, counts_.audit_entries).ok();
  return put;
}

Status Writer::PutSource(const Source& source, const SourceCommit& commit, const StoredSource* before,
                         Change* change) const {
  const std::string& hash = source.hash;
  Batch& batch = *change->batch;
  if (before != nullptr) {
    batch.Delete(Family::kSource, SourcePartKey(hash, SourcePart::kFailure));
    for (std::uint32_t i = 0; i < before->state.exclusions.size(); ++i) {
      batch.Delete(Family::kSource, SourcePartKey(hash, SourcePart::kExclusion, BigEndian32(i)));
    }
    change->counts.quarantined -= IsQuarantined(before->state.failure) ? 1 : 0;
  } else {
    ++change->counts.sources;
  }
  batch.Put(Family::kSource, hash, codec::EncodeSource(source));
  if (commit.failure) {
    batch.Put(Family::kSource, SourcePartKey(hash, SourcePart::kFailure), codec::EncodeError(*commit.failure));
    change->counts.quarantined += IsQuarantined(commit.failure) ? 1 : 0;
  }
  std::uint32_t number = 0;
  for (const Error& exclusion : commit.exclusions) {
    batch.Put(Family::kSource, SourcePartKey(hash, SourcePart::kExclusion, BigEndian32(number++)),
              codec::EncodeError(exclusion));
  }
  if (Status put = PutDossier(source.dossier, change); !put) return put;
  return PutOriginal(commit, before, change);
}

Status Writer::PutOriginal(const SourceCommit& commit, const StoredSource* before, Change* change) const {
  if (before != nullptr) change->original = before->original;
  if (!commit.original || change->original) return {};
  // Every write has its own place in the audit log, so its sequence is a number that no other original has.
  Result<WrittenOriginal> written = WriteOriginal(database_, commit.source.hash, counts_.audit_entries + 1,
                                                  commit.original, change->batch.get(), &change->wrote_ahead);
  if (!written) return written.error();
  if (written->hash != commit.source.hash) return Usage("the original does not have the hash " + commit.source.hash);
  change->batch->Put(Family::kSource, SourcePartKey(commit.source.hash, SourcePart::kOriginal),
                     EncodeExtent(written->extent));
  change->counts.original_bytes += written->extent.bytes;
  change->original = written->extent;
  return {};
}

Status Writer::PutPages(std::string_view hash, const std::vector<Page>& pages, Change* change) const {
  std::set<std::uint32_t> numbers;
  for (const Page& page : pages) {
    const auto number = static_cast<std::uint32_t>(page.number);
    if (page.number < 1 || !numbers.insert(number).second) {
      return Usage("page number " + std::to_string(page.number) + " of source " + std::string(hash));
    }
  }
  const std::optional<std::uint32_t> words = WordNumberOf(change->original);
  // A new reading replaces the whole one before.
  Status removed = RemovePages(database_, hash, change->original, change->batch.get(), &change->counts);
  if (!removed) return removed;
  for (const Page& page : pages) {
    change->batch->Put(Family::kPage, NumberedKey(hash, static_cast<std::uint32_t>(page.number)),
                       codec::EncodePage(page));
    if (words) {
      for (const auto& [key, value] : WordEntriesOf(*words, page)) change->batch->Put(Family::kWord, key, value);
    }
    ++change->counts.pages;
  }
  if (words && !pages.empty()) {
    const auto [key, value] = WordSourceEntry(*words, hash);
    change->batch->Put(Family::kWord, key, value);
  }
  return {};
}

Status Writer::PutDossier(std::string_view dossier, Change* change) const {
  if (dossier.empty() || change->dossiers.count(dossier) > 0) return {};
  Result<std::optional<std::string>> known = database_.Get(Family::kDossier, dossier);
  if (!known) return known.error();
  if (known->has_value()) return {};
  change->batch->Put(Family::kDossier, dossier, "");
  change->dossiers.emplace(dossier);
  ++change->counts.dossiers;
  return {};
}

Result<Head> Writer::HeadOf(std::string_view record_id, const Change& change) const {
  if (const auto pending = change.heads.find(record_id); pending != change.heads.end()) return pending->second;
  Result<std::optional<Head>> head = reader_.FindHead(record_id);
  if (!head) return head.error();
  if (!head->has_value()) {
    return Error{.code = ErrorCode::kNotFound, .file = "", .page = 0, .detail = "record " + std::string(record_id)};
  }
  return **head;
}

Status Writer::PutNewRecord(const Record& record, std::uint32_t received, Change* change) const {
  const Result<Head> stored = HeadOf(record.id, *change);
  if (stored) return Usage("record " + record.id + " is stored");
  if (stored.error().code != ErrorCode::kNotFound) return stored.error();
  const Head head{1, received, 0};
  Record alone = record;
  alone.sightings.clear();
  Batch& batch = *change->batch;
  batch.Put(Family::kRecord, NumberedKey(record.id, 1), BytesOf(record));
  batch.Put(Family::kHead, record.id, EncodeHead(head));
  batch.Put(Family::kSource, SourcePartKey(record.source_hash, SourcePart::kRecord, record.id), "");
  for (const auto& [key, value] : EntriesOf(alone, received)) batch.Put(Family::kIndex, key, value);
  change->heads[record.id] = head;
  ++change->counts.records;
  ++change->counts.versions;
  change->counts.in_review += NeedsReview(record) ? 1 : 0;
  return PutDossier(record.dossier, change);
}

Status Writer::PutVersion(const Record& record, Change* change) const {
  const Result<Head> head = HeadOf(record.id, *change);
  if (!head) return head.error();
  if (record.version != head->version + 1 || change->heads.count(record.id) > 0) {
    return Usage("record " + record.id + " has version " + std::to_string(head->version) + "; version " +
                 std::to_string(record.version) + " does not follow it");
  }
  Result<Record> before = reader_.GetVersion(record.id, head->version);
  if (!before) return before.error();
  Record after = record;
  after.sightings = before->sightings;
  const IndexEntries old_entries = EntriesOf(*before, head->received);
  const IndexEntries new_entries = EntriesOf(after, head->received);
  Batch& batch = *change->batch;
  for (const auto& [key, value] : old_entries) {
    if (new_entries.count(key) == 0) batch.Delete(Family::kIndex, key);
  }
  for (const auto& [key, value] : new_entries) batch.Put(Family::kIndex, key, value);
  const Head next{record.version, head->received, head->sightings};
  batch.Put(Family::kRecord, NumberedKey(record.id, static_cast<std::uint32_t>(record.version)), BytesOf(record));
  batch.Put(Family::kHead, record.id, EncodeHead(next));
  change->heads[record.id] = next;
  ++change->counts.versions;
  change->counts.in_review += NeedsReview(after) ? 1 : 0;
  change->counts.in_review -= NeedsReview(*before) ? 1 : 0;
  return PutDossier(record.dossier, change);
}

Status Writer::PutSighting(std::string_view record_id, const Sighting& sighting, std::uint32_t ordinal,
                           Change* change) const {
  const Result<Head> head = HeadOf(record_id, *change);
  if (!head) return head.error();
  const std::string key = SightingKey(record_id, sighting.source_hash, ordinal);
  if (!change->sightings.insert(key).second)
    return Usage("record " + std::string(record_id) + " seen twice on one page");
  Batch& batch = *change->batch;
  batch.Put(Family::kSighting, key, codec::EncodeSighting(sighting));
  const Head next{head->version, head->received, head->sightings + 1};
  batch.Put(Family::kHead, record_id, EncodeHead(next));
  change->heads[std::string(record_id)] = next;
  batch.Put(Family::kSource, SourcePartKey(sighting.source_hash, SourcePart::kRecord, record_id), "");
  // Only the dossier of a sighting is searched for: the values of the record are those of its own scan.
  for (const auto& [entry, value] : EntriesOfDossier(sighting.dossier, record_id, head->received)) {
    batch.Put(Family::kIndex, entry, value);
  }
  change->counts.duplicates += ordinal < kBytesOrdinal ? 1 : 0;
  return PutDossier(sighting.dossier, change);
}

Status Writer::AddBytesSighting(std::string_view hash, const Sighting& sighting, std::string_view actor) {
  const std::scoped_lock lock(mutex_);
  Result<std::optional<StoredSource>> found = reader_.FindSource(hash);
  if (!found) return found.error();
  if (!found->has_value()) {
    return Error{
        .code = ErrorCode::kNotFound, .file = sighting.path, .page = 0, .detail = "source " + std::string(hash)};
  }
  const StoredSource& stored = **found;
  const auto same = [&](const auto& known) { return known.path == sighting.path && known.dossier == sighting.dossier; };
  if (same(stored.state.source) || std::any_of(stored.further.begin(), stored.further.end(), same)) return {};
  Sighting noted = sighting;
  noted.source_hash = hash;
  noted.kind = DuplicateKind::kBytes;
  const auto number = static_cast<std::uint32_t>(stored.further.size());
  Change change(database_, counts_);
  change.batch->Put(Family::kSource, SourcePartKey(hash, SourcePart::kFurtherPath, BigEndian32(number)),
                    codec::EncodeSighting(noted));
  ++change.counts.duplicates;
  Status put = PutDossier(noted.dossier, &change);
  for (const std::string& record_id : stored.state.record_ids) {
    if (put) put = PutSighting(record_id, noted, kBytesOrdinal + number, &change);
  }
  if (!put) return put;
  return Apply(actor, "sighting", "source " + std::string(hash) + " path " + noted.path, &change);
}

Status Writer::PutVersions(const std::vector<Record>& records, Change* change) const {
  for (const Record& record : records) {
    if (Status put = PutVersion(record, change); !put) return put;
  }
  return {};
}

Status Writer::AddVersions(const std::vector<Record>& records, std::string_view actor) {
  const std::scoped_lock lock(mutex_);
  Change change(database_, counts_);
  if (Status put = PutVersions(records, &change); !put) return put;
  return Apply(actor, "version", SubjectOf(records), &change);
}

Status Writer::AddRequestedVersions(const std::vector<Record>& records, std::string_view actor,
                                    const std::string& request_id) {
  const std::scoped_lock lock(mutex_);
  Change change(database_, counts_);
  const Result<bool> done = MarkRequest(request_id, &change);
  if (!done) return done.error();
  if (*done) return {};
  if (Status put = PutVersions(records, &change); !put) return put;
  return Apply(actor, "version", SubjectOf(records) + " request " + request_id, &change);
}

Result<bool> Writer::MarkRequest(const std::string& request_id, Change* change) const {
  const std::string key = std::string(kRequestPrefix) + request_id;
  Result<std::optional<std::string>> done = database_.Get(Family::kMeta, key);
  if (!done) return done.error();
  change->batch->Put(Family::kMeta, key, UtcNow());
  return done->has_value();
}

Status Writer::PutEvents(const std::vector<Event>& events, Change* change) const {
  for (const Event& event : events) {
    if (!IsKeyPart(event.id) || AboutOf(event).empty()) return Usage("an event needs an id and what it is about");
    const std::string key = EventKey(KindOf(event), AboutOf(event), SecondsOf(event.at), event.id);
    Result<std::optional<std::string>> known = database_.Get(Family::kEvent, key);
    if (!known) return known.error();
    if (known->has_value()) return Usage("event " + event.id + " is stored");
    change->batch->Put(Family::kEvent, key, codec::EncodeEvent(event));
  }
  return {};
}

Status Writer::AddEvents(const std::vector<Event>& events, std::string_view actor) {
  const std::scoped_lock lock(mutex_);
  Change change(database_, counts_);
  if (Status put = PutEvents(events, &change); !put) return put;
  return Apply(actor, "event", SubjectOf(events), &change);
}

Status Writer::AddRequestedEvents(const std::vector<Event>& events, std::string_view actor,
                                  const std::string& request_id) {
  const std::scoped_lock lock(mutex_);
  Change change(database_, counts_);
  const Result<bool> done = MarkRequest(request_id, &change);
  if (!done) return done.error();
  if (*done) return {};
  if (Status put = PutEvents(events, &change); !put) return put;
  return Apply(actor, "event", SubjectOf(events) + " request " + request_id, &change);
}

Status Writer::ForgetRequests(const std::function<bool(const std::string&)>& is_waiting) {
  const std::scoped_lock lock(mutex_);
  const std::unique_ptr<Batch> batch = database_.NewBatch();
  bool any = false;
  const Status scanned = database_.ScanPrefix(Family::kMeta, kRequestPrefix, [&](std::string_view key, auto) {
    if (is_waiting(std::string(key.substr(kRequestPrefix.size())))) return true;
    batch->Delete(Family::kMeta, key);
    any = true;
    return true;
  });
  return scanned && any ? database_.Write(*batch) : scanned;
}

Status Writer::ReplacePages(std::string_view hash, const std::vector<Page>& pages, const std::vector<Record>& versions,
                            std::string_view actor) {
  const std::scoped_lock lock(mutex_);
  Result<std::optional<StoredSource>> found = reader_.FindSource(hash);
  if (!found) return found.error();
  if (!found->has_value()) {
    return Error{.code = ErrorCode::kNotFound, .file = "", .page = 0, .detail = "source " + std::string(hash)};
  }
  Change change(database_, counts_);
  std::string subject = "source " + std::string(hash);
  change.original = (*found)->original;
  Status put = PutPages(hash, pages, &change);
  for (const Record& record : versions) {
    if (!put) return put;
    // A better reading may find a paper where none was seen before.
    const bool is_new = record.version == 1 && !HeadOf(record.id, change);
    if (is_new && record.source_hash != hash) return Usage("record " + record.id + " is of another source");
    put = is_new ? PutNewRecord(record, SecondsOf((*found)->state.source.received_at), &change)
                 : PutVersion(record, &change);
    subject += " record " + record.id + " version " + std::to_string(record.version);
  }
  if (!put) return put;
  return Apply(actor, "pages", subject, &change);
}

// Under the beginning of its hash and the end of its name.
Status Writer::HandOver(const std::string& hash, const std::string& dir) const {
  constexpr std::size_t kHashBytes = 12;
  constexpr std::size_t kMostNameBytes = 200;
  Result<std::optional<StoredSource>> source = reader_.FindSource(hash);
  if (!source) return source.error();
  if (!source->has_value()) return Error{ErrorCode::kNotFound, "", 0, "source " + hash};
  const Result<std::string> original = reader_.Original(hash);
  if (!original) return original.error();
  std::string name = std::filesystem::path((*source)->state.source.path).filename().string();
  if (name.size() > kMostNameBytes) name.erase(0, name.size() - kMostNameBytes);
  if (mkdir(dir.c_str(), S_IRWXU) != 0 && errno != EEXIST) return SystemError(dir, errno);
  if (Status synced = SyncFolder(std::filesystem::path(dir).parent_path().string()); !synced) return synced;
  return WriteDurably(dir + "/" + hash.substr(0, kHashBytes) + "-" + name, *original);
}

Status Writer::Exclude(const std::vector<Exclusion>& exclusions, const std::string& hand_over, std::string_view actor) {
  const std::scoped_lock lock(mutex_);
  Change change(database_, counts_);
  std::string subject;
  for (const Exclusion& exclusion : exclusions) {
    if (Status handed = HandOver(exclusion.hash, hand_over); !handed) return handed;
    subject += (subject.empty() ? "source " : " source ") + exclusion.hash + " failure " +
               std::string(ErrorName(exclusion.reason.code));
  }
  std::vector<FamilyRange> left;
  Status done = RemoveSources(database_, exclusions, change.batch.get(), &change.counts, &left);
  change.batch->Put(Family::kMeta, kRemovalKey, std::to_string(counts_.audit_entries + 1));
  if (done) done = Apply(actor, "exclude", subject, &change);
  // What was deleted lies in the files until they are written anew.
  for (const FamilyRange& range : left) {
    if (done) done = database_.Rewrite(range);
  }
  return done;
}

Status Writer::Apply(std::string_view actor, std::string_view action, std::string_view subject, Change* change) {
  const AuditEntry entry = MakeAuditEntry(counts_.audit_entries, audit_hash_, UtcNow(), actor, action, subject);
  if (entry.hash.empty()) {
    return Error{.code = ErrorCode::kInternal, .file = "", .page = 0, .detail = "SHA-256 is not available"};
  }
  change->counts.audit_entries = entry.sequence;
  change->batch->Put(Family::kAudit, BigEndian64(entry.sequence), EncodeAuditEntry(entry));
  change->batch->Put(Family::kMeta, kAuditEndKey, EncodeAuditEnd({entry.sequence, entry.hash}));
  change->batch->Put(Family::kMeta, kCountsKey, EncodeCounts(change->counts));
  if (Status written = database_.Write(*change->batch); !written) return written;
  counts_ = change->counts;
  audit_hash_ = entry.hash;
  return {};
}

}  // namespace sohoa::store
