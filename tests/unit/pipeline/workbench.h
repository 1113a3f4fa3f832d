// What most tests of the pipeline need at hand: a store in memory, rules for papers of plain text, short limits, and an
// observer that remembers.
#pragma once

#include <string>
#include <vector>

#include "pipeline/runs.h"
#include "settings/settings.h"
#include "tests/unit/pipeline/fake_store.h"
#include "tests/unit/pipeline/paper_reader.h"
#include "tests/unit/pipeline/temporary_folder.h"

namespace sohoa::pipeline {

class RememberingObserver : public Observer {
 public:
  void OnOutcome(const Outcome& outcome) override { outcomes.push_back(outcome); }
  void OnProgress(const Progress& progress) override { last = progress; }

  // "stored scan.pdf 1,2", "duplicate(result) ...", "quarantined(file_empty) ...", in the order of commits.
  std::vector<std::string> Told(const std::string& without_prefix) const {
    std::vector<std::string> lines;
    for (const Outcome& outcome : outcomes) lines.push_back(Line(outcome, without_prefix));
    return lines;
  }

  std::vector<Outcome> outcomes;
  Progress last;

 private:
  static std::string Line(const Outcome& outcome, const std::string& without_prefix) {
    std::string line(OutcomeName(outcome.kind));
    if (outcome.kind == OutcomeKind::kDuplicate) line += "(" + std::string(DuplicateName(outcome.duplicate_kind)) + ")";
    if (outcome.reason) line += "(" + std::string(ErrorName(outcome.reason->code)) + ")";
    line += " " + (outcome.source_path.starts_with(without_prefix + "/")
                       ? outcome.source_path.substr(without_prefix.size() + 1)
                       : outcome.source_path);
    std::string pages;
    for (int page : outcome.pages) pages += (pages.empty() ? " " : ",") + std::to_string(page);
    return line + pages;
  }
};

struct Workbench {
  Workbench() {
    settings.worker_program = "/proc/self/exe";
    settings.page_seconds = 1;
    settings.file_seconds = 5;
    settings.worker_memory_mb = 256;
    settings.jobs = 2;
    settings.settle_seconds = 0;
    settings.rescan_seconds = 1;
    settings.dossier_seconds = 0;
  }

  Surroundings Around() {
    return {store,
            settings,
            &ExtractPapers,
            {rules, "tester", [](const std::string&) { return std::vector<std::string>{"number"}; }},
            "",
            0};
  }

  Result<IngestSummary> Ingest(const std::vector<std::string>& paths, const std::string& dossier = "") {
    IngestOptions options;
    options.paths = paths;
    options.dossier = dossier;
    options.actor = "tester";
    options.stop = stop;
    Surroundings around = Around();
    around.dossier = dossier;
    around.changed_at = changed_at;
    return IngestWith(std::move(around), options, observer);
  }

  TemporaryFolder folder;
  FakeStore store;
  settings::Settings settings;
  RememberingObserver observer;
  std::string rules = "rules 1";
  std::string changed_at;
  const std::atomic<bool>* stop = nullptr;
};

}  // namespace sohoa::pipeline
