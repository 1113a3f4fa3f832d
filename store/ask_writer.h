// Writing into a store that another process may hold: opened here when nobody writes, else left as a request that the
// writer carries out between two commits (store/requests.h). Thread-safe.
#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace sohoa::store {

// As Store::AddVersion. kStoreLocked: the writer did not answer within `patience`, or `stop` was set; the request
// stays, and whoever writes next carries it out, once.
Status AddVersionOrAsk(const Place& place, const Record& record, std::string_view actor,
                       std::chrono::milliseconds patience, const std::atomic<bool>& stop);

// As Store::AddVersions; else as AddVersionOrAsk.
Status AddVersionsOrAsk(const Place& place, const std::vector<Record>& records, std::string_view actor,
                        std::chrono::milliseconds patience, const std::atomic<bool>& stop);

// As Store::AddEvents; else as AddVersionOrAsk.
Status AddEventsOrAsk(const Place& place, const std::vector<Event>& events, std::string_view actor,
                      std::chrono::milliseconds patience, const std::atomic<bool>& stop);

// As Store::Backup. kStoreLocked: the writer did not begin within `patience`, or `stop` was set; nothing stays.
Result<BackupReport> BackupOrAsk(const Place& place, const std::string& backup_dir, int keep, std::string_view actor,
                                 std::chrono::milliseconds patience, const std::atomic<bool>& stop);

}  // namespace sohoa::store
