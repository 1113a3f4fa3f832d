#include "pipeline/dossier_group.h"

#include <algorithm>
#include <map>

#include "pipeline/dossier_name.h"

namespace sohoa::pipeline {

std::string TheOnlyCode(const std::vector<std::string>& names) {
  std::string only;
  for (const std::string& name : names) {
    const std::string code = FindDossierCode(name);
    if (code.empty() || code == only) continue;
    if (!only.empty()) return "";
    only = code;
  }
  return only;
}

void NameDossiers(std::vector<FoundFile>* files) {
  std::map<std::string, std::vector<std::string>> names;  // by outermost sub-folder
  for (const FoundFile& file : *files) {
    if (!file.trail.containers.empty()) names[file.trail.containers.front()].push_back(file.trail.file);
  }
  for (FoundFile& file : *files) {
    const std::vector<std::string>& containers = file.trail.containers;
    if (containers.empty()) continue;
    const bool named = std::ranges::any_of(containers, [](const auto& name) { return !FindDossierCode(name).empty(); });
    if (!named) file.dossier = TheOnlyCode(names.at(containers.front()));
  }
}

}  // namespace sohoa::pipeline
