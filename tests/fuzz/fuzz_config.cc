// The configuration: every mistake is told, none ends the program, and what is read stays within its range.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "settings/settings.h"
#include "settings/yaml_reader.h"
#include "tests/fuzz/target.h"

namespace {

using sohoa::fuzz::Demand;
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
  const std::vector<Node> items = node.Items();
  if (!node.IsSequence()) return;  // of all else it answers the node itself, which would be walked again and again
  for (const Node& item : items) Walk(item, depth + 1);
}

// The folder of the configuration; its file is one in memory, because a disk would make every input wait for it.
class Config {
 public:
  Config() : file_(::memfd_create("sohoa.yaml", MFD_CLOEXEC)) {
    folder_ = (std::filesystem::temp_directory_path() / "sohoa-fuzz-XXXXXX").string();
    Demand(::mkdtemp(folder_.data()) != nullptr, "there is a temporary folder");
    std::filesystem::create_symlink("/proc/self/fd/" + std::to_string(file_), path());
  }
  ~Config() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  void Write(std::string_view bytes) const {
    Demand(::ftruncate(file_, 0) == 0, "a file in memory can be emptied");
    Demand(::pwrite(file_, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()), "and written");
  }
  const std::string& folder() const { return folder_; }
  std::string path() const { return folder_ + "/sohoa.yaml"; }

 private:
  int file_;
  std::string folder_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Config config;
  config.Write(sohoa::fuzz::BytesOf(data, size));
  std::vector<sohoa::settings::Problem> problems;
  const sohoa::settings::Settings settings = sohoa::settings::LoadSettings(config.folder(), &problems);
  Demand(settings.max_pages >= 1 && settings.page_tries >= 1 && settings.jobs >= 0, "numbers stay in their range");
  Demand(settings.accept_threshold >= 0 && settings.accept_threshold <= 1, "a threshold is a probability");
  Demand(!settings.done_folder.empty() && settings.done_folder.find('/') == std::string::npos, "a folder has a name");
  Walk(sohoa::settings::LoadYaml(config.path(), &problems), 0);
  for (const auto& problem : problems) sohoa::settings::ToString(problem);
  return 0;
}
