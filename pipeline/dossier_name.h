// Which dossier a file belongs to, told from names alone (domain.md 2.2). Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sohoa::pipeline {

// The first dossier code that stands in `name`, upper case; empty when there is none. Two grammars, both with a
// plausible day: <agency>-<yymmdd>-<4 to 6 digits> with agency H16, H16.12 or H21.227 (Quyết định 20/2020/QĐ-TTg), and
// the older 000.00.12.H16-… (QCVN 102:2016). A code glued to further letters or digits is none.
std::string FindDossierCode(std::string_view name);

// The names around a file, from the outside in.
struct NameTrail {
  std::string given;                    // the folder that was given to the command; empty for a file
  std::vector<std::string> containers;  // sub-folders and archives (without ending) between that and the file
  std::string file;
};

// A code in a container, outermost first; else a code in the file's name; else the outermost container's own name (a
// sub-folder or an archive is one dossier); else a code in the given folder's name; else nothing.
std::string DossierFromNames(const NameTrail& trail);

// "Hồ sơ.tar.gz" gives "Hồ sơ"; only endings of archives are cut.
std::string WithoutArchiveEnding(std::string_view name);

}  // namespace sohoa::pipeline
