// Opening a store otherwise than clerks do: for programs that measure. Everything else uses Store::Open.
#pragma once

#include <memory>
#include <vector>

#include "store/database.h"
#include "store/store.h"

namespace sohoa::store {

Result<std::unique_ptr<Store>> OpenWith(const Place& place, OpenMode mode, Durability durability);

// What each family of a store takes on the disk.
Result<std::vector<FamilySize>> SizesOf(const Place& place);

}  // namespace sohoa::store
