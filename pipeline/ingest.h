// Runs files, folders and archives through the whole way of a paper (design.md 2) and says what became of each.
//
// Ingest() is the front door of this folder; pipeline/stages.cc holds the stages in order. One Ingest at a time in a
// process. Parsing, unpacking, rendering and recognition run in worker processes (pipeline/worker.h).
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "extractors/papers/paper_catalog.h"
#include "extractors/reading/draw.h"
#include "model/record.h"
#include "model/result.h"
#include "reuse/rules.h"
#include "settings/settings.h"
#include "store/store.h"

namespace sohoa::pipeline {

struct Progress {
  std::uint64_t files_found = 0, files_done = 0;
  std::uint64_t pages_found = 0, pages_done = 0;
  std::uint64_t stored = 0, duplicates = 0, quarantined = 0, excluded = 0;
  std::string current;  // a file that is being read
  double seconds = 0;   // since the start
};

// Told of everything that happens, from the supervisor's thread, in the order of commits.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void OnOutcome(const Outcome& outcome) = 0;     // committed
  virtual void OnProgress(const Progress& progress) = 0;  // at least once a second while anything runs
};

struct IngestOptions {
  std::vector<std::string> paths;
  std::string dossier;                       // of everything; empty: as names and papers say
  int jobs = 0;                              // 0: as settings say
  std::string actor;                         // who asked, for the audit log
  const reuse::ReuseRules* reuse = nullptr;  // validity and result codes; null: neither is kept
  const std::atomic<bool>* stop = nullptr;   // set: finish what is being committed, leave the rest waiting
};

struct IngestSummary {
  Progress totals;
  double cpu_seconds = 0;   // supervisor and workers
  long peak_worker_kb = 0;  // the largest resident set of a worker
  long peak_supervisor_kb = 0;
};

Result<IngestSummary> Ingest(store::Store& store, const papers::PaperCatalog& catalog,
                             const settings::Settings& settings, const IngestOptions& options, Observer& observer);

struct WatchOptions {
  std::string inbox;
  bool once = false;  // take what is complete now, then end
  int jobs = 0;
  std::string actor;
  Language language = Language::kVietnamese;
  const reuse::ReuseRules* reuse = nullptr;  // validity and result codes; null: neither is kept
  const std::atomic<bool>* stop = nullptr;
};

// The watched folder: inotify plus a rescan. A file is taken when it has stopped changing and its structure is
// complete. Done files move to <inbox>/_da_xong after their commit, failed ones to <inbox>/_loi with a text beside them
// that says in the clerk's language what is wrong and what to do.
Result<IngestSummary> Watch(store::Store& store, const papers::PaperCatalog& catalog,
                            const settings::Settings& settings, const WatchOptions& options, Observer& observer);

struct ReprocessOptions {
  bool from_ocr = false;  // else from the stored words
  std::string type;       // only records of this type
  std::vector<std::string> records;
  bool dry_run = false;
  int jobs = 0;
  std::string actor;
  std::string hand_over;                     // folder for originals in which a secrecy mark is found
  const reuse::ReuseRules* reuse = nullptr;  // validity and result codes; null: neither is kept
  const std::atomic<bool>* stop = nullptr;
};

struct FieldChange {
  std::string record_id;
  std::string field;  // or "type"
  std::string before;
  std::string after;
  bool person_keeps = false;  // a person's value stands above it
};

struct ReprocessSummary {
  std::uint64_t records = 0, changed = 0, unchanged = 0, failed = 0;
  std::uint64_t excluded = 0;  // sources in which a secrecy mark was found
};

// Reads stored sources again. Every change is told before it is written; a record whose values and rules are unchanged
// gets no new version. A person's values are never touched. A source in which a secrecy mark is found leaves the store
// (Store::Exclude) with every other one that holds the marked paper. Resumable: a record already at the current
// fingerprint is skipped quickly.
Result<ReprocessSummary> Reprocess(store::Store& store, const papers::PaperCatalog& catalog,
                                   const settings::Settings& settings, const ReprocessOptions& options,
                                   const std::function<void(const FieldChange&)>& on_change, Observer& observer);

// What papers are read with here: "tesseract 5.3.0 ...", asked of a worker. Errors: kEngineMissing,
// kWorkerProgram; kInternal when workers do not start.
Result<std::string> Engine(const settings::Settings& settings);

// A worker for small questions outside a run: a page of a stored source as PNG (review, drawings). `boxes` are drawn on
// it, in fractions of the picture.
Result<std::string> RenderPage(store::Store& store, const settings::Settings& settings, const std::string& source_hash,
                               const Page& page, const Box& crop, int max_width,
                               const std::vector<reading::DrawnBox>& boxes = {});

}  // namespace sohoa::pipeline
