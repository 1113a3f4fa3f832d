// Opening a store otherwise than clerks do: for programs that measure. Everything else uses Store::Open.
#pragma once

#include <memory>
#include <string>

#include "store/database.h"
#include "store/store.h"

namespace sohoa::store {

Result<std::unique_ptr<Store>> OpenWith(const Place& place, OpenMode mode, Durability durability);

}  // namespace sohoa::store
