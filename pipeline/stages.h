// The way of a paper (design.md 2) as a running machine: inputs are added, Step() moves everything on by one event, and
// each input says when all that was in it is settled. stages.cc holds the stages in their order.
//
// Single-threaded: everything is told from inside Step(). Memory is bounded: a window of files is open at a time, pages
// wait as numbers in the queue, and only files whose pages are being read hold words.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extractors/papers/paper_catalog.h"
#include "pipeline/file_reading.h"
#include "pipeline/ingest.h"
#include "pipeline/intake.h"
#include "pipeline/ledger.h"
#include "pipeline/spool.h"
#include "pipeline/worker_pool.h"

namespace sohoa::pipeline {

// What the stages lean on; tests bring their own.
struct Surroundings {
  store::Store& store;
  const settings::Settings& settings;
  std::function<papers::SourceReading(const std::vector<Page>&)> extract;
  LedgerOptions ledger;
  std::string dossier;  // for every file, when the user named one
  int jobs = 0;
  // Whether a file that cannot be read just now is left for another time (the watched folder) or set aside with a
  // reason.
  bool patient = false;
  // A failure recorded up to then (ISO 8601 UTC) is tried again, for the program or its options have changed since;
  // later ones are not read again. Empty: no change is known.
  std::string changed_at = {};
};

// What became of one input as a whole.
struct InputResult {
  std::vector<Outcome> outcomes;
  std::optional<Error> left;  // not settled, because of the surroundings (disk full, a share gone): try again later
};
using OnSettled = std::function<void(const InputResult&)>;

class Stages {
 public:
  Stages(Surroundings surroundings, Observer& observer);
  ~Stages();
  Stages(const Stages&) = delete;
  Stages& operator=(const Stages&) = delete;

  // Queues a file or archive; on_settled is called once, when everything in it is committed or left.
  void Add(FoundFile file, OnSettled on_settled);
  // Sets aside what was met before a file could be added (a path that is not there). Answers the store's error, if any.
  Status Refuse(const Error& error);

  bool idle() const { return waiting_.empty() && open_ == 0; }
  // Moves on; waits at most `wait` for a worker or for `wake` (a descriptor, or -1).
  void Step(std::chrono::milliseconds wait, int wake = -1);
  // Ends the workers; what is not committed stays where it is.
  void Stop();

  // Set once the store could not write: nothing more will be committed until it is opened again.
  const std::optional<Error>& store_failure() const { return store_failure_; }

  const Progress& progress() const { return progress_; }
  // Complete after Stop().
  IngestSummary Summary() const;

 private:
  struct Input;  // what was added, with all that is inside
  struct Tree;   // what an archive and all that is nested in it may still unpack
  struct Item;   // one file that waits
  struct Paper;  // one file that is open
  using ItemPtr = std::shared_ptr<Item>;
  using PaperPtr = std::shared_ptr<Paper>;

  bool ClaimMore();
  void Claim(const ItemPtr& item);
  void CompareBytes(const PaperPtr& paper);
  void Unpack(const PaperPtr& paper, bool single_stream);
  void TakeMembers(const PaperPtr& archive, const Status& status);
  void ReadPages(const PaperPtr& paper);
  void MakeRecords(const PaperPtr& paper, FileContent content);

  bool StaysSetAside(const Paper& paper, const store::SourceState& known) const;
  bool MayPass(const Paper& paper, const Error& reason);
  bool WaitsForTwin(const PaperPtr& paper);
  bool ChangedMeanwhile(const PaperPtr& paper);
  void SetAside(const PaperPtr& paper, Error reason);
  void Settle(const PaperPtr& paper, Ledger::Outcomes outcomes);
  void Leave(const PaperPtr& paper, const Error& reason);
  void Close(const PaperPtr& paper);
  void Release(const std::shared_ptr<Input>& input);
  void Tell(Input* input, Outcome outcome);
  void Report(bool at_once);

  Surroundings around_;
  Observer& observer_;
  Ledger ledger_;
  Result<std::unique_ptr<Spool>> spool_;  // where workers unpack archives; they may write nowhere else
  WorkerPool pool_;
  std::deque<ItemPtr> waiting_;
  std::map<std::string, std::vector<ItemPtr>> twins_;  // by the hash of a file that is open: others with the same bytes
  std::map<std::string, Error> set_aside_;             // by hash, until the machine is idle
  std::map<std::string, int> out_of_memory_;           // how often a file met a machine without memory, by hash
  std::optional<Error> store_failure_;
  int open_ = 0;  // files past Claim
  int unpacking_ = 0;
  std::uint64_t next_file_ = 1;
  Progress progress_;
  std::chrono::steady_clock::time_point started_, reported_;
  double cpu_before_ = 0;
};

}  // namespace sohoa::pipeline
