// Which units a written place may mean: "xã Đức Lập, tỉnh Lâm Đồng", "thôn 3, TT. Đăk Mil, H. Đăk Mil, Đắk Nông". Every
// spelling that text::PlaceKey makes equal is understood; what fits the parents that are named, across the changes of
// 2025, stays, and a bare name keeps all its candidates. Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "registry/units.h"
#include "registry/written_words.h"

namespace sohoa::registry {

struct WrittenPlace {
  // Candidates for the lowest unit named; empty when none is known.
  std::vector<UnitNumber> units;
  // Place key of what stands before it: hamlet, street, the name of a body.
  std::vector<std::string> rest;
  // A parent stands behind the lowest unit and fits it.
  bool has_parent = false;
  // A kind of unit was named with a name that no unit has: whatever stands above it, the place itself is unknown.
  bool has_unknown = false;
};

WrittenPlace ResolvePlace(const Units& units, std::string_view written);
WrittenPlace ResolveParts(const Units& units, std::vector<WrittenPart> parts);

// Of the candidates those that existed on a day, or, with `and_before`, had begun by then (papers go on printing old
// names); all of them when none did or no day is known.
std::vector<UnitNumber> OnDay(const Units& units, const std::vector<UnitNumber>& candidates, std::string_view day,
                              bool and_before);

}  // namespace sohoa::registry
