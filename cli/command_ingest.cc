// `ingest` and `watch`.
#include <filesystem>
#include <system_error>

#include "cli/commands.h"
#include "cli/ingest_report.h"

namespace sohoa::cli {
namespace {

namespace fs = std::filesystem;

// Rules, store and report of a run; `run` is the pipeline's front door.
template <class RunPipeline>
int RunWithReport(Context& context, bool stopping_is_the_end, const RunPipeline& run) {
  const Result<Rules> rules = context.LoadRules();
  if (!rules.ok()) return context.Fail(rules.error());
  const auto store = context.OpenStore(store::OpenMode::kWrite);
  if (!store.ok()) return context.Fail(store.error());
  IngestReport report(context, *rules->catalog);
  const Result<pipeline::IngestSummary> summary = run(**store, *rules, report);
  if (!summary.ok()) return context.Fail(summary.error());
  report.Finish(*summary);
  if (context.stop() && !stopping_is_the_end) {
    context.Tell(Message::kStopped);
    return kFailed;
  }
  return summary->totals.quarantined > 0 ? kSomeQuarantined : kDone;
}

}  // namespace

int Run(Context& context, const IngestArguments& arguments) {
  // A mistyped path is told before anything is read; a file that vanishes later is an outcome of the run.
  for (const std::string& path : arguments.paths) {
    std::error_code failed;
    if (fs::exists(path, failed)) continue;
    context.Tell(Message::kPathMissing, {path});
    return kNothingFound;
  }
  pipeline::IngestOptions options;
  options.paths = arguments.paths;
  options.dossier = arguments.dossier;
  options.jobs = arguments.jobs;
  options.actor = Account();
  options.stop = &context.stop();
  return RunWithReport(context, false, [&](store::Store& store, const Rules& rules, pipeline::Observer& observer) {
    return pipeline::Ingest(store, *rules.catalog, rules.settings, options, observer);
  });
}

int Run(Context& context, const WatchArguments& arguments) {
  std::error_code failed;
  if (!fs::is_directory(arguments.inbox, failed)) {
    context.Tell(Message::kInboxMissing, {arguments.inbox});
    return kNothingFound;
  }
  pipeline::WatchOptions options;
  options.inbox = arguments.inbox;
  options.once = arguments.once;
  options.jobs = arguments.jobs;
  options.actor = Account();
  options.language = context.language();
  options.stop = &context.stop();
  if (!arguments.once) context.Tell(Message::kWatching, {arguments.inbox});
  return RunWithReport(context, !arguments.once,
                       [&](store::Store& store, const Rules& rules, pipeline::Observer& observer) {
                         return pipeline::Watch(store, *rules.catalog, rules.settings, options, observer);
                       });
}

}  // namespace sohoa::cli
