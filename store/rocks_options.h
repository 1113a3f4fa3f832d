// How RocksDB is set up for an office PC: little memory, few files, nothing lost. Only database.cc includes this.
#pragma once

#include <rocksdb/db.h>
#include <rocksdb/options.h>

#include <vector>

#include "store/database.h"

namespace sohoa::store {

rocksdb::DBOptions DatabaseOptions(OpenMode mode);

// In the order of Family.
std::vector<rocksdb::ColumnFamilyDescriptor> FamilyDescriptors(OpenMode mode);

}  // namespace sohoa::store
