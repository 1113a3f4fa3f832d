#include "pipeline/worker_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "pipeline/sanitized.h"
#include "pipeline/worker.h"

namespace sohoa::pipeline {
namespace {

Error StartError(const std::string& program, int reason) {
  const bool absent = reason == ENOENT || reason == EACCES || reason == ENOEXEC;
  return {absent ? ErrorCode::kWorkerProgram : ErrorCode::kInternal, "", 0,
          "cannot start " + program + ": " + std::generic_category().message(reason)};
}

// The environment of a worker: ours, and one thread for each recognition (ocrlab: more threads cost more than they
// give).
std::vector<char*> WorkerEnvironment(std::string& thread_limit) {
  std::vector<char*> environment;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    if (std::strncmp(*entry, "OMP_THREAD_LIMIT=", 17) != 0) environment.push_back(*entry);
  }
  environment.push_back(thread_limit.data());
  environment.push_back(nullptr);
  return environment;
}

// posix_spawn, not fork: the store's threads may hold locks that a forked copy would wait for forever.
int Spawn(const std::string& program, int socket, pid_t* pid) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  if (!kSanitized) posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, socket, kWorkerSocket);
  posix_spawn_file_actions_addclosefrom_np(&actions, kWorkerSocket + 1);
  // Its own group: Ctrl-C on the terminal reaches the supervisor alone, and a kill reaches whatever a worker started.
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  posix_spawnattr_setpgroup(&attributes, 0);
  sigset_t signals;
  sigfillset(&signals);
  posix_spawnattr_setsigdefault(&attributes, &signals);
  sigemptyset(&signals);
  posix_spawnattr_setsigmask(&attributes, &signals);

  std::string name = kWorkerName;
  std::array<char*, 2> arguments{name.data(), nullptr};
  std::string thread_limit = "OMP_THREAD_LIMIT=1";
  const int failure = posix_spawn(pid, program.c_str(), &actions, &attributes, arguments.data(),
                                  WorkerEnvironment(thread_limit).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return failure;
}

WorkerProcess::End Explain(int status) {
  WorkerProcess::End end;
  if (WIFEXITED(status)) {
    // What is found in a worker must not pass for a paper that cannot be read.
    if (kSanitized && WEXITSTATUS(status) == kSanitizerExit) std::abort();
    end.detail = "exit " + std::to_string(WEXITSTATUS(status));
    if (WEXITSTATUS(status) == kOutOfMemoryExit) end = {{}, ErrorCode::kWorkerOutOfMemory, ""};
  } else if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    end.detail = "signal " + std::to_string(signal);
    if (signal == SIGXCPU) end = {{}, ErrorCode::kWorkerTimedOut, "processor time"};
    // Nobody here sent it: the kernel does when the machine's memory is used up.
    if (signal == SIGKILL) end = {{}, ErrorCode::kWorkerOutOfMemory, std::string(kKilledBySystem)};
  }
  return end;
}

// A process closes its socket a moment before it can be waited for; one that is expected to be dead gets that moment.
bool IsDead(pid_t pid, bool expect_dead) {
  constexpr int kLooks = 200;
  constexpr auto kBetween = std::chrono::milliseconds(5);
  for (int look = 0; look < (expect_dead ? kLooks : 1); ++look) {
    if (look > 0) std::this_thread::sleep_for(kBetween);
    siginfo_t state{};
    ::waitid(P_PID, static_cast<id_t>(pid), &state, WEXITED | WNOHANG | WNOWAIT);
    if (state.si_pid == pid) return true;
  }
  return false;
}

}  // namespace

void WorkerUsage::Add(const WorkerUsage& other) {
  cpu_seconds += other.cpu_seconds;
  peak_kb = std::max(peak_kb, other.peak_kb);
}

Result<WorkerProcess> WorkerProcess::Start(const std::string& program, const proto::Setup& setup) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return StartError(program, errno);
  UniqueFd ours(ends.front());
  UniqueFd theirs(ends.back());
  // dup2 onto itself would leave the close-on-exec flag standing.
  if (theirs.get() == kWorkerSocket) theirs.Reset(::fcntl(theirs.get(), F_DUPFD_CLOEXEC, kWorkerSocket + 1));
  pid_t pid = 0;
  if (const int failure = Spawn(program, theirs.get(), &pid); failure != 0) return StartError(program, failure);
  WorkerProcess worker(pid, std::move(ours));
  if (!SendFrame(worker.socket(), setup.SerializeAsString())) return StartError(program, EPIPE);
  return worker;
}

WorkerProcess::WorkerProcess(WorkerProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, 0)), socket_(std::move(other.socket_)), frames_(std::move(other.frames_)) {}

WorkerProcess::~WorkerProcess() { Finish(false); }

bool WorkerProcess::Send(const proto::Request& request, int file) {
  return SendFrame(socket_.get(), request.SerializeAsString(), file);
}

std::optional<proto::Reply> WorkerProcess::Next(bool* broken) {
  const std::optional<std::string> frame = frames_.Next();
  if (!frame) return std::nullopt;
  proto::Reply reply;
  if (reply.ParseFromString(*frame)) return reply;
  *broken = true;
  return std::nullopt;
}

WorkerProcess::End WorkerProcess::Finish(bool expect_dead) {
  if (pid_ <= 0) return {};
  int status = 0;
  rusage used{};
  // The group is killed before the process is waited for: a number that was waited for may belong to somebody else.
  const bool was_dead = IsDead(pid_, expect_dead);
  ::kill(-pid_, SIGKILL);
  while (::wait4(pid_, &status, 0, &used) < 0 && errno == EINTR) {
  }
  pid_ = 0;
  socket_.Reset();
  End end = was_dead ? Explain(status) : End{};
  constexpr double kMicro = 1e-6;
  end.usage.cpu_seconds = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                          kMicro * static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
  end.usage.peak_kb = used.ru_maxrss;
  return end;
}

}  // namespace sohoa::pipeline
