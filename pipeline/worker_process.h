// One worker process as its supervisor sees it: a socket, a process group, and at most one request under way. Not
// thread-safe; the destructor ends the process.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <string_view>

#include "model/result.h"
#include "pipeline/channel.h"
#include "pipeline/unique_fd.h"
#include "pipeline/worker.pb.h"

namespace sohoa::pipeline {

// The detail of kWorkerOutOfMemory when it was the machine that had no memory left.
inline constexpr std::string_view kKilledBySystem = "killed by the system";

// What dead workers cost.
struct WorkerUsage {
  double cpu_seconds = 0;
  long peak_kb = 0;  // the largest resident set of one worker
  void Add(const WorkerUsage& other);
};

class WorkerProcess {
 public:
  // Starts the program as kWorkerName with the socket on kWorkerSocket, /dev/null on the standard streams, one thread
  // for each recognition, and nothing else open. Errors, with the system's reason: kWorkerProgram (there is none
  // to start), kInternal.
  static Result<WorkerProcess> Start(const std::string& program, const proto::Setup& setup);

  WorkerProcess(WorkerProcess&& other) noexcept;
  WorkerProcess& operator=(WorkerProcess&&) = delete;
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;
  ~WorkerProcess();

  int socket() const { return socket_.get(); }
  pid_t pid() const { return pid_; }
  bool Send(const proto::Request& request, int file);

  // Takes what has come. kClosed: the process is gone, or spoke nonsense.
  FrameCollector::State Fill() { return frames_.Fill(socket_.get()); }
  // The next reply; nothing when none is whole. A reply that does not parse sets *broken.
  std::optional<proto::Reply> Next(bool* broken);

  // Kills the process group, waits for it, and says why the process was already dead, if it was. `expect_dead`: its
  // socket is closed, so it is given a moment to be seen dead by its own doing.
  struct End {
    WorkerUsage usage;
    ErrorCode code = ErrorCode::kWorkerCrashed;
    std::string detail;
  };
  End Finish(bool expect_dead);

 private:
  WorkerProcess(pid_t pid, UniqueFd socket) : pid_(pid), socket_(std::move(socket)) {}

  pid_t pid_;
  UniqueFd socket_;
  FrameCollector frames_;
};

}  // namespace sohoa::pipeline
