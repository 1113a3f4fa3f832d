// Whether a folder (of a store, or of its backups) is encrypted: a file `KEY` in it says so, and with which key. It
// tells whether a key is the right one and nothing else. Errors are kStoreKey, kDiskFull, kInputOutput.
#pragma once

#include <memory>
#include <string>

#include "model/result.h"
#include "store/store.h"
#include "store/vault.h"

namespace sohoa::store {

// The vault for what is in the folder; null when it is not encrypted. A key that is missing, wrong, lies in the folder
// itself, or was given for what was made without one, is kStoreKey. `is_new`: nothing is there yet, so the key decides.
Result<std::shared_ptr<const Vault>> VaultOf(const Place& place, bool is_new);

// The same of the folder of a store, which is new when RocksDB has made nothing in it.
bool IsNewStore(const std::string& dir);
Result<std::shared_ptr<const Vault>> VaultOfStore(const Place& place);

// Sees to it that the folder has the mark of the vault, or none without a vault. One that says otherwise, or is missing
// from what is not new, is kStoreKey: what lies there belongs to another store.
Status MarkFolder(const std::string& dir, const Vault* vault, bool is_new);

}  // namespace sohoa::store
