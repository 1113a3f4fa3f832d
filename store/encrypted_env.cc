#include "store/encrypted_env.h"

#include <rocksdb/env_encryption.h>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "store/private_files.h"

namespace sohoa::store {
namespace {

constexpr std::size_t kPrefixBytes = 4096;  // whole pages, as RocksDB wants for its alignment

class FileStream final : public rocksdb::BlockAccessCipherStream {
 public:
  FileStream(std::shared_ptr<const Vault> vault, std::string iv) : vault_(std::move(vault)), iv_(std::move(iv)) {}

  std::size_t BlockSize() override { return Vault::kBlockBytes; }
  rocksdb::Status Encrypt(std::uint64_t offset, char* data, std::size_t size) override {
    if (size == 0) return rocksdb::Status::OK();
    return vault_->RunThrough(iv_, offset, data, size) ? rocksdb::Status::OK()
                                                       : rocksdb::Status::IOError("AES-256-CTR is not available");
  }
  rocksdb::Status Decrypt(std::uint64_t offset, char* data, std::size_t size) override {
    return Encrypt(offset, data, size);
  }

 protected:
  // Only for ciphers that go block by block.
  void AllocateScratch(std::string&) override {}
  rocksdb::Status EncryptBlock(std::uint64_t, char*, char*) override { return rocksdb::Status::NotSupported(); }
  rocksdb::Status DecryptBlock(std::uint64_t, char*, char*) override { return rocksdb::Status::NotSupported(); }

 private:
  std::shared_ptr<const Vault> vault_;
  std::string iv_;
};

class Provider final : public rocksdb::EncryptionProvider {
 public:
  explicit Provider(std::shared_ptr<const Vault> vault) : vault_(std::move(vault)) {}

  const char* Name() const override { return "sohoa"; }
  std::size_t GetPrefixLength() const override { return kPrefixBytes; }
  rocksdb::Status CreateNewPrefix(const std::string&, char* prefix, std::size_t size) const override {
    std::fill(prefix, prefix + size, '\0');
    return size >= Vault::kIvBytes && Vault::Random(prefix, Vault::kIvBytes)
               ? rocksdb::Status::OK()
               : rocksdb::Status::IOError("no random bytes");
  }
  rocksdb::Status AddCipher(const std::string&, const char*, std::size_t, bool) override {
    return rocksdb::Status::NotSupported();
  }
  rocksdb::Status CreateCipherStream(const std::string&, const rocksdb::EnvOptions&, rocksdb::Slice& prefix,
                                     std::unique_ptr<rocksdb::BlockAccessCipherStream>* stream) override {
    // A power cut may leave a file that is shorter than its prefix: it holds nothing, and its stream refuses to work.
    *stream =
        std::make_unique<FileStream>(vault_, std::string(prefix.data(), std::min(prefix.size(), Vault::kIvBytes)));
    return rocksdb::Status::OK();
  }

 private:
  std::shared_ptr<const Vault> vault_;
};

using rocksdb::FileOptions;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;

// A file that was shorter than its prefix when it was opened: a reader looked at the log that the writer was just
// making, or a power cut left it so. It is empty until the prefix is there. (RocksDB's own encrypted files would be
// read as they lie for as long as the reader keeps them open.)
class LateFile final : public rocksdb::FSSequentialFile {
 public:
  using Open = std::function<IOStatus(std::unique_ptr<rocksdb::FSSequentialFile>* file)>;
  explicit LateFile(Open open) : open_(std::move(open)) {}

  IOStatus Read(std::size_t size, const IOOptions& options, rocksdb::Slice* result, char* scratch,
                IODebugContext* debug) override {
    *result = rocksdb::Slice(scratch, 0);
    const IOStatus opened = file_ ? IOStatus::OK() : open_(&file_);
    return opened.ok() && file_ ? file_->Read(size, options, result, scratch, debug) : opened;
  }
  IOStatus Skip(std::uint64_t size) override {
    const IOStatus opened = file_ ? IOStatus::OK() : open_(&file_);
    return opened.ok() && file_ ? file_->Skip(size) : opened;
  }

 private:
  Open open_;
  std::unique_ptr<rocksdb::FSSequentialFile> file_;
};

class EncryptedFiles final : public rocksdb::FileSystemWrapper {
 public:
  EncryptedFiles(const std::shared_ptr<rocksdb::FileSystem>& plain, std::shared_ptr<const Vault> vault)
      : FileSystemWrapper(rocksdb::NewEncryptedFS(plain, std::make_shared<Provider>(std::move(vault)))),
        plain_(plain) {}

  const char* Name() const override { return "EncryptedFiles"; }

  IOStatus NewSequentialFile(const std::string& name, const FileOptions& options,
                             std::unique_ptr<rocksdb::FSSequentialFile>* file, IODebugContext* debug) override {
    IOStatus opened = OpenWhole(name, options, file, debug);
    if (opened.ok() && !*file) {
      *file = std::make_unique<LateFile>([this, name, options](std::unique_ptr<rocksdb::FSSequentialFile>* later) {
        return OpenWhole(name, options, later, nullptr);
      });
    }
    return opened;
  }

 private:
  // Leaves `file` empty while the prefix is not whole.
  IOStatus OpenWhole(const std::string& name, const FileOptions& options,
                     std::unique_ptr<rocksdb::FSSequentialFile>* file, IODebugContext* debug) {
    std::uint64_t size = 0;
    IOStatus known = plain_->GetFileSize(name, options.io_options, &size, debug);
    if (!known.ok() || size < kPrefixBytes) return known;
    return FileSystemWrapper::NewSequentialFile(name, options, file, debug);
  }

  std::shared_ptr<rocksdb::FileSystem> plain_;
};

}  // namespace

std::unique_ptr<rocksdb::Env> MakeEncryptedEnv(std::shared_ptr<const Vault> vault) {
  return rocksdb::NewCompositeEnv(std::make_shared<EncryptedFiles>(PrivateFiles(), std::move(vault)));
}

}  // namespace sohoa::store
