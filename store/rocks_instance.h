// One open RocksDB: the writer's, or a secondary instance that reads some of the families. Owns its handles and, for a
// secondary, the temporary folder of its log; all are closed and removed with it.
#pragma once

#include <rocksdb/db.h>

#include <memory>
#include <string>
#include <vector>

#include "store/database.h"

namespace sohoa::store {

// What opening does about tables that cannot be opened: refuse, or leave them for those who read them. RocksDB then
// also moves nothing by itself.
enum class Damage { kRefused, kTolerated };

class RocksInstance {
 public:
  // `env` is the file system of an encrypted store, which must outlive the instance; null: the plain one.
  static Result<std::unique_ptr<RocksInstance>> OpenPrimary(const std::string& dir, Damage damage, rocksdb::Env* env);
  static Result<std::unique_ptr<RocksInstance>> OpenSecondary(const std::string& dir,
                                                              const std::vector<Family>& families, Damage damage,
                                                              rocksdb::Env* env);
  ~RocksInstance();
  RocksInstance(const RocksInstance&) = delete;
  RocksInstance& operator=(const RocksInstance&) = delete;

  rocksdb::DB& db() const { return *db_; }
  // Null for a family that was not opened, or that an older store does not have yet.
  rocksdb::ColumnFamilyHandle* Handle(Family family) const { return handles_.at(static_cast<std::size_t>(family)); }
  bool IsSecondary() const { return !log_dir_.empty(); }

  // Of a primary: merges nothing and writes large files until it is opened again.
  rocksdb::Status PrepareToFill();
  // Of a primary: the family anew, without its files.
  rocksdb::Status Reset(Family family);

  // Of a secondary: sees what the writer has written until now.
  rocksdb::Status CatchUp() const;

  // Whether a secondary stumbled over a file that the writer has replaced. It has caught up then and may read again.
  bool IsOvertaken(const rocksdb::Status& status) const;

 private:
  RocksInstance() = default;
  void Keep(const std::vector<Family>& families, const std::vector<rocksdb::ColumnFamilyHandle*>& opened);

  std::string log_dir_;
  std::unique_ptr<rocksdb::DB> db_;
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;  // by family; null where it was not opened
};

std::vector<Family> AllFamilies();

}  // namespace sohoa::store
