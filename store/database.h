// The store's one door to RocksDB: families, point reads, scans, atomic writes, and its errors in our vocabulary.
//
// A Database may be used by several threads at once. A Batch belongs to one thread. Every error of RocksDB comes back
// as kDiskFull, kStoreDamaged, kStoreLocked, kStoreMissing, kStoreVersion or kInputOutput, with its own words as
// detail.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/result.h"
#include "store/store.h"
#include "store/vault.h"

namespace sohoa::store {

// One column family each, by purpose; docs/store-format.md.
enum class Family {
  kMeta,      // RocksDB's own "default": format version and counters
  kSource,    // what is known of each file that was received
  kOriginal,  // its bytes, in pieces
  kPage,      // its words
  kRecord,    // every version of every record
  kHead,      // which version is the newest
  kSighting,  // where else the paper of a record was met
  kDossier,   // every dossier code that was met
  kIndex,     // everything that lookups use
  kAudit,
  kEvent,  // what people did with records: reuses, openings, decisions; since format 3
  kWord,   // which words stand on which page; since format 4
};
inline constexpr int kFamilyCount = static_cast<int>(Family::kWord) + 1;
std::string_view FamilyName(Family family);

// kNextSync leaves it to the operating system when a write reaches the disk, and merges no files before the next
// opening: for filling a store to measure with.
enum class Durability { kSynced, kNextSync };

// begin <= key < end; an empty `end`: to the last key.
struct FamilyRange {
  Family family = Family::kMeta;
  std::string begin, end;
};

// Changes that are written together; made by Database::NewBatch and good for that database alone.
class Batch {
 public:
  virtual ~Batch() = default;
  // A later call on the same key wins.
  virtual void Put(Family family, std::string_view key, std::string_view value) = 0;
  virtual void Delete(Family family, std::string_view key) = 0;
};

// What a family takes on the disk.
struct FamilySize {
  std::string family;
  std::uint64_t bytes = 0;
  std::size_t tables = 0;
};

class Database {
 public:
  // kWrite makes the folder (for its owner only) when it is absent; the others answer kStoreMissing then.
  static Result<std::unique_ptr<Database>> Open(const Place& place, OpenMode mode, Durability durability);
  // For writing what can be rebuilt: opens although tables are damaged, and moves nothing by itself.
  static Result<std::unique_ptr<Database>> OpenDamaged(const Place& place);
  virtual ~Database() = default;

  virtual Result<std::optional<std::string>> Get(Family family, std::string_view key) const = 0;

  // What a visit answers: whether to go on, or from which key on (further on than the visited one).
  struct Step {
    Step(bool more) : go_on(more) {}  // NOLINT(google-explicit-constructor)
    static Step To(std::string key) {
      Step step = true;
      step.to = std::move(key);
      return step;
    }

    bool go_on;
    std::string to;  // empty: the next one
  };
  // Visits the entries with begin <= key < end in order (an empty `end`: to the last), or backwards, until `visit`
  // says false. The views live only during the call. What is written meanwhile is not seen.
  using Visit = std::function<Step(std::string_view key, std::string_view value)>;
  virtual Status Scan(Family family, std::string_view begin, std::string_view end, const Visit& visit) const = 0;
  virtual Status ScanBack(Family family, std::string_view begin, std::string_view end, const Visit& visit) const = 0;
  Status ScanPrefix(Family family, std::string_view prefix, const Visit& visit) const;

  // About how many bytes of tables and of what is not yet in tables the range takes; cheap, and never an error: 0 where
  // it cannot be told.
  virtual std::uint64_t EstimateBytes(const FamilyRange& range) const = 0;

  virtual std::unique_ptr<Batch> NewBatch() const = 0;
  // All or nothing. After a failure every further one fails, until the database is opened again.
  virtual Status Write(Batch& batch) = 0;
  virtual Status Refresh() = 0;  // kRead: catch up with the writer

  // Of every family that has tables; what stands only in the log is not in them.
  virtual Result<std::vector<FamilySize>> Sizes() const = 0;

  // Reads every block of every sorted file against its checksum and tells of each file that does not hold.
  using TellDamage = std::function<void(const std::string& file, const std::string& family, const std::string& detail)>;
  virtual void VerifyFiles(const TellDamage& tell) const = 0;
  // The same of the files that the view of a reader lacks, since it leaves out what it cannot open; they are of no
  // known family. A crash may leave such a file behind that nobody misses, so they explain damage and do not prove it.
  virtual void VerifyUnlistedFiles(const TellDamage& tell) const = 0;
  // Writes the files that hold these keys anew, so that what was deleted of them is no longer in any file. For writing
  // only; others may write meanwhile.
  virtual Status Rewrite(const FamilyRange& range) = 0;
  // Empties a family by leaving its files, damaged ones too. For writing only; no batch may be under way.
  virtual Status Reset(Family family) = 0;
  // For writing only; see Store::Backup. Others may write meanwhile.
  virtual Result<BackupReport> Backup(const std::string& dir, int keep) = 0;
  virtual std::shared_ptr<const Vault> vault() const = 0;  // null: not encrypted
  virtual void StopBackup() = 0;                           // ends one that is under way, and every later one
};

}  // namespace sohoa::store
