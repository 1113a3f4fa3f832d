#include "extractors/reading/name_prior.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <unordered_map>

#include "extractors/reading/name_words.h"
#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

// How much the list counts beside what was read: with all of it common names would be seen everywhere.
constexpr double kWeight = 0.4;
// Times that a word counts as met which never was, or only in another place of a name.
constexpr double kNeverMet = 0.05;
constexpr double kMetElsewhere = 1;

enum Part { kFamily, kMiddle, kGiven, kParts };

struct Words {
  std::unordered_map<std::string, double> counts;
  double total = 0;
};
using Table = std::array<Words, kParts>;

Part PartOf(std::string_view name) { return name == "family" ? kFamily : name == "middle" ? kMiddle : kGiven; }

Table ReadTable(std::string_view lines) {
  Table table;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const std::size_t first = line.find('\t');
    const std::size_t second = line.rfind('\t');
    if (line.starts_with('#') || first == std::string_view::npos || first == second) continue;
    double count = 0;
    std::from_chars(line.data() + second + 1, line.data() + line.size(), count);
    Words& words = table.at(PartOf(line.substr(0, first)));
    words.counts[text::ToLower(text::NormalizeTone(line.substr(first + 1, second - first - 1)))] += count;
    words.total += count;
  }
  return table;
}

const Table& NameTable() {
  static const Table table = ReadTable(NameWordsTable());
  return table;
}

std::string KeyOf(const std::string& word) { return text::ToLower(text::NormalizeTone(word)); }

}  // namespace

bool IsKnownFamily(const std::string& word) {
  constexpr double kFewest = 3;  // given names stand once or twice where a family's was left out
  const auto& counts = NameTable().at(kFamily).counts;
  const auto known = counts.find(KeyOf(word));
  return known != counts.end() && known->second >= kFewest;
}

double NameLog(const std::string& word, std::size_t place, std::size_t count) {
  const Table& table = NameTable();
  const Words& words = table.at(place + 1 == count ? kGiven : place == 0 ? kFamily : kMiddle);
  const std::string key = KeyOf(word);
  const auto known = words.counts.find(key);
  const bool elsewhere =
      std::any_of(table.begin(), table.end(), [&](const Words& part) { return part.counts.contains(key); });
  const double met = known != words.counts.end() ? known->second : elsewhere ? kMetElsewhere : kNeverMet;
  return kWeight * std::log(met / words.total);
}

}  // namespace sohoa::reading
