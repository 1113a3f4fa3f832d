#include "extractors/values/table_file.h"

#include <fstream>

namespace sohoa::values {

std::vector<std::vector<std::string>> ReadTable(const std::string& path, std::size_t columns,
                                                std::vector<settings::Problem>* problems) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream file(path);
  if (!file) {
    problems->push_back({path, 0, "cannot be read", ""});
    return rows;
  }
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> row(1);
    for (const char c : line) {
      if (c == '\t') {
        row.emplace_back();
      } else {
        row.back().push_back(c);
      }
    }
    if (row.size() == columns) {
      rows.push_back(std::move(row));
    } else {
      problems->push_back(
          {path, number, "has " + std::to_string(row.size()) + " columns instead of " + std::to_string(columns), ""});
    }
  }
  return rows;
}

}  // namespace sohoa::values
