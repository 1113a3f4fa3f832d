// Small files that are there whole or not at all, also after a power cut, and for their owner alone. Thread-safe for
// different paths. Errors are kDiskFull and kInputOutput.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/result.h"

namespace sohoa::store {

// Written beside, synced, renamed, and the folder synced. What has that name is replaced.
Status WriteDurably(const std::string& path, std::string_view bytes);
// The same under a name that nothing has yet, else kUsage.
Status WriteNew(const std::string& path, std::string_view bytes);
// So that names that were made or taken away in it stay so.
Status SyncFolder(const std::string& dir);
// Nothing when it cannot be read.
std::optional<std::string> ReadSmallFile(const std::string& path);
// What a system call that failed on `path` means.
Error SystemError(const std::string& path, int reason);

}  // namespace sohoa::store
