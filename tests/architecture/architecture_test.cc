// Holds this very tree against the rules of docs/architecture.md.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "architecture/include_rules.h"

namespace sohoa::architecture {
namespace {

const std::vector<SourceFile>& Sources() {
  static const std::vector<SourceFile> sources = [] {
    const std::filesystem::path root = SOHOA_SOURCE_DIR;
    std::vector<SourceFile> found;
    for (const char* folder :
         {"model", "text", "codec", "settings", "extractors", "store", "exporters", "pipeline", "cli"}) {
      for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
        const auto ending = entry.path().extension();
        if (ending != ".h" && ending != ".cc") continue;
        std::ifstream in(entry.path(), std::ios::binary);
        found.push_back({std::filesystem::relative(entry.path(), root).generic_string(),
                         std::string(std::istreambuf_iterator<char>(in), {})});
      }
    }
    return found;
  }();
  return sources;
}

std::vector<std::string> BreachesOf(std::vector<std::string> (*rule)(const SourceFile&)) {
  std::vector<std::string> all;
  for (const SourceFile& file : Sources()) {
    const auto breaches = rule(file);
    all.insert(all.end(), breaches.begin(), breaches.end());
  }
  return all;
}

TEST(ArchitectureTest, TheTreeIsThere) { EXPECT_GT(Sources().size(), 50U); }

TEST(ArchitectureTest, FoldersDependOneWay) { EXPECT_THAT(BreachesOf(BackEdges), ::testing::IsEmpty()); }

TEST(ArchitectureTest, EachLibraryIsTouchedInItsOwnPlace) {
  EXPECT_THAT(BreachesOf(StrayLibraries), ::testing::IsEmpty());
}

TEST(ArchitectureTest, EachHeaderHasItsGuard) { EXPECT_THAT(BreachesOf(MissingGuards), ::testing::IsEmpty()); }

}  // namespace
}  // namespace sohoa::architecture
