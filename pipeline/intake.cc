#include "pipeline/intake.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "text/vietnamese.h"

namespace sohoa::pipeline {
namespace {

namespace fs = std::filesystem;

std::string LastName(const std::string& path) {
  fs::path cleaned = fs::path(path).lexically_normal();
  if (!cleaned.has_filename()) cleaned = cleaned.parent_path();
  return cleaned.filename().string();
}

std::string KindName(const fs::file_status& status) {
  switch (status.type()) {
    case fs::file_type::symlink:
      return "a symbolic link";
    case fs::file_type::fifo:
      return "a named pipe";
    case fs::file_type::socket:
      return "a socket";
    default:
      return "a device";
  }
}

class Finder {
 public:
  explicit Finder(std::vector<Error>* problems) : problems_(problems) {}

  void Walk(const std::string& folder, const NameTrail& trail, const SkipName& skip) {
    for (const fs::directory_entry& entry : Sorted(folder)) {
      const std::string name = entry.path().filename().string();
      if (IsLitter(name) || (skip && skip(name))) continue;
      std::error_code failure;
      const fs::file_status status = entry.symlink_status(failure);
      const std::string path = (fs::path(folder) / name).string();
      if (fs::is_directory(status)) {
        NameTrail inner = trail;
        inner.containers.push_back(text::Normalize(name));
        Walk(path, inner, nullptr);
      } else if (fs::is_regular_file(status)) {
        NameTrail own = trail;
        own.file = text::Normalize(name);
        files.push_back({path, path, std::move(own), false, std::nullopt, ""});
      } else if (fs::exists(status)) {
        files.push_back({path, path, trail, false, NotAPlainFile(KindName(status)), ""});
        files.back().trail.file = text::Normalize(name);
      } else if (!fs::status_known(status)) {
        problems_->push_back({ErrorCode::kFileUnreadable, path, 0, failure.message()});
      }
    }
  }

  std::vector<FoundFile> files;

 private:
  std::vector<fs::directory_entry> Sorted(const std::string& folder) {
    std::vector<fs::directory_entry> entries;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
      entries.push_back(*entry);
    }
    if (failure) problems_->push_back({ErrorCode::kFileUnreadable, folder, 0, failure.message()});
    std::ranges::sort(entries, {}, [](const fs::directory_entry& entry) { return entry.path().native(); });
    return entries;
  }

  std::vector<Error>* problems_;
};

}  // namespace

bool IsLitter(std::string_view name) {
  const std::string lower = text::ToLower(name);
  if (lower.empty() || lower.front() == '.' || lower.starts_with("~$") || lower == "__macosx") return true;
  if (lower == "thumbs.db" || lower == "desktop.ini" || lower == "lost+found" || lower == "$recycle.bin") return true;
  if (lower == "ehthumbs.db" || lower == "system volume information" || lower == "@eadir") return true;
  constexpr std::array<std::string_view, 9> kEndings{".tmp",      ".part", ".partial", ".crdownload", ".lnk",
                                                     ".filepart", ".lck",  ".lock",    ".download"};
  return std::ranges::any_of(kEndings, [&](std::string_view ending) { return lower.ends_with(ending); });
}

std::vector<FoundFile> FindFiles(const std::string& path, const SkipName& skip, std::vector<Error>* problems) {
  Finder finder(problems);
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (!fs::exists(status)) {
    problems->push_back({ErrorCode::kFileUnreadable, path, 0, failure ? failure.message() : "no such file"});
  } else if (fs::is_directory(status)) {
    finder.Walk(path, {text::Normalize(LastName(path)), {}, ""}, skip);
  } else {
    finder.files.push_back({path, path, {"", {}, text::Normalize(LastName(path))}, true, std::nullopt, ""});
  }
  return std::move(finder.files);
}

SkipName OwnNames(const settings::Settings& settings) {
  return [done = settings.done_folder, failed = settings.failed_folder,
          secret = settings.secret_folder](const std::string& name) {
    return name == done || name == failed || name == secret || name.starts_with(kResultFilePrefix);
  };
}

Result<Opened> OpenRegularFile(const std::string& path, bool follow_link) {
  // O_NONBLOCK: opening a pipe must not wait for somebody to write to it.
  UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (follow_link ? 0 : O_NOFOLLOW)));
  if (!fd) {
    const int reason = errno;
    const bool passing = reason == EIO || reason == ESTALE || reason == ETIMEDOUT || reason == EMFILE ||
                         reason == ENFILE || reason == EHOSTDOWN || reason == ENOTCONN;
    if (reason == ENOENT || reason == ENOTDIR) return Error{ErrorCode::kNotFound, "", 0, "no such file"};
    return Error{passing ? ErrorCode::kInputOutput : ErrorCode::kFileUnreadable, "", 0,
                 std::generic_category().message(reason)};
  }
  struct stat status {};
  if (::fstat(fd.get(), &status) != 0) return Error{ErrorCode::kInputOutput, "", 0, "fstat"};
  if (!S_ISREG(status.st_mode)) return Error{ErrorCode::kFileUnsupported, "", 0, "not a regular file"};
  return Opened{std::move(fd), static_cast<long long>(status.st_size), status.st_nlink > 1};
}

Error NotAPlainFile(std::string what) { return {ErrorCode::kArchiveUnsafeEntry, "", 0, std::move(what)}; }

}  // namespace sohoa::pipeline
