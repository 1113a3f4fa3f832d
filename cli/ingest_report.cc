#include "cli/ingest_report.h"

#include <algorithm>

#include "cli/record_json.h"
#include "cli/table.h"

namespace sohoa::cli {
namespace {

constexpr std::size_t kBarWidth = 24;
constexpr std::string_view kBetween = " · ";

std::string_view Glyph(const Outcome& outcome) {
  switch (outcome.kind) {
    case OutcomeKind::kStored:
      return NeedsReview(outcome.record) ? "!" : "✓";
    case OutcomeKind::kDuplicate:
      return "=";
    case OutcomeKind::kQuarantined:
      return "✗";
    case OutcomeKind::kExcluded:
      return "–";
  }
  return "";
}

Message DuplicateMessage(DuplicateKind kind) {
  switch (kind) {
    case DuplicateKind::kSheet:
      return Message::kDuplicateSheet;
    case DuplicateKind::kResult:
      return Message::kDuplicateResult;
    case DuplicateKind::kBytes:
    case DuplicateKind::kNone:
      return Message::kDuplicateBytes;
  }
  return Message::kDuplicateBytes;
}

void Append(std::string* line, std::string_view part) {
  if (part.empty()) return;
  if (!line->empty()) *line += kBetween;
  *line += part;
}

double Ratio(double amount, double of) { return of > 0 ? amount / of : 0; }

// Files that were not opened yet hold as many pages, it is supposed, as those that are done.
double ExpectedPages(const pipeline::Progress& progress) {
  const double pages_a_file = Ratio(static_cast<double>(progress.pages_done), static_cast<double>(progress.files_done));
  return std::max(static_cast<double>(progress.pages_found), pages_a_file * static_cast<double>(progress.files_found));
}

}  // namespace

std::string IngestReport::DocumentText(const Outcome& outcome) const {
  const std::vector<Field> fields = EffectiveFields(outcome.record);
  const FieldCounts counts = CountFields(fields);
  std::string line = std::string(Glyph(outcome)) + " " + catalog_.Title(outcome.record.document.type);
  Append(&line, context_.Listed(ValueOf(fields, "document_number")));
  Append(&line, context_.Listed(Headline(fields)));
  if (outcome.kind == OutcomeKind::kDuplicate) {
    Append(&line, context_.Text(DuplicateMessage(outcome.duplicate_kind), {outcome.duplicate_of}));
  } else {
    Append(&line,
           context_.Text(Message::kFieldCounts, {std::to_string(counts.accepted), std::to_string(counts.review)}));
    Append(&line, outcome.record.id);
  }
  Append(&line,
         context_.Text(Message::kSourceAndPages, {context_.Listed(outcome.source_path), PageList(outcome.pages)}));
  return line;
}

std::string IngestReport::OutcomeText(const Outcome& outcome) const {
  const bool is_document = outcome.kind == OutcomeKind::kStored || outcome.kind == OutcomeKind::kDuplicate;
  if (is_document) return DocumentText(outcome);
  Error reason = outcome.reason.value_or(Error{});
  reason.file = context_.Listed(outcome.source_path);
  std::string text = std::string(Glyph(outcome)) + " " + DescribeForPeople(reason, context_.language());
  if (outcome.kind == OutcomeKind::kQuarantined) text += "\n  → " + Remedy(reason.code, context_.language());
  return text;
}

void IngestReport::OnOutcome(const Outcome& outcome) {
  const std::lock_guard lock(mutex_);
  progress_.Clear();
  if (outcome.kind == OutcomeKind::kStored) {
    const FieldCounts counts = CountFields(EffectiveFields(outcome.record));
    PerType& type = types_[outcome.record.document.type];
    ++type.papers;
    type.fields.accepted += counts.accepted;
    type.fields.review += counts.review;
    if (NeedsReview(outcome.record)) ++records_in_review_;
  }
  context_.out().Line(context_.json() ? ToLine(OutcomeJson(outcome, context_.language())) : OutcomeText(outcome));
}

void IngestReport::OnProgress(const pipeline::Progress& progress) {
  const std::lock_guard lock(mutex_);
  // A watched folder is idle most of the day; a log need not say so every other second.
  const bool is_idle = progress.files_done >= progress.files_found;
  if (is_idle && !context_.err().IsTerminal()) return;
  const auto done = static_cast<double>(progress.pages_done);
  const double expected = ExpectedPages(progress);
  const double rate = Ratio(done, progress.seconds);
  std::string line = context_.err().IsTerminal() ? Bar(Ratio(done, expected), kBarWidth) + " " : "";
  line +=
      context_.Text(Message::kProgressPages, {std::to_string(progress.pages_done), std::to_string(progress.pages_found),
                                              std::to_string(progress.files_done), std::to_string(progress.files_found),
                                              FormatDecimal(rate, 1, context_.language())});
  if (rate > 0 && expected > done) {
    Append(&line, context_.Text(Message::kProgressLeft, {FormatDuration((expected - done) / rate)}));
  }
  Append(&line, progress.current);
  progress_.Update(line);
}

std::string IngestReport::TypesTable() const {
  Table table({{context_.Text(Message::kColumnType), Align::kLeft, true},
               {context_.Text(Message::kColumnPapers), Align::kRight},
               {context_.Text(Message::kColumnAccepted), Align::kRight},
               {context_.Text(Message::kColumnReview), Align::kRight}});
  const auto count = [&](std::uint64_t number) { return FormatCount(number, context_.language()); };
  PerType all;
  for (const auto& [name, type] : types_) {
    table.AddRow({catalog_.Title(name), count(type.papers), count(type.fields.accepted), count(type.fields.review)});
    all.papers += type.papers;
    all.fields.accepted += type.fields.accepted;
    all.fields.review += type.fields.review;
  }
  table.AddRow(
      {context_.Text(Message::kRowAll), count(all.papers), count(all.fields.accepted), count(all.fields.review)});
  return table.ToString(context_.out().Width());
}

std::string IngestReport::TotalsTable(const pipeline::IngestSummary& summary) const {
  constexpr unsigned long long kKilobyte = 1024;
  const pipeline::Progress& totals = summary.totals;
  const auto count = [&](std::uint64_t number) { return FormatCount(number, context_.language()); };
  const auto decimal = [&](double number, int digits) { return FormatDecimal(number, digits, context_.language()); };
  const auto memory = [&](long kilobytes) {
    return FormatBytes(static_cast<unsigned long long>(kilobytes) * kKilobyte, context_.language());
  };
  Table table({{"", Align::kLeft}, {"", Align::kRight}});
  table.AddRow({context_.Text(Message::kRowFiles), count(totals.files_done)});
  table.AddRow({context_.Text(Message::kRowPages), count(totals.pages_done)});
  table.AddRow({context_.Text(Message::kRowStored), count(totals.stored)});
  table.AddRow({context_.Text(Message::kRowDuplicates), count(totals.duplicates)});
  table.AddRow({context_.Text(Message::kRowQuarantined), count(totals.quarantined)});
  table.AddRow({context_.Text(Message::kRowExcluded), count(totals.excluded)});
  table.AddRow({context_.Text(Message::kRowTime), FormatDuration(totals.seconds)});
  const auto pages = static_cast<double>(totals.pages_done);
  table.AddRow({context_.Text(Message::kRowPagesPerSecond), decimal(Ratio(pages, totals.seconds), 2)});
  table.AddRow({context_.Text(Message::kRowCpuPerPage), decimal(Ratio(summary.cpu_seconds, pages), 2)});
  table.AddRow({context_.Text(Message::kRowPeakWorker), memory(summary.peak_worker_kb)});
  table.AddRow({context_.Text(Message::kRowPeakSupervisor), memory(summary.peak_supervisor_kb)});
  return table.ToString(0);
}

void IngestReport::Finish(const pipeline::IngestSummary& summary) {
  const std::lock_guard lock(mutex_);
  progress_.Clear();
  Output& to = context_.json() ? context_.err() : context_.out();
  if (!types_.empty()) to.Write("\n" + TypesTable());
  to.Write("\n" + TotalsTable(summary));
  if (records_in_review_ > 0) {
    context_.Tell(Message::kNextReview, {std::to_string(records_in_review_), context_.Hint("review list")});
  }
  if (summary.totals.quarantined > 0) context_.Tell(Message::kNextQuarantined, {context_.Hint("status")});
  if (summary.totals.stored + summary.totals.duplicates > 0) {
    context_.Tell(Message::kNextLookup, {context_.Hint("lookup")});
  }
}

}  // namespace sohoa::cli
