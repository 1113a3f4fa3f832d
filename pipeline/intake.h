// Finds the files under a path. Reads names only, no content; follows no link and opens no device. Thread-safe.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"
#include "pipeline/dossier_name.h"
#include "pipeline/unique_fd.h"
#include "settings/settings.h"

namespace sohoa::pipeline {

struct FoundFile {
  std::string display;  // as the user gave it; archive members behind '/'
  std::string path;     // where it is
  NameTrail trail;
  bool follow_link = false;      // only when the user named this very file
  std::optional<Error> failure;  // known before it is opened: a link, a member that could not be unpacked
  std::string dossier;           // when it is known from the files beside it; else names and papers say
};

// What scanners, office programs and operating systems leave behind: hidden files, Thumbs.db, desktop.ini, __MACOSX,
// ~$document, *.tmp, *.part, *.crdownload, ".~lock.a#", "scan.lck". Never a paper.
bool IsLitter(std::string_view name);

// All regular files of a path, sorted by name within each folder (bytewise, so the order is the same everywhere). A
// file that was named by the user is taken as it is, even through a link; inside folders links, pipes, sockets and
// devices come with a failure (kArchiveUnsafeEntry): nothing is followed, nothing is silently left. `skip`, when it is
// set, names entries directly in the folder that are not looked into. A path or folder that cannot be read is added to
// *problems (kFileUnreadable).
using SkipName = std::function<bool(const std::string& name)>;
std::vector<FoundFile> FindFiles(const std::string& path, const SkipName& skip, std::vector<Error>* problems);

// Names that the watched folder keeps for itself (done, failed, the tables of results): `skip` for FindFiles.
SkipName OwnNames(const settings::Settings& settings);
// The clerk's tables of results begin so.
inline constexpr std::string_view kResultFilePrefix = "_ket_qua";

// Opens a regular file for reading. Never waits (pipes), and without follow_link never through a link.
// Errors: kNotFound, kFileUnreadable, kFileUnsupported (not a regular file), kInputOutput (the share or disk failed;
// may pass).
struct Opened {
  UniqueFd fd;
  long long size = 0;
  bool has_other_names = false;  // hard links
};
Result<Opened> OpenRegularFile(const std::string& path, bool follow_link);

// The refusal of what is no plain file: "a symbolic link", ...
Error NotAPlainFile(std::string what);
inline constexpr std::string_view kSecondName = "a file with a second name (hard link)";

}  // namespace sohoa::pipeline
