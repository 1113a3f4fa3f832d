// What `ingest` and `watch` tell while they run and at their end.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "cli/context.h"
#include "cli/progress_line.h"
#include "cli/record_text.h"
#include "pipeline/ingest.h"

namespace sohoa::cli {

// A line for each document or failed input as soon as it is committed, a progress line meanwhile, and a summary.
// The pipeline may call from a thread of its own.
class IngestReport : public pipeline::Observer {
 public:
  IngestReport(Context& context, const papers::PaperCatalog& catalog)
      : context_(context), catalog_(catalog), progress_(context.err()) {}

  void OnOutcome(const Outcome& outcome) override;
  void OnProgress(const pipeline::Progress& progress) override;

  // Tables of what was found and what it cost, and what to do next.
  void Finish(const pipeline::IngestSummary& summary);

 private:
  struct PerType {
    std::uint64_t papers = 0;
    FieldCounts fields;
  };

  std::string OutcomeText(const Outcome& outcome) const;
  std::string DocumentText(const Outcome& outcome) const;
  std::string TypesTable() const;
  std::string TotalsTable(const pipeline::IngestSummary& summary) const;

  Context& context_;
  const papers::PaperCatalog& catalog_;
  std::mutex mutex_;
  ProgressLine progress_;
  std::map<std::string, PerType> types_;
  std::uint64_t records_in_review_ = 0;
};

}  // namespace sohoa::cli
