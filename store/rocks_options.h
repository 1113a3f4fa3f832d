// How RocksDB is set up for an office PC: little memory, few files, nothing lost.
#pragma once

#include <rocksdb/db.h>
#include <rocksdb/options.h>

#include <string>
#include <vector>

#include "store/database.h"

namespace sohoa::store {

// `log_path`: of RocksDB's own log; empty for none.
rocksdb::DBOptions DatabaseOptions(OpenMode mode, const std::string& log_path);

// In the order of `families`.
std::vector<rocksdb::ColumnFamilyDescriptor> FamilyDescriptors(OpenMode mode, const std::vector<Family>& families);

}  // namespace sohoa::store
