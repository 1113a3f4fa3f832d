// Makes the n-th outside call of a program fail: a library to be preloaded (LD_PRELOAD) before the program that people
// run, so that nothing of it stands in that program, and RocksDB's own calls fail as ours do. failing_calls.py drives
// it.
//
//   SOHOA_FAIL=CALL:N:HOW    the n-th call of a group, counted from 1 in each process. HOW is the name of an errno,
//                            "short" (a write that takes half), "kill" (the process is gone before the call is made)
//                            or "power" (so is what it wrote and did not sync: files end where they were last synced,
//                            names are what they were when their folder was)
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
#include <pthread.h>
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
#include <map>
#include <mutex>
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
  bool kills = false, cuts_power = false, sticks = false;
  std::string beside;  // the folder of the mark: names that were replaced are kept there
  std::vector<std::string> folders;
  int mark = -1;                      // open from the start: a worker may open no file later
  std::atomic<long>* most = nullptr;  // in SOHOA_FAIL_COUNT, which all processes of a run share
};

std::string Setting(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string FolderOf(const std::string& path) { return path.substr(0, path.rfind('/')); }

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
  plan.cuts_power = text.substr(second + 1) == "power";
  plan.kills = plan.cuts_power || text.substr(second + 1) == "kill";
  plan.failure = ErrorOf(text.substr(second + 1));
  plan.sticks = !Setting("SOHOA_FAIL_STICKS").empty();
  plan.mark = static_cast<int>(
      syscall(SYS_openat, AT_FDCWD, Setting("SOHOA_FAIL_MARK").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  plan.beside = FolderOf(Setting("SOHOA_FAIL_MARK"));
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

// What of a disk's state a power cut would take: the bytes of files behind their last sync, and names that were changed
// since their folder was synced. A file that was synced has its name. Held shared by every call that changes the disk,
// alone by the cut, so that nothing is written behind it.
class Disk {
 public:
  class Changing {
   public:
    explicit Changing(Disk& disk) : disk_(disk) { pthread_rwlock_rdlock(&disk_.lock_); }
    ~Changing() { pthread_rwlock_unlock(&disk_.lock_); }
    Changing(const Changing&) = delete;
    Changing& operator=(const Changing&) = delete;

   private:
    Disk& disk_;
  };

  // Before bytes are written: what the file holds now is safe, unless it is known not to be.
  void NoteWrite(int fd) {
    struct stat status {};
    if (syscall(SYS_fstat, fd, &status) != 0 || !S_ISREG(status.st_mode)) return;
    const std::lock_guard<std::mutex> guard(guard_);
    const auto [file, fresh] = files_.try_emplace(status.st_ino, File{PathOf(fd), status.st_size});
    if (!fresh) file->second.path = PathOf(fd);
  }

  void NoteSync(int fd) {
    struct stat status {};
    if (syscall(SYS_fstat, fd, &status) != 0) return;
    const std::lock_guard<std::mutex> guard(guard_);
    if (S_ISDIR(status.st_mode)) {
      const std::string folder = PathOf(fd);
      std::erase_if(moves_, [&](const Move& move) { return FolderOf(move.to) == folder; });
    } else if (const auto file = files_.find(status.st_ino); file != files_.end()) {
      file->second.safe = status.st_size;
    }
  }

  // Before a name is given; a file that has it keeps a name beside the mark.
  void NoteRename(const std::string& from, const std::string& to) {
    const std::lock_guard<std::mutex> guard(guard_);
    Move move{Whole(from), Whole(to), ""};
    const std::string kept = ThePlan().beside + "/kept-" + std::to_string(++kept_);
    if (syscall(SYS_linkat, AT_FDCWD, move.to.c_str(), AT_FDCWD, kept.c_str(), 0) == 0) move.kept = kept;
    moves_.push_back(std::move(move));
  }

  // The lock is never given back: the process ends.
  void Cut() {
    pthread_rwlock_wrlock(&lock_);
    for (auto move = moves_.rbegin(); move != moves_.rend(); ++move) {
      syscall(SYS_renameat2, AT_FDCWD, move->to.c_str(), AT_FDCWD, move->from.c_str(), 0);
      if (!move->kept.empty()) syscall(SYS_renameat2, AT_FDCWD, move->kept.c_str(), AT_FDCWD, move->to.c_str(), 0);
    }
    for (auto& [inode, file] : files_) {
      for (const Move& move : moves_) {
        if (file.path == move.to) file.path = move.from;
      }
      struct stat status {};
      const bool same = syscall(SYS_stat, file.path.c_str(), &status) == 0 && status.st_ino == inode;
      if (!same || status.st_size <= file.safe) continue;
      syscall(SYS_truncate, file.path.c_str(), file.safe);
    }
  }

 private:
  struct File {
    std::string path;
    off_t safe = 0;
  };
  struct Move {
    std::string from, to, kept;
  };

  static std::string Whole(const std::string& path) {
    if (path.starts_with('/')) return path;
    std::array<char, PATH_MAX> here{};
    return syscall(SYS_getcwd, here.data(), here.size()) <= 0 ? path : std::string(here.data()) + "/" + path;
  }

  pthread_rwlock_t lock_ = PTHREAD_RWLOCK_INITIALIZER;
  std::mutex guard_;
  std::map<ino_t, File> files_;
  std::vector<Move> moves_;
  int kept_ = 0;
};

Disk& TheDisk() {
  static auto* const disk = new Disk;  // lives until the process is gone
  return *disk;
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
  if (plan.cuts_power) TheDisk().Cut();
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

bool CutsPower(const std::string& path) {
  const int kept = errno;
  const bool cuts = ThePlan().cuts_power && IsOurs(ThePlan(), path);
  errno = kept;
  return cuts;
}

// Makes the call; of a file that a power cut may take it is noted before, or behind it when it worked.
template <class Note, class Call>
auto Noting(const std::string& path, bool before, const Note& note, const Call& call) {
  if (!CutsPower(path)) return call();
  const Disk::Changing changing(TheDisk());
  if (before) note();
  const auto answer = call();
  const int kept = errno;
  if (!before && answer == 0) note();
  errno = kept;
  return answer;
}

template <class Call>
auto Writing(int fd, const Call& call) {
  return Noting(
      PathOf(fd), true, [&] { TheDisk().NoteWrite(fd); }, call);
}

template <class Call>
auto Syncing(int fd, const Call& call) {
  return Noting(
      PathOf(fd), false, [&] { TheDisk().NoteSync(fd); }, call);
}

template <class Call>
auto Renaming(const char* from, const char* to, const Call& call) {
  return Noting(
      to, true, [&] { TheDisk().NoteRename(from, to); }, call);
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
SOHOA_CALL(int, ftruncate, "truncate", fd, (int fd, off_t size) noexcept, (fd, size))
SOHOA_CALL(int, ftruncate64, "truncate", fd, (int fd, off64_t size) noexcept, (fd, size))
SOHOA_CALL(int, fallocate, "truncate", fd, (int fd, int mode, off_t at, off_t size), (fd, mode, at, size))
SOHOA_CALL(int, fallocate64, "truncate", fd, (int fd, int mode, off64_t at, off64_t size), (fd, mode, at, size))
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

#define SOHOA_SYNC(name)                             \
  int name(int fd) {                                 \
    if (Fails("sync", fd)) return -1;                \
    static auto* const real = Real<int(int)>(#name); \
    return Syncing(fd, [&] { return real(fd); });    \
  }
SOHOA_SYNC(fsync)
SOHOA_SYNC(fdatasync)

int rename(const char* from, const char* to) noexcept {
  if (Fails("rename", to)) return -1;
  static auto* const real = Real<int(const char*, const char*)>("rename");
  return Renaming(from, to, [&] { return real(from, to); });
}

int renameat2(int a, const char* from, int b, const char* to, unsigned flags) noexcept {
  if (Fails("rename", to)) return -1;
  static auto* const real = Real<int(int, const char*, int, const char*, unsigned)>("renameat2");
  const auto call = [&] { return real(a, from, b, to, flags); };
  const bool plain = (a == AT_FDCWD || *from == '/') && (b == AT_FDCWD || *to == '/');
  return plain ? Renaming(from, to, call) : call();
}

ssize_t write(int fd, const void* data, size_t size) {
  const long allowed = Allowed(fd, size);
  if (allowed < 0) return -1;
  static auto* const real = Real<ssize_t(int, const void*, size_t)>("write");
  return Writing(fd, [&] { return real(fd, data, static_cast<size_t>(allowed)); });
}

ssize_t pwrite(int fd, const void* data, size_t size, off_t at) {
  const long allowed = Allowed(fd, size);
  if (allowed < 0) return -1;
  static auto* const real = Real<ssize_t(int, const void*, size_t, off_t)>("pwrite");
  return Writing(fd, [&] { return real(fd, data, static_cast<size_t>(allowed), at); });
}

ssize_t pwrite64(int fd, const void* data, size_t size, off64_t at) {
  const long allowed = Allowed(fd, size);
  if (allowed < 0) return -1;
  static auto* const real = Real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
  return Writing(fd, [&] { return real(fd, data, static_cast<size_t>(allowed), at); });
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
