#include "architecture/include_rules.h"

#include <algorithm>
#include <array>
#include <regex>
#include <sstream>

namespace sohoa::architecture {
namespace {

struct Folder {
  std::string_view name;
  std::vector<std::string_view> may_use;  // besides itself
};

// Longer names first: a file belongs to the first folder that its path starts with.
const std::vector<Folder>& Folders() {
  static const std::vector<Folder> folders = {
      {"extractors/nets/", {}},
      {"extractors/handwriting/", {"model/", "extractors/nets/"}},
      {"extractors/lettering/", {"model/", "extractors/nets/"}},
      {"extractors/reading/",
       {"model/", "text/", "codec/", "settings/", "extractors/handwriting/", "extractors/lettering/"}},
      {"extractors/values/", {"model/", "text/", "codec/", "settings/"}},
      {"extractors/papers/", {"model/", "text/", "codec/", "settings/", "extractors/values/"}},
      {"model/", {}},
      {"text/", {"model/"}},
      {"codec/", {"model/", "text/"}},
      {"settings/", {"model/", "text/"}},
      {"registry/", {"model/", "text/", "settings/"}},
      {"store/", {"model/", "text/", "codec/", "settings/", "registry/"}},
      {"reuse/", {"model/", "text/", "codec/", "settings/", "registry/", "store/"}},
      {"exporters/", {"model/", "text/"}},
      {"report/", {"model/", "text/", "settings/", "registry/", "store/"}},
      {"pipeline/",
       {"model/", "text/", "codec/", "settings/", "registry/", "extractors/", "store/", "reuse/", "exporters/"}},
      {"cli/",
       {"model/", "text/", "codec/", "settings/", "registry/", "extractors/", "store/", "reuse/", "exporters/",
        "report/", "pipeline/"}},
  };
  return folders;
}

struct Library {
  std::string_view prefix;               // of its headers
  std::vector<std::string_view> places;  // of the files that may include them
};

const std::vector<Library>& Libraries() {
  static const std::vector<Library> libraries = {
      {"CLI/", {"cli/arguments", "cli/help_formatter"}},
      {"ZXing/", {"extractors/reading/barcode"}},
      {"archive.h", {"pipeline/archive_"}},
      {"archive_entry.h", {"pipeline/archive_"}},
      {"dlfcn.h", {"extractors/reading/engine_calls"}},
      {"google/protobuf/", {"codec/"}},
      {"iconv.h", {"pipeline/member_name"}},
      {"leptonica/", {"extractors/reading/"}},
      {"nlohmann/", {"cli/", "exporters/national_record"}},
      {"omp.h", {"extractors/reading/recogniser"}},
      {"openssl/", {"pipeline/content_hash", "store/sha256", "store/vault"}},
      {"poppler-", {"extractors/reading/"}},
      {"qpdf/", {"extractors/reading/", "exporters/"}},
      {"re2/", {"extractors/papers/", "extractors/values/", "exporters/national_record"}},
      {"rocksdb/", {"store/"}},
      {"seccomp.h", {"pipeline/sandbox"}},
      {"spdlog/", {"pipeline/log"}},
      {"tesseract/", {"extractors/reading/recogniser", "extractors/reading/engine_calls"}},
      {"unicode/", {"text/"}},
      {"yaml-cpp/", {"settings/yaml_reader"}},
  };
  return libraries;
}

// Headers of C and POSIX, and Linux's own: no library to keep apart.
constexpr std::array<std::string_view, 16> kSystem = {
    "sys/",     "linux/",    "unistd.h",  "fcntl.h", "spawn.h", "pwd.h", "poll.h",  "glob.h",
    "dirent.h", "fnmatch.h", "termios.h", "ftw.h",   "sched.h", "grp.h", "netdb.h", "malloc.h"};

bool StartsWithAny(std::string_view text, const auto& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view prefix) { return text.starts_with(prefix); });
}

const Folder* FolderOf(std::string_view path) {
  const auto found = std::find_if(Folders().begin(), Folders().end(),
                                  [&](const Folder& folder) { return path.starts_with(folder.name); });
  return found == Folders().end() ? nullptr : &*found;
}

std::string Breach(const SourceFile& file, const Include& include, const std::string& what) {
  return file.path + ":" + std::to_string(include.line) + ": " + what;
}

}  // namespace

std::vector<Include> IncludesOf(std::string_view text) {
  static const std::regex line_of_include(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"].*$)");
  std::vector<Include> includes;
  std::istringstream lines{std::string(text)};
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    std::smatch match;
    if (std::regex_match(line, match, line_of_include)) includes.push_back({match[2], match[1] == "<", number});
  }
  return includes;
}

std::vector<std::string> BackEdges(const SourceFile& file) {
  const Folder* from = FolderOf(file.path);
  if (from == nullptr) return {};
  std::vector<std::string> breaches;
  for (const Include& include : IncludesOf(file.text)) {
    const Folder* to = include.angled ? nullptr : FolderOf(include.target);
    if (to == nullptr || to == from || StartsWithAny(include.target, from->may_use)) continue;
    breaches.push_back(Breach(file, include, std::string(from->name) + " must not use " + include.target));
  }
  return breaches;
}

std::vector<std::string> StrayLibraries(const SourceFile& file) {
  if (FolderOf(file.path) == nullptr) return {};
  std::vector<std::string> breaches;
  for (const Include& include : IncludesOf(file.text)) {
    // The headers of C++ itself have no ending.
    if (!include.angled || include.target.find('.') == std::string::npos || StartsWithAny(include.target, kSystem)) {
      continue;
    }
    const auto library = std::find_if(Libraries().begin(), Libraries().end(),
                                      [&](const Library& one) { return include.target.starts_with(one.prefix); });
    if (library == Libraries().end()) {
      breaches.push_back(Breach(file, include, "<" + include.target + "> has no place: give it one in Libraries()"));
    } else if (!StartsWithAny(file.path, library->places)) {
      breaches.push_back(
          Breach(file, include, "<" + include.target + "> belongs to " + std::string(library->places.front())));
    }
  }
  return breaches;
}

std::vector<std::string> MissingGuards(const SourceFile& file) {
  if (!file.path.ends_with(".h") || file.text.find("\n#pragma once\n") != std::string::npos ||
      file.text.starts_with("#pragma once\n")) {
    return {};
  }
  return {file.path + ":1: a header without #pragma once"};
}

}  // namespace sohoa::architecture
