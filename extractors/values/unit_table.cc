#include "extractors/values/unit_table.h"

#include <algorithm>
#include <fstream>

#include "extractors/values/table_file.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

UnitRank RankOf(std::string_view level) {
  if (level == "tỉnh") return UnitRank::kProvince;
  if (level == "huyện" || level == "quận" || level == "thị xã" || level == "thành phố") return UnitRank::kDistrict;
  return UnitRank::kCommune;
}

// The source does not tell of every unit of today whether it is a xã, a phường or a đặc khu.
bool IsOfLevel(const Unit& unit, std::string_view level) {
  return unit.level == level || (unit.level.empty() && (level == "xã" || level == "phường" || level == "đặc khu"));
}

}  // namespace

void UnitTable::AddUnit(Unit unit) {
  const auto index = static_cast<std::uint32_t>(units_.size());
  const std::string lower = text::ToLower(unit.name);
  lowered_.push_back(text::ToCodePoints(lower));
  by_name_[lower].push_back(index);
  const auto [marks, fresh] = only_marks_.emplace(text::Fold(unit.name), unit.name);
  if (!fresh && text::ToLower(text::NormalizeTone(marks->second)) != text::ToLower(text::NormalizeTone(unit.name)))
    marks->second.clear();
  if (unit.level.empty()) {
    by_level_["xã"].push_back(index);
    by_level_["phường"].push_back(index);
  } else {
    by_level_[unit.level].push_back(index);
  }
  units_.push_back(std::move(unit));
}

void UnitTable::Load(const std::string& folder, std::vector<settings::Problem>* problems) {
  const settings::Node root = settings::LoadYaml(folder + "/provinces.yaml", problems);
  if (root.IsDefined()) {
    root.AllowOnly({"local", "provinces"});
    for (std::string& name : root.Get("local").Strings()) local_.insert(std::move(name));
    for (const settings::Node& node : root.Require("provinces").Items()) {
      node.AllowOnly({"name", "level", "code", "into"});
      const std::string name = node.Require("name").String();
      const std::string into = node.Get("into").String();
      if (!into.empty()) successor_[name] = into;
      AddUnit({text::ToLower(node.Get("level").String("Tỉnh")), name, "", name, UnitRank::kProvince});
    }
  }
  for (const auto& [province, levels] : settings::LoadYaml(folder + "/districts.yaml", problems).Entries()) {
    levels.AllowOnly({"Huyện", "Quận", "Thị xã", "Thành phố"});
    if (!IsProvince(province)) levels.AddProblem("«" + province + "» is no province of provinces.yaml");
    for (const auto& [level, names] : levels.Entries()) {
      for (const std::string& name : names.Strings()) {
        AddUnit({text::ToLower(level), name, "", province, UnitRank::kDistrict});
      }
    }
  }
  for (const std::vector<std::string>& row : ReadTable(folder + "/units.tsv", 5, problems)) {
    const std::string level = text::ToLower(row[0]);
    AddUnit({level, row[1], row[2], row[3], RankOf(level)});
  }
}

bool UnitTable::InProvince(const Unit& unit, const std::string& province) const {
  if (unit.province == province) return true;
  const auto successor = successor_.find(province);
  return successor != successor_.end() && unit.province == successor->second;
}

std::optional<UnitTable::Match> UnitTable::Best(const std::vector<std::uint32_t>& candidates, std::u32string_view name,
                                                const Confusions& confusions) const {
  // Equal names in several provinces are one candidate.
  std::vector<Candidate> forms;
  std::vector<std::uint32_t> first;
  std::unordered_set<std::u32string_view> seen;
  for (const std::uint32_t index : candidates) {
    if (!seen.insert(lowered_[index]).second) continue;
    forms.push_back({lowered_[index], forms.size()});
    first.push_back(index);
  }
  const std::optional<Nearness> nearness = NearestOf(name, forms, confusions);
  if (!nearness) return std::nullopt;
  const std::uint32_t index = first[nearness->index];
  if (!IsClear(*nearness, lowered_[index].size())) return std::nullopt;
  return Match{&units_[index], nearness->cost, true, false};
}

const Unit* UnitTable::FindExact(std::string_view level, const std::string& lower, const Parent& parent) const {
  const auto named = by_name_.find(lower);
  if (named == by_name_.end()) return nullptr;
  for (const std::uint32_t index : named->second) {
    const Unit& unit = units_[index];
    if (!IsOfLevel(unit, level)) continue;
    if (unit.rank == UnitRank::kProvince) return &unit;
    const bool inside = parent.province.empty() ? local_.contains(unit.province) : InProvince(unit, parent.province);
    if (inside && (parent.district.empty() || unit.district == parent.district)) return &unit;
  }
  return nullptr;
}

std::optional<UnitTable::Match> UnitTable::Find(std::string_view level, std::string_view name, const Parent& parent,
                                                const Confusions& confusions) const {
  const auto list = by_level_.find(std::string(level));
  if (list == by_level_.end()) return std::nullopt;
  const std::string lower = text::ToLower(name);
  const std::u32string read = text::ToCodePoints(lower);
  if (const Unit* exact = FindExact(level, lower, parent)) return Match{exact, 0, true, false};
  std::vector<std::uint32_t> in_district;
  std::vector<std::uint32_t> in_province;
  for (const std::uint32_t index : list->second) {
    const Unit& unit = units_[index];
    const bool province =
        unit.rank == UnitRank::kProvince ||
        (parent.province.empty() ? local_.contains(unit.province) : InProvince(unit, parent.province));
    if (!province) continue;
    in_province.push_back(index);
    if (!parent.district.empty() && unit.district == parent.district) in_district.push_back(index);
  }
  if (auto match = Best(in_district, read, confusions)) return match;
  if (auto match = Best(in_province, read, confusions)) {
    // Of most provinces only some communes come with their district.
    match->within_parent = in_district.empty() || match->unit->district.empty();
    return match;
  }
  const auto of_level = [&](const std::string& form) -> const Unit* {
    const auto named = by_name_.find(form);
    if (named == by_name_.end()) return nullptr;
    for (const std::uint32_t index : named->second) {
      if (IsOfLevel(units_[index], level)) return &units_[index];
    }
    return nullptr;
  };
  if (const Unit* unit = of_level(lower)) return Match{unit, 0, true, !parent.province.empty()};
  const std::string* meant = parent.province.empty() ? NameOfLetters(name) : nullptr;
  const Unit* unit = meant ? of_level(text::ToLower(*meant)) : nullptr;
  if (!unit) return std::nullopt;
  return Match{unit, confusions.Distance(read, text::ToCodePoints(text::ToLower(*meant)), 10), true, false, true};
}

bool UnitTable::IsName(std::string_view name) const { return by_name_.contains(text::ToLower(name)); }

bool UnitTable::IsProvince(std::string_view name) const {
  const auto named = by_name_.find(text::ToLower(name));
  return named != by_name_.end() && std::any_of(named->second.begin(), named->second.end(), [&](std::uint32_t index) {
           return units_[index].rank == UnitRank::kProvince;
         });
}

const std::string* UnitTable::NameOfLetters(std::string_view name) const {
  const auto marks = only_marks_.find(text::Fold(name));
  return marks == only_marks_.end() || marks->second.empty() ? nullptr : &marks->second;
}

std::optional<UnitTable::Match> UnitTable::FindWithoutLevel(std::string_view name, const Confusions& confusions) const {
  const std::string lower = text::ToLower(name);
  if (const auto named = by_name_.find(lower); named != by_name_.end()) {
    for (const std::uint32_t index : named->second) {
      const Unit& unit = units_[index];
      if (unit.rank == UnitRank::kProvince || local_.contains(unit.province)) return Match{&unit, 0, true, false};
    }
    return Match{&units_[named->second.front()], 0, true, true};
  }
  std::vector<std::uint32_t> candidates;
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    if (units_[i].rank == UnitRank::kProvince || local_.contains(units_[i].province)) candidates.push_back(i);
  }
  if (auto match = Best(candidates, text::ToCodePoints(lower), confusions)) return match;
  const std::string* meant = NameOfLetters(name);
  if (!meant) return std::nullopt;
  const std::uint32_t index = by_name_.at(text::ToLower(*meant)).front();
  return Match{&units_[index], confusions.Distance(text::ToCodePoints(lower), lowered_[index], 10), true, true};
}

}  // namespace sohoa::values
