#include "store/rocks_status.h"

namespace sohoa::store {
namespace {

ErrorCode CodeOf(const rocksdb::Status& status, const std::string& text) {
  if (status.IsNoSpace()) return ErrorCode::kDiskFull;
  if (status.IsCorruption()) return ErrorCode::kStoreDamaged;
  // RocksDB has no code of its own for a held lock; it names the lock file in both of its messages.
  if (status.IsIOError() && text.find("/LOCK: ") != std::string::npos) return ErrorCode::kStoreLocked;
  // A file that the manifest names and the folder lacks.
  if (status.IsPathNotFound() || text.find("No such file or directory") != std::string::npos) {
    return ErrorCode::kStoreDamaged;
  }
  if (status.IsIOError()) return ErrorCode::kInputOutput;
  return ErrorCode::kInternal;
}

}  // namespace

Error ToError(const rocksdb::Status& status, const std::string& dir) {
  const std::string text = status.ToString();
  return {.code = CodeOf(status, text), .file = dir, .page = 0, .detail = text};
}

}  // namespace sohoa::store
