#include "store/verify_records.h"

#include <optional>
#include <utility>

#include "codec/codec.h"
#include "store/remembered_entries.h"

namespace sohoa::store {
namespace {

constexpr std::size_t kMostFindings = 1000;
constexpr std::uint64_t kProgressEvery = 256;

std::string KindName(IndexKind kind) {
  switch (kind) {
    case IndexKind::kAgency:
      return "index agency";
    case IndexKind::kBand:
      return "index fingerprint";
    case IndexKind::kIssueDate:
      return "index issue date";
    case IndexKind::kAnyDate:
      return "index date";
    case IndexKind::kIdentifier:
      return "index identifier";
    case IndexKind::kLegalIdentity:
      return "index legal identity";
    case IndexKind::kName:
      return "index name";
    case IndexKind::kNumber:
      return "index number";
    case IndexKind::kDossier:
      return "index dossier";
    case IndexKind::kPlace:
      return "index place";
    case IndexKind::kReceived:
      return "index received";
    case IndexKind::kSamePaper:
      return "index same paper";
    case IndexKind::kType:
      return "index type";
    case IndexKind::kReview:
      return "index review";
  }
  return "index of unknown kind";
}

std::string Printable(std::string_view key) {
  std::string text(key);
  for (char& c : text) {
    if (c >= '\0' && c < ' ') c = ' ';
  }
  return text;
}

// What an entry says, for people.
std::string EntryText(const IndexKeyParts& parts) {
  return "«" + Printable(parts.text) + "» of record " + std::string(parts.record_id);
}

}  // namespace

bool IsOfEarlierFormat(const Database& database) {
  const Result<std::optional<std::string>> format = database.Get(Family::kMeta, kFormatKey);
  return format.ok() && format->has_value() && **format != kFormatVersion;
}

void VerifyLog::Step() {
  if (++steps_ % kProgressEvery == 0 && progress_) progress_(steps_);
}

void VerifyLog::Add(std::string where, std::string what) {
  if (report_.findings.size() >= kMostFindings) {
    ++withheld_;
  } else if (told_.insert(where + '\n' + what).second) {
    report_.findings.push_back({std::move(where), std::move(what)});
  }
}

bool VerifyLog::Expect(const Status& status, std::string_view where) {
  if (status) return true;
  complete_ = false;
  Add(std::string(where), status.error().detail);
  return false;
}

VerifyReport VerifyLog::TakeReport() {
  if (withheld_ > 0) report_.findings.push_back({"store", std::to_string(withheld_) + " more findings"});
  if (progress_) progress_(steps_);
  return std::move(report_);
}

void RecordCheck::Run() {
  CheckRecords();
  CheckHeads();
  CheckSightings();
  CheckIndex();
}

void RecordCheck::CheckRecords() {
  const Status scanned = database_.Scan(Family::kRecord, "", "", [&](std::string_view key, std::string_view value) {
    CheckVersion(key, value);
    return true;
  });
  if (!log_.Expect(scanned, "family record")) FindLostVersions();
  FinishRecord();
}

void RecordCheck::CheckVersion(std::string_view key, std::string_view value) {
  log_.Step();
  last_ = key;
  const std::optional<Numbered> place = ParseNumberedKey(key);
  if (!place) return log_.Add("family record", "a key that is none");
  ++real_.versions;
  const std::string name = "record " + place->owner + " version " + std::to_string(place->number);
  if (newest_ && newest_->id != place->owner) FinishRecord();
  const int expected = newest_ ? newest_->version + 1 : 1;
  Result<Record> record = codec::DecodeRecord(value);
  if (!record) {
    log_.Add(name, record.error().detail);
  } else if (record->id != place->owner || record->version != static_cast<int>(place->number)) {
    log_.Add(name, "says it is another record or version");
  } else {
    if (record->version != expected) log_.Add(name, "version " + std::to_string(expected) + " before it is missing");
    newest_ = std::move(*record);
  }
}

void RecordCheck::FinishRecord() {
  if (newest_) CheckNewest(*newest_);
  newest_.reset();
}

// Behind a damaged block: every version that a head promises is asked for.
void RecordCheck::FindLostVersions() {
  const std::string before = last_;
  const Status scanned = database_.Scan(Family::kHead, "", "", [&](std::string_view id, std::string_view value) {
    const std::optional<Head> head = DecodeHead(value);
    for (int version = 1; head && version <= head->version; ++version) {
      const std::string key = NumberedKey(id, static_cast<std::uint32_t>(version));
      if (key <= before) continue;
      const Result<std::optional<std::string>> bytes = database_.Get(Family::kRecord, key);
      if (bytes && bytes->has_value()) CheckVersion(key, **bytes);
      if (!bytes) {
        log_.Add("record " + std::string(id) + " version " + std::to_string(version), bytes.error().detail);
        FinishRecord();
      }
    }
    return true;
  });
  log_.Expect(scanned, "family head");
}

void RecordCheck::CheckNewest(const Record& record) {
  ++real_.records;
  ++log_.report().records;
  const std::string name = "record " + record.id;
  const Result<std::optional<Head>> head = reader_.FindHead(record.id);
  if (!head) return log_.Add(name, head.error().detail);
  if (!head->has_value()) return log_.Add(name, "has no head: nothing finds it");
  if ((*head)->version != record.version) {
    return log_.Add(name, "its head says version " + std::to_string((*head)->version) + ", the newest is " +
                              std::to_string(record.version));
  }
  Result<std::vector<Sighting>> sightings = reader_.Sightings(record.id);
  if (!sightings) return log_.Add(name, sightings.error().detail);
  if (sightings->size() != (*head)->sightings) {
    log_.Add(name, "its head counts " + std::to_string((*head)->sightings) + " sightings, there are " +
                       std::to_string(sightings->size()));
  }
  Record whole = record;
  whole.sightings = std::move(*sightings);
  dossiers_.insert(whole.dossier);
  for (const Sighting& sighting : whole.sightings) dossiers_.insert(sighting.dossier);
  real_.in_review += NeedsReview(whole) ? 1 : 0;
  CheckSource(whole, **head);
  CheckEntries(whole, **head);
}

void RecordCheck::CheckSource(const Record& record, const Head& head) {
  const std::string name = "record " + record.id;
  const Result<std::optional<StoredSource>> source = reader_.FindSource(record.source_hash);
  if (!source) return log_.Add(name, source.error().detail);
  if (!source->has_value()) return log_.Add(name, "its source " + record.source_hash + " is not there");
  const SourceState& state = (*source)->state;
  bool linked = false;
  for (const std::string& id : state.record_ids) linked |= id == record.id;
  if (!linked) log_.Add(name, "its source " + record.source_hash + " does not name it");
  if (SecondsOf(state.source.received_at) != head.received)
    log_.Add(name, "its head says another time than its source");
}

void RecordCheck::CheckEntries(const Record& record, const Head& head) {
  for (const auto& [key, value] : EntriesOf(record, head.received)) {
    const Result<std::optional<std::string>> stored = database_.Get(Family::kIndex, key);
    const std::optional<IndexKeyParts> parts = ParseIndexKey(key);
    if (!parts) continue;
    if (!stored) {
      log_.Add(KindName(parts->kind), stored.error().detail);
    } else if (!stored->has_value() && parts->kind == IndexKind::kSamePaper && IsOfEarlierFormat(database_)) {
      continue;  // made when the store is opened for writing
    } else if (!stored->has_value()) {
      log_.Add(KindName(parts->kind), "lacks " + EntryText(*parts));
    } else {
      ++entries_there_;
      if (**stored != value) log_.Add(KindName(parts->kind), "has another value for " + EntryText(*parts));
    }
  }
}

void RecordCheck::CheckHeads() {
  const Status scanned = database_.Scan(Family::kHead, "", "", [&](std::string_view id, std::string_view value) {
    const std::string name = "record " + std::string(id);
    const std::optional<Head> head = DecodeHead(value);
    if (!head) {
      log_.Add(name, "its head does not decode");
      return true;
    }
    const auto version = static_cast<std::uint32_t>(head->version);
    const Result<std::optional<std::string>> record = database_.Get(Family::kRecord, NumberedKey(id, version));
    if (!record) log_.Add(name, record.error().detail);
    if (record && !record->has_value()) log_.Add(name, "version " + std::to_string(version) + " is not there");
    return true;
  });
  log_.Expect(scanned, "family head");
}

void RecordCheck::CheckSightings() {
  const Status scanned = database_.Scan(Family::kSighting, "", "", [&](std::string_view key, std::string_view value) {
    log_.Step();
    const std::optional<SightingKeyParts> parts = ParseSightingKey(key);
    if (!parts) {
      log_.Add("family sighting", "a key that is none");
      return true;
    }
    real_.duplicates += parts->ordinal < kBytesOrdinal ? 1 : 0;
    const std::string name = "sighting of record " + parts->record_id + " in source " + parts->source_hash;
    const Result<Sighting> sighting = codec::DecodeSighting(value);
    if (!sighting) log_.Add(name, sighting.error().detail);
    if (sighting && sighting->source_hash != parts->source_hash) log_.Add(name, "says it is of another source");
    const Result<std::optional<Head>> head = reader_.FindHead(parts->record_id);
    if (head && !head->has_value()) log_.Add(name, "the record is not there");
    const Result<std::optional<std::string>> link =
        database_.Get(Family::kSource, SourcePartKey(parts->source_hash, SourcePart::kRecord, parts->record_id));
    if (link && !link->has_value()) log_.Add(name, "the source does not name the record");
    return true;
  });
  log_.Expect(scanned, "family sighting");
}

void RecordCheck::CheckIndex() {
  std::uint64_t there = 0;
  const Status scanned = database_.Scan(Family::kIndex, "", "", [&](std::string_view, std::string_view) {
    ++there;
    log_.Step();
    return true;
  });
  log_.Expect(scanned, "family index");
  log_.report().index_entries = there;
  // Entries are told apart by record, so equal numbers mean that none is there which must not be.
  if (there != entries_there_) FindDangling();
}

void RecordCheck::FindDangling() {
  RememberedEntries entries(reader_);
  const Status scanned = database_.Scan(Family::kIndex, "", "", [&](std::string_view key, std::string_view) {
    const std::optional<IndexKeyParts> parts = ParseIndexKey(key);
    if (!parts) {
      log_.Add("family index", "a key that is none");
    } else if (entries.Of(std::string(parts->record_id)).count(std::string(key)) == 0) {
      log_.Add(KindName(parts->kind), "has " + EntryText(*parts) + ", which does not say so");
    }
    return true;
  });
  log_.Expect(scanned, "family index");
}

}  // namespace sohoa::store
