#include "tests/flow/cli/program.h"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace sohoa::flow {
namespace {

namespace fs = std::filesystem;

std::string Quoted(const std::string& word) {
  std::string quoted = "'";
  for (char c : word) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return quoted + "'";
}

}  // namespace

std::vector<nlohmann::json> Answer::Lines() const {
  std::vector<nlohmann::json> lines;
  std::istringstream text(out);
  for (std::string line; std::getline(text, line);) {
    nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
    lines.push_back(json.is_discarded() ? nlohmann::json(line) : std::move(json));
  }
  return lines;
}

Sandbox::Sandbox() {
  std::string pattern = (fs::temp_directory_path() / "sohoa-flow-XXXXXX").string();
  dir_ = mkdtemp(pattern.data());
}

Sandbox::~Sandbox() {
  std::error_code ignored;
  fs::remove_all(dir_, ignored);
}

void Sandbox::Write(const std::string& name, const std::string& bytes) const {
  const fs::path path = dir_ / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string Sandbox::Read(const std::string& name) const { return ReadFile(Path(name)); }

Answer Sandbox::Run(const std::vector<std::string>& arguments) const {
  std::string script = "LANG=en_US.UTF-8 \"$SOHOA\"";
  for (const std::string& argument : arguments) script += " " + Quoted(argument);
  return RunScript(script);
}

Answer Sandbox::RunScript(const std::string& script) const {
  const std::string out = Path(".out");
  const std::string err = Path(".err");
  const std::string command = "cd " + Quoted(dir_.string()) +
                              " && env -u LC_ALL -u LC_MESSAGES -u LANG SOHOA=" + Quoted(SOHOA_PROGRAM) +
                              " SOHOA_STORE=kho SOHOA_CONFIG=" + Quoted(RepositoryFile("config")) + " bash -c " +
                              Quoted(script) + " >" + Quoted(out) + " 2>" + Quoted(err);
  const int status = std::system(command.c_str());  // NOLINT(concurrency-mt-unsafe,cert-env33-c): a test's own words
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, ReadFile(out), ReadFile(err)};
}

std::string RepositoryFile(const std::string& path) { return std::string(SOHOA_SOURCE_DIR) + "/" + path; }

std::string ReadFile(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

}  // namespace sohoa::flow
