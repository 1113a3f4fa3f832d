// The configuration: every mistake is told, none ends the program, and what is read stays within its range.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "settings/settings.h"
#include "settings/yaml_reader.h"
#include "tests/fuzz/target.h"

namespace {

using sohoa::settings::Node;

// Asks every node for every shape.
void Walk(const Node& node, int depth) {
  if (depth > 20) return;
  node.String();
  node.Double(0, -1, 1);
  node.Int(0, -5, 5);
  node.Bool(false);
  node.Strings();
  node.AllowOnly({"limits", "work", "watch", "fields"});
  for (const auto& [name, child] : node.Entries()) Walk(child, depth + 1);
  for (const Node& item : node.Items()) {
    if (!node.IsScalar()) Walk(item, depth + 1);
  }
}

const std::string& Folder() {
  // Never destroyed: it is asked for once more at exit.
  static const std::string* const folder = [] {
    std::string pattern = (std::filesystem::temp_directory_path() / "sohoa-fuzz-XXXXXX").string();
    sohoa::fuzz::Demand(::mkdtemp(pattern.data()) != nullptr, "there is a temporary folder");
    std::atexit([] { std::filesystem::remove_all(Folder()); });
    return new std::string(pattern);
  }();
  return *folder;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using sohoa::fuzz::Demand;
  std::ofstream(Folder() + "/sohoa.yaml", std::ios::binary) << sohoa::fuzz::BytesOf(data, size);
  std::vector<sohoa::settings::Problem> problems;
  const sohoa::settings::Settings settings = sohoa::settings::LoadSettings(Folder(), &problems);
  Demand(settings.max_pages >= 1 && settings.page_tries >= 1 && settings.jobs >= 0, "numbers stay in their range");
  Demand(settings.accept_threshold >= 0 && settings.accept_threshold <= 1, "a threshold is a probability");
  Demand(!settings.done_folder.empty() && settings.done_folder.find('/') == std::string::npos, "a folder has a name");
  Walk(sohoa::settings::LoadYaml(Folder() + "/sohoa.yaml", &problems), 0);
  for (const auto& problem : problems) sohoa::settings::ToString(problem);
  return 0;
}
