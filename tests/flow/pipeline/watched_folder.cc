#include "tests/flow/pipeline/watched_folder.h"

#include <algorithm>
#include <filesystem>

#include "tests/flow/pipeline/bad_files.h"

namespace sohoa::flow {

namespace fs = std::filesystem;

namespace {

const std::string kWatch = "\"$SOHOA\" --store kho --config config watch inbox --json";

}  // namespace

WatchedFolder::WatchedFolder() {
  sandbox_.RunScript("mkdir inbox && cp -r '" + RepositoryFile("config") + "' config");
  SetOption("settle_seconds", 0);
  SetOption("dossier_seconds", 0);
  SetOption("rescan_seconds", 1);
}

void WatchedFolder::SetOption(const std::string& key, int value) const {
  const std::string line = "s/^\\(  " + key + ": \\)[0-9]*/\\1" + std::to_string(value) + "/";
  EXPECT_EQ(sandbox_.RunScript("grep -q '^  " + key + ":' config/sohoa.yaml && sed -i '" + line + "' config/sohoa.yaml")
                .exit_code,
            0)
      << key;
}

Answer WatchedFolder::Once() const { return sandbox_.RunScript("timeout -s KILL 60 " + kWatch + " --once"); }

Answer WatchedFolder::While(const std::string& script, const std::string& before) const {
  const std::string prologue =
      "await() { for i in $(seq 600); do eval \"$1\" && return; sleep 0.1; done; echo \"in vain: $1\"; }\n"
      "watch() { " +
      before + " " + kWatch +
      " >>told.ndjson 2>>watch.err & watcher=$!; }\n"
      "end() { kill -INT $watcher\n"
      "for i in $(seq 300); do kill -0 $watcher 2>/dev/null || break; sleep 0.1; done\n"
      "kill -0 $watcher 2>/dev/null && kill -KILL $watcher; wait $watcher; echo exit $?; }\n";
  sandbox_.Write(".script",
                 prologue + (script.find("\nwatch\n") == std::string::npos ? "watch\n" : "") + script + "\nend\n");
  return sandbox_.RunScript(shell_ + " .script");
}

bool WatchedFolder::MayMount() {
  for (const char* shell : {"unshare -m bash", "unshare -Urm bash"}) {
    if (sandbox_.RunScript(std::string(shell) + " -c 'mkdir -p try && mount -t tmpfs none try'").exit_code != 0)
      continue;
    shell_ = shell;
    return true;
  }
  return false;
}

std::vector<std::string> WatchedFolder::Files() const {
  std::vector<std::string> files;
  const fs::path inbox = sandbox_.Path("inbox");
  for (const auto& entry : fs::recursive_directory_iterator(inbox)) {
    if (entry.symlink_status().type() == fs::file_type::directory || entry.path().extension() == ".csv") continue;
    files.push_back(entry.path().string().substr(inbox.string().size() + 1));
  }
  std::ranges::sort(files);
  return files;
}

std::string WatchedFolder::Table() const {
  for (const auto& entry : fs::directory_iterator(sandbox_.Path("inbox"))) {
    if (entry.path().extension() == ".csv") return ReadFile(entry.path());
  }
  return "";
}

int WatchedFolder::Sources() const {
  EXPECT_EQ(sandbox_.Run({"verify"}).exit_code, 0);
  return sandbox_.Run({"status", "--json"}).Lines().at(0).at("sources");
}

std::string Paper(int number) { return Letter() + "\n% " + std::to_string(number) + "\n"; }

std::vector<std::string> Outcomes(const std::vector<nlohmann::json>& lines) {
  std::vector<std::string> outcomes;
  for (const nlohmann::json& line : lines) {
    std::string text = line.at("source").get<std::string>() + " " + line.at("outcome").get<std::string>();
    if (!line.at("reason").is_null()) text += " " + line.at("reason").get<std::string>();
    outcomes.push_back(text);
  }
  return outcomes;
}

std::vector<nlohmann::json> LinesOf(const std::string& ndjson) { return Answer{0, ndjson, ""}.Lines(); }

}  // namespace sohoa::flow
