// The rules of docs/architecture.md that an #include can break, and a reader of #include lines.
//
// Pure functions over texts, so that the rules themselves can be tested with made-up files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sohoa::architecture {

struct SourceFile {
  std::string path;  // from the root of the tree, with '/'
  std::string text;
};

struct Include {
  std::string target;   // what stands between the quotes or angles
  bool angled = false;  // <...>
  int line = 0;         // from 1
};

std::vector<Include> IncludesOf(std::string_view text);

// Each answers the breaches of one rule in one file, as "path:line: what is wrong"; none when the rule is kept.

// Folders depend one way: cli, pipeline, then extractors and store beside each other, then settings, codec, text,
// model.
std::vector<std::string> BackEdges(const SourceFile& file);

// A third-party library is included from its own place only, and a library that nobody has placed is not included.
std::vector<std::string> StrayLibraries(const SourceFile& file);

// A header says #pragma once.
std::vector<std::string> MissingGuards(const SourceFile& file);

}  // namespace sohoa::architecture
