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

}  // namespace sohoa::pipeline
