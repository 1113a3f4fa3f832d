// Requests that other processes leave in the folder of a store for the one that writes it: RocksDB lets only one write,
// and a checker must not wait until the watched folder is empty. A request is a file in `requests/`, whole or not there
// (written, synced, renamed, folder synced), readable by its owner only; its answer is a file beside it.
//
// <id>.request   what is asked        <id>.taken   the writer is at it (backups only)
// <id>.answer    what became of it    <id>.damaged a request that does not decode, kept for a person
//
// A RequestFolder may be used by several threads. Errors are kDiskFull and kInputOutput.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"
#include "store/vault.h"

namespace sohoa::store {

enum class RequestKind { kVersion, kBackup, kEvents, kVersions };

struct Request {
  RequestKind kind = RequestKind::kVersion;
  std::string actor;
  std::string payload;  // kVersion: the record, encoded; kBackup: how many to keep, line feed, the folder;
                        // kEvents: the events, kVersions: the records, encoded
};

struct Answer {
  Status status;
  std::string payload;
};

class RequestFolder {
 public:
  // Requests and answers of an encrypted store are sealed by its vault, each to its own name.
  explicit RequestFolder(const std::string& store_dir, std::shared_ptr<const Vault> vault = nullptr);

  // For those who ask. The id sorts by time.
  Result<std::string> Leave(const Request& request);
  void Withdraw(const std::string& id);
  bool IsTaken(const std::string& id) const;
  std::optional<Answer> TakeAnswer(const std::string& id);  // and removes it

  // For the writer.
  std::vector<std::string> Waiting() const;  // ids, the oldest first
  bool IsWaiting(const std::string& id) const;
  std::optional<Request> Read(const std::string& id);  // nothing when it does not decode: it is set aside
  void Take(const std::string& id);
  Status Settle(const std::string& id, const Answer& answer);  // answers, then removes the request
  // Whether the process that asked is still there to hear the answer.
  static bool IsAskerAlive(const std::string& id);
  // Removes answers that nobody came for within a day.
  void Tidy();

 private:
  std::string Path(const std::string& id, std::string_view ending) const;
  Status WriteSealed(const std::string& id, std::string_view ending, const std::string& text) const;
  // Nothing when there is no such file; empty when its seal does not hold.
  std::optional<std::string> ReadSealed(const std::string& id, std::string_view ending) const;

  std::string dir_;
  std::shared_ptr<const Vault> vault_;
};

}  // namespace sohoa::store
