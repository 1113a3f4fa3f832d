// What a copy says of itself: in its metadata, its title bar and its bookmarks. Plain values.
#pragma once

#include <string>
#include <vector>

namespace sohoa::exporters {

// A paper within a copy, in the order of the pages.
struct CopiedPaper {
  std::string title;  // for people: "Giấy khai sinh 45/2023"
  int pages = 0;
};

struct CopyFacts {
  std::string title;                // of the whole copy
  std::string identifier;           // the number on the paper, or the dossier's code
  std::vector<std::string> types;   // for people; each once
  std::string agency;               // who issued the paper; may be empty
  std::string issued_on;            // ISO date; may be empty
  std::string source;               // where the copy comes from: a record or dossier of this store
  std::string made_at;              // ISO 8601 UTC, of the record: the same record gives the same copy
  std::string tool;                 // the program and its version
  std::vector<CopiedPaper> papers;  // at least one
};

}  // namespace sohoa::exporters
