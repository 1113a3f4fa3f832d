// The units of administration before and after 01/07/2025 (config/vocabulary/provinces.yaml, districts.yaml,
// units.tsv), found by level and parent: names repeat between provinces and between levels (domain.md 5.6). Immutable
// after loading; thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extractors/values/nearest_index.h"
#include "settings/yaml_reader.h"

namespace sohoa::values {

enum class UnitRank { kProvince, kDistrict, kCommune };

struct Unit {
  std::string level;  // lower case: "tỉnh", "thị trấn"; empty when the source does not tell xã from phường
  std::string name;
  std::string district;  // empty when not known, or for a unit that has none
  std::string province;
  UnitRank rank = UnitRank::kCommune;
};

// What is already known of a unit's surroundings; empty strings when nothing is.
struct Parent {
  std::string province;
  std::string district;
};

class UnitTable {
 public:
  void Load(const std::string& folder, std::vector<settings::Problem>* problems);

  const std::vector<Unit>& units() const { return units_; }

  // Whether a unit of any level is called so; case does not matter.
  bool IsName(std::string_view name) const;
  bool IsProvince(std::string_view name) const;

  // The unit that `name` was read from, among those of the level (lower case, as printed) within the parent, then
  // within the province, then, without a mend, in the whole country; where no province is told also when only marks
  // differ and no other unit's name has the same letters. Nothing when none is clearly nearest.
  struct Match {
    const Unit* unit = nullptr;
    double cost = 0;
    bool within_parent = true;  // false: the parent is well known and has no such unit
    bool elsewhere = false;     // found by its exact name in a province that is not the one told
    bool by_letters = false;    // the only unit of the country with these letters, whatever their marks
  };
  std::optional<Match> Find(std::string_view level, std::string_view name, const Parent& parent,
                            const Confusions& confusions) const;

  // Likewise of a name that stands without its level (the place of a date line): local units and provinces may mend it,
  // and any unit of the country when only marks differ and no other unit's name has the same letters.
  std::optional<Match> FindWithoutLevel(std::string_view name, const Confusions& confusions) const;

 private:
  void AddUnit(Unit unit);
  const Unit* FindExact(std::string_view level, const std::string& lower, const Parent& parent) const;
  // The one name of any unit that has these letters, whatever their marks; null: none, or several.
  const std::string* NameOfLetters(std::string_view name) const;
  bool InProvince(const Unit& unit, const std::string& province) const;
  std::optional<Match> Best(const std::vector<std::uint32_t>& candidates, std::u32string_view name,
                            const Confusions& confusions) const;

  std::vector<Unit> units_;
  std::vector<std::u32string> lowered_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_level_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_name_;  // lower case
  std::unordered_map<std::string, std::string> only_marks_;  // folded, the one name that folds so; empty: several
  std::unordered_map<std::string, std::string> successor_;   // old province, the one of today
  std::unordered_set<std::string> local_;
};

}  // namespace sohoa::values
