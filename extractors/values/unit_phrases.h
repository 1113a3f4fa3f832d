// A text taken apart at the units it names: "Thôn 3, xã Đắk Gằn, huyện Đắk Mil" (free part, commune, district). Used
// for addresses and for names of agencies, which end in the unit they belong to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/values/lists.h"
#include "extractors/values/value.h"

namespace sohoa::values {

struct Phrase {
  std::string level;    // lower case; empty: free words
  std::string printed;  // the level as printed
  std::string words;    // the name, or the free words
  bool comma = false;   // a sign of separation stands behind it
};

std::vector<Phrase> SplitAtUnits(std::string_view clean, Value& value);

// Mends the names of the units, the wider ones first, each within what they say; notes and fit go to `value`.
void MendUnits(std::vector<Phrase>& phrases, const Lists& lists, Value& value);

std::string Join(const std::vector<Phrase>& phrases);

// Whether the text ends with a level whose name is missing: "Phường Tân Lợi, Thành phố".
bool EndsWithLevel(std::string_view text);

}  // namespace sohoa::values
