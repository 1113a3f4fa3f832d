// Reads what the store holds, without searching: sources, records, pages, originals. Thread-safe; keeps no state beside
// the database it is given, which must outlive it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/audit.h"
#include "store/database.h"
#include "store/key_layout.h"

namespace sohoa::store {

// Which version of a record is the newest, when its source was received, and how often else its paper was met (so that
// reading a record that was met once, as nearly all are, asks for no sightings).
struct Head {
  int version = 0;
  std::uint32_t received = 0;  // seconds since 1970
  std::uint32_t sightings = 0;
};
std::string EncodeHead(const Head& head);
std::optional<Head> DecodeHead(std::string_view bytes);

// Where a stored original lies, its size and number of pieces.
struct OriginalExtent {
  std::uint64_t number = 0;  // counts up as originals come
  std::uint64_t bytes = 0;
  std::uint32_t chunks = 0;
};
std::string EncodeExtent(const OriginalExtent& extent);
std::optional<OriginalExtent> DecodeExtent(std::string_view bytes);

// A source as it is stored, with what SourceState does not tell.
struct StoredSource {
  SourceState state;
  std::optional<OriginalExtent> original;
  std::vector<Sighting> further;  // of the same bytes
};

// The newest entry of the audit log; nothing when there is none.
Result<std::optional<AuditEntry>> LastAuditEntry(const Database& database);

class Reader {
 public:
  explicit Reader(const Database& database) : database_(database) {}

  Result<std::optional<StoredSource>> FindSource(std::string_view hash) const;
  Result<std::optional<Head>> FindHead(std::string_view record_id) const;
  Result<Record> Get(std::string_view record_id) const;
  // One version with the sightings known now.
  Result<Record> GetVersion(std::string_view record_id, int version) const;
  Result<std::vector<Record>> History(std::string_view record_id) const;
  Result<std::vector<Sighting>> Sightings(std::string_view record_id) const;
  Result<std::vector<Page>> Pages(std::string_view hash) const;
  // Where the original of this source lies; nothing when it is not kept.
  Result<std::optional<OriginalExtent>> FindExtent(std::string_view hash) const;
  Result<std::string> Original(std::string_view hash) const;
  Result<std::vector<std::string>> FindByLegalIdentity(std::string_view identity) const;
  Result<std::vector<Record>> InReview(int limit) const;
  Result<std::vector<std::string>> DossierRecords(std::string_view dossier) const;
  Status ForEachRecord(const std::function<bool(const Record&)>& visit) const;
  Status ForEachSource(const std::function<bool(const StoredSource&)>& visit) const;
  Result<std::vector<Event>> Events(EventKind kind, std::string_view about) const;
  Status ForEachEvent(EventKind kind, std::string_view from, std::string_view to,
                      const std::function<bool(const Event&)>& visit) const;
  Result<Counts> Count() const;

 private:
  Result<Record> ReadVersion(std::string_view record_id, int version, const Head& head) const;
  Result<std::vector<std::string>> IdsUnder(const std::string& index_prefix) const;

  const Database& database_;
};

}  // namespace sohoa::store
