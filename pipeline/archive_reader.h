// Unpacks one archive, one level, into a folder. The only file that touches libarchive. Runs inside a worker process:
// its input is hostile. Not thread-safe (libarchive's names depend on the process's locale, which must be a UTF-8 one).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/result.h"

namespace sohoa::pipeline {

struct UnpackOptions {
  long long max_bytes = 0;  // of all members together
  int max_entries = 0;      // folders and links included
  int first_number = 1;     // names the unpacked files
  // Tried one after the other on members that ask for one. Of the formats it reads, libarchive decrypts ZIP alone.
  std::vector<std::string> passwords;
};

struct Member {
  std::string name;              // safe, relative, UTF-8 NFC; for people's eyes only
  std::string path;              // of the unpacked file; empty for a failed one
  std::optional<Error> failure;  // kArchiveUnsafeEntry (a link or device), kFileEncrypted, kFileDamaged
};

// Calls on_member as soon as a member is whole, so that what came out of an archive before it turns out damaged is
// kept. `stem` names the single member of a compressed file that is no archive. Folders are silent; absolute names and
// ".." are made harmless (SafeRelativeName); nothing is written but numbered regular files in `folder`. Errors of the
// archive as a whole: kFileDamaged, kFileEncrypted, kFileUnsupported, kArchiveExpandsTooMuch, kArchiveTooManyEntries,
// kDiskFull, kInputOutput.
Status Unpack(const std::string& archive_path, bool single_stream, const std::string& stem, const std::string& folder,
              const UnpackOptions& options, const std::function<void(Member)>& on_member);

}  // namespace sohoa::pipeline
