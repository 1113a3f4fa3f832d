// Puts an original into the store piece by piece, so that memory is bounded by a piece (16 MiB) whatever its size. All
// whole pieces are written ahead of the commit that speaks of them. Every original has the number of its commit in the
// audit log, so pieces with a higher number than the log's last entry belong to a commit that did not come: a kill, a
// full disk. Those are never read, and dropped when the store is opened for writing. Not thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "store/database.h"
#include "store/reader.h"

namespace sohoa::store {

struct WrittenOriginal {
  OriginalExtent extent;
  std::string hash;  // SHA-256 of all the bytes
};

// What is shorter than a piece goes into `batch`. `wrote_ahead` is set as soon as something was written besides.
// Errors: those of `read` and of the database.
Result<WrittenOriginal> WriteOriginal(Database& database, std::string_view hash, std::uint64_t number,
                                      const ReadOriginal& read, Batch* batch, bool* wrote_ahead);

// Deletes the pieces of originals behind the last entry of the audit log.
Status DropUnfinishedOriginals(Database& database, std::uint64_t last_entry);

}  // namespace sohoa::store
