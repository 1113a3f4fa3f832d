// Tab-separated tables of config/vocabulary; '#' begins a comment line.
#pragma once

#include <string>
#include <vector>

#include "settings/yaml_reader.h"

namespace sohoa::values {

// The rows that have exactly `columns` columns; every other row, and a file that cannot be read, is a problem.
std::vector<std::vector<std::string>> ReadTable(const std::string& path, std::size_t columns,
                                                std::vector<settings::Problem>* problems);

}  // namespace sohoa::values
