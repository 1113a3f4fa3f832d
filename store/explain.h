// Why a record is a hit: for each criterion the field that fits it best, and how. Pure and thread-safe.
#pragma once

#include <vector>

#include "model/record.h"
#include "store/search_plan.h"
#include "store/store.h"

namespace sohoa::store {

// One match a criterion; unless `all`, only those that go through a succession.
std::vector<Match> MatchesOf(const Plan& plan, const Record& record, bool all);

}  // namespace sohoa::store
