#include "extractors/papers/rule_loader.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace sohoa::papers {
namespace {

namespace fs = std::filesystem;
using settings::LoadYaml;
using settings::Node;

// Counts with the fingerprint: raised when the engine itself reads pages differently under the same rules.
constexpr std::string_view kEngineRevision = "1";

std::vector<fs::path> FilesIn(const fs::path& dir) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(dir, error)) {
    if (entry.is_regular_file(error)) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// FNV-1a: it only has to tell one configuration from another, not to withstand anybody.
class FingerprintHash {
 public:
  void Add(std::string_view bytes) {
    for (const char byte : bytes) {
      hash_ = (hash_ ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
    }
  }
  void AddFile(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    Add(path.filename().string());
    Add(std::string(std::istreambuf_iterator<char>(stream), {}));
  }
  std::string Text() const {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) text += kDigits[(hash_ >> shift) & 15];
    return text;
  }

 private:
  std::uint64_t hash_ = 14695981039346656037ULL;
};

std::string Fingerprint(const fs::path& config) {
  FingerprintHash hash;
  hash.Add(kEngineRevision);
  for (const char* folder : {"papers", "vocabulary"}) {
    for (const fs::path& file : FilesIn(config / folder)) hash.AddFile(file);
  }
  hash.AddFile(config / "confidence.yaml");
  return hash.Text();
}

void AddTypes(const fs::path& file, const Node& root, RuleSet& rules) {
  for (TypeRule& type : ReadTypes(root, rules.common_fields)) {
    if (rules.Find(type.name) != nullptr) {
      root.AddProblem("the type «" + type.name + "» is described in another file already (" + file.filename().string() +
                      " comes later)");
      continue;
    }
    rules.types.push_back(std::move(type));
  }
}

int ThisYear() {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return static_cast<int>(std::chrono::year_month_day(today).year());
}

}  // namespace

RuleSet LoadRules(const std::string& config_dir, std::vector<settings::Problem>* problems) {
  RuleSet rules;
  const fs::path config(config_dir);
  const fs::path papers = config / "papers";
  const Node common = LoadYaml((papers / "common.yaml").string(), problems);
  rules.common = ReadCommon(common);
  rules.common_fields = ReadFields(common.Get("fields"));
  for (const fs::path& file : FilesIn(papers)) {
    if (file.extension() != ".yaml" || file.filename() == "common.yaml") continue;
    AddTypes(file, LoadYaml(file.string(), problems), rules);
  }
  if (rules.Find("khac") == nullptr) {
    TypeRule other;
    other.name = "khac";
    other.title = "Giấy tờ khác";
    other.fields = rules.common_fields;
    rules.types.push_back(std::move(other));
  }
  rules.confidence = ReadConfidence(LoadYaml((config / "confidence.yaml").string(), problems));
  rules.vocabulary = values::Vocabulary::Load(config_dir, problems);
  rules.fingerprint = Fingerprint(config);
  rules.this_year = ThisYear();
  return rules;
}

}  // namespace sohoa::papers
