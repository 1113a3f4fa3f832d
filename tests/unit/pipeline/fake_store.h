// A store in memory that keeps the promises of store.h which the pipeline leans on, and can be told to fail.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "store/store.h"

namespace sohoa::pipeline {

class FakeStore : public store::Store {
 public:
  Status Refresh() override { return {}; }
  Result<store::SourceState> FindSource(std::string_view hash) override;
  Result<Record> Get(std::string_view record_id) override;
  Result<Record> GetVersion(std::string_view record_id, int version) override;
  Result<std::vector<Record>> History(std::string_view record_id) override;
  Result<std::vector<Page>> Pages(std::string_view source_hash) override;
  Result<std::string> Original(std::string_view source_hash) override;
  Result<std::vector<std::string>> FindByLegalIdentity(std::string_view identity) override;
  Result<std::vector<std::string>> FindAlike(const Record& paper, int limit) override;
  Result<std::vector<store::Hit>> Lookup(const store::Query&) override { return std::vector<store::Hit>{}; }
  Result<std::vector<Record>> InReview(int) override { return std::vector<Record>{}; }
  Result<std::vector<std::string>> DossierRecords(std::string_view) override { return std::vector<std::string>{}; }
  Status ForEachRecord(const std::function<bool(const Record&)>&) override { return {}; }
  Status ForEachSource(const std::function<bool(const store::SourceState&)>& visit) override;
  Result<store::Counts> Count() override;
  void ServeRequests() override {
    if (on_requests) on_requests();
  }
  Result<store::VerifyReport> Verify(const std::function<void(std::uint64_t)>&) override {
    return store::VerifyReport{};
  }
  Status Commit(const store::SourceCommit& commit, std::string_view actor) override;
  Status AddBytesSighting(std::string_view hash, const Sighting& sighting, std::string_view actor) override;
  Status AddVersions(const std::vector<Record>& versions, std::string_view actor) override;
  Result<std::vector<Event>> Events(EventKind, std::string_view) override { return std::vector<Event>{}; }
  Status ForEachEvent(EventKind, std::string_view, std::string_view,
                      const std::function<bool(const Event&)>&) override {
    return {};
  }
  Status AddEvents(const std::vector<Event>&, std::string_view) override { return {}; }
  Status ReplacePages(std::string_view hash, const std::vector<Page>& pages, const std::vector<Record>& versions,
                      std::string_view actor) override;

  Status Exclude(const std::vector<store::Exclusion>& exclusions, const std::string& hand_over,
                 std::string_view actor) override;

  struct Kept {
    store::SourceState state;
    std::string original;
    std::vector<Page> pages;
  };
  std::map<std::string, Kept, std::less<>> sources;
  std::map<std::string, std::vector<Record>, std::less<>> records;  // versions, oldest first
  int writes = 0;
  std::function<void()> on_requests;  // what other processes ask of the writer
  std::optional<Error> fail_writes;   // while set, every write answers it
};

}  // namespace sohoa::pipeline
