#include "pipeline/worker_pool.h"

#include <poll.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "codec/codec.h"
#include "pipeline/log.h"

namespace sohoa::pipeline {
namespace {

using std::chrono::milliseconds;

// A worker is replaced now and then, idle and warm as it is: whatever its libraries leak does not grow for ever.
constexpr int kTasksOfAWorker = 1000;
constexpr auto kWarmUpLimit = std::chrono::seconds(60);
constexpr int kStartTries = 3;

}  // namespace

WorkerPool::WorkerPool(PoolOptions options) : options_(std::move(options)) {
  options_.workers = std::max(1, options_.workers);
  options_.tries = std::max(1, options_.tries);
}

WorkerPool::~WorkerPool() { Stop(); }

bool WorkerPool::idle() const {
  return queue_.empty() && retries_.empty() &&
         std::ranges::none_of(workers_, [](const Worker& worker) { return worker.state == State::kBusy; });
}

void WorkerPool::Stop() {
  queue_.clear();
  retries_.clear();
  for (Worker& worker : workers_) usage_.Add(worker.process.Finish(false).usage);
  workers_.clear();
}

Result<proto::Reply> WorkerPool::Ask(Task task) {
  constexpr milliseconds kStep(200);
  std::optional<Result<proto::Reply>> answer;
  task.on_done = [&answer](Result<proto::Reply> reply) { answer.emplace(std::move(reply)); };
  Submit(std::move(task));
  while (!answer) Step(kStep);
  return *std::move(answer);
}

std::size_t WorkerPool::Forget(std::uint64_t file) {
  return std::erase_if(queue_, [&](const Task& task) { return task.request.file() == file; }) +
         std::erase_if(retries_, [&](const Retry& retry) { return retry.task.request.file() == file; });
}

void WorkerPool::Step(milliseconds wait, int wake) {
  StartWorkers();
  HandOut();
  Wait(wait, wake);
  for (Worker& worker : workers_) Hear(worker);
  WatchClocks();
  std::erase_if(workers_, [](const Worker& worker) { return worker.gone; });
  HandOut();
}

void WorkerPool::StartWorkers() {
  const auto ready = static_cast<std::size_t>(
      std::ranges::count_if(workers_, [](const Worker& worker) { return worker.state != State::kBusy; }));
  std::size_t wanted = queue_.size() + retries_.size();
  wanted -= std::min(wanted, ready);
  for (; wanted > 0 && workers_.size() < static_cast<std::size_t>(options_.workers); --wanted) {
    Result<WorkerProcess> process = WorkerProcess::Start(options_.program, options_.setup);
    if (!process.ok()) {
      LogWarning("worker: " + process.error().detail);
      if (workers_.empty()) FailAll(process.error());
      return;
    }
    workers_.push_back({std::move(*process), State::kWarming, Clock::now() + kWarmUpLimit, std::nullopt});
  }
}

bool WorkerPool::NextTask(Running* next) {
  if (!retries_.empty()) {
    next->task = std::move(retries_.front().task);
    next->attempt = retries_.front().attempt;
    retries_.pop_front();
    return true;
  }
  if (queue_.empty()) return false;
  next->task = std::move(queue_.front());
  queue_.pop_front();
  return true;
}

void WorkerPool::HandOut() {
  for (Worker& worker : workers_) {
    if (worker.state != State::kIdle || worker.gone) continue;
    Running next;
    if (!NextTask(&next)) return;
    next.task.request.set_id(next_id_++);
    next.deadline = Clock::now() + next.task.limit;
    next.last_deadline = Clock::now() + kTotalOverLimit * next.task.limit;
    // A worker that is gone by now is noticed when it is heard; its task then gets its next try.
    worker.process.Send(next.task.request, next.task.file->get());
    worker.running = std::move(next);
    worker.state = State::kBusy;
  }
}

void WorkerPool::Wait(milliseconds wait, int wake) {
  std::vector<pollfd> watched;
  auto until = Clock::now() + wait;
  for (const Worker& worker : workers_) {
    watched.push_back({worker.process.socket(), POLLIN, 0});
    if (worker.running) until = std::min({until, worker.running->deadline, worker.running->last_deadline});
    if (worker.state == State::kWarming) until = std::min(until, worker.warm_deadline);
  }
  if (wake >= 0) watched.push_back({wake, POLLIN, 0});
  const auto left = std::chrono::ceil<milliseconds>(until - Clock::now());
  ::poll(watched.data(), watched.size(), static_cast<int>(std::max<long long>(0, left.count())));
}

void WorkerPool::Hear(Worker& worker) {
  const FrameCollector::State state = worker.process.Fill();
  bool broken = false;
  while (!worker.gone) {
    std::optional<proto::Reply> reply = worker.process.Next(&broken);
    if (!reply) break;
    HearReply(worker, std::move(*reply));
  }
  if (worker.gone) return;
  if (broken) Bury(worker, Error{ErrorCode::kWorkerCrashed, "", 0, "an answer that makes no sense"});
  if (!broken && state == FrameCollector::State::kClosed) Bury(worker, std::nullopt);
}

void WorkerPool::HearReady(Worker& worker, const proto::Reply& reply) {
  failed_starts_ = 0;
  if (reply.error().empty()) {
    worker.state = State::kIdle;
    return;
  }
  const auto error = codec::DecodeError(reply.error());
  Bury(worker, std::nullopt);
  FailAll(error ? *error : Error{ErrorCode::kInternal, "", 0, "a worker cannot start"});
}

void WorkerPool::HearReply(Worker& worker, proto::Reply reply) {
  if (worker.state == State::kWarming) return HearReady(worker, reply);
  if (!worker.running || reply.id() != worker.running->task.request.id()) {
    return Bury(worker, Error{ErrorCode::kWorkerCrashed, "", 0, "an answer to no question"});
  }
  if (reply.more()) {
    worker.running->had_parts = true;
    worker.running->deadline = Clock::now() + worker.running->task.limit;
    if (worker.running->task.on_part) worker.running->task.on_part(reply);
    return;
  }
  std::optional<Error> error;
  if (!reply.error().empty()) {
    auto decoded = codec::DecodeError(reply.error());
    error = decoded ? *decoded : Error{ErrorCode::kWorkerCrashed, "", 0, "an error that makes no sense"};
  }
  // A worker that ran short of memory is not trusted with another page.
  if (error && error->code == ErrorCode::kWorkerOutOfMemory) return Bury(worker, std::move(error));
  Running done = std::move(*worker.running);
  worker.running.reset();
  worker.state = State::kIdle;
  if (++worker.served >= kTasksOfAWorker) {
    usage_.Add(worker.process.Finish(false).usage);
    worker.gone = true;
  }
  if (error) {
    done.task.on_done(*error);
  } else {
    done.task.on_done(std::move(reply));
  }
}

void WorkerPool::WatchClocks() {
  const auto now = Clock::now();
  for (Worker& worker : workers_) {
    if (worker.gone) continue;
    const bool late = worker.running && (now >= worker.running->deadline || now >= worker.running->last_deadline);
    const bool cold = worker.state == State::kWarming && now >= worker.warm_deadline;
    if (late || cold) Bury(worker, Error{ErrorCode::kWorkerTimedOut, "", 0, ""});
  }
}

// Ends a worker; what it was doing gets its next try or its error. Without a cause the process itself says why it died.
void WorkerPool::Bury(Worker& worker, std::optional<Error> cause) {
  const WorkerProcess::End end = worker.process.Finish(!cause.has_value());
  usage_.Add(end.usage);
  worker.gone = true;
  const Error error = cause ? *cause : Error{end.code, "", 0, end.detail};
  if (worker.running) {
    Running running = std::move(*worker.running);
    worker.running.reset();
    FailTask(std::move(running), error);
  } else if (worker.state == State::kWarming && ++failed_starts_ >= kStartTries) {
    FailAll({ErrorCode::kInternal, "", 0, "workers do not start: " + error.detail});
  }
}

void WorkerPool::FailTask(Running running, const Error& error) {
  LogWarning("worker lost: " + std::string(ErrorName(error.code)) + " " + error.detail + ", try " +
             std::to_string(running.attempt) + " of " + std::to_string(options_.tries));
  // Parts that were told cannot be taken back, so such a task is not begun again.
  if (running.attempt < options_.tries && !running.had_parts) {
    retries_.push_back({std::move(running.task), running.attempt + 1});
  } else {
    running.task.on_done(error);
  }
}

void WorkerPool::FailAll(const Error& error) {
  failed_starts_ = 0;
  const std::deque<Retry> retries = std::exchange(retries_, {});
  const std::deque<Task> queue = std::exchange(queue_, {});
  for (const Retry& retry : retries) retry.task.on_done(error);
  for (const Task& task : queue) task.on_done(error);
}

}  // namespace sohoa::pipeline
