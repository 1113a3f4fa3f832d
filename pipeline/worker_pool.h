// Runs tasks on worker processes: one queue for all files, so that one long file and a thousand short ones keep every
// worker equally busy. A task whose worker dies, hangs or eats too much memory gets another try on a fresh worker, then
// a named error; the run goes on.
//
// Lives in one thread, which calls Step(); everything is told from inside Step(). Workers start when there is work and
// stay warm.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "model/result.h"
#include "pipeline/worker.pb.h"
#include "pipeline/worker_process.h"

namespace sohoa::pipeline {

// How often a task may start its clock anew by showing a sign of life.
inline constexpr int kTotalOverLimit = 10;

struct PoolOptions {
  std::string program;  // what a worker is
  int workers = 1;
  int tries = 2;
  proto::Setup setup;
};

struct Task {
  proto::Request request;  // its id is the pool's business
  std::shared_ptr<const UniqueFd> file;
  std::chrono::milliseconds limit{};  // wall clock, without a sign of life; kTotalOverLimit times that in all
  std::function<void(const proto::Reply&)> on_part;
  // An error of the reader itself, or kWorkerCrashed, kWorkerTimedOut, kWorkerOutOfMemory; or the pool's own failure.
  std::function<void(Result<proto::Reply>)> on_done;
};

class WorkerPool {
 public:
  explicit WorkerPool(PoolOptions options);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  void Submit(Task task) { queue_.push_back(std::move(task)); }

  // Submits a task and waits for its answer; its on_done is set here.
  Result<proto::Reply> Ask(Task task);

  // Takes the tasks of a file that were not begun out of the queue, without a word; how many there were.
  std::size_t Forget(std::uint64_t file);

  // Hands out tasks, waits at most `wait` for something to happen (`wake` is one more descriptor that ends the waiting,
  // or -1), and tells what happened.
  void Step(std::chrono::milliseconds wait, int wake = -1);

  std::size_t queued() const { return queue_.size(); }
  bool idle() const;
  int workers() const { return options_.workers; }

  // Forgets every task without a word and ends every worker.
  void Stop();

  // Of all workers so far; complete after Stop().
  const WorkerUsage& usage() const { return usage_; }

 private:
  using Clock = std::chrono::steady_clock;
  enum class State { kWarming, kIdle, kBusy };
  struct Running {
    Task task;
    int attempt = 1;
    bool had_parts = false;
    Clock::time_point deadline, last_deadline;
  };
  struct Worker {
    WorkerProcess process;
    State state = State::kWarming;
    Clock::time_point warm_deadline;
    std::optional<Running> running;
    int served = 0;
    bool gone = false;
  };
  struct Retry {
    Task task;
    int attempt = 1;
  };

  void StartWorkers();
  void HandOut();
  bool NextTask(Running* next);
  void Wait(std::chrono::milliseconds wait, int wake);
  void Hear(Worker& worker);
  void HearReply(Worker& worker, proto::Reply reply);
  void HearReady(Worker& worker, const proto::Reply& reply);
  void WatchClocks();
  void Bury(Worker& worker, std::optional<Error> cause);
  void FailTask(Running running, const Error& error);
  void FailAll(const Error& error);

  PoolOptions options_;
  std::deque<Task> queue_;
  std::deque<Retry> retries_;
  std::list<Worker> workers_;
  WorkerUsage usage_;
  std::uint64_t next_id_ = 1;
  int failed_starts_ = 0;  // in a row
};

}  // namespace sohoa::pipeline
