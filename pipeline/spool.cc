#include "pipeline/spool.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace sohoa::pipeline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "sohoa-spool-";
constexpr std::string_view kLockName = "/lock";

Error FolderError() {
  const int reason = errno;
  return {reason == ENOSPC || reason == EDQUOT ? ErrorCode::kDiskFull : ErrorCode::kInputOutput, "", 0,
          "temporary folder: " + std::generic_category().message(reason)};
}

UniqueFd TakeLock(const std::string& folder, int flags) {
  UniqueFd lock(::open((folder + std::string(kLockName)).c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600));
  if (lock && ::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) lock.Reset();
  return lock;
}

// Only folders of this user; one whose lock can be taken has no living owner.
void RemoveDeadFolders(const fs::path& parent) {
  std::error_code failure;
  for (fs::directory_iterator entry(parent, failure), end; !failure && entry != end; entry.increment(failure)) {
    const std::string path = entry->path().string();
    if (!entry->path().filename().string().starts_with(kPrefix)) continue;
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0 || !S_ISDIR(status.st_mode) || status.st_uid != ::getuid()) continue;
    if (TakeLock(path, 0)) SpoolFolder dead(path);
  }
}

}  // namespace

SpoolFolder::~SpoolFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

Result<std::unique_ptr<Spool>> Spool::Make() {
  std::error_code failure;
  const fs::path parent = fs::temp_directory_path(failure);
  if (failure) return Error{ErrorCode::kInputOutput, "", 0, "temporary folder: " + failure.message()};
  RemoveDeadFolders(parent);
  std::string path = (parent / (std::string(kPrefix) + "XXXXXX")).string();
  if (::mkdtemp(path.data()) == nullptr) return FolderError();
  UniqueFd lock = TakeLock(path, O_CREAT);
  if (!lock) return FolderError();
  return std::unique_ptr<Spool>(new Spool(path, std::move(lock)));
}

Result<std::shared_ptr<SpoolFolder>> Spool::NewFolder() {
  const std::string path = root_.path() + "/" + std::to_string(next_++);
  if (::mkdir(path.c_str(), 0700) != 0) return FolderError();
  return std::make_shared<SpoolFolder>(path);
}

}  // namespace sohoa::pipeline
