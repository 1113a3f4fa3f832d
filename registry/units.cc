#include "registry/units.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <unordered_map>
#include <utility>

#include "text/vietnamese.h"

namespace sohoa::registry {
namespace {

constexpr std::array<std::pair<Level, std::string_view>, 3> kLevelNames{
    {{Level::kProvince, "province"}, {Level::kDistrict, "district"}, {Level::kCommune, "commune"}}};

bool ReadWhole(const std::string& path, std::string* text) {
  std::error_code failed;
  const std::uintmax_t size = std::filesystem::file_size(path, failed);
  if (failed) return false;
  text->resize(size);
  return std::ifstream(path, std::ios::binary).read(text->data(), static_cast<std::streamsize>(size)).good();
}

std::size_t CountLines(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
}

// As a rule the files are in order already.
template <class Rows, class Before>
void SortOnce(Rows* rows, Before before) {
  if (!std::is_sorted(rows->begin(), rows->end(), before)) std::stable_sort(rows->begin(), rows->end(), before);
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
  // What a row says beside its Unit, until all are known.
  struct Row {
    Unit unit;
    std::string_view parent, spellings, key;
  };
  std::vector<Row> rows = {};
  std::unordered_map<std::string_view, UnitNumber> by_id = {};

  std::optional<UnitNumber> Find(std::string_view id) const {
    const auto found = by_id.find(id);
    return found == by_id.end() ? std::nullopt : std::optional(found->second);
  }

  void ReadUnits() {
    std::vector<std::string_view> columns;
    rows.reserve(CountLines(units.units_text_));
    ForEachRow(units.units_text_, &columns, [&](int line, const std::vector<std::string_view>& row) {
      const std::optional<Level> level = row.size() == 10 ? LevelOf(row[1]) : std::nullopt;
      if (!level || row[0].empty() || row[3].empty()) {
        return Complain("units.tsv", line, "not a unit: ten columns, of which the second is a level");
      }
      rows.push_back({{row[0], *level, row[2], row[3], kNoUnit, row[5], row[6], row[7]}, row[4], row[8], row[9]});
    });
    SortOnce(&rows, [](const Row& a, const Row& b) { return a.unit.id < b.unit.id; });
    units.units_.reserve(rows.size());
    by_id.reserve(rows.size());
    for (const Row& row : rows) {
      by_id.emplace(row.unit.id, static_cast<UnitNumber>(units.units_.size()));
      units.units_.push_back(row.unit);
    }
  }

  void Connect() {
    units.children_.reserve(rows.size());
    units.by_key_.reserve(rows.size());
    for (UnitNumber below = 0; below < rows.size(); ++below) {
      const Row& row = rows[below];
      units.by_key_.emplace_back(row.key, below);
      if (row.parent.empty()) continue;
      const std::optional<UnitNumber> above = Find(row.parent);
      if (!above) {
        Complain("units.tsv", 0,
                 std::string(row.unit.id) + " lies in " + std::string(row.parent) + ", which is not there");
        continue;
      }
      units.units_[below].parent = *above;
      units.children_.emplace_back(*above, below);
    }
    std::sort(units.children_.begin(), units.children_.end());
    AddSpellings();
    std::sort(units.by_key_.begin(), units.by_key_.end());
    for (const auto& [key, number] : units.by_key_) units.longest_key_ = std::max(units.longest_key_, key.size());
  }

  void AddSpellings() {
    std::vector<UnitNumber> owners;
    for (UnitNumber number = 0; number < rows.size(); ++number) {
      std::string_view rest = rows[number].spellings;
      while (!rest.empty()) {
        const std::string_view one = rest.substr(0, rest.find('|'));
        rest.remove_prefix(std::min(rest.size(), one.size() + 1));
        units.spelling_keys_.push_back(text::PlaceKey(one));
        owners.push_back(number);
      }
    }
    for (std::size_t i = 0; i < owners.size(); ++i) units.by_key_.emplace_back(units.spelling_keys_[i], owners[i]);
  }

  using Bases = std::map<std::string, std::string_view, std::less<>>;

  Bases ReadBases() {
    Bases bases;
    const auto entries = settings::LoadYaml(dir + "/bases.yaml", &problems).Entries();
    units.bases_.reserve(entries.size());
    for (const auto& [name, node] : entries) bases[name] = units.bases_.emplace_back(node.String());
    if (bases.contains("districts")) units.districts_basis_ = bases["districts"];
    return bases;
  }

  void ReadSuccessions() {
    const Bases bases = ReadBases();
    std::vector<std::string_view> columns;
    units.by_old_.reserve(CountLines(units.successions_text_));
    ForEachRow(units.successions_text_, &columns, [&](int line, const std::vector<std::string_view>& row) {
      const auto basis = row.size() == 5 ? bases.find(row[4]) : bases.end();
      const auto from = row.size() == 5 ? Find(row[0]) : std::nullopt;
      const auto to = row.size() == 5 ? Find(row[1]) : std::nullopt;
      if (basis == bases.end() || !from || !to || (row[3] != "whole" && row[3] != "part")) {
        return Complain("successions.tsv", line, "not a succession: two units, a date, whole or part, a basis");
      }
      units.by_old_.push_back({*from, *to, row[2], row[3] == "whole", basis->second});
    });
    units.by_new_ = units.by_old_;
    SortOnce(&units.by_old_, [](const Succession& a, const Succession& b) { return a.old_unit < b.old_unit; });
    SortOnce(&units.by_new_, [](const Succession& a, const Succession& b) { return a.new_unit < b.new_unit; });
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
