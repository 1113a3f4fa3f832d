// Files that the commands write for people.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/result.h"

namespace sohoa::cli {

// Writes the whole file or none: into a temporary one beside it, synced, then put in its place. An older file of that
// name is replaced. Errors: kDiskFull, kInputOutput.
Status WriteWholeFile(const std::string& path, std::string_view bytes);

// Makes the folder and those above it. Error: kInputOutput.
Status MakeFolder(const std::string& dir);

// Bytes of all regular files in and under a folder; what cannot be read counts nothing.
std::uint64_t FolderBytes(const std::string& dir);

}  // namespace sohoa::cli
