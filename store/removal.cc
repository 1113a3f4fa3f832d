#include "store/removal.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "codec/codec.h"
#include "store/index_entries.h"
#include "store/key_layout.h"
#include "store/word_index.h"

namespace sohoa::store {

Status RemovePages(const Database& database, std::string_view hash, const std::optional<OriginalExtent>& original,
                   Batch* batch, Counts* counts) {
  const std::optional<std::uint32_t> words = WordNumberOf(original);
  std::optional<Error> damage;
  const auto drop = [&](std::string_view key, std::string_view value) {
    const Result<Page> page = codec::DecodePage(value);
    if (!page) damage = page.error();
    if (page && words) {
      for (const Entry& entry : WordEntriesOf(*words, *page)) batch->Delete(Family::kWord, entry.first);
    }
    batch->Delete(Family::kPage, key);
    --counts->pages;
    return page.ok();
  };
  Status scanned = database.ScanPrefix(Family::kPage, NumberedPrefix(hash), drop);
  if (!scanned) return scanned;
  if (damage) return *damage;
  if (words) batch->Delete(Family::kWord, WordSourceEntry(*words, hash).first);
  return {};
}

namespace {

class SourceRemoval {
 public:
  SourceRemoval(const Database& database, const std::vector<Exclusion>& exclusions, Batch* batch, Counts* counts,
                std::vector<FamilyRange>* left)
      : database_(database),
        reader_(database),
        exclusions_(exclusions),
        batch_(*batch),
        counts_(*counts),
        left_(*left) {
    for (const Exclusion& exclusion : exclusions) hashes_.insert(exclusion.hash);
  }

  Status Run() {
    std::set<std::string> record_ids;
    for (const Exclusion& exclusion : exclusions_) {
      Result<std::optional<StoredSource>> found = reader_.FindSource(exclusion.hash);
      if (!found) return found.error();
      if (!found->has_value()) return Error{ErrorCode::kNotFound, "", 0, "source " + exclusion.hash};
      if (Status removed = RemoveContent(**found, exclusion.reason); !removed) return removed;
      record_ids.insert((*found)->state.record_ids.begin(), (*found)->state.record_ids.end());
    }
    for (const std::string& id : record_ids) {
      const Result<Record> record = reader_.Get(id);
      if (!record) return record.error();
      if (Status removed = hashes_.contains(record->source_hash) ? RemoveRecord(*record) : RemoveSightings(*record);
          !removed) {
        return removed;
      }
    }
    // Of these every part of the family may hold something.
    for (const Family family : {Family::kRecord, Family::kSighting, Family::kIndex, Family::kWord}) {
      left_.push_back({family, "", ""});
    }
    return {};
  }

 private:
  Status RemoveContent(const StoredSource& source, const Error& reason) {
    const std::string& hash = source.state.source.hash;
    if (Status removed = RemovePages(database_, hash, source.original, &batch_, &counts_); !removed) return removed;
    left_.push_back({Family::kPage, NumberedPrefix(hash), PrefixEnd(NumberedPrefix(hash))});
    if (source.original) {
      left_.push_back(
          {Family::kOriginal, OriginalKey(source.original->number, hash, 0), OriginalsBehind(source.original->number)});
      for (std::uint32_t i = 0; i < source.original->chunks; ++i) {
        batch_.Delete(Family::kOriginal, OriginalKey(source.original->number, hash, i));
      }
      batch_.Delete(Family::kSource, SourcePartKey(hash, SourcePart::kOriginal));
      counts_.original_bytes -= source.original->bytes;
    }
    for (std::uint32_t i = 0; i < source.state.exclusions.size(); ++i) {
      batch_.Delete(Family::kSource, SourcePartKey(hash, SourcePart::kExclusion, BigEndian32(i)));
    }
    for (const std::string& id : source.state.record_ids) {
      batch_.Delete(Family::kSource, SourcePartKey(hash, SourcePart::kRecord, id));
    }
    batch_.Put(Family::kSource, SourcePartKey(hash, SourcePart::kFailure), codec::EncodeError(reason));
    return {};
  }

  Status RemoveRecord(const Record& record) {
    const Result<std::optional<Head>> head = reader_.FindHead(record.id);
    if (!head) return head.error();
    for (int version = 1; version <= record.version; ++version) {
      batch_.Delete(Family::kRecord, NumberedKey(record.id, static_cast<std::uint32_t>(version)));
    }
    batch_.Delete(Family::kHead, record.id);
    for (const auto& [key, value] : EntriesOf(record, (*head)->received)) batch_.Delete(Family::kIndex, key);
    --counts_.records;
    counts_.versions -= static_cast<std::uint64_t>(record.version);
    counts_.in_review -= NeedsReview(record) ? 1 : 0;
    return RemoveSightings(record.id, [](const SightingKeyParts&) { return true; });
  }

  // Of a record that stays: those in the sources that go.
  Status RemoveSightings(const Record& record) {
    const Result<std::optional<Head>> head = reader_.FindHead(record.id);
    if (!head) return head.error();
    Record after = record;
    std::erase_if(after.sightings, [&](const Sighting& seen) { return hashes_.contains(seen.source_hash); });
    const IndexEntries kept = EntriesOf(after, (*head)->received);
    for (const auto& [key, value] : EntriesOf(record, (*head)->received)) {
      if (!kept.contains(key)) batch_.Delete(Family::kIndex, key);
    }
    Head next = **head;
    next.sightings = static_cast<std::uint32_t>(after.sightings.size());
    batch_.Put(Family::kHead, record.id, EncodeHead(next));
    return RemoveSightings(record.id, [&](const SightingKeyParts& seen) { return hashes_.contains(seen.source_hash); });
  }

  template <typename IsToGo>
  Status RemoveSightings(const std::string& record_id, const IsToGo& is_to_go) {
    return database_.ScanPrefix(Family::kSighting, NumberedPrefix(record_id), [&](std::string_view key, auto) {
      const std::optional<SightingKeyParts> parts = ParseSightingKey(key);
      if (!parts || !is_to_go(*parts)) return true;
      batch_.Delete(Family::kSighting, key);
      batch_.Delete(Family::kSource, SourcePartKey(parts->source_hash, SourcePart::kRecord, record_id));
      counts_.duplicates -= parts->ordinal < kBytesOrdinal ? 1 : 0;
      return true;
    });
  }

  const Database& database_;
  const Reader reader_;
  const std::vector<Exclusion>& exclusions_;
  Batch& batch_;
  Counts& counts_;
  std::vector<FamilyRange>& left_;
  std::set<std::string, std::less<>> hashes_;
};

}  // namespace

Status RemoveSources(const Database& database, const std::vector<Exclusion>& exclusions, Batch* batch, Counts* counts,
                     std::vector<FamilyRange>* left) {
  return SourceRemoval(database, exclusions, batch, counts, left).Run();
}

}  // namespace sohoa::store
