#include "settings/settings.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace sohoa::settings {
namespace {

constexpr std::int64_t kMegabyte = 1LL << 20;
constexpr std::size_t kMostPasswords = 100;

int IntOf(const Node& node, int fallback, int min, int max) { return static_cast<int>(node.Int(fallback, min, max)); }

void ReadLimits(const Node& node, Settings& settings) {
  node.AllowOnly({"max_file_megabytes", "max_pages", "max_page_megapixels", "max_archive_depth",
                  "max_archive_expansion", "max_archive_megabytes", "max_archive_entries"});
  settings.max_file_bytes =
      node.Get("max_file_megabytes").Int(settings.max_file_bytes / kMegabyte, 1, 1 << 20) * kMegabyte;
  settings.max_pages = IntOf(node.Get("max_pages"), settings.max_pages, 1, 1'000'000);
  settings.max_page_pixels =
      node.Get("max_page_megapixels").Int(settings.max_page_pixels / 1'000'000, 1, 10'000) * 1'000'000;
  settings.max_archive_depth = IntOf(node.Get("max_archive_depth"), settings.max_archive_depth, 1, 100);
  settings.max_archive_expansion = node.Get("max_archive_expansion").Double(settings.max_archive_expansion, 1, 100'000);
  settings.max_archive_bytes =
      node.Get("max_archive_megabytes").Int(settings.max_archive_bytes / kMegabyte, 1, 1 << 20) * kMegabyte;
  settings.max_archive_entries = IntOf(node.Get("max_archive_entries"), settings.max_archive_entries, 1, 10'000'000);
}

// The time of a file's last change, content or place; 0 when it is not there.
std::int64_t ChangedAt(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return 0;
  return std::max<std::int64_t>(status.st_mtim.tv_sec, status.st_ctim.tv_sec);
}

void ReadWork(const Node& node, Settings& settings) {
  node.AllowOnly({"page_seconds", "file_seconds", "worker_memory_megabytes", "page_tries", "input_tries", "jobs"});
  settings.input_tries = IntOf(node.Get("input_tries"), settings.input_tries, 1, 1000);
  settings.page_seconds = IntOf(node.Get("page_seconds"), settings.page_seconds, 1, 3600);
  settings.file_seconds = IntOf(node.Get("file_seconds"), settings.file_seconds, 1, 3600);
  settings.worker_memory_mb = IntOf(node.Get("worker_memory_megabytes"), settings.worker_memory_mb, 100, 1'000'000);
  settings.page_tries = IntOf(node.Get("page_tries"), settings.page_tries, 1, 10);
  settings.jobs = IntOf(node.Get("jobs"), settings.jobs, 0, 1024);
}

void ReadFolderName(const Node& node, std::string& name) {
  const std::string given = node.String(name);
  if (given.empty() || given == "." || given == ".." || given.find('/') != std::string::npos) {
    node.AddProblem("this must be the plain name of a folder");
    return;
  }
  name = given;
}

void ReadWatch(const Node& node, Settings& settings) {
  node.AllowOnly({"settle_seconds", "rescan_seconds", "dossier_seconds", "give_up_seconds", "done_folder",
                  "failed_folder", "secret_folder"});
  settings.dossier_seconds = IntOf(node.Get("dossier_seconds"), settings.dossier_seconds, 0, 86400);
  settings.settle_seconds = IntOf(node.Get("settle_seconds"), settings.settle_seconds, 0, 3600);
  settings.rescan_seconds = IntOf(node.Get("rescan_seconds"), settings.rescan_seconds, 1, 3600);
  settings.give_up_seconds = IntOf(node.Get("give_up_seconds"), settings.give_up_seconds, 1, 86400);
  ReadFolderName(node.Get("done_folder"), settings.done_folder);
  ReadFolderName(node.Get("failed_folder"), settings.failed_folder);
  ReadFolderName(node.Get("secret_folder"), settings.secret_folder);
}

void ReadPasswords(const Node& node, Settings& settings) {
  settings.passwords = node.Strings();
  if (settings.passwords.size() > kMostPasswords) {
    node.AddProblem("at most " + std::to_string(kMostPasswords) + " passwords are tried");
    settings.passwords.resize(kMostPasswords);
  }
}

void ReadFields(const Node& node, Settings& settings) {
  node.AllowOnly({"accept_threshold"});
  settings.accept_threshold = node.Get("accept_threshold").Double(settings.accept_threshold, 0, 1);
}

bool HasConfig(const std::filesystem::path& dir) {
  std::error_code error;
  return std::filesystem::is_directory(dir / "papers", error);
}

std::filesystem::path ProgramDir() {
  std::error_code error;
  return std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
}

}  // namespace

std::string WorkerProgram() { return (ProgramDir() / "sohoa-worker").string(); }

Settings LoadSettings(const std::string& config_dir, std::vector<Problem>* problems) {
  Settings settings;
  const std::string path = (std::filesystem::path(config_dir) / "sohoa.yaml").string();
  const Node root = LoadYaml(path, problems);
  settings.changed_at = ChangedAt(path);
  if (HasConfig(config_dir)) settings.identity = LoadIdentityRules(config_dir, problems);
  if (!root.IsDefined()) return settings;
  root.AllowOnly({"limits", "work", "watch", "passwords", "fields"});
  ReadLimits(root.Get("limits"), settings);
  ReadWork(root.Get("work"), settings);
  ReadWatch(root.Get("watch"), settings);
  ReadPasswords(root.Get("passwords"), settings);
  ReadFields(root.Get("fields"), settings);
  return settings;
}

std::string FindConfigDir(const std::string& given) {
  if (!given.empty()) return given;
  // NOLINTNEXTLINE(concurrency-mt-unsafe): the environment is never written
  if (const char* named = std::getenv("SOHOA_CONFIG"); named != nullptr && *named != '\0') return named;
  if (HasConfig("config")) return "config";
  const std::filesystem::path program = ProgramDir();
  const std::filesystem::path installed = program / ".." / "share" / "sohoa" / "config";
  // A program run from its build folder (build/<preset>/cli) finds the configuration of the source tree.
  const std::filesystem::path in_tree = program / ".." / ".." / ".." / "config";
  for (const auto& candidate : {installed, program / "config", in_tree}) {
    if (HasConfig(candidate)) return candidate.lexically_normal().string();
  }
  return "config";
}

}  // namespace sohoa::settings
