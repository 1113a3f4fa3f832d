// What RocksDB says, in our vocabulary of errors.
#pragma once

#include <rocksdb/status.h>

#include <string>

#include "model/error.h"

namespace sohoa::store {

// `status` is not ok; `dir` is named as the file concerned.
Error ToError(const rocksdb::Status& status, const std::string& dir);

}  // namespace sohoa::store
