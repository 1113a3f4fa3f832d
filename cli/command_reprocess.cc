// `reprocess`.
#include <algorithm>

#include "cli/commands.h"
#include "cli/progress_line.h"
#include "cli/record_json.h"
#include "cli/record_text.h"
#include "pipeline/ingest.h"

namespace sohoa::cli {
namespace {

class ReprocessReport : public pipeline::Observer {
 public:
  explicit ReprocessReport(Context& context) : context_(context), progress_(context.err()) {}

  void OnOutcome(const Outcome& outcome) override {
    if (!outcome.reason) return;
    progress_.Clear();
    context_.err().Line(DescribeForPeople(*outcome.reason, context_.language()));
  }

  void OnProgress(const pipeline::Progress& progress) override {
    progress_.Update(context_.Text(
        Message::kProgressReprocess,
        {std::to_string(progress.files_done), std::to_string(progress.files_found), FormatDuration(progress.seconds)}));
  }

  void OnChange(const pipeline::FieldChange& change) {
    progress_.Clear();
    context_.out().Line(context_.json() ? ToLine(ChangeJson(change)) : ChangeText(change));
  }

  void Finish(const pipeline::ReprocessSummary& summary, const pipeline::ReprocessOptions& options) {
    progress_.Clear();
    const auto count = [&](std::uint64_t number) { return FormatCount(number, context_.language()); };
    context_.Tell(Message::kReprocessSummary,
                  {count(summary.records), count(summary.changed), count(summary.unchanged), count(summary.failed)});
    if (summary.excluded > 0) {
      context_.Tell(Message::kReprocessExcluded, {count(summary.excluded), options.hand_over});
    }
    if (options.dry_run) context_.Tell(Message::kReprocessDryRun);
  }

 private:
  static Json ChangeJson(const pipeline::FieldChange& change) {
    Json json;
    json["record"] = change.record_id;
    json["field"] = change.field;
    json["before"] = change.before;
    json["after"] = change.after;
    json["person_keeps"] = change.person_keeps;
    return json;
  }

  std::string ChangeText(const pipeline::FieldChange& change) const {
    const auto shown = [&](const std::string& value) {
      return value.empty() ? context_.Text(Message::kNoValue) : value;
    };
    std::string text =
        change.record_id + "  " + change.field + ": " + shown(change.before) + " → " + shown(change.after);
    if (change.person_keeps) text += "  (" + context_.Text(Message::kPersonKeeps) + ")";
    return text;
  }

  Context& context_;
  ProgressLine progress_;
};

std::string FolderBeside(std::string store_dir, const std::string& ending) {
  while (store_dir.size() > 1 && store_dir.back() == '/') store_dir.pop_back();
  return store_dir + ending;
}

}  // namespace

int Run(Context& context, const ReprocessArguments& arguments) {
  const Result<Rules> rules = context.LoadRules();
  if (!rules.ok()) return context.Fail(rules.error());
  if (!arguments.type.empty() && !context.IsKnownType(*rules->catalog, arguments.type)) return kUsage;
  // Looking at what would change needs no lock, so that it works beside a running watch.
  const auto store = context.OpenStore(arguments.dry_run ? store::OpenMode::kRead : store::OpenMode::kWrite);
  if (!store.ok()) return context.Fail(store.error());

  pipeline::ReprocessOptions options;
  options.from_ocr = arguments.from_ocr;
  options.type = arguments.type;
  options.records = arguments.records;
  options.dry_run = arguments.dry_run;
  options.jobs = arguments.jobs;
  options.actor = Account();
  options.hand_over = FolderBeside(context.store_dir(), rules->settings.secret_folder);
  options.reuse = &context.reuse_rules();
  options.stop = &context.stop();
  ReprocessReport report(context);
  const Result<pipeline::ReprocessSummary> summary = pipeline::Reprocess(
      **store, *rules->catalog, rules->settings, options,
      [&](const pipeline::FieldChange& change) { report.OnChange(change); }, report);
  if (!summary.ok()) return context.Fail(summary.error());
  report.Finish(*summary, options);
  if (context.stop()) {
    context.Tell(Message::kStopped);
    return kFailed;
  }
  return summary->failed > 0 || summary->excluded > 0 ? kSomeQuarantined : kDone;
}

}  // namespace sohoa::cli
