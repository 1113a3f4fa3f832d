#include "pipeline/given_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace sohoa::pipeline {
namespace {

constexpr off_t kMostInMemory = 64LL << 20;

UniqueFd NamelessFile() {
  std::error_code failure;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(failure);
  if (failure) return {};
  return UniqueFd(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
}

Error Failure(int reason) {
  const ErrorCode code = reason == ENOSPC || reason == EDQUOT ? ErrorCode::kDiskFull : ErrorCode::kInputOutput;
  return {code, "", 0, "copy for a worker: " + std::generic_category().message(reason)};
}

}  // namespace

GivenFile::GivenFile() : scratch_(NamelessFile()) {}

bool GivenFile::Hold(const UniqueFd& file) {
  constexpr int kFirst = 16;
  constexpr int kCount = 128;
  file_.Reset(::fcntl(file.get(), F_DUPFD_CLOEXEC, kFirst + turn_));
  turn_ = (turn_ + 1) % kCount;
  return static_cast<bool>(file_);
}

bool GivenFile::CanBeOpened() const {
  return static_cast<bool>(UniqueFd(::open(Path().c_str(), O_RDONLY | O_CLOEXEC)));
}

Result<UniqueFd> GivenFile::Copy(int file) const {
  struct stat status {};
  if (::fstat(file, &status) != 0) return Failure(errno);
  const bool large = status.st_size > kMostInMemory && scratch_;
  UniqueFd copy(large ? ::fcntl(scratch_.get(), F_DUPFD_CLOEXEC, 0) : ::memfd_create("sohoa-given", MFD_CLOEXEC));
  if (!copy) return Failure(errno);
  if (large && (::ftruncate(copy.get(), 0) != 0 || ::lseek(copy.get(), 0, SEEK_SET) != 0)) return Failure(errno);
  for (off_t from = 0; from < status.st_size;) {
    const ssize_t sent = ::sendfile(copy.get(), file, &from, static_cast<std::size_t>(status.st_size - from));
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return Failure(errno);
    if (sent == 0) break;  // cut short since; its hash will tell
  }
  return copy;
}

Status GivenFile::Take(std::uint64_t id, UniqueFd file) {
  if (id == id_ && file_) return {};
  id_ = id;
  if (!Hold(file)) return Failure(errno);
  if (CanBeOpened()) return {};
  Result<UniqueFd> copy = Copy(file.get());
  if (!copy.ok()) {
    file_.Reset();
    return copy.error();
  }
  if (!Hold(*copy)) return Failure(errno);
  return {};
}

}  // namespace sohoa::pipeline
