#include "store/remembered_entries.h"

#include <optional>

namespace sohoa::store {
namespace {

constexpr std::size_t kMostRemembered = 1000;  // records

}  // namespace

const IndexEntries& RememberedEntries::Of(const std::string& record_id) {
  if (const auto known = remembered_.find(record_id); known != remembered_.end()) return known->second;
  if (remembered_.size() >= kMostRemembered) remembered_.clear();
  const Result<std::optional<Head>> head = reader_.FindHead(record_id);
  const Result<Record> record = reader_.Get(record_id);
  const bool found = head && head->has_value() && record;
  return remembered_[record_id] = found ? EntriesOf(*record, (*head)->received) : IndexEntries();
}

}  // namespace sohoa::store
