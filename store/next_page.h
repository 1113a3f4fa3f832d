// From one page of hits to the next. Pure and thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "store/store.h"

namespace sohoa::store {

// Query::after for the page behind this record, the last hit of `shown`: of the papers that were there when its first
// page was asked for, at which the store had these counts.
std::string NextPage(const Query& shown, std::string_view last_record_id, const Counts& counts);

// Behind which record a page begins (empty: with the first hit), the last audit entry of the papers that may stand on
// it (0: any), and how many hits the first page was searched for (0: all).
struct PageStart {
  std::string after;
  std::uint64_t as_of = 0;
  int first_limit = 0;
};
PageStart PageStartOf(const Query& query);

}  // namespace sohoa::store
