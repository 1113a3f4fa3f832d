#include "pipeline/file_confinement.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "pipeline/unique_fd.h"

namespace sohoa::pipeline {
namespace {

// Newer than the headers of Debian 12 (Landlock 3).
#ifdef LANDLOCK_ACCESS_FS_TRUNCATE
constexpr std::uint64_t kTruncate = LANDLOCK_ACCESS_FS_TRUNCATE;
#else
constexpr std::uint64_t kTruncate = 1ULL << 14;
#endif
constexpr std::uint64_t kRefer = 1ULL << 13;  // Landlock 2

constexpr std::uint64_t kReading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t kEverywhere =
    kReading | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
    LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
    LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
    LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

// What drawing and recognition read late: fonts and their caches, character maps, converters of letters, modules.
constexpr std::array kReadable = {
    "/usr",      "/lib",      "/lib64",      "/etc/fonts", "/etc/ld.so.cache", "/var/cache/fontconfig",
    "/dev/null", "/dev/zero", "/dev/urandom"};

bool Allow(int rules, int place, std::uint64_t rights) {
  landlock_path_beneath_attr beneath{};
  beneath.allowed_access = rights;
  beneath.parent_fd = place;
  return ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) == 0;
}

// A place that this system does not have needs no rule.
bool AllowPath(int rules, const char* path, std::uint64_t rights, std::uint64_t handled) {
  const UniqueFd folder(::open(path, O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (folder) return Allow(rules, folder.get(), rights & handled);
  const UniqueFd file(::open(path, O_PATH | O_CLOEXEC));
  constexpr std::uint64_t kOfFiles = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | kTruncate;
  return !file || Allow(rules, file.get(), rights & handled & kOfFiles);
}

}  // namespace

int LandlockVersion() {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return static_cast<int>(std::max(0L, version));
}

Confinement ConfineFiles(const std::string& members_folder, int scratch) {
  const int version = LandlockVersion();
  if (version == 0) return Confinement::kUnavailable;
  std::uint64_t handled = kEverywhere;
  if (version >= 2) handled |= kRefer;
  if (version >= 3) handled |= kTruncate;
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = handled;
  // The first field alone: later versions of the kernel take shorter structures for what they do not say.
  const UniqueFd rules(
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof(attributes.handled_access_fs), 0)));
  if (!rules) return Confinement::kFailed;
  bool allowed = std::all_of(kReadable.begin(), kReadable.end(),
                             [&](const char* path) { return AllowPath(rules.get(), path, kReading, handled); });
  constexpr std::uint64_t kMaking = LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_WRITE_FILE | kTruncate;
  if (!members_folder.empty()) allowed = AllowPath(rules.get(), members_folder.c_str(), kMaking, handled) && allowed;
  if (scratch >= 0) {
    const std::uint64_t rights = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | (handled & kTruncate);
    allowed = Allow(rules.get(), scratch, rights) && allowed;
  }
  if (!allowed || ::syscall(SYS_landlock_restrict_self, rules.get(), 0) != 0) return Confinement::kFailed;
  return Confinement::kEnforced;
}

}  // namespace sohoa::pipeline
