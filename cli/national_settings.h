// CONFIG/national_record.yaml: what the national portal asks of a dossier's record.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "exporters/national_record.h"
#include "settings/yaml_reader.h"

namespace sohoa::cli {

struct NationalSettings {
  exporters::NationalRules rules;
  std::string received_status, finished_status;     // TrangThaiHoSo
  std::map<std::string, std::string> holder_kinds;  // LoaiDoiTuong of citizen, firm, both
  std::string link_prefix;
};

// Mistakes are added to *problems.
NationalSettings LoadNationalSettings(const std::string& config_dir, std::vector<settings::Problem>* problems);

}  // namespace sohoa::cli
