#include "store/reader.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "codec/codec.h"
#include "store/counts.h"

namespace sohoa::store {
namespace {

Error NotFound(std::string_view what, std::string_view name) {
  return {.code = ErrorCode::kNotFound, .file = "", .page = 0, .detail = std::string(what) + " " + std::string(name)};
}

Error Damaged(std::string_view what, std::string_view name) {
  return {
      .code = ErrorCode::kStoreDamaged, .file = "", .page = 0, .detail = std::string(what) + " " + std::string(name)};
}

// Adds one entry of the source family to the source it belongs to; false when it does not decode.
bool AddPart(std::string_view part, std::string_view value, StoredSource* source) {
  if (part.empty()) return false;
  switch (static_cast<SourcePart>(part.front())) {
    case SourcePart::kExclusion:
    case SourcePart::kFailure: {
      std::optional<Error> error = codec::DecodeError(value);
      if (!error) return false;
      if (part.front() == static_cast<char>(SourcePart::kFailure)) {
        source->state.failure = std::move(*error);
      } else {
        source->state.exclusions.push_back(std::move(*error));
      }
      return true;
    }
    case SourcePart::kOriginal:
      source->original = DecodeExtent(value);
      return source->original.has_value();
    case SourcePart::kFurtherPath: {
      Result<Sighting> sighting = codec::DecodeSighting(value);
      if (!sighting) return false;
      source->state.further_paths.push_back(sighting->path);
      source->further.push_back(std::move(*sighting));
      return true;
    }
    case SourcePart::kRecord:
      source->state.record_ids.emplace_back(part.substr(1));
      return true;
  }
  return false;
}

}  // namespace

std::string EncodeHead(const Head& head) {
  return BigEndian32(static_cast<std::uint32_t>(head.version)) + BigEndian32(head.received) +
         BigEndian32(head.sightings);
}

std::optional<Head> DecodeHead(std::string_view bytes) {
  if (bytes.size() != 12) return std::nullopt;
  return Head{static_cast<int>(ReadBigEndian32(bytes)), ReadBigEndian32(bytes.substr(4)),
              ReadBigEndian32(bytes.substr(8))};
}

std::string EncodeExtent(const OriginalExtent& extent) {
  return BigEndian64(extent.number) + BigEndian64(extent.bytes) + BigEndian32(extent.chunks);
}

std::optional<OriginalExtent> DecodeExtent(std::string_view bytes) {
  if (bytes.size() != 20) return std::nullopt;
  return OriginalExtent{ReadBigEndian64(bytes), ReadBigEndian64(bytes.substr(8)), ReadBigEndian32(bytes.substr(16))};
}

Result<std::optional<StoredSource>> Reader::FindSource(std::string_view hash) const {
  std::optional<StoredSource> found;
  std::optional<Error> damage;
  // The source itself and its parts stand together: hash, then hash and a zero byte and more.
  const std::string end = PrefixEnd(SourcePrefix(hash));
  const Status scanned = database_.Scan(Family::kSource, hash, end, [&](std::string_view key, std::string_view value) {
    if (key == hash) {
      Result<Source> source = codec::DecodeSource(value);
      if (source) found.emplace().state.source = std::move(*source);
      if (!source) damage = Damaged("source", hash);
    } else if (!found || !AddPart(key.substr(hash.size() + 1), value, &*found)) {
      damage = Damaged("source", hash);
    }
    return !damage;
  });
  if (!scanned) return scanned.error();
  if (damage) return *damage;
  return found;
}

Status Reader::ForEachSource(const std::function<bool(const StoredSource&)>& visit) const {
  StoredSource current;
  bool any = false;
  bool stopped = false;
  std::optional<Error> damage;
  const Status scanned = database_.Scan(Family::kSource, "", "", [&](std::string_view key, std::string_view value) {
    const std::size_t zero = key.find('\0');
    if (zero == std::string_view::npos) {
      if (any && !visit(current)) {
        stopped = true;
        return false;
      }
      Result<Source> source = codec::DecodeSource(value);
      if (!source) damage = Damaged("source", key);
      current = {};
      any = source.ok();
      if (source) current.state.source = std::move(*source);
    } else if (!any || key.substr(0, zero) != current.state.source.hash ||
               !AddPart(key.substr(zero + 1), value, &current)) {
      damage = Damaged("source", key.substr(0, zero));
    }
    return !damage;
  });
  if (!scanned) return scanned.error();
  if (damage) return *damage;
  if (any && !stopped) visit(current);
  return {};
}

Result<std::optional<Head>> Reader::FindHead(std::string_view record_id) const {
  Result<std::optional<std::string>> bytes = database_.Get(Family::kHead, record_id);
  if (!bytes) return bytes.error();
  if (!bytes->has_value()) return std::optional<Head>();
  std::optional<Head> head = DecodeHead(**bytes);
  if (!head) return Damaged("head", record_id);
  return head;
}

Result<std::vector<Sighting>> Reader::Sightings(std::string_view record_id) const {
  std::vector<Sighting> sightings;
  bool damaged = false;
  const Status scanned =
      database_.ScanPrefix(Family::kSighting, NumberedPrefix(record_id), [&](std::string_view, std::string_view value) {
        Result<Sighting> sighting = codec::DecodeSighting(value);
        damaged = !sighting;
        if (sighting) sightings.push_back(std::move(*sighting));
        return !damaged;
      });
  if (!scanned) return scanned.error();
  if (damaged) return Damaged("sighting of record", record_id);
  std::stable_sort(sightings.begin(), sightings.end(),
                   [](const Sighting& a, const Sighting& b) { return a.seen_at < b.seen_at; });
  return sightings;
}

Result<Record> Reader::ReadVersion(std::string_view record_id, int version, const Head& head) const {
  Result<std::optional<std::string>> bytes =
      database_.Get(Family::kRecord, NumberedKey(record_id, static_cast<std::uint32_t>(version)));
  if (!bytes) return bytes.error();
  if (!bytes->has_value()) {
    const std::string name = std::string(record_id) + " version " + std::to_string(version);
    return version >= 1 && version <= head.version ? Damaged("missing record", name) : NotFound("record", name);
  }
  Result<Record> record = codec::DecodeRecord(**bytes);
  if (!record) return Damaged("record", record_id);
  if (head.sightings == 0) return record;
  Result<std::vector<Sighting>> sightings = Sightings(record_id);
  if (!sightings) return sightings.error();
  record->sightings = std::move(*sightings);
  return record;
}

Result<Record> Reader::GetVersion(std::string_view record_id, int version) const {
  Result<std::optional<Head>> head = FindHead(record_id);
  if (!head) return head.error();
  if (!head->has_value()) return NotFound("record", record_id);
  return ReadVersion(record_id, version, **head);
}

Result<Record> Reader::Get(std::string_view record_id) const {
  Result<std::optional<Head>> head = FindHead(record_id);
  if (!head) return head.error();
  if (!head->has_value()) return NotFound("record", record_id);
  return ReadVersion(record_id, (*head)->version, **head);
}

Result<std::vector<Record>> Reader::History(std::string_view record_id) const {
  Result<std::optional<Head>> head = FindHead(record_id);
  if (!head) return head.error();
  if (!head->has_value()) return NotFound("record", record_id);
  std::vector<Record> history;
  for (int version = 1; version <= (*head)->version; ++version) {
    Result<Record> record = ReadVersion(record_id, version, **head);
    if (!record) return record.error();
    history.push_back(std::move(*record));
  }
  return history;
}

Result<std::vector<Page>> Reader::Pages(std::string_view hash) const {
  std::vector<Page> pages;
  bool damaged = false;
  const Status scanned =
      database_.ScanPrefix(Family::kPage, NumberedPrefix(hash), [&](std::string_view, std::string_view value) {
        Result<Page> page = codec::DecodePage(value);
        damaged = !page;
        if (page) pages.push_back(std::move(*page));
        return !damaged;
      });
  if (!scanned) return scanned.error();
  if (damaged) return Damaged("page of source", hash);
  if (!pages.empty()) return pages;
  Result<std::optional<std::string>> source = database_.Get(Family::kSource, hash);
  if (!source) return source.error();
  if (!source->has_value()) return NotFound("source", hash);
  return pages;
}

Result<std::optional<OriginalExtent>> Reader::FindExtent(std::string_view hash) const {
  Result<std::optional<std::string>> bytes = database_.Get(Family::kSource, SourcePartKey(hash, SourcePart::kOriginal));
  if (!bytes) return bytes.error();
  if (!bytes->has_value()) return std::optional<OriginalExtent>();
  std::optional<OriginalExtent> extent = DecodeExtent(**bytes);
  if (!extent) return Damaged("original", hash);
  return extent;
}

Result<std::string> Reader::Original(std::string_view hash) const {
  const Result<std::optional<OriginalExtent>> found = FindExtent(hash);
  if (!found) return found.error();
  if (!found->has_value()) return NotFound("original", hash);
  const OriginalExtent& extent = **found;
  std::string original;
  original.reserve(extent.bytes);
  for (std::uint32_t i = 0; i < extent.chunks; ++i) {
    Result<std::optional<std::string>> chunk = database_.Get(Family::kOriginal, OriginalKey(extent.number, hash, i));
    if (!chunk) return chunk.error();
    if (!chunk->has_value()) return Damaged("original lacks a piece:", hash);
    original += **chunk;
  }
  if (original.size() != extent.bytes) return Damaged("original has another size:", hash);
  return original;
}

Result<std::vector<std::string>> Reader::IdsUnder(const std::string& index_prefix) const {
  std::vector<std::string> ids;
  const Status scanned =
      database_.ScanPrefix(Family::kIndex, index_prefix, [&](std::string_view key, std::string_view) {
        if (const std::optional<IndexKeyParts> parts = ParseIndexKey(key)) ids.emplace_back(parts->record_id);
        return true;
      });
  if (!scanned) return scanned.error();
  return ids;
}

Result<std::vector<std::string>> Reader::FindByLegalIdentity(std::string_view identity) const {
  if (identity.empty()) return std::vector<std::string>();
  Result<std::vector<std::string>> ids = IdsUnder(IndexExactPrefix(IndexKind::kLegalIdentity, Clean(identity)));
  if (ids) std::reverse(ids->begin(), ids->end());  // the first that came is what later ones repeat
  return ids;
}

Result<std::vector<Record>> Reader::InReview(int limit) const {
  std::vector<std::string> ids;
  const Status scanned = database_.ScanPrefix(Family::kIndex, IndexPrefix(IndexKind::kReview, ""),
                                              [&](std::string_view key, std::string_view) {
                                                if (const std::optional<IndexKeyParts> parts = ParseIndexKey(key))
                                                  ids.emplace_back(parts->record_id);
                                                return limit <= 0 || ids.size() < static_cast<std::size_t>(limit);
                                              });
  if (!scanned) return scanned.error();
  std::vector<Record> records;
  for (const std::string& id : ids) {
    Result<Record> record = Get(id);
    if (!record) return record.error();
    records.push_back(std::move(*record));
  }
  return records;
}

Result<std::vector<std::string>> Reader::DossierRecords(std::string_view dossier) const {
  Result<std::vector<std::string>> ids = IdsUnder(IndexExactPrefix(IndexKind::kDossier, Clean(dossier)));
  if (!ids) return ids.error();
  // In the order in which the dossier was received: by time, file and page.
  using Order = std::tuple<std::string, std::string, int, std::string>;
  std::vector<Order> places;
  for (const std::string& id : *ids) {
    Result<Record> first = GetVersion(id, 1);
    if (!first) return first.error();
    const std::vector<int>& pages = first->document.pages;
    places.emplace_back(first->made_at, first->source_path, pages.empty() ? 0 : pages.front(), id);
  }
  std::sort(places.begin(), places.end());
  std::vector<std::string> ordered;
  ordered.reserve(places.size());
  for (Order& place : places) ordered.push_back(std::move(std::get<3>(place)));
  return ordered;
}

Status Reader::ForEachRecord(const std::function<bool(const Record&)>& visit) const {
  std::optional<Error> failed;
  const Status scanned = database_.Scan(Family::kHead, "", "", [&](std::string_view id, std::string_view value) {
    const std::optional<Head> head = DecodeHead(value);
    Result<Record> record = head ? ReadVersion(id, head->version, *head) : Damaged("head", id);
    if (!record) failed = record.error();
    return record.ok() && visit(*record);
  });
  if (!scanned) return scanned.error();
  if (failed) return *failed;
  return {};
}

Result<std::optional<AuditEntry>> LastAuditEntry(const Database& database) {
  std::optional<AuditEntry> last;
  bool damaged = false;
  const Status scanned = database.ScanBack(Family::kAudit, "", "", [&](std::string_view, std::string_view value) {
    last = DecodeAuditEntry(value);
    damaged = !last;
    return false;
  });
  if (!scanned) return scanned.error();
  if (damaged) return Damaged("audit log:", "its last entry");
  return last;
}

Result<std::vector<Event>> Reader::Events(EventKind kind, std::string_view about) const {
  std::vector<Event> events;
  std::optional<Error> failed;
  const Status scanned =
      database_.ScanPrefix(Family::kEvent, EventPrefix(kind, about), [&](std::string_view, std::string_view value) {
        Result<Event> event = codec::DecodeEvent(value);
        if (!event) {
          failed = event.error();
          return false;
        }
        events.push_back(*std::move(event));
        return true;
      });
  if (!scanned) return scanned.error();
  if (failed) return *failed;
  return events;
}

Status Reader::ForEachEvent(EventKind kind, std::string_view from, std::string_view to,
                            const std::function<bool(const Event&)>& visit) const {
  const std::uint32_t first = SecondsOf(from);
  const std::uint32_t end = to.empty() ? std::numeric_limits<std::uint32_t>::max() : SecondsOf(to);
  std::optional<Error> failed;
  const Status scanned =
      database_.ScanPrefix(Family::kEvent, EventPrefix(kind), [&](std::string_view key, std::string_view value) {
        const std::optional<EventKeyParts> parts = ParseEventKey(key);
        if (parts && (parts->at < first || parts->at >= end)) return true;
        const Result<Event> event = codec::DecodeEvent(value);
        if (event) return visit(*event);
        failed = event.error();
        return false;
      });
  if (!scanned) return scanned.error();
  if (failed) return *failed;
  return {};
}

Result<Counts> Reader::Count() const {
  Result<std::optional<std::string>> bytes = database_.Get(Family::kMeta, kCountsKey);
  if (!bytes) return bytes.error();
  if (!bytes->has_value()) return Counts{};
  return DecodeCounts(**bytes);
}

}  // namespace sohoa::store
