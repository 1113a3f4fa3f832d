#include "registry/units.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <unordered_map>
#include <utility>

#include "text/vietnamese.h"

namespace sohoa::registry {
namespace {

constexpr std::array<std::pair<Level, std::string_view>, 3> kLevelNames{
    {{Level::kProvince, "province"}, {Level::kDistrict, "district"}, {Level::kCommune, "commune"}}};

bool ReadWhole(const std::string& path, std::string* text) {
  std::ifstream file(path, std::ios::binary);
  text->assign(std::istreambuf_iterator<char>(file), {});
  return file.is_open() && !file.bad();
}

// Calls visit(line number, columns) for every line that is neither empty nor a comment.
template <class Visit>
void ForEachRow(std::string_view text, std::vector<std::string_view>* columns, Visit visit) {
  int number = 0;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    columns->clear();
    for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
      columns->push_back(line.substr(0, tab));
      line.remove_prefix(tab + 1);
    }
    columns->push_back(line);
    visit(number, *columns);
  }
}

}  // namespace

std::string_view LevelName(Level level) {
  return std::find_if(kLevelNames.begin(), kLevelNames.end(), [&](const auto& row) { return row.first == level; })
      ->second;
}

std::optional<Level> LevelOf(std::string_view name) {
  for (const auto& [level, level_name] : kLevelNames) {
    if (level_name == name) return level;
  }
  return std::nullopt;
}

struct Units::Loader {
  Units& units;
  std::string dir;
  std::vector<settings::Problem>& problems;
  std::vector<std::pair<std::string_view, std::string_view>> parents = {};    // child id, parent id
  std::vector<std::pair<std::string_view, std::string_view>> spellings = {};  // id, other spellings
  std::vector<std::pair<std::string_view, std::string_view>> keys = {};       // id, key

  void ReadUnits() {
    std::vector<std::string_view> columns;
    ForEachRow(units.units_text_, &columns, [&](int line, const std::vector<std::string_view>& row) {
      const std::optional<Level> level = row.size() == 10 ? LevelOf(row[1]) : std::nullopt;
      if (!level || row[0].empty() || row[3].empty()) {
        return Complain("units.tsv", line, "not a unit: ten columns, of which the second is a level");
      }
      units.units_.push_back({row[0], *level, row[2], row[3], kNoUnit, row[5], row[6], row[7]});
      if (!row[4].empty()) parents.emplace_back(row[0], row[4]);
      if (!row[8].empty()) spellings.emplace_back(row[0], row[8]);
      keys.emplace_back(row[0], row[9]);
    });
    std::sort(units.units_.begin(), units.units_.end(), [](const Unit& a, const Unit& b) { return a.id < b.id; });
  }

  void Connect() {
    for (const auto& [child, parent] : parents) {
      const std::optional<UnitNumber> above = units.Find(parent);
      const UnitNumber below = *units.Find(child);
      if (!above) {
        Complain("units.tsv", 0, std::string(child) + " lies in " + std::string(parent) + ", which is not there");
        continue;
      }
      units.units_[below].parent = *above;
      units.children_.emplace_back(*above, below);
    }
    std::sort(units.children_.begin(), units.children_.end());
    for (const auto& [id, key] : keys) units.by_key_.emplace_back(key, *units.Find(id));
    AddSpellings();
    std::sort(units.by_key_.begin(), units.by_key_.end());
    for (const auto& [key, number] : units.by_key_) units.longest_key_ = std::max(units.longest_key_, key.size());
  }

  void AddSpellings() {
    std::vector<UnitNumber> owners;
    for (auto [id, rest] : spellings) {
      while (!rest.empty()) {
        const std::string_view one = rest.substr(0, rest.find('|'));
        rest.remove_prefix(std::min(rest.size(), one.size() + 1));
        units.spelling_keys_.push_back(text::PlaceKey(one));
        owners.push_back(*units.Find(id));
      }
    }
    for (std::size_t i = 0; i < owners.size(); ++i) units.by_key_.emplace_back(units.spelling_keys_[i], owners[i]);
  }

  std::map<std::string, std::string_view> ReadBases() {
    std::map<std::string, std::string_view> bases;
    const auto entries = settings::LoadYaml(dir + "/bases.yaml", &problems).Entries();
    units.bases_.reserve(entries.size());
    for (const auto& [name, node] : entries) bases[name] = units.bases_.emplace_back(node.String());
    if (bases.contains("districts")) units.districts_basis_ = bases["districts"];
    return bases;
  }

  void ReadSuccessions() {
    const std::map<std::string, std::string_view> bases = ReadBases();
    std::vector<std::string_view> columns;
    ForEachRow(units.successions_text_, &columns, [&](int line, const std::vector<std::string_view>& row) {
      const auto basis = row.size() == 5 ? bases.find(std::string(row[4])) : bases.end();
      const auto from = row.size() == 5 ? units.Find(row[0]) : std::nullopt;
      const auto to = row.size() == 5 ? units.Find(row[1]) : std::nullopt;
      if (basis == bases.end() || !from || !to || (row[3] != "whole" && row[3] != "part")) {
        return Complain("successions.tsv", line, "not a succession: two units, a date, whole or part, a basis");
      }
      units.by_old_.push_back({*from, *to, row[2], row[3] == "whole", basis->second});
    });
    units.by_new_ = units.by_old_;
    std::stable_sort(units.by_old_.begin(), units.by_old_.end(),
                     [](const Succession& a, const Succession& b) { return a.old_unit < b.old_unit; });
    std::stable_sort(units.by_new_.begin(), units.by_new_.end(),
                     [](const Succession& a, const Succession& b) { return a.new_unit < b.new_unit; });
  }

  void Complain(const std::string& file, int line, std::string message) {
    problems.push_back({dir + "/" + file, line, std::move(message), ""});
  }
};

Result<std::shared_ptr<const Units>> Units::Load(const std::string& config_dir,
                                                 std::vector<settings::Problem>* problems) {
  const std::string dir = config_dir + "/units";
  const auto units = std::make_shared<Units>();
  if (!ReadWhole(dir + "/units.tsv", &units->units_text_) ||
      !ReadWhole(dir + "/successions.tsv", &units->successions_text_)) {
    return Error{ErrorCode::kConfigInvalid, dir, 0, "units.tsv and successions.tsv cannot be read"};
  }
  Loader loader{*units, dir, *problems};
  loader.ReadUnits();
  loader.Connect();
  loader.ReadSuccessions();
  return std::shared_ptr<const Units>(units);
}

std::optional<UnitNumber> Units::Find(std::string_view id) const {
  const auto found = std::lower_bound(units_.begin(), units_.end(), id,
                                      [](const Unit& unit, std::string_view wanted) { return unit.id < wanted; });
  if (found == units_.end() || found->id != id) return std::nullopt;
  return static_cast<UnitNumber>(found - units_.begin());
}

std::vector<UnitNumber> Units::Named(std::string_view key) const {
  std::vector<UnitNumber> numbers;
  auto it = std::lower_bound(by_key_.begin(), by_key_.end(), std::pair(key, UnitNumber{0}));
  for (; it != by_key_.end() && it->first == key; ++it) numbers.push_back(it->second);
  return numbers;
}

std::vector<Succession> Units::SuccessionsFrom(UnitNumber old_unit) const {
  const auto [first, last] =
      std::equal_range(by_old_.begin(), by_old_.end(), Succession{.old_unit = old_unit, .date = "", .basis = ""},
                       [](const Succession& a, const Succession& b) { return a.old_unit < b.old_unit; });
  return {first, last};
}

std::vector<Succession> Units::SuccessionsInto(UnitNumber new_unit) const {
  const auto [first, last] =
      std::equal_range(by_new_.begin(), by_new_.end(), Succession{.new_unit = new_unit, .date = "", .basis = ""},
                       [](const Succession& a, const Succession& b) { return a.new_unit < b.new_unit; });
  return {first, last};
}

std::vector<UnitNumber> Units::Children(UnitNumber parent) const {
  std::vector<UnitNumber> children;
  auto it = std::lower_bound(children_.begin(), children_.end(), std::pair(parent, UnitNumber{0}));
  for (; it != children_.end() && it->first == parent; ++it) children.push_back(it->second);
  return children;
}

bool Units::LiesIn(UnitNumber inner, UnitNumber outer) const {
  for (UnitNumber above = units_[inner].parent; above != kNoUnit; above = units_[above].parent) {
    if (above == outer) return true;
  }
  return false;
}

std::vector<UnitNumber> Units::ParentsAcrossTime(UnitNumber number) const {
  std::vector<UnitNumber> themselves = {number};
  for (const Succession& one : SuccessionsFrom(number)) themselves.push_back(one.new_unit);
  for (const Succession& one : SuccessionsInto(number)) themselves.push_back(one.old_unit);
  std::vector<UnitNumber> parents;
  for (const UnitNumber one : themselves) {
    for (UnitNumber above = units_[one].parent; above != kNoUnit; above = units_[above].parent) {
      parents.push_back(above);
      if (units_[above].level != Level::kProvince) continue;
      for (const Succession& later : SuccessionsFrom(above)) parents.push_back(later.new_unit);
      // A unit of old whose province of old the data do not tell stands in the province of today: any of those that
      // went into it may be the one.
      if (units_[one].to.empty() || units_[above].from <= units_[one].to) continue;
      for (const Succession& earlier : SuccessionsInto(above)) parents.push_back(earlier.old_unit);
    }
  }
  return parents;
}

bool Units::LiesInAcrossTime(UnitNumber inner, UnitNumber outer) const {
  const std::vector<UnitNumber> parents = ParentsAcrossTime(inner);
  return std::find(parents.begin(), parents.end(), outer) != parents.end();
}

bool Units::IsUnmistakable(UnitNumber number) const {
  const Unit& unit = units_[number];
  if (unit.kind.empty()) return false;
  const std::string key = text::PlaceKey(unit.name);
  // Provinces of one name before and since hold one another.
  auto it = std::lower_bound(by_key_.begin(), by_key_.end(), std::pair(std::string_view(key), UnitNumber{0}));
  for (; it != by_key_.end() && it->first.starts_with(key); ++it) {
    const Unit& other = units_[it->second];
    const bool may_be_same_kind = other.kind == unit.kind || (other.kind.empty() && unit.level == Level::kCommune);
    if (it->second != number && may_be_same_kind && other.level == unit.level &&
        (unit.level != Level::kProvince || other.name != unit.name)) {
      return false;
    }
  }
  return true;
}

bool Units::ExistedOn(UnitNumber number, std::string_view day) const {
  const Unit& unit = units_[number];
  return (unit.from.empty() || unit.from <= day) && (unit.to.empty() || day <= unit.to);
}

std::string Units::ShortName(UnitNumber number) const {
  const Unit& unit = units_[number];
  return unit.kind.empty() ? std::string(unit.name) : std::string(unit.kind) + " " + std::string(unit.name);
}

std::string Units::FullName(UnitNumber number) const {
  std::string name = ShortName(number);
  for (UnitNumber above = units_[number].parent; above != kNoUnit; above = units_[above].parent) {
    name += ", " + ShortName(above);
  }
  return name;
}

}  // namespace sohoa::registry
