#include "cli/machine.h"

#include <linux/seccomp.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <thread>

namespace sohoa::cli {
namespace {

namespace fs = std::filesystem;

std::string NearestExisting(const std::string& path) {
  std::error_code failed;
  fs::path at = fs::absolute(path, failed);
  while (!failed && !fs::exists(at, failed) && at.has_relative_path()) at = at.parent_path();
  return at.string();
}

std::uint64_t MemoryFigure(const std::string& name) {
  constexpr std::uint64_t kKilobyte = 1024;
  std::ifstream lines("/proc/meminfo");
  std::string word;
  while (lines >> word) {
    std::uint64_t kilobytes = 0;
    if (word == name && lines >> kilobytes) return kilobytes * kKilobyte;
  }
  return 0;
}

}  // namespace

std::optional<std::uint64_t> FreeDiskBytes(const std::string& path) {
  struct statvfs disk = {};
  if (statvfs(NearestExisting(path).c_str(), &disk) != 0) return std::nullopt;
  return static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
}

bool CanWriteIn(const std::string& dir) { return access(NearestExisting(dir).c_str(), W_OK | X_OK) == 0; }

std::uint64_t MemoryBytes() { return MemoryFigure("MemTotal:"); }
std::uint64_t AvailableMemoryBytes() { return MemoryFigure("MemAvailable:"); }
unsigned Cores() { return std::max(1U, std::thread::hardware_concurrency()); }

bool HasSeccompFilter() {
  // A null program is refused with EFAULT by a kernel that knows filters, with EINVAL by one that does not.
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, nullptr, 0, 0) == -1 && errno == EFAULT;
}

std::uint64_t InotifyWatches() {
  std::uint64_t watches = 0;
  std::ifstream("/proc/sys/fs/inotify/max_user_watches") >> watches;
  return watches;
}

void ReturnLargeBlocks() {
  constexpr int kLarge = 256 * 1024;
  mallopt(M_MMAP_THRESHOLD, kLarge);  // a fixed bound: no more raising
}

}  // namespace sohoa::cli
