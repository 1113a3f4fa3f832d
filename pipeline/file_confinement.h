// Which files a worker may open once it has shut itself in: Landlock (Linux 5.13 and later,
// docs.kernel.org/userspace-api/landlock). The only file that speaks to it. Changes the calling process for good; call
// it from its only thread.
#pragma once

#include <string>

namespace sohoa::pipeline {

// The version of Landlock that this kernel offers; 0 when it has none or it is switched off.
int LandlockVersion();

enum class Confinement { kEnforced, kUnavailable, kFailed };

// From now on this process may open
//   for reading: the system's libraries, fonts and character tables, and the descriptor `scratch` again;
//   for writing: new files in `members_folder`, and `scratch`.
// Files that it holds open already, and memory files, stay usable. Empty `members_folder`: none; `scratch` -1: none.
// Wants GiveUpPrivileges before.
Confinement ConfineFiles(const std::string& members_folder, int scratch);

}  // namespace sohoa::pipeline
