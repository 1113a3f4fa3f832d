#include "store/rocks_logger.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <string>
#include <system_error>

#include "store/store.h"

namespace sohoa::store {
namespace {

constexpr std::uintmax_t kMostBytes = 1U << 20;

class FileLogger final : public rocksdb::Logger {
 public:
  explicit FileLogger(const std::string& path) : Logger(rocksdb::InfoLogLevel::WARN_LEVEL) {
    if (path.empty()) return;
    std::error_code failed;
    const std::uintmax_t size = std::filesystem::file_size(path, failed);
    const int flags = O_WRONLY | O_CREAT | O_CLOEXEC | (!failed && size > kMostBytes ? O_TRUNC : O_APPEND);
    const int fd = open(path.c_str(), flags, S_IRUSR | S_IWUSR);
    if (fd >= 0) file_.reset(fdopen(fd, "a"));
  }

  // Options and the like, a hundred kilobytes at every opening.
  void LogHeader(const char*, va_list) override {}

  using Logger::Logv;
  void Logv(const char* format, va_list arguments) override {
    const std::scoped_lock lock(writing_);
    if (!file_) return;
    std::fprintf(file_.get(), "%s ", UtcNow().c_str());
    std::vfprintf(file_.get(), format, arguments);
    std::fputc('\n', file_.get());
    std::fflush(file_.get());
  }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::mutex writing_;
  std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace

std::shared_ptr<rocksdb::Logger> MakeLogger(const std::string& path) { return std::make_shared<FileLogger>(path); }

}  // namespace sohoa::store
