// A YAML file in a folder of its own, gone with the test.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace sohoa::settings {

class YamlFile {
 public:
  explicit YamlFile(std::string_view text, std::string_view name = "rules.yaml") {
    std::string pattern = (std::filesystem::temp_directory_path() / "sohoa_settings_XXXXXX").string();
    const char* made = mkdtemp(pattern.data());
    dir_ = made == nullptr ? "" : made;
    path_ = dir_ + "/" + std::string(name);
    std::ofstream(path_) << text;
  }
  YamlFile(const YamlFile&) = delete;
  YamlFile& operator=(const YamlFile&) = delete;
  ~YamlFile() {
    std::error_code ignored;
    if (!dir_.empty()) std::filesystem::remove_all(dir_, ignored);
  }

  const std::string& dir() const { return dir_; }
  const std::string& path() const { return path_; }

 private:
  std::string dir_;
  std::string path_;
};

}  // namespace sohoa::settings
