// The watched folder: look, take what is ready, and when it is settled move it and tell the clerk. A file leaves the
// inbox only after its commit; whatever stops this process, every paper is in the inbox, in the store, or in both, and
// the store knows the same bytes again.
#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/clerk_notes.h"
#include "pipeline/folder_events.h"
#include "pipeline/inbox.h"
#include "pipeline/log.h"
#include "pipeline/runs.h"

namespace sohoa::pipeline {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

// Writes the clerk's table beside telling the caller.
class NotingObserver : public Observer {
 public:
  NotingObserver(Observer& next, ClerkNotes& notes) : next_(next), notes_(notes) {}
  void OnOutcome(const Outcome& outcome) override {
    notes_.AddResult(outcome);
    next_.OnOutcome(outcome);
  }
  void OnProgress(const Progress& progress) override { next_.OnProgress(progress); }

 private:
  Observer& next_;
  ClerkNotes& notes_;
};

bool HoldsSecret(const InputResult& result) {
  return std::ranges::any_of(result.outcomes, [](const Outcome& outcome) {
    return outcome.reason && outcome.reason->code == ErrorCode::kStateSecret;
  });
}

// Whether a person has to do something about the file.
bool HasFailed(const InputResult& result) {
  return HoldsSecret(result) || std::ranges::any_of(result.outcomes, [](const Outcome& outcome) {
           return outcome.kind == OutcomeKind::kQuarantined;
         });
}

class Watcher {
 public:
  Watcher(Surroundings around, const WatchOptions& options, std::function<std::string(const std::string&)> title,
          Observer& observer)
      : options_(options),
        settings_(around.settings),
        notes_(options.inbox, options.language, std::move(title)),
        noting_(observer, notes_),
        observer_(observer),
        inbox_(options.inbox, settings_),
        events_(options.inbox, OwnNames(settings_)),
        stages_(std::move(around), noting_) {}

  IngestSummary Run() {
    while (!Stopped() && !fatal_) {
      // A store that could not write takes nothing more until it is opened again, which is the caller's to do.
      if (stages_.store_failure()) {
        fatal_ = stages_.store_failure();
        break;
      }
      LookWhenDue();
      if (options_.once && stages_.idle() && NothingMoreNow()) break;
      stages_.Step(UntilNextLook(), events_.fd());
      // A moment's patience: a copied folder sends thousands of events, and one look finds all of it.
      if (events_.Drain()) next_look_ = std::min(next_look_, last_look_ + Pause());
    }
    stages_.Stop();
    if (options_.once) {
      for (const std::string& name : inbox_.Waiting()) notes_.AddWaiting(name);
    }
    observer_.OnProgress(stages_.progress());
    return stages_.Summary();
  }

  // Why the run could not go on; with `once` also why it left a file, or saw none of a folder.
  const std::optional<Error>& failure() const {
    if (fatal_ || !options_.once) return fatal_;
    return left_ ? left_ : inbox_.unseen();
  }

 private:
  // A folder that a single run cannot read is looked at so often; then the run ends, and says so.
  static constexpr int kBlindLooks = 3;

  // A single run waits for files to settle, but not for ever for one that somebody keeps writing to.
  bool NothingMoreNow() const {
    constexpr int kSettleTimes = 10;
    constexpr int kDossierTimes = 3;
    const auto patience = std::max({seconds(30), kSettleTimes * seconds(settings_.settle_seconds),
                                    kDossierTimes * seconds(settings_.dossier_seconds)});
    if (steady_clock::now() - started_ > patience) return true;
    return inbox_.only_incomplete() && (!inbox_.unseen() || blind_looks_ >= kBlindLooks);
  }

  bool Stopped() const { return options_.stop != nullptr && *options_.stop; }

  void LookWhenDue() {
    const auto begun = steady_clock::now();
    if (begun < next_look_) return;
    for (FoundFile& file : inbox_.Look(begun)) {
      const std::string display = file.display;
      stages_.Add(std::move(file), [this, display](const InputResult& result) { OnSettled(display, result); });
    }
    events_.WatchFolders();
    last_look_ = steady_clock::now();
    look_took_ = last_look_ - begun;
    next_look_ = last_look_ + seconds(settings_.rescan_seconds);
    blind_looks_ = inbox_.unseen() ? blind_looks_ + 1 : 0;
    if (options_.once && blind_looks_ > 0) next_look_ = last_look_ + Pause();
    if (const auto ready = inbox_.NextReady(); ready < next_look_) next_look_ = std::max(ready, last_look_ + Pause());
  }

  // Looking takes at most a tenth of the time, however many files lie there.
  steady_clock::duration Pause() const {
    constexpr auto kLeast = milliseconds(250);
    return std::max<steady_clock::duration>(kLeast, 9 * look_took_);
  }

  milliseconds UntilNextLook() const {
    constexpr auto kMost = milliseconds(200);  // the stop flag is asked for that often
    const auto left = std::chrono::ceil<milliseconds>(next_look_ - steady_clock::now());
    return std::clamp(left, milliseconds(0), kMost);
  }

  void OnSettled(const std::string& display, const InputResult& result) {
    if (result.left) {
      // What the surroundings cannot give, no waiting will bring: a damaged store, no recogniser.
      if (!IsRetryable(result.left->code) && result.left->code != ErrorCode::kNotFound) fatal_ = result.left;
      if (result.left->code != ErrorCode::kNotFound) left_ = result.left;
      return inbox_.TryLater(display, steady_clock::now());
    }
    const bool failed = HasFailed(result);
    const Result<std::string> moved = inbox_.MoveSettled(display, HoldsSecret(result) ? settings_.secret_folder
                                                                  : failed            ? settings_.failed_folder
                                                                                      : settings_.done_folder);
    if (!moved.ok()) return WarnOfStaying(moved.error().detail);
    if (failed && !moved->empty()) notes_.WriteFailure(display, *moved, result.outcomes);
  }

  // Once for each reason: a share that may only be read refuses every file.
  void WarnOfStaying(const std::string& reason) {
    if (reason != why_files_stay_) {
      LogWarning(
          "settled files cannot be moved; they stay in the watched folder and are not read again until they change: " +
          reason);
    }
    why_files_stay_ = reason;
  }

  const WatchOptions& options_;
  const settings::Settings& settings_;
  ClerkNotes notes_;
  NotingObserver noting_;
  Observer& observer_;
  Inbox inbox_;
  FolderEvents events_;
  Stages stages_;
  std::optional<Error> fatal_, left_;
  std::string why_files_stay_;
  int blind_looks_ = 0;  // one after the other that could not read all
  steady_clock::time_point started_ = steady_clock::now();
  steady_clock::time_point next_look_ = steady_clock::time_point::min();
  steady_clock::time_point last_look_;
  steady_clock::duration look_took_{};
};

}  // namespace

Result<IngestSummary> WatchWith(Surroundings around, const WatchOptions& options,
                                std::function<std::string(const std::string& type)> title, Observer& observer) {
  Watcher watcher(std::move(around), options, std::move(title), observer);
  IngestSummary summary = watcher.Run();
  if (watcher.failure()) return *watcher.failure();
  return summary;
}

}  // namespace sohoa::pipeline
