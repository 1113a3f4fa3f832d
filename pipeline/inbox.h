// The watched folder: which files are in it, which of them are ready to be taken, and where settled ones go. Knows
// nothing of papers. Not thread-safe; times are the caller's, so that tests need not wait.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"
#include "pipeline/intake.h"
#include "settings/settings.h"

namespace sohoa::pipeline {

// The first line of a text that stands beside a failed file. Such a text, put back together with its file, is removed.
inline constexpr std::string_view kNoteFirstLine = "Sổ Hóa không xử lý được tệp này.";

// What tells one writing of a file from another.
struct FileStamp {
  dev_t device = 0;
  ino_t inode = 0;
  std::int64_t size = 0, modified_ns = 0, changed_ns = 0;
  std::uint64_t names = 1;  // more than one: hard links
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

class Inbox {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Duration = std::chrono::steady_clock::duration;

  // `once`: this is the only run over the folder, so files that are not complete are left for the next.
  Inbox(std::string folder, const settings::Settings& settings);

  // Looks at the whole folder and answers the files that are ready: unchanged for settle_seconds and structurally
  // complete, and nobody on this machine has it open for writing; of a kind without an end, unchanged for twice as
  // long; otherwise unchanged for give_up_seconds (what is not whole by then will be told as damaged). A ready file is
  // answered once, until it is left or changes. A sub-folder is one dossier: its files are answered together, once
  // every one of them is ready and nothing changed for dossier_seconds. Links, pipes and devices are answered with
  // their failure; so is a file with further names, after three times the settling time, because scanners and shares
  // link for a moment while they rename.
  std::vector<FoundFile> Look(Time now);

  // When the next look can find another file ready; nothing else changing. Time::max() when it cannot.
  Time NextReady() const;

  // Files that are there and neither taken nor settled: what `watch --once` leaves.
  std::vector<std::string> Waiting() const;
  // Whether every waiting file is incomplete, or waits for another try.
  bool only_incomplete() const;

  // What the last look could not read: there may be files in it that nobody knows of.
  const std::optional<Error>& unseen() const { return unseen_; }

  // A taken file is settled: moves it to `folder_name` under the inbox at the same relative path, never over another
  // file
  // (" (2)"), and answers the new path. A file that was written to since it was taken stays and is taken again (empty
  // answer). Where moving is impossible (a read-only share) it stays and is not taken again until it changes.
  Result<std::string> MoveSettled(const std::string& display, const std::string& folder_name);

  // A taken file could not be settled now: it is taken again, later each time.
  void TryLater(const std::string& display, Time now);

 private:
  enum class State { kWaiting, kTaken, kSettled };
  struct Entry {
    FoundFile file;
    FileStamp stamp;
    Time unchanged_since;
    Time ready_at;        // while waiting
    std::string dossier;  // the sub-folder directly in the inbox; empty: the file stands for itself
    State state = State::kWaiting;
    bool incomplete = false;
    int failures = 0;
    std::uint64_t look = 0;  // the last look that saw it
  };

  void See(FoundFile file, const FileStamp& stamp, Time now);
  void Judge(Entry* entry, Time now) const;
  std::map<std::string, Time> ReadyDossiers() const;
  void TakeDossier(const std::string& dossier, std::vector<FoundFile>* ready);
  std::string DossierFolder(const std::string& display) const;
  std::string CodeFor(const std::string& dossier) const;
  void RemoveOldEmptyFolders();

  std::string folder_;
  const settings::Settings& settings_;
  std::map<std::string, Entry> entries_;  // by display path
  std::uint64_t look_ = 0;
  std::optional<Error> unseen_;
};

// A path under `folder` that nobody has yet, from a relative one: "a.pdf", "a (2).pdf", ... A name that is longer than
// the system takes is cut in front of its ending.
std::string FreeName(const std::string& folder, const std::string& relative);

// Where the text beside a failed file goes: FILE.txt when that is free or the text of an earlier failure; never over a
// file of somebody else.
std::string NoteName(const std::string& file);

// Whether a file is such a text.
bool IsOurNote(const std::string& path);

}  // namespace sohoa::pipeline
