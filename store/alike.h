// Stored records that may be the same paper as a given one. Thread-safe as the database is.
#pragma once

#include <string>
#include <vector>

#include "model/record.h"
#include "model/result.h"
#include "store/database.h"

namespace sohoa::store {

// See Store::FindAlike. Reads a bounded number of entries of each index, so that the cost does not grow with the store.
Result<std::vector<std::string>> FindAlike(const Database& database, const Record& paper, int limit);

}  // namespace sohoa::store
