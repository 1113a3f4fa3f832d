#include "store/private_files.h"

#include <sys/stat.h>

#include <cerrno>
#include <string>

namespace sohoa::store {
namespace {

using rocksdb::FileOptions;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;

// The folder is its owner's alone already, so the moment between making a file and closing it off shows nothing. Not
// every disk knows modes (a stick for backups), and not every file is ours (another's lock).
IOStatus CloseOff(const std::string& name, const IOStatus& made) {
  if (!made.ok() || chmod(name.c_str(), S_IRUSR | S_IWUSR) == 0) return made;
  if (errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS) return made;
  return IOStatus::IOError("the mode of a file cannot be set", name);
}

class OwnerOnlyFiles final : public rocksdb::FileSystemWrapper {
 public:
  explicit OwnerOnlyFiles(const std::shared_ptr<rocksdb::FileSystem>& base) : FileSystemWrapper(base) {}

  const char* Name() const override { return "OwnerOnlyFiles"; }

  IOStatus NewWritableFile(const std::string& name, const FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* file, IODebugContext* debug) override {
    return CloseOff(name, FileSystemWrapper::NewWritableFile(name, options, file, debug));
  }
  IOStatus ReopenWritableFile(const std::string& name, const FileOptions& options,
                              std::unique_ptr<rocksdb::FSWritableFile>* file, IODebugContext* debug) override {
    return CloseOff(name, FileSystemWrapper::ReopenWritableFile(name, options, file, debug));
  }
  IOStatus NewRandomRWFile(const std::string& name, const FileOptions& options,
                           std::unique_ptr<rocksdb::FSRandomRWFile>* file, IODebugContext* debug) override {
    return CloseOff(name, FileSystemWrapper::NewRandomRWFile(name, options, file, debug));
  }
  IOStatus LockFile(const std::string& name, const IOOptions& options, rocksdb::FileLock** lock,
                    IODebugContext* debug) override {
    return CloseOff(name, FileSystemWrapper::LockFile(name, options, lock, debug));
  }
};

}  // namespace

std::shared_ptr<rocksdb::FileSystem> PrivateFiles() {
  static const auto files = std::make_shared<OwnerOnlyFiles>(rocksdb::FileSystem::Default());
  return files;
}

rocksdb::Env* PrivateEnv() {
  static const std::unique_ptr<rocksdb::Env> env = rocksdb::NewCompositeEnv(PrivateFiles());
  return env.get();
}

}  // namespace sohoa::store
