// Rebuilds what follows from the newest versions: heads, index entries, dossiers, the links from sources to records,
// the counters. docs/store-format.md, "Repair".
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "store/database.h"
#include "store/store.h"

namespace sohoa::store {

// The report of the store as it is afterwards. Nobody else may have the database open. Writes nothing when all is well;
// otherwise a mark stands in the store until the rebuilding is through, and it ends with an entry of the audit log.
Result<VerifyReport> RepairStore(Database& database, std::string_view actor,
                                 const std::function<void(std::uint64_t)>& progress);

}  // namespace sohoa::store
