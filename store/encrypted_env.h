// RocksDB's file system with every file run through the vault: tables, log, manifest, backups. A file begins with a
// page that holds its random number; the rest has the length of what it says.
#pragma once

#include <rocksdb/env.h>

#include <memory>

#include "store/vault.h"

namespace sohoa::store {

// Must outlive every database that uses it.
std::unique_ptr<rocksdb::Env> MakeEncryptedEnv(std::shared_ptr<const Vault> vault);

}  // namespace sohoa::store
