// Runs the real program in a folder of its own.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace sohoa::flow {

struct Answer {
  int exit_code = -1;
  std::string out;
  std::string err;

  // The lines of `out`, each as JSON; a line that is none comes as a string.
  std::vector<nlohmann::json> Lines() const;
};

// A fresh folder that is removed with all that is in it.
class Sandbox {
 public:
  Sandbox();
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  std::string Path(const std::string& name) const { return (dir_ / name).string(); }
  void Write(const std::string& name, const std::string& bytes) const;
  std::string Read(const std::string& name) const;

  // Runs the program in the folder, with the project's configuration, in English, on the store `kho` in the folder.
  Answer Run(const std::vector<std::string>& arguments) const;

  // Runs a bash script there, in which "$SOHOA" is the program; no locale is set.
  Answer RunScript(const std::string& script) const;

 private:
  std::filesystem::path dir_;
};

// A file of the repository.
std::string RepositoryFile(const std::string& path);
std::string ReadFile(const std::string& path);

}  // namespace sohoa::flow
