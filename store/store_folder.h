// What is looked at before RocksDB opens the folder of a store: whether there is one, whether this program knows its
// families, and whether the key is the right one. Errors: kStoreMissing, kStoreDamaged, kStoreVersion, kStoreKey,
// kDiskFull, kInputOutput.
#pragma once

#include <rocksdb/env.h>

#include <memory>

#include "model/result.h"
#include "store/store.h"
#include "store/vault.h"

namespace sohoa::store {

// The vault of an encrypted store and the file system that it makes; both null for another.
struct Locker {
  std::shared_ptr<const Vault> vault;
  std::shared_ptr<rocksdb::Env> env;  // must outlive the databases that use it
};

// kWrite makes the folder of a new store, for its owner alone and with the mark of its key.
Result<Locker> PrepareFolder(const Place& place, OpenMode mode);

}  // namespace sohoa::store
