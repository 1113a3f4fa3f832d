// The part of Verify that concerns records: versions, heads, sightings, index entries. And the log that both parts
// share. Not thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/index_entries.h"
#include "store/reader.h"

namespace sohoa::store {

class VerifyLog {
 public:
  explicit VerifyLog(const std::function<void(std::uint64_t)>& progress) : progress_(progress) {}

  // One more thing was checked.
  void Step();
  void Add(std::string where, std::string what);
  // Whether a family could be read through; adds a finding when not.
  bool Expect(const Status& status, std::string_view where);
  bool complete() const { return complete_; }  // no Expect was disappointed
  VerifyReport& report() { return report_; }
  VerifyReport TakeReport();

 private:
  const std::function<void(std::uint64_t)>& progress_;
  std::set<std::string> told_;  // so that one damaged block is told once for each thing in it
  bool complete_ = true;
  std::uint64_t steps_ = 0;
  std::uint64_t withheld_ = 0;  // findings beyond the most that are listed
  VerifyReport report_;
};

// Whether what later formats keep besides is still to be made, by the first opening for writing.
bool IsOfEarlierFormat(const Database& database);

class RecordCheck {
 public:
  // Adds to `real` what it counts and to `dossiers` those that records and sightings name. All must outlive it.
  RecordCheck(const Database& database, VerifyLog* log, Counts* real, std::set<std::string, std::less<>>* dossiers)
      : database_(database), reader_(database), log_(*log), real_(*real), dossiers_(*dossiers) {}

  void Run();

 private:
  void CheckRecords();
  void CheckVersion(std::string_view key, std::string_view value);
  void FinishRecord();
  void FindLostVersions();
  void CheckNewest(const Record& record);
  void CheckSource(const Record& record, const Head& head);
  void CheckEntries(const Record& record, const Head& head);
  void CheckHeads();
  void CheckSightings();
  void CheckIndex();
  void FindDangling();

  const Database& database_;
  Reader reader_;
  VerifyLog& log_;
  Counts& real_;
  std::set<std::string, std::less<>>& dossiers_;
  std::optional<Record> newest_;     // of the record whose versions are passing by
  std::string last_;                 // key that passed by
  std::uint64_t entries_there_ = 0;  // of those that must be
};

}  // namespace sohoa::store
