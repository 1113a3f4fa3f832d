// Backups by RocksDB's backup engine: incremental (tables that are there already are not copied again), with a checksum
// for each file. Works beside a writer in the same process. The folder may lie on another disk.
#pragma once

#include <rocksdb/db.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "store/store.h"
#include "store/vault.h"

namespace rocksdb {
class BackupEngine;
}

namespace sohoa::store {

// Whose backup it is, and up to which removal of sources it was made: an older one still holds what was removed.
struct BackupMark {
  std::string store_id;
  std::uint64_t removal = 0;  // audit entry; 0: none
};

class BackupMaker {
 public:
  BackupMaker();
  ~BackupMaker();
  BackupMaker(const BackupMaker&) = delete;
  BackupMaker& operator=(const BackupMaker&) = delete;

  // Adds a backup, reads it back against its checksums, then drops those that still hold a source which the store had
  // to give up since, and all but the newest `keep` (0: no others are dropped). Of an encrypted store it is encrypted
  // with the same key. `mark` goes with it: a folder that holds backups of another store is refused (kUsage).
  Result<BackupReport> Make(rocksdb::DB& db, const std::string& dir, const BackupMark& mark, int keep,
                            const Vault* vault);
  // From another thread: ends Make early with kInputOutput; what was copied is used by the next one.
  void Stop();

 private:
  std::mutex mutex_;
  bool stopped_ = false;
  std::unique_ptr<rocksdb::BackupEngine> engine_;
};

// Restores backup `number` (0: the newest) into the place, which must be absent or an empty folder (else kUsage). It
// appears there whole or not at all. The report is that of the check afterwards.
Result<VerifyReport> RestoreBackup(const std::string& dir, const Place& place, int number,
                                   const std::function<void(std::uint64_t)>& progress);

}  // namespace sohoa::store
