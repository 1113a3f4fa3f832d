#include "store/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace sohoa::store {
namespace {

// Makes or opens the file for its owner alone; -1: errno says why. `how`: O_TRUNC or O_EXCL.
int OpenToWrite(const std::string& path, int how) {
  return open(path.c_str(), O_WRONLY | O_CREAT | how | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
}

// Closes it in any case, and takes away what is not whole.
Status WriteAndSync(int fd, const std::string& path, std::string_view bytes) {
  if (fd < 0) return SystemError(path, errno);
  int reason = 0;
  while (!bytes.empty() && reason == 0) {
    const ssize_t written = write(fd, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      reason = errno;
    }
  }
  if (reason == 0 && fsync(fd) != 0) reason = errno;
  if (close(fd) != 0 && reason == 0) reason = errno;
  if (reason == 0) return {};
  unlink(path.c_str());
  return SystemError(path, reason);
}

std::string FolderOf(const std::string& path) { return std::filesystem::path(path).parent_path().string(); }

}  // namespace

Error SystemError(const std::string& path, int reason) {
  return {.code = reason == ENOSPC || reason == EDQUOT ? ErrorCode::kDiskFull : ErrorCode::kInputOutput,
          .file = path,
          .page = 0,
          .detail = std::generic_category().message(reason)};
}

std::optional<std::string> ReadSmallFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

Status SyncFolder(const std::string& dir) {
  const int fd = open(dir.empty() ? "." : dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return SystemError(dir, errno);
  const bool synced = fsync(fd) == 0;
  const int reason = errno;
  close(fd);
  return synced ? Status() : SystemError(dir, reason);
}

Status WriteDurably(const std::string& path, std::string_view bytes) {
  const std::string temporary = path + ".tmp";
  if (Status written = WriteAndSync(OpenToWrite(temporary, O_TRUNC), temporary, bytes); !written) return written;
  if (rename(temporary.c_str(), path.c_str()) != 0) {
    const int reason = errno;
    unlink(temporary.c_str());
    return SystemError(path, reason);
  }
  return SyncFolder(FolderOf(path));
}

Status WriteNew(const std::string& path, std::string_view bytes) {
  const int fd = OpenToWrite(path, O_EXCL);
  if (fd < 0 && errno == EEXIST) {
    return Error{.code = ErrorCode::kUsage, .file = path, .page = 0, .detail = "the file exists and is left alone"};
  }
  if (Status written = WriteAndSync(fd, path, bytes); !written) return written;
  return SyncFolder(FolderOf(path));
}

}  // namespace sohoa::store
