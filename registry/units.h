// Administrative units through time: provinces, districts and communes before and since 01/07/2025, each with its
// level, parent and validity, and which came out of which (domain.md 5.6). Read from config/units.
//
// A unit is never known by its bare name: huyện Đắk Mil, thị trấn Đắk Mil and xã Đắk Mil are three, and xã Tân Thành is
// in many provinces. Immutable once loaded and thread-safe; texts live as long as the Units.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"
#include "settings/yaml_reader.h"

namespace sohoa::registry {

enum class Level { kProvince, kDistrict, kCommune };
std::string_view LevelName(Level level);  // "province", ...
std::optional<Level> LevelOf(std::string_view name);

using UnitNumber = std::uint32_t;  // place in the table; only good within one Units
inline constexpr UnitNumber kNoUnit = 0xffffffffU;

struct Unit {
  std::string_view id;  // stable: "dak_nong/dak_mil/thi_tran_dak_mil", "lam_dong.2025/xa_duc_lap"
  Level level = Level::kCommune;
  std::string_view kind;  // "xã", "thị trấn", "huyện", ...; empty where the data do not tell
  std::string_view name;
  UnitNumber parent = kNoUnit;
  std::string_view from;  // ISO days, inclusive; empty: always, and still
  std::string_view to;
  std::string_view code;  // of the national list, where known
};

// One unit became (part of) another. The old one's whole territory went into the new one, or a part of it.
struct Succession {
  UnitNumber old_unit = kNoUnit;
  UnitNumber new_unit = kNoUnit;
  std::string_view date;  // ISO, the new unit's first day
  bool whole = true;
  std::string_view basis;  // as it is cited: "NQ 1671/NQ-UBTVQH15"
};

class Units {
 public:
  // Reads CONFIG/units. Rows that say nothing sensible are problems and are left out. kConfigInvalid when there is no
  // table at all.
  static Result<std::shared_ptr<const Units>> Load(const std::string& config_dir,
                                                   std::vector<settings::Problem>* problems);

  std::size_t size() const { return units_.size(); }
  const Unit& At(UnitNumber number) const { return units_[number]; }
  std::optional<UnitNumber> Find(std::string_view id) const;
  // All units that are called so, of any level, province and time; `key` is text::PlaceKey of the name.
  std::vector<UnitNumber> Named(std::string_view key) const;
  // The longest key of a name, in bytes.
  std::size_t LongestKey() const { return longest_key_; }

  std::vector<Succession> SuccessionsFrom(UnitNumber old_unit) const;
  std::vector<Succession> SuccessionsInto(UnitNumber new_unit) const;
  std::vector<UnitNumber> Children(UnitNumber parent) const;

  // Whether `inner` lay in `outer` as the law had it at one time: outer is among its parents.
  bool LiesIn(UnitNumber inner, UnitNumber outer) const;
  // The same across the changes, as people and papers write: a commune of old with the province of today, a commune of
  // today with its district of old.
  bool LiesInAcrossTime(UnitNumber inner, UnitNumber outer) const;

  // Whether no other unit of the kind has a name that begins like this one's: its kind and name alone then tell it.
  bool IsUnmistakable(UnitNumber number) const;
  bool ExistedOn(UnitNumber number, std::string_view day) const;
  // "thị trấn Đắk Mil, huyện Đắk Mil, tỉnh Đắk Nông"
  std::string FullName(UnitNumber number) const;
  // "thị trấn Đắk Mil"
  std::string ShortName(UnitNumber number) const;
  const std::string& DistrictsBasis() const { return districts_basis_; }

 private:
  struct Loader;
  std::vector<UnitNumber> ParentsAcrossTime(UnitNumber number) const;

  std::string units_text_, successions_text_;  // what the views point into
  std::vector<Unit> units_;                    // by id
  std::vector<std::pair<std::string_view, UnitNumber>> by_key_;
  std::vector<std::string> spelling_keys_;
  std::vector<std::pair<UnitNumber, UnitNumber>> children_;  // parent, child
  std::vector<Succession> by_old_, by_new_;
  std::vector<std::string> bases_;
  std::string districts_basis_;
  std::size_t longest_key_ = 0;
};

}  // namespace sohoa::registry
