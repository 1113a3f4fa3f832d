// The store: originals, pages, records with versions, dossiers, indexes, audit, in one RocksDB folder.
// docs/store-format.md describes keys and values. The one place that touches RocksDB.
//
// One process writes (kStoreLocked otherwise); any number read (a secondary instance that catches up on Refresh()).
// A Store may be used by several threads at once; writes are serialised inside.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/event.h"
#include "model/page.h"
#include "model/record.h"
#include "model/result.h"
#include "registry/registry.h"

namespace sohoa::store {

// kInspect reads, and also opens what has unreadable tables, so that Verify can name them.
enum class OpenMode { kWrite, kRead, kInspect };

// Where a store lies, and the key file of one that is encrypted. Nearly every store is a folder and no more.
struct Place {
  Place(std::string folder, std::string key = "")  // NOLINT(google-explicit-constructor)
      : dir(std::move(folder)), key_file(std::move(key)) {}

  std::string dir;
  std::string key_file;  // empty: none
};

// Gives the bytes of an original from `at` on: `most` of them, fewer only at its end. Nobody then holds a large one
// whole.
using ReadOriginal = std::function<Result<std::string>(std::uint64_t at, std::size_t most)>;
ReadOriginal OriginalInMemory(std::string bytes);

// All that one source adds, written in one atomic synced batch. The pieces of a large original go ahead of it; they
// count for nothing before the batch is there, and are gone again when it does not come.
struct SourceCommit {
  Source source;
  ReadOriginal original;  // its bytes must have the hash of the source; nothing for a quarantined source
  std::vector<Page> pages;
  std::vector<Record> records;   // new, version 1
  std::vector<Record> versions;  // next ones of stored records, which these papers change
  struct FurtherSighting {
    std::string record_id;
    Sighting sighting;
  };
  std::vector<FurtherSighting> sightings;  // of records that are already stored
  std::optional<Error> failure;            // the source was quarantined or excluded as a whole
  std::vector<Error> exclusions;           // pages that became no document, each with its page
};

// A stored source that must not be kept, and why.
struct Exclusion {
  std::string hash;
  Error reason;
};

// What is known of a source: a file that was met before.
struct SourceState {
  Source source;
  std::vector<std::string> record_ids;  // of the records its pages made or were linked to
  std::optional<Error> failure;
  std::vector<Error> exclusions;
  std::vector<std::string> further_paths;  // where the same bytes were met again
};

struct Query {
  std::string text;    // free: number, name, identifier, type or place
  std::string number;  // document number, whole or its beginning
  std::string name;    // of a person or firm, with or without accents
  std::string id;      // personal identifier, registration code, serial, parcel
  std::string type;
  std::string agency;
  std::string place;
  std::string from;  // issue date, ISO, inclusive
  std::string to;
  std::string dossier;
  int limit = 20;  // 0: all
  int offset = 0;  // hits that are left out before the first
  // Only what comes behind this record, the last of the page before. Papers that arrive meanwhile move nothing behind
  // it, nor do they stand there when NextPage (next_page.h) gave it. kNotFound when it is no hit of this query.
  std::string after;
  // What places and agencies were called before and since; without it names are searched for as they were typed.
  std::shared_ptr<const registry::Registry> registry;
  // Fills Hit::matches wholly; else it holds only what was found through a succession or by the words
  // of a page.
  bool explain = false;
};

// Why a record fits a criterion of a query.
struct Match {
  std::string criterion;  // "name", "place", ...; "text" for free text
  std::string field;      // of the record; "type", "dossier" or "page" where it is none
  std::string value;      // as printed
  std::string how;        // "exact_accents", "folded", "succession", ...: docs/commands.md lists them
  std::string through;    // of a succession: which
  std::string relation;   // of a succession: registry::RelationName
  int page = 0;           // of "page": that of the source on which the words stand; the value is what is printed there
};

struct Hit {
  Record record;
  double score = 0;  // higher is better; exact accents above folded ones
  std::vector<Match> matches;
};

struct Counts {
  std::uint64_t sources = 0, records = 0, versions = 0, in_review = 0, duplicates = 0, quarantined = 0, dossiers = 0,
                original_bytes = 0, pages = 0, audit_entries = 0;
};

struct VerifyFinding {
  std::string where;  // "original 3fa9…", "record R…", "index name", "audit 17"
  std::string what;
};
struct VerifyReport {
  std::uint64_t originals = 0, pages = 0, records = 0, index_entries = 0, audit_entries = 0;
  // Hash of the newest audit entry: whoever notes it down elsewhere can tell later that nothing before it was changed.
  std::string audit_hash;
  std::vector<VerifyFinding> findings;  // empty: all is well
  std::vector<VerifyFinding> repaired;  // by Repair: what was found and is no more
};

struct BackupReport {
  int number = 0;  // of the new backup, from 1
  int kept = 0;    // how many there are now
  // How many were dropped because they still held a source that the store had to give up (see Exclude).
  int outdated = 0;
  std::uint64_t files = 0, bytes = 0;
};

class Store {
 public:
  // kWrite makes the folder when it is absent, encrypted when the place names a key. Errors: kStoreLocked,
  // kStoreMissing (kRead), kStoreDamaged, kStoreVersion, kStoreKey (the key is missing, wrong, or one too many).
  static Result<std::unique_ptr<Store>> Open(const Place& place, OpenMode mode);

  // Verifies a store that nobody has open and rebuilds what follows from the newest versions of its records: index,
  // heads, dossiers, links of sources, counters. Never touches originals, pages, versions, sightings or what stands in
  // the audit log; damage there stays in `findings`. Nothing is written when all is well. May be run again after an
  // interruption. Errors as Open.
  static Result<VerifyReport> Repair(const Place& place, std::string_view actor,
                                     const std::function<void(std::uint64_t)>& progress);
  virtual ~Store() = default;

  // Reading. A missing thing is kNotFound.
  virtual Status Refresh() = 0;  // kRead: catch up with the writer
  virtual Result<SourceState> FindSource(std::string_view hash) = 0;
  virtual Result<Record> Get(std::string_view record_id) = 0;  // the newest version
  virtual Result<Record> GetVersion(std::string_view record_id, int version) = 0;
  virtual Result<std::vector<Record>> History(std::string_view record_id) = 0;  // oldest first
  virtual Result<std::vector<Page>> Pages(std::string_view source_hash) = 0;
  virtual Result<std::string> Original(std::string_view source_hash) = 0;
  virtual Result<std::vector<std::string>> FindByLegalIdentity(std::string_view identity) = 0;
  // Records that may be the same paper as this one, which need not be stored: by legal identity, number, identifiers
  // and the words' fingerprint, the likeliest first, at most `limit`. What they have in common is for the caller to
  // judge.
  virtual Result<std::vector<std::string>> FindAlike(const Record& paper, int limit) = 0;
  virtual Result<std::vector<Hit>> Lookup(const Query& query) = 0;  // newest first when the query is empty
  virtual Result<std::vector<Record>> InReview(int limit) = 0;      // oldest first
  virtual Result<std::vector<std::string>> DossierRecords(std::string_view dossier) = 0;
  virtual Status ForEachRecord(const std::function<bool(const Record&)>& visit) = 0;  // newest versions; false stops
  virtual Status ForEachSource(const std::function<bool(const SourceState&)>& visit) = 0;
  // What people did with records (model/event.h): about one thing, oldest first; or all of a kind with
  // from <= at < to (ISO 8601 UTC; empty: no bound), by what they are about, until `visit` says false.
  virtual Result<std::vector<Event>> Events(EventKind kind, std::string_view about) = 0;
  virtual Status ForEachEvent(EventKind kind, std::string_view from, std::string_view to,
                              const std::function<bool(const Event&)>& visit) = 0;
  virtual Result<Counts> Count() = 0;
  // `progress` is called now and then with the number of things checked so far.
  virtual Result<VerifyReport> Verify(const std::function<void(std::uint64_t)>& progress) = 0;

  // Writing (kWrite only). Each call is one atomic synced batch, its audit entry included. Errors: kDiskFull,
  // kInputOutput; after one of these the store must be opened again before anything more can be written.
  virtual Status Commit(const SourceCommit& commit, std::string_view actor) = 0;
  // The same bytes met again at another path: noted, nothing is read again.
  virtual Status AddBytesSighting(std::string_view hash, const Sighting& sighting, std::string_view actor) = 0;
  // The next versions of stored records, all or none of them: each record.version must be the stored one plus one (else
  // kUsage: somebody was faster).
  virtual Status AddVersions(const std::vector<Record>& records, std::string_view actor) = 0;
  Status AddVersion(const Record& record, std::string_view actor) { return AddVersions({record}, actor); }
  // Adds events of one act, which must have new ids (NewEventId) and say what they are about (else kUsage).
  virtual Status AddEvents(const std::vector<Event>& events, std::string_view actor) = 0;
  // New reading of a source's pages (`reprocess --from ocr`) together with the versions that follow from it; those of
  // version 1 are new and must be of this source.
  virtual Status ReplacePages(std::string_view hash, const std::vector<Page>& pages,
                              const std::vector<Record>& versions, std::string_view actor) = 0;

  // Takes sources out of the store, all or none of them: their originals are first written into the folder `hand_over`
  // (made for its owner alone, beginning of the hash and name of the file); then originals, pages, words, and every
  // version of the records that begin in them are gone from the disk, while the audit log, events, and that each source
  // came and why it is excluded stay. Records that begin elsewhere lose their sightings in these. kNotFound: a source
  // is not stored.
  virtual Status Exclude(const std::vector<Exclusion>& exclusions, const std::string& hand_over,
                         std::string_view actor) = 0;

  // Carries out what other processes left for the writer to do (store/ask_writer.h). To be called between commits;
  // costs nothing when nothing waits. Opening for writing does it once.
  virtual void ServeRequests() {}
  // Adds a backup to the folder and reads it back; `keep` newest ones stay (0: all). Others may commit meanwhile.
  virtual Result<BackupReport> Backup(const std::string& dir, int keep);
};

// Restores a backup (0: the newest) into a store folder that is absent or empty (else kUsage): whole or not at all. The
// report is that of Verify afterwards. kNotFound: no such backup.
Result<VerifyReport> RestoreStore(const std::string& backup_dir, const Place& place, int number,
                                  const std::function<void(std::uint64_t)>& progress);

// An id that no other event has. Of two, the one that was made later sorts behind, also within one second.
std::string NewEventId();

// Now, as ISO 8601 UTC.
std::string UtcNow();

}  // namespace sohoa::store
