// The counters of a store, kept as one value that is written in the same batch as what they count. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"
#include "store/store.h"

namespace sohoa::store {

struct NamedCount {
  std::string_view name;
  std::uint64_t Counts::*member;
};
const std::vector<NamedCount>& AllCounts();  // in the order of their encoding; only ever extended at the end

std::string EncodeCounts(const Counts& counts);
Result<Counts> DecodeCounts(std::string_view bytes);

}  // namespace sohoa::store
