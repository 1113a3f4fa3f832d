// Reads one file of config/procedures into procedures. Part of registry/procedures.h.
#pragma once

#include <string>
#include <vector>

#include "registry/procedures.h"
#include "settings/yaml_reader.h"

namespace sohoa::registry {

// What files of procedures are held against.
struct ProcedureTerms {
  std::vector<std::string> types;            // every paper type of config/papers
  std::vector<std::string> data_check_only;  // of CONFIG/reuse_limits.yaml
  std::vector<std::string> never;
};

ProcedureTerms LoadProcedureTerms(const std::string& config_dir, std::vector<settings::Problem>* problems);

// A draft (draft: true) holds nothing that may be used, and is left out.
std::vector<Procedure> ReadProcedures(const std::string& path, const ProcedureTerms& terms,
                                      std::vector<settings::Problem>* problems);

}  // namespace sohoa::registry
