#include "pipeline/memory_file.h"

#include <sys/mman.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace sohoa::pipeline {

Result<UniqueFd> MemoryFile(std::string_view bytes) {
  UniqueFd file(::memfd_create("sohoa-original", MFD_CLOEXEC));
  bool written = static_cast<bool>(file);
  while (written && !bytes.empty()) {
    const ssize_t put = ::write(file.get(), bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    written = put > 0;
    if (written) bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  if (!written) return Error{ErrorCode::kInputOutput, "", 0, std::generic_category().message(errno)};
  return file;
}

Status WriteAt(int file, std::uint64_t at, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return Error{ErrorCode::kInputOutput, "", 0, std::generic_category().message(errno)};
    at += static_cast<std::uint64_t>(put);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return {};
}

Result<std::string> ReadAt(int file, std::uint64_t at, std::uint64_t count) {
  // Who states the count may be a worker that a stranger's file has taken over.
  const off_t end = ::lseek(file, 0, SEEK_END);
  if (end < 0 || at > static_cast<std::uint64_t>(end) || count > static_cast<std::uint64_t>(end) - at) {
    return Error{ErrorCode::kInputOutput, "", 0, "a part of a memory file is missing"};
  }
  std::string bytes(count, '\0');
  std::uint64_t done = 0;
  while (done < count) {
    const ssize_t got = ::pread(file, bytes.data() + done, count - done, static_cast<off_t>(at + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return Error{ErrorCode::kInputOutput, "", 0, "a part of a memory file is missing"};
    done += static_cast<std::uint64_t>(got);
  }
  return bytes;
}

}  // namespace sohoa::pipeline
