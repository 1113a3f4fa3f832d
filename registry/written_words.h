// The words of a written place or agency, with what stands between them: where a part ends, and which words say what
// kind of unit follows ("xã", "TT.", "H.", "thành phố"). Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sohoa::registry {

// A run of words between commas or words of kind.
struct WrittenPart {
  std::string kind;                // "xã", "thị trấn", ...; empty when none is named
  std::vector<std::string> words;  // text::PlaceKey of each word, those of the kind left out
  bool after_dash = false;         // a dash stands before it: "Bà Rịa - Vũng Tàu" may be one name
};

// Abbreviations are written out ("TT." gives the kind "thị trấn"). A word without accents is a word of kind only where
// the whole text has none: "Phường" is one in "Phường Phương Liên", "Phương" is not.
std::vector<WrittenPart> PartsOf(std::string_view written);

}  // namespace sohoa::registry
