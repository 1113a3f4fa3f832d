#include "pipeline/inbox.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "pipeline/content_hash.h"
#include "pipeline/dossier_group.h"
#include "pipeline/log.h"
#include "pipeline/structure.h"

namespace sohoa::pipeline {
namespace {

namespace fs = std::filesystem;
using std::chrono::nanoseconds;
using std::chrono::seconds;

constexpr std::int64_t kNanosPerSecond = 1'000'000'000;

std::int64_t Nanos(const timespec& time) { return time.tv_sec * kNanosPerSecond + time.tv_nsec; }

std::optional<FileStamp> StampOf(const std::string& path) {
  struct stat status {};
  errno = ENOENT;  // a folder in the place of the file is as good as none
  if (::lstat(path.c_str(), &status) != 0 || S_ISDIR(status.st_mode)) return std::nullopt;
  return FileStamp{status.st_dev,         status.st_ino,         status.st_size,
                   Nanos(status.st_mtim), Nanos(status.st_ctim), status.st_nlink};
}

// Moving changes a file's ctime; what is compared then is its content's identity.
bool SameWriting(const FileStamp& a, const FileStamp& b) {
  return a.device == b.device && a.inode == b.inode && a.size == b.size && a.modified_ns == b.modified_ns;
}

// For how long a file that is seen for the first time has been left alone, by the file system's own clock. A clock that
// disagrees with ours (a share's) makes it look new, which only costs waiting.
nanoseconds AgeOf(const FileStamp& stamp) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto age =
      std::chrono::duration_cast<nanoseconds>(now) - nanoseconds(std::max(stamp.modified_ns, stamp.changed_ns));
  return std::clamp<nanoseconds>(age, nanoseconds(0), std::chrono::hours(24));
}

// Whether somebody on this machine, a server of shares for one, may still write to a file: the system then refuses a
// lease for reading. False where it cannot be known. Should anybody open the file in this very moment, the system sends
// a signal; without F_SETSIG it would be one that ends the process.
bool IsOpenForWriting(int fd) {
  if (::fcntl(fd, F_SETSIG, SIGURG) != 0) return false;
  if (::fcntl(fd, F_SETLEASE, F_RDLCK) != 0) return errno == EAGAIN;
  ::fcntl(fd, F_SETLEASE, F_UNLCK);
  return false;
}

// A name made of both, the beginning cut where the system's longest name wants it, never inside a letter.
std::string FittingName(std::string beginning, const std::string& end) {
  constexpr std::size_t kLongestName = NAME_MAX;
  if (beginning.size() + end.size() > kLongestName) {
    std::size_t length = kLongestName - std::min(end.size(), kLongestName);
    constexpr unsigned kTypeBits = 0xC0, kInsideALetter = 0x80;  // UTF-8
    while (length > 0 && (static_cast<unsigned char>(beginning[length]) & kTypeBits) == kInsideALetter) --length;
    beginning.resize(length);
  }
  return beginning + end;
}

}  // namespace

bool IsOurNote(const std::string& path) {
  constexpr std::int64_t kLargest = 1 << 16;
  if (!path.ends_with(".txt")) return false;
  const Result<Opened> opened = OpenRegularFile(path, false);
  if (!opened.ok() || opened->size > kLargest) return false;
  const Result<std::string> text = ReadPiece(opened->fd.get(), 0, kLargest);
  return text.ok() && text->find(kNoteFirstLine) < 4;  // behind a byte order mark, if any
}

Inbox::Inbox(std::string folder, const settings::Settings& settings) : folder_(std::move(folder)), settings_(settings) {
  while (folder_.size() > 1 && folder_.ends_with('/')) folder_.pop_back();
}

std::vector<FoundFile> Inbox::Look(Time now) {
  ++look_;
  std::vector<Error> problems;
  for (FoundFile& file : FindFiles(folder_, OwnNames(settings_), &problems)) {
    const std::optional<FileStamp> stamp = StampOf(file.path);
    if (!stamp) {
      const int why = errno;
      if (why != ENOENT && why != ENOTDIR) {
        problems.push_back({ErrorCode::kFileUnreadable, file.path, 0, std::generic_category().message(why)});
      }
      continue;
    }
    if (!file.failure && IsOurNote(file.path)) {
      ::unlink(file.path.c_str());
      continue;
    }
    See(std::move(file), *stamp, now);
  }
  unseen_ = problems.empty() ? std::nullopt : std::optional(problems.front());
  if (unseen_) LogWarning("the inbox or a folder in it cannot be read: " + unseen_->detail);
  std::erase_if(entries_, [&](const auto& entry) {
    return entry.second.look != look_ && entry.second.state != State::kTaken && problems.empty();
  });
  RemoveOldEmptyFolders();

  std::vector<FoundFile> ready;
  for (auto& [display, entry] : entries_) {
    if (entry.state != State::kWaiting) continue;
    Judge(&entry, now);
    const bool alone = entry.dossier.empty() || entry.failures > 0;
    if (!alone || entry.ready_at > now) continue;
    entry.state = State::kTaken;
    ready.push_back(entry.file);
  }
  for (const auto& [dossier, ready_at] : ReadyDossiers()) {
    if (ready_at <= now) TakeDossier(dossier, &ready);
  }
  return ready;
}

// When each sub-folder with waiting files is closed: when the last of them is ready.
std::map<std::string, Inbox::Time> Inbox::ReadyDossiers() const {
  std::map<std::string, Time> dossiers;
  for (const auto& [display, entry] : entries_) {
    if (entry.state != State::kWaiting || entry.dossier.empty() || entry.failures > 0) continue;
    Time& ready_at = dossiers.try_emplace(entry.dossier, Time::min()).first->second;
    ready_at = std::max(ready_at, entry.ready_at);
  }
  return dossiers;
}

void Inbox::TakeDossier(const std::string& dossier, std::vector<FoundFile>* ready) {
  const std::string code = CodeFor(dossier);
  const std::string folder = folder_ + "/" + dossier + "/";
  for (auto at = entries_.lower_bound(folder); at != entries_.end() && at->first.starts_with(folder); ++at) {
    Entry& entry = at->second;
    if (entry.state != State::kWaiting || entry.failures > 0) continue;
    entry.state = State::kTaken;
    entry.file.dossier = code;
    ready->push_back(entry.file);
  }
}

// A code that one file of the sub-folder carries in its name is the code of all, also of pages that come after that
// file was settled: its name stands among the settled ones.
std::string Inbox::CodeFor(const std::string& dossier) const {
  const std::string folder = folder_ + "/" + dossier + "/";
  std::vector<std::string> names;
  for (auto at = entries_.lower_bound(folder); at != entries_.end() && at->first.starts_with(folder); ++at) {
    for (const std::string& container : at->second.file.trail.containers) {
      if (!FindDossierCode(container).empty()) return "";  // names alone say it
    }
    names.push_back(at->second.file.trail.file);
  }
  std::error_code failure;
  for (fs::recursive_directory_iterator entry(folder_ + "/" + settings_.done_folder + "/" + dossier, failure), end;
       !failure && entry != end; entry.increment(failure)) {
    names.push_back(entry->path().filename().string());
  }
  return TheOnlyCode(names);
}

void Inbox::See(FoundFile file, const FileStamp& stamp, Time now) {
  const auto [at, is_new] = entries_.try_emplace(file.display);
  Entry& entry = at->second;
  entry.look = look_;
  if (!is_new && entry.stamp == stamp) return;
  if (entry.state == State::kTaken) return;  // looked at again when it is settled
  // What appears while the folder is watched is new, whatever its times say: a tree that is moved in brings old ones.
  const bool is_news = !is_new || look_ > 1;
  entry = Entry{};
  entry.look = look_;
  entry.file = std::move(file);
  entry.stamp = stamp;
  entry.dossier = DossierFolder(entry.file.display);
  entry.unchanged_since = is_news ? now : now - std::chrono::duration_cast<Duration>(AgeOf(stamp));
  const int settle = settings_.settle_seconds;
  entry.ready_at =
      entry.unchanged_since + seconds(entry.dossier.empty() ? settle : std::max(settle, settings_.dossier_seconds));
}

// The first name below the inbox, when it is a folder.
std::string Inbox::DossierFolder(const std::string& display) const {
  const std::string relative = display.substr(std::min(display.size(), folder_.size() + 1));
  const std::size_t slash = relative.find('/');
  return slash == std::string::npos ? "" : relative.substr(0, slash);
}

// A file that looked ready is asked for its structure, which may put it off.
void Inbox::Judge(Entry* entry, Time now) const {
  constexpr int kUnknownFactor = 2;
  constexpr int kSecondNameFactor = 3;
  if (entry->ready_at > now || entry->failures > 0 || entry->file.failure) return;
  if (entry->stamp.names > 1) {
    entry->ready_at =
        std::max(entry->ready_at, entry->unchanged_since + seconds(kSecondNameFactor * settings_.settle_seconds));
    if (entry->ready_at <= now) entry->file.failure = NotAPlainFile(std::string(kSecondName));
    return;
  }
  const Result<Opened> opened = OpenRegularFile(entry->file.path, false);
  if (!opened.ok()) return;  // taken as it is: its failure is told as that of any file
  const int settle = settings_.settle_seconds;
  const Time give_up_at = entry->unchanged_since + seconds(std::max(settle, settings_.give_up_seconds));
  entry->incomplete = false;
  if (IsOpenForWriting(opened->fd.get()) && now < give_up_at) {
    // A scanner that adds page by page to a TIFF makes it whole again each time. Closing it changes nothing else.
    entry->incomplete = true;
    entry->ready_at = std::min(give_up_at, now + seconds(std::max(1, settle)));
    return;
  }
  int wanted = settle;
  switch (StructureOf(opened->fd.get(), opened->size)) {
    case Structure::kComplete:
      break;
    case Structure::kUnknown:
      wanted = kUnknownFactor * settle;
      break;
    case Structure::kUnreadable:
      return;  // as a file that cannot be opened
    case Structure::kIncomplete:
      entry->incomplete = now < give_up_at;
      entry->ready_at = std::max(entry->ready_at, give_up_at);
      return;
  }
  entry->ready_at = std::max(entry->ready_at, entry->unchanged_since + seconds(wanted));
}

Inbox::Time Inbox::NextReady() const {
  Time next = Time::max();
  for (const auto& [display, entry] : entries_) {
    const bool alone = entry.dossier.empty() || entry.failures > 0;
    if (entry.state == State::kWaiting && alone) next = std::min(next, entry.ready_at);
  }
  for (const auto& [dossier, ready_at] : ReadyDossiers()) next = std::min(next, ready_at);
  return next;
}

std::vector<std::string> Inbox::Waiting() const {
  std::vector<std::string> names;
  for (const auto& [display, entry] : entries_) {
    if (entry.state == State::kWaiting) names.push_back(display);
  }
  return names;
}

bool Inbox::only_incomplete() const {
  std::set<std::string> held;  // dossiers with an incomplete file
  for (const auto& [display, entry] : entries_) {
    if (entry.state == State::kWaiting && entry.incomplete && !entry.dossier.empty()) held.insert(entry.dossier);
  }
  return std::ranges::all_of(entries_, [&](const auto& pair) {
    const Entry& entry = pair.second;
    return entry.state != State::kWaiting || entry.incomplete || entry.failures > 0 || held.contains(entry.dossier);
  });
}

Result<std::string> Inbox::MoveSettled(const std::string& display, const std::string& folder_name) {
  const auto at = entries_.find(display);
  if (at == entries_.end()) return Error{ErrorCode::kNotFound, display, 0, ""};
  Entry& entry = at->second;
  const std::optional<FileStamp> stamp = StampOf(entry.file.path);
  if (!stamp || !SameWriting(*stamp, entry.stamp)) {
    entries_.erase(at);  // gone, or another writing under the same name: the next look sees it as new
    return std::string();
  }
  const std::string relative = display.substr(std::min(display.size(), folder_.size() + 1));
  const std::string target_folder = folder_ + "/" + folder_name;
  constexpr int kTries = 100;
  for (int attempt = 0; attempt < kTries; ++attempt) {
    const std::string target = FreeName(target_folder, relative);
    std::error_code failure;
    fs::create_directories(fs::path(target).parent_path(), failure);
    if (!failure && ::renameat2(AT_FDCWD, entry.file.path.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0) {
      entries_.erase(at);
      return target;
    }
    if (failure || errno != EEXIST) {
      entry.state = State::kSettled;
      entry.stamp = *stamp;
      const int reason = failure ? failure.value() : errno;
      return Error{ErrorCode::kInputOutput, display, 0, std::generic_category().message(reason)};
    }
  }
  entry.state = State::kSettled;
  return Error{ErrorCode::kInputOutput, display, 0, "no free name"};
}

void Inbox::TryLater(const std::string& display, Time now) {
  const auto at = entries_.find(display);
  if (at == entries_.end()) return;
  Entry& entry = at->second;
  constexpr int kFirst = 5, kMostDoublings = 6;  // 5 seconds to 5 minutes
  entry.state = State::kWaiting;
  entry.ready_at = now + seconds(kFirst << std::min(entry.failures, kMostDoublings));
  ++entry.failures;
}

// Only those that are named by a dossier code, and only after a while: any other empty folder may be the one that a
// scanner is set to write into.
void Inbox::RemoveOldEmptyFolders() {
  constexpr auto kOld = std::chrono::minutes(2);
  std::vector<fs::path> folders;
  std::error_code failure;
  for (fs::recursive_directory_iterator entry(folder_, fs::directory_options::skip_permission_denied, failure), end;
       !failure && entry != end; entry.increment(failure)) {
    std::error_code ignored;
    if (!fs::is_directory(entry->symlink_status(ignored))) continue;
    const std::string name = entry->path().filename().string();
    if (entry.depth() == 0 && OwnNames(settings_)(name)) {
      entry.disable_recursion_pending();
      continue;
    }
    if (!FindDossierCode(name).empty()) folders.push_back(entry->path());
  }
  for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder) {
    std::error_code ignored;
    const auto age = fs::file_time_type::clock::now() - fs::last_write_time(*folder, ignored);
    if (!ignored && age > kOld) ::rmdir(folder->c_str());  // fails, and should, unless it is empty
  }
}

std::string FreeName(const std::string& folder, const std::string& relative) {
  const fs::path wanted = fs::path(folder) / relative;
  constexpr std::size_t kLongestEnding = 16;
  std::string ending = wanted.extension().string();
  if (ending.size() > kLongestEnding) ending.clear();
  std::string stem = wanted.filename().string();
  stem.resize(stem.size() - ending.size());
  fs::path free = wanted.parent_path() / FittingName(stem, ending);
  // A name that the system cannot look for is answered, so that whoever uses it is told why.
  std::error_code ignored;
  for (int number = 2; fs::exists(fs::symlink_status(free, ignored)); ++number) {
    free = wanted.parent_path() / FittingName(stem, " (" + std::to_string(number) + ")" + ending);
  }
  return free.string();
}

std::string NoteName(const std::string& file) {
  const std::string wanted = file + ".txt";
  if (IsOurNote(wanted)) return wanted;
  const fs::path path(wanted);
  return FreeName(path.parent_path().string(), path.filename().string());
}

}  // namespace sohoa::pipeline
