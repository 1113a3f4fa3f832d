// Where RocksDB's own warnings go. Its usual logger stops the process by an assertion when the disk is full; this one
// loses the line instead, since whatever matters comes back as a Status.
#pragma once

#include <rocksdb/env.h>

#include <memory>
#include <string>

namespace sohoa::store {

// Appends warnings and errors to the file, which begins anew when it has grown large; an empty path logs nothing.
std::shared_ptr<rocksdb::Logger> MakeLogger(const std::string& path);

}  // namespace sohoa::store
