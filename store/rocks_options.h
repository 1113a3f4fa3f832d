// How RocksDB is set up for an office PC: little memory, few files, nothing lost.
#pragma once

#include <rocksdb/db.h>
#include <rocksdb/options.h>

#include <vector>

#include "store/database.h"

namespace sohoa::store {

rocksdb::DBOptions DatabaseOptions(OpenMode mode);

// In the order of `families`.
std::vector<rocksdb::ColumnFamilyDescriptor> FamilyDescriptors(OpenMode mode, const std::vector<Family>& families);

}  // namespace sohoa::store
