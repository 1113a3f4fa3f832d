// Checks everything against everything: originals against their hashes, values against their encoding, heads against
// versions, sources against records, index entries against what they are computed from, the audit chain, the counters.
#pragma once

#include <cstdint>
#include <functional>

#include "store/database.h"
#include "store/store.h"

namespace sohoa::store {

// What is wrong with the store is a finding; an Error only says that the check itself could not go on. Nothing may
// write meanwhile.
Result<VerifyReport> VerifyStore(const Database& database, const std::function<void(std::uint64_t)>& progress);

}  // namespace sohoa::store
