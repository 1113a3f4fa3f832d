// Makes the n-th outside call of a program fail: a library to be preloaded (LD_PRELOAD) before the program that people
// run, so that nothing of it stands in that program, and RocksDB's own calls fail as ours do. failing_calls.py drives
// it.
//
//   SOHOA_FAIL=CALL:N:HOW    the n-th call of a group, counted from 1 in each process. HOW is the name of an errno,
//                            "short" (a write that takes half) or "kill" (the process is gone before the call is made)
//   SOHOA_FAIL_IN            "supervisor" or "worker"
//   SOHOA_FAIL_UNDER         folders, with ':' between: calls on files elsewhere are let through and not counted
//   SOHOA_FAIL_MARK          a file that is made when a call fails, and says which. While it is there no call fails, so
//                            that one fails once in all processes of a run
//   SOHOA_FAIL_STICKS        not empty: all later calls of the group in that process fail too, as on a full disk
//   SOHOA_FAIL_COUNT         a file of 8 bytes, if named: gets the number of calls in the process that made the most
//
// Thread-safe. Uses raw system calls inside, so that it never meets itself.
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

constexpr int kShort = -1;

struct Plan {
  std::string call;
  long number = 0;
  int failure = 0;  // errno, kShort, or 0 for a kill
  bool kills = false, sticks = false;
  std::vector<std::string> folders;
  int mark = -1;                      // open from the start: a worker may open no file later
  std::atomic<long>* most = nullptr;  // in SOHOA_FAIL_COUNT, which all processes of a run share
};

std::string Setting(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

int ErrorOf(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, int>, 8> kNames{{{"short", kShort},
                                                                    {"EIO", EIO},
                                                                    {"ENOSPC", ENOSPC},
                                                                    {"EMFILE", EMFILE},
                                                                    {"EACCES", EACCES},
                                                                    {"EPIPE", EPIPE},
                                                                    {"ENOMEM", ENOMEM},
                                                                    {"ECONNRESET", ECONNRESET}}};
  for (const auto& [known, number] : kNames) {
    if (known == name) return number;
  }
  return 0;
}

bool IsWorker() {
  std::array<char, 4096> line{};
  const int fd = static_cast<int>(syscall(SYS_openat, AT_FDCWD, "/proc/self/cmdline", O_RDONLY | O_CLOEXEC, 0));
  const long got = syscall(SYS_read, fd, line.data(), line.size());
  syscall(SYS_close, fd);
  if (got <= 0) return false;
  const std::string_view words(line.data(), static_cast<std::size_t>(got));
  return words == std::string_view("sohoa-worker\0", 13);
}

std::atomic<long>* Shared(const std::string& path) {
  if (path.empty()) return nullptr;
  const int fd = static_cast<int>(syscall(SYS_openat, AT_FDCWD, path.c_str(), O_RDWR | O_CLOEXEC, 0));
  void* bytes = mmap(nullptr, sizeof(std::atomic<long>), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  syscall(SYS_close, fd);
  return bytes == MAP_FAILED ? nullptr : static_cast<std::atomic<long>*>(bytes);
}

Plan ReadPlan() {
  Plan plan;
  const std::string text = Setting("SOHOA_FAIL");
  const auto first = text.find(':');
  const auto second = text.find(':', first + 1);
  if (first == std::string::npos || second == std::string::npos) return plan;
  if ((Setting("SOHOA_FAIL_IN") == "worker") != IsWorker()) return plan;
  plan.call = text.substr(0, first);
  plan.number = std::atol(text.c_str() + first + 1);
  plan.kills = text.substr(second + 1) == "kill";
  plan.failure = ErrorOf(text.substr(second + 1));
  plan.sticks = !Setting("SOHOA_FAIL_STICKS").empty();
  plan.mark = static_cast<int>(
      syscall(SYS_openat, AT_FDCWD, Setting("SOHOA_FAIL_MARK").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  plan.most = Shared(Setting("SOHOA_FAIL_COUNT"));
  std::string folders = Setting("SOHOA_FAIL_UNDER");
  for (std::size_t at = 0; at < folders.size();) {
    const auto end = std::min(folders.find(':', at), folders.size());
    plan.folders.push_back(folders.substr(at, end - at));
    at = end + 1;
  }
  return plan;
}

const Plan& ThePlan() {
  static const Plan plan = ReadPlan();
  return plan;
}

std::string PathOf(int fd) {
  std::array<char, PATH_MAX> path{};
  const std::string link = "/proc/self/fd/" + std::to_string(fd);
  const long length = syscall(SYS_readlink, link.c_str(), path.data(), path.size());
  return length <= 0 ? "" : std::string(path.data(), static_cast<std::size_t>(length));
}

// Ours: what lies in the named folders, sockets, files in memory, and what a worker reads through /proc.
bool IsOurs(const Plan& plan, const std::string& path) {
  if (path.starts_with("socket:") || path.starts_with("/memfd:")) return true;
  if (!path.starts_with('/')) return path.empty() || !path.starts_with("pipe:");
  for (const std::string& folder : plan.folders) {
    if (path.starts_with(folder)) return true;
  }
  return false;
}

// Whether this process or one before it has failed already.
bool IsMarked(const Plan& plan) {
  struct stat status {};
  return syscall(SYS_fstat, plan.mark, &status) != 0 || status.st_size > 0;
}

// What a call shall answer: 0 lets it through.
int Verdict(std::string_view call, const std::string& path) {
  static std::atomic<long> count{0};
  static std::atomic<bool> has_failed{false};
  const Plan& plan = ThePlan();
  if (plan.call != call || !IsOurs(plan, path)) return 0;
  if (has_failed && plan.sticks) return plan.failure;
  const long number = ++count;
  if (plan.most != nullptr) {
    for (long most = *plan.most; most < number && !plan.most->compare_exchange_weak(most, number);) {
    }
  }
  if (number != plan.number || IsMarked(plan)) return 0;
  const std::string what = std::string(call) + " " + path;
  syscall(SYS_write, plan.mark, what.data(), what.size());
  has_failed = true;
  if (plan.kills) {
    syscall(SYS_tgkill, syscall(SYS_getpid), syscall(SYS_gettid), SIGKILL);  // kill is forbidden to a worker
    syscall(SYS_exit_group, 1);                                              // should this be, too
  }
  return plan.failure;
}

bool Planned() {
  const int kept = errno;
  const bool planned = !ThePlan().call.empty();
  errno = kept;
  return planned;
}

// True when the call shall fail; errno says how.
bool Fails(std::string_view call, const char* path) {
  if (!Planned()) return false;
  const int kept = errno;
  const int verdict = Verdict(call, path == nullptr ? "" : path);
  errno = verdict == 0 ? kept : verdict == kShort ? EIO : verdict;
  return verdict != 0;
}

bool Fails(std::string_view call, int fd) { return Planned() && Fails(call, PathOf(fd).c_str()); }

template <class Function>
Function* Real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

// The bytes of a write that go through: fewer when it is to be short; -1 when it fails.
long Allowed(int fd, std::size_t size) {
  if (!Planned()) return static_cast<long>(size);
  const int kept = errno;
  const int verdict = Verdict("write", PathOf(fd));
  errno = kept;
  if (verdict == 0) return static_cast<long>(size);
  if (verdict == kShort && size > 1) return static_cast<long>(size / 2);
  errno = verdict == kShort ? EIO : verdict;
  return -1;
}

mode_t ModeOf(int flags, va_list rest) { return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0; }

}  // namespace

extern "C" {

#define SOHOA_OPEN(name)                                               \
  int name(const char* path, int flags, ...) {                         \
    va_list rest;                                                      \
    va_start(rest, flags);                                             \
    const mode_t mode = ModeOf(flags, rest);                           \
    va_end(rest);                                                      \
    if (Fails("open", path)) return -1;                                \
    static auto* const real = Real<int(const char*, int, ...)>(#name); \
    return real(path, flags, mode);                                    \
  }
SOHOA_OPEN(open)
SOHOA_OPEN(open64)

#define SOHOA_OPENAT(name)                                                                            \
  int name(int folder, const char* path, int flags, ...) {                                            \
    va_list rest;                                                                                     \
    va_start(rest, flags);                                                                            \
    const mode_t mode = ModeOf(flags, rest);                                                          \
    va_end(rest);                                                                                     \
    if (Fails("open", folder == AT_FDCWD || *path == '/' ? path : PathOf(folder).c_str())) return -1; \
    static auto* const real = Real<int(int, const char*, int, ...)>(#name);                           \
    return real(folder, path, flags, mode);                                                           \
  }
SOHOA_OPENAT(openat)
SOHOA_OPENAT(openat64)

// A call that answers -1 when it fails: NAME(TYPES AND NAMES)(NAMES), failing as GROUP on WHAT.
#define SOHOA_CALL(type, name, group, what, parameters, arguments) \
  type name parameters {                                           \
    if (Fails(group, what)) return -1;                             \
    static auto* const real = Real<type parameters>(#name);        \
    return real arguments;                                         \
  }
SOHOA_CALL(ssize_t, read, "read", fd, (int fd, void* data, size_t size), (fd, data, size))
SOHOA_CALL(ssize_t, pread, "read", fd, (int fd, void* data, size_t size, off_t at), (fd, data, size, at))
SOHOA_CALL(ssize_t, pread64, "read", fd, (int fd, void* data, size_t size, off64_t at), (fd, data, size, at))
SOHOA_CALL(int, fsync, "sync", fd, (int fd), (fd))
SOHOA_CALL(int, fdatasync, "sync", fd, (int fd), (fd))
SOHOA_CALL(int, ftruncate, "truncate", fd, (int fd, off_t size) noexcept, (fd, size))
SOHOA_CALL(int, ftruncate64, "truncate", fd, (int fd, off64_t size) noexcept, (fd, size))
SOHOA_CALL(int, fallocate, "truncate", fd, (int fd, int mode, off_t at, off_t size), (fd, mode, at, size))
SOHOA_CALL(int, fallocate64, "truncate", fd, (int fd, int mode, off64_t at, off64_t size), (fd, mode, at, size))
SOHOA_CALL(int, rename, "rename", to, (const char* from, const char* to) noexcept, (from, to))
SOHOA_CALL(int, renameat2, "rename", to, (int a, const char* from, int b, const char* to, unsigned flags) noexcept,
           (a, from, b, to, flags))
SOHOA_CALL(int, link, "rename", to, (const char* from, const char* to) noexcept, (from, to))
SOHOA_CALL(int, unlink, "unlink", path, (const char* path) noexcept, (path))
SOHOA_CALL(int, unlinkat, "unlink", *path == '/' ? path : PathOf(folder).c_str(),
           (int folder, const char* path, int flags) noexcept, (folder, path, flags))
SOHOA_CALL(int, rmdir, "unlink", path, (const char* path) noexcept, (path))
SOHOA_CALL(int, mkdir, "mkdir", path, (const char* path, mode_t mode) noexcept, (path, mode))
SOHOA_CALL(int, stat, "stat", path, (const char* path, struct stat* status) noexcept, (path, status))
SOHOA_CALL(int, lstat, "stat", path, (const char* path, struct stat* status) noexcept, (path, status))
SOHOA_CALL(int, fstat, "stat", fd, (int fd, struct stat* status) noexcept, (fd, status))
SOHOA_CALL(int, stat64, "stat", path, (const char* path, struct stat64* status) noexcept, (path, status))
SOHOA_CALL(int, lstat64, "stat", path, (const char* path, struct stat64* status) noexcept, (path, status))
SOHOA_CALL(int, fstat64, "stat", fd, (int fd, struct stat64* status) noexcept, (fd, status))
SOHOA_CALL(ssize_t, send, "send", fd, (int fd, const void* data, size_t size, int flags), (fd, data, size, flags))
SOHOA_CALL(ssize_t, sendmsg, "send", fd, (int fd, const msghdr* message, int flags), (fd, message, flags))
SOHOA_CALL(ssize_t, recv, "receive", fd, (int fd, void* data, size_t size, int flags), (fd, data, size, flags))
SOHOA_CALL(ssize_t, recvmsg, "receive", fd, (int fd, msghdr* message, int flags), (fd, message, flags))
SOHOA_CALL(int, socketpair, "spawn", "socket:", (int domain, int type, int protocol, int* ends) noexcept,
           (domain, type, protocol, ends))
SOHOA_CALL(int, flock, "lock", fd, (int fd, int how) noexcept, (fd, how))
SOHOA_CALL(int, memfd_create, "memory", "/memfd:", (const char* name, unsigned flags) noexcept, (name, flags))

// Without flags it only asks whether the kernel knows the call; RocksDB takes any other answer for a mistake of its
// own.
int sync_file_range(int fd, off64_t at, off64_t size, unsigned flags) {
  if (flags != 0 && Fails("sync", fd)) return -1;
  static auto* const real = Real<int(int, off64_t, off64_t, unsigned)>("sync_file_range");
  return real(fd, at, size, flags);
}

ssize_t write(int fd, const void* data, size_t size) {
  const long allowed = Allowed(fd, size);
  if (allowed < 0) return -1;
  static auto* const real = Real<ssize_t(int, const void*, size_t)>("write");
  return real(fd, data, static_cast<size_t>(allowed));
}

ssize_t pwrite(int fd, const void* data, size_t size, off_t at) {
  const long allowed = Allowed(fd, size);
  if (allowed < 0) return -1;
  static auto* const real = Real<ssize_t(int, const void*, size_t, off_t)>("pwrite");
  return real(fd, data, static_cast<size_t>(allowed), at);
}

ssize_t pwrite64(int fd, const void* data, size_t size, off64_t at) {
  const long allowed = Allowed(fd, size);
  if (allowed < 0) return -1;
  static auto* const real = Real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
  return real(fd, data, static_cast<size_t>(allowed), at);
}

char* mkdtemp(char* pattern) noexcept {
  if (Fails("mkdir", pattern)) return nullptr;
  static auto* const real = Real<char*(char*)>("mkdtemp");
  return real(pattern);
}

DIR* opendir(const char* path) {
  if (Fails("list", path)) return nullptr;
  static auto* const real = Real<DIR*(const char*)>("opendir");
  return real(path);
}

int posix_spawn(pid_t* pid, const char* program, const posix_spawn_file_actions_t* actions,
                const posix_spawnattr_t* attributes, char* const* arguments, char* const* environment) {
  if (Fails("spawn", "socket:")) return errno;
  static auto* const real = Real<decltype(posix_spawn)>("posix_spawn");
  return real(pid, program, actions, attributes, arguments, environment);
}

}  // extern "C"
