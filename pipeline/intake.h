// Finds the files under a path. Reads names only, no content; follows no link and opens no device. Thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"
#include "pipeline/dossier_name.h"
#include "pipeline/unique_fd.h"

namespace sohoa::pipeline {

struct FoundFile {
  std::string display;  // as the user gave it
  std::string path;     // where it is
  NameTrail trail;
};

// What scanners, office programs and operating systems leave behind: hidden files, Thumbs.db, desktop.ini, __MACOSX,
// ~$document, *.tmp, *.part, *.crdownload. Never a paper.
bool IsLitter(std::string_view name);

// All regular files of a path, sorted by name within each folder (bytewise, so the order is the same everywhere). A file
// that was named by the user is taken as it is, even through a link; inside folders links, pipes and devices are passed
// over. `skip` names entries directly in the folder that are not looked into. A path or folder that cannot be read is
// added to *problems (kFileUnreadable).
std::vector<FoundFile> FindFiles(const std::string& path, const std::vector<std::string>& skip,
                                 std::vector<Error>* problems);

// Opens a regular file for reading. Never waits (pipes), and with `follow` false never through a link.
// Errors: kFileUnreadable, kFileUnsupported (not a regular file), kInputOutput (the share or disk failed; may pass).
struct Opened {
  UniqueFd fd;
  long long size = 0;
};
Result<Opened> OpenRegularFile(const std::string& path, bool follow);

}  // namespace sohoa::pipeline
