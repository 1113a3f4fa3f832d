// The writer's side of store/requests.h: carries out what other processes asked for, each once. A version and the id of
// its request are one batch, so that after a crash the request is known to be done. Backups run in a thread of their
// own beside the writing. Thread-safe.
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <string>
#include <thread>

#include "store/database.h"
#include "store/requests.h"
#include "store/writer.h"

namespace sohoa::store {

class RequestServer {
 public:
  // Database and writer must outlive it.
  RequestServer(RequestFolder folder, Database& database, Writer& writer);
  ~RequestServer();  // ends a backup that is under way
  RequestServer(const RequestServer&) = delete;
  RequestServer& operator=(const RequestServer&) = delete;

  // Does what waits. Looks into the folder at most ten times a second, however often it is called.
  void Serve();

 private:
  void ServeVersions(const std::string& id, const Request& request);
  void ServeEvents(const std::string& id, const Request& request);
  void ServeBackup(const std::string& id, const Request& request);

  Database& database_;
  Writer& writer_;
  RequestFolder folder_;
  std::mutex serving_;
  std::chrono::steady_clock::time_point next_look_;
  std::string backup_id_;  // of the backup that is under way; empty: none
  std::atomic<bool> backup_done_ = false;
  std::thread backup_;
};

}  // namespace sohoa::store
