// Puts sources, records and versions into the store, each call as one atomic batch with its counters and its audit
// entry. Thread-safe: calls are serialised by a mutex. The database must outlive the writer, and be open for writing.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"
#include "store/reader.h"

namespace sohoa::store {

class Writer {
 public:
  // Reads counters and the end of the audit log; writes the format version into a new store, and brings one of the
  // first version up to date.
  static Result<std::unique_ptr<Writer>> Load(Database& database);

  Status Commit(const SourceCommit& commit, std::string_view actor);
  Status AddBytesSighting(std::string_view hash, const Sighting& sighting, std::string_view actor);
  Status AddVersions(const std::vector<Record>& records, std::string_view actor);
  // AddVersions for a request of another process: nothing when the one with this id has been carried out before.
  Status AddRequestedVersions(const std::vector<Record>& records, std::string_view actor,
                              const std::string& request_id);
  // Forgets carried out requests of which `is_waiting` says that they are no longer there.
  Status ForgetRequests(const std::function<bool(const std::string& request_id)>& is_waiting);
  // What people did, all of one act in one batch. The ids must be new.
  Status AddEvents(const std::vector<Event>& events, std::string_view actor);
  Status AddRequestedEvents(const std::vector<Event>& events, std::string_view actor, const std::string& request_id);
  Status ReplacePages(std::string_view hash, const std::vector<Page>& pages, const std::vector<Record>& versions,
                      std::string_view actor);
  Status Exclude(const std::vector<Exclusion>& exclusions, const std::string& hand_over, std::string_view actor);

  // Held while nothing may be written, so that a check sees one state.
  std::unique_lock<std::mutex> Pause() { return std::unique_lock(mutex_); }

 private:
  struct Change;

  explicit Writer(Database& database) : database_(database), reader_(database) {}

  Status PutSource(const Source& source, const SourceCommit& commit, const StoredSource* before, Change* change) const;
  Status PutOriginal(const SourceCommit& commit, const StoredSource* before, Change* change) const;
  Status HandOver(const std::string& hash, const std::string& dir) const;
  Status PutPages(std::string_view hash, const std::vector<Page>& pages, Change* change) const;
  Status PutNewRecord(const Record& record, std::uint32_t received, Change* change) const;
  Status PutVersion(const Record& record, Change* change) const;
  Status PutVersions(const std::vector<Record>& records, Change* change) const;
  Status PutSighting(std::string_view record_id, const Sighting& sighting, std::uint32_t ordinal, Change* change) const;
  Status PutDossier(std::string_view dossier, Change* change) const;
  Status PutEvents(const std::vector<Event>& events, Change* change) const;
  // Whether the request with this id has been carried out before; the batch then marks it as carried out.
  Result<bool> MarkRequest(const std::string& request_id, Change* change) const;
  Result<Head> HeadOf(std::string_view record_id, const Change& change) const;
  Status FindAuditEnd();
  Status Apply(std::string_view actor, std::string_view action, std::string_view subject, Change* change);

  Database& database_;
  Reader reader_;
  std::mutex mutex_;
  Counts counts_;
  std::string audit_hash_;  // of the last entry
};

}  // namespace sohoa::store
