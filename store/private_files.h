// RocksDB's file system, with every file that it makes for the owner alone (0600; RocksDB itself makes them 0644).
#pragma once

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <memory>

namespace sohoa::store {

std::shared_ptr<rocksdb::FileSystem> PrivateFiles();

// Over these; lives as long as the process.
rocksdb::Env* PrivateEnv();

}  // namespace sohoa::store
