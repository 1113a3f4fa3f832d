// The index entries that records ought to have, for walks over the index, which comes sorted by text and meets each
// record many times. Not thread-safe.
#pragma once

#include <map>
#include <string>

#include "store/index_entries.h"
#include "store/reader.h"

namespace sohoa::store {

class RememberedEntries {
 public:
  // `reader` must outlive this.
  explicit RememberedEntries(const Reader& reader) : reader_(reader) {}

  // None for a record that is not there or cannot be read. Valid until the next call.
  const IndexEntries& Of(const std::string& record_id);

 private:
  const Reader& reader_;
  std::map<std::string, IndexEntries> remembered_;
};

}  // namespace sohoa::store
