// Checks everything against everything: files against their checksums, originals against their hashes, values against
// their encoding, heads against versions, sources against records, index entries against what they are computed from,
// the audit chain, the counters. What cannot be read is named: where a table is damaged, everything that must be in it
// is asked for one by one.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>

#include "store/database.h"
#include "store/store.h"

namespace sohoa::store {

struct Checked {
  VerifyReport report;
  Counts real;                    // what there is, counted
  bool complete = true;           // everything could be read, so `real` is all
  std::set<std::string> unsound;  // families with a file that is damaged, by name
};

// What is wrong with the store is a finding. Nothing may write meanwhile.
Checked CheckStore(const Database& database, const std::function<void(std::uint64_t)>& progress);

}  // namespace sohoa::store
