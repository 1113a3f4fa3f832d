#include "pipeline/folder_events.h"

#include <sys/inotify.h>

#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

namespace sohoa::pipeline {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kEvents =
    IN_CREATE | IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB | IN_ONLYDIR;

}  // namespace

FolderEvents::FolderEvents(std::string folder, SkipName skip)
    : folder_(std::move(folder)), skip_(std::move(skip)), fd_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  WatchFolders();
}

void FolderEvents::WatchFolders() {
  if (!fd_) return;
  // Watching a folder again changes nothing: the system knows it by its inode.
  ::inotify_add_watch(fd_.get(), folder_.c_str(), kEvents);
  std::error_code failure;
  constexpr auto kOptions = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator entry(folder_, kOptions, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    std::error_code ignored;
    if (entry->symlink_status(ignored).type() != fs::file_type::directory) continue;
    if (entry.depth() == 0 && skip_(entry->path().filename().string())) {
      entry.disable_recursion_pending();
      continue;
    }
    ::inotify_add_watch(fd_.get(), entry->path().c_str(), kEvents);
  }
}

bool FolderEvents::Drain() {
  if (!fd_) return false;
  std::array<char, 1 << 14> events;
  bool any = false;
  while (::read(fd_.get(), events.data(), events.size()) > 0) any = true;
  return any;
}

}  // namespace sohoa::pipeline
