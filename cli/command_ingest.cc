// `ingest` and `watch`.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <system_error>
#include <thread>

#include "cli/commands.h"
#include "cli/ingest_report.h"

namespace sohoa::cli {
namespace {

namespace fs = std::filesystem;

// Why a run ended before its time.
struct EarlyEnd {
  std::optional<Error> failure;
  bool had_store = false;
};

// Rules, store and report of a run; `run` is the pipeline's front door.
template <class RunPipeline>
int RunWithReport(Context& context, bool stopping_is_the_end, const RunPipeline& run, EarlyEnd* end = nullptr) {
  EarlyEnd ignored;
  if (end == nullptr) end = &ignored;
  const Result<Rules> rules = context.LoadRules();
  if (!rules.ok()) return context.Fail(rules.error());
  const auto store = context.OpenStore(store::OpenMode::kWrite);
  if (!store.ok()) {
    end->failure = store.error();
    return context.Fail(store.error());
  }
  end->had_store = true;
  IngestReport report(context, *rules->catalog);
  const Result<pipeline::IngestSummary> summary = run(**store, *rules, report);
  if (!summary.ok()) {
    end->failure = summary.error();
    return context.Fail(summary.error());
  }
  report.Finish(*summary);
  if (context.stop() && !stopping_is_the_end) {
    context.Tell(Message::kStopped);
    return kFailed;
  }
  return summary->totals.quarantined > 0 ? kSomeQuarantined : kDone;
}

// Another program may have taken the store while this one had to let go of it.
bool MayPass(ErrorCode code) {
  return code == ErrorCode::kDiskFull || code == ErrorCode::kInputOutput || code == ErrorCode::kStoreLocked;
}

// False when the person asked to end meanwhile.
bool Wait(const Context& context, std::chrono::seconds pause) {
  constexpr auto kStep = std::chrono::milliseconds(200);
  const auto until = std::chrono::steady_clock::now() + pause;
  while (!context.stop() && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(kStep);
  return !context.stop();
}

}  // namespace

int Run(Context& context, const IngestArguments& arguments) {
  // A mistyped path is told before anything is read; a file that vanishes later is an outcome of the run.
  for (const std::string& path : arguments.paths) {
    std::error_code failed;
    const fs::file_status status = fs::status(path, failed);
    if (fs::exists(status)) continue;
    // A share that does not answer is no mistyped path.
    if (!fs::status_known(status)) return context.Fail({ErrorCode::kInputOutput, path, 0, failed.message()});
    context.Tell(Message::kPathMissing, {path});
    return kNothingFound;
  }
  pipeline::IngestOptions options;
  options.paths = arguments.paths;
  options.dossier = arguments.dossier;
  options.jobs = arguments.jobs;
  options.actor = Account();
  options.reuse = &context.reuse_rules();
  options.stop = &context.stop();
  return RunWithReport(context, false, [&](store::Store& store, const Rules& rules, pipeline::Observer& observer) {
    return pipeline::Ingest(store, *rules.catalog, rules.settings, options, observer);
  });
}

int Run(Context& context, const WatchArguments& arguments) {
  std::error_code failed;
  const fs::file_status status = fs::status(arguments.inbox, failed);
  if (!fs::status_known(status)) return context.Fail({ErrorCode::kInputOutput, arguments.inbox, 0, failed.message()});
  if (!fs::is_directory(status)) {
    context.Tell(Message::kInboxMissing, {arguments.inbox});
    return kNothingFound;
  }
  pipeline::WatchOptions options;
  options.inbox = arguments.inbox;
  options.once = arguments.once;
  options.jobs = arguments.jobs;
  options.actor = Account();
  options.language = context.language();
  options.reuse = &context.reuse_rules();
  options.stop = &context.stop();
  if (!arguments.once) context.Tell(Message::kWatching, {arguments.inbox});
  const auto watch = [&](store::Store& store, const Rules& rules, pipeline::Observer& observer) {
    return pipeline::Watch(store, *rules.catalog, rules.settings, options, observer);
  };
  // A store that could not write must be opened again. A watch goes on by itself when there is space once more.
  constexpr auto kFirstPause = std::chrono::seconds(5), kLongestPause = std::chrono::seconds(300);
  EarlyEnd end;
  for (auto pause = kFirstPause;; pause = std::min(2 * pause, kLongestPause)) {
    const auto begun = std::chrono::steady_clock::now();
    end.failure.reset();
    const int code = RunWithReport(context, !arguments.once, watch, &end);
    if (arguments.once || !end.had_store || !end.failure || !MayPass(end.failure->code)) return code;
    if (std::chrono::steady_clock::now() - begun > kLongestPause) pause = kFirstPause;  // all was well in between
    if (!Wait(context, pause)) return kDone;
  }
}

}  // namespace sohoa::cli
