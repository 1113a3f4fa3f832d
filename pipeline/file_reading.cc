#include "pipeline/file_reading.h"

#include <algorithm>
#include <optional>
#include <thread>
#include <utility>

#include "codec/codec.h"
#include "pipeline/memory_file.h"
#include "pipeline/worker.h"

namespace sohoa::pipeline {
namespace {

class FileReading : public std::enable_shared_from_this<FileReading> {
 public:
  FileReading(WorkerPool& pool, const settings::Settings& settings, std::uint64_t id,
              std::shared_ptr<const UniqueFd> file, ReadingCallbacks callbacks)
      : pool_(pool), settings_(settings), id_(id), file_(std::move(file)), callbacks_(std::move(callbacks)) {}

  void Inspect() {
    proto::Request request;
    request.mutable_inspect();
    Submit(std::move(request), settings_.file_seconds, [](FileReading& self, const Result<proto::Reply>& reply) {
      if (!reply.ok()) return self.callbacks_.on_done(reply.error());
      self.ReadPages(*reply);
    });
  }

 private:
  using OnReply = std::function<void(FileReading&, const Result<proto::Reply>&)>;

  void Submit(proto::Request request, int seconds, OnReply on_reply) {
    Task task;
    task.request = std::move(request);
    task.request.set_file(id_);
    task.file = file_;
    task.limit = std::chrono::seconds(seconds);
    task.on_done = [self = shared_from_this(), on_reply = std::move(on_reply)](const Result<proto::Reply>& reply) {
      on_reply(*self, reply);
    };
    pool_.Submit(std::move(task));
  }

  void ReadPages(const proto::Reply& info) {
    content_.format = info.format();
    content_.engine = info.engine();
    const int count = info.page_count();
    if (count <= 0) return callbacks_.on_done(Error{ErrorCode::kFileNoPages, "", 0, ""});
    if (callbacks_.on_page_count) callbacks_.on_page_count(count);
    content_.pages.resize(static_cast<std::size_t>(count));
    left_ = count;
    for (int number = 1; number <= count; ++number) {
      proto::Request request;
      request.mutable_read()->set_number(number);
      Submit(std::move(request), settings_.page_seconds,
             [number](FileReading& self, const Result<proto::Reply>& reply) { self.TakePage(number, reply); });
    }
  }

  void TakePage(int number, const Result<proto::Reply>& reply) {
    Result<Page> page = reply.ok() ? codec::DecodePage(reply->page()) : Result<Page>(reply.error());
    if (page.ok()) {
      content_.pages.at(static_cast<std::size_t>(number - 1)) = std::move(*page);
    } else {
      NoteFailure(number, page.error());
    }
    if (callbacks_.on_page) callbacks_.on_page();
    if (--left_ > 0) return;
    if (failure_) {
      callbacks_.on_done(*failure_);
    } else {
      callbacks_.on_done(std::move(content_));
    }
  }

  // One page that cannot be read sets the whole file aside, so the pages that wait are spared: a hostile file must not
  // cost its number of pages times the limit of one.
  void NoteFailure(int number, const Error& error) {
    left_ -= static_cast<int>(pool_.Forget(id_));
    if (failure_ && failure_->page <= number) return;
    failure_ = error;
    failure_->page = number;
  }

  WorkerPool& pool_;
  const settings::Settings& settings_;
  std::uint64_t id_;
  std::shared_ptr<const UniqueFd> file_;
  ReadingCallbacks callbacks_;
  FileContent content_;
  std::optional<Error> failure_;  // of the lowest page
  int left_ = 0;
};

}  // namespace

void ReadFile(WorkerPool& pool, const settings::Settings& settings, std::uint64_t id,
              std::shared_ptr<const UniqueFd> file, ReadingCallbacks callbacks) {
  std::make_shared<FileReading>(pool, settings, id, std::move(file), std::move(callbacks))->Inspect();
}

PoolOptions PoolOptionsFrom(const settings::Settings& settings, int jobs, const std::string& members_folder) {
  PoolOptions options;
  options.program = settings.worker_program;
  options.setup.set_wire(std::string(kWireVersion));
  options.workers = jobs > 0 ? jobs : settings.jobs;
  if (options.workers <= 0) options.workers = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  options.tries = settings.page_tries;
  options.setup.set_max_page_pixels(settings.max_page_pixels);
  options.setup.set_max_pages(settings.max_pages);
  options.setup.set_memory_mb(settings.worker_memory_mb);
  // Behind the wall clock: one thread cannot use more processor time than that.
  options.setup.set_cpu_seconds(kTotalOverLimit * std::max(settings.page_seconds, settings.file_seconds));
  options.setup.set_max_file_bytes(settings.max_archive_bytes);
  options.setup.set_members_folder(members_folder);
  for (const std::string& password : settings.passwords) options.setup.add_passwords(password);
  return options;
}

PoolOptions DrawingPoolOptionsFrom(const settings::Settings& settings) {
  PoolOptions options = PoolOptionsFrom(settings, 1);
  options.setup.set_without_engine(true);
  return options;
}

Result<std::string> EngineOf(WorkerPool& pool, const settings::Settings& settings) {
  Result<UniqueFd> nothing = MemoryFile({});
  if (!nothing.ok()) return nothing.error();
  Task task;
  task.file = std::make_shared<UniqueFd>(std::move(*nothing));
  task.limit = std::chrono::seconds(settings.file_seconds);
  task.request.mutable_introduce();
  const Result<proto::Reply> reply = pool.Ask(std::move(task));
  if (!reply.ok()) return reply.error();
  return reply->engine();
}

}  // namespace sohoa::pipeline
