#include "cli/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace sohoa::cli {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kReadableByOwnerAndGroup = 0640;

Error FileError(const std::string& path, int number) {
  const ErrorCode code = number == ENOSPC || number == EDQUOT ? ErrorCode::kDiskFull : ErrorCode::kInputOutput;
  return {code, path, 0, std::error_code(number, std::generic_category()).message()};
}

// Answers errno, 0 when all is written.
int WriteAndSync(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return errno;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return fsync(fd) == 0 ? 0 : errno;
}

}  // namespace

Status WriteWholeFile(const std::string& path, std::string_view bytes) {
  const std::string temporary = path + ".part" + std::to_string(getpid());
  const int fd = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kReadableByOwnerAndGroup);
  if (fd < 0) return FileError(path, errno);
  int failed = WriteAndSync(fd, bytes);
  if (close(fd) != 0 && failed == 0) failed = errno;
  if (failed == 0 && rename(temporary.c_str(), path.c_str()) != 0) failed = errno;
  if (failed == 0) return {};
  unlink(temporary.c_str());
  return FileError(path, failed);
}

Status MakeFolder(const std::string& dir) {
  std::error_code failed;
  fs::create_directories(dir, failed);
  if (failed) return FileError(dir, failed.value());
  return {};
}

std::uint64_t FolderBytes(const std::string& dir) {
  std::uint64_t bytes = 0;
  std::error_code failed;
  for (fs::recursive_directory_iterator it(dir, fs::directory_options::skip_permission_denied, failed), end;
       !failed && it != end; it.increment(failed)) {
    std::error_code gone;
    const std::uint64_t size = it->is_regular_file(gone) ? it->file_size(gone) : 0;
    if (!gone) bytes += size;
  }
  return bytes;
}

}  // namespace sohoa::cli
