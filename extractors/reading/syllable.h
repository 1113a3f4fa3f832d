// Whether a word could be written in Vietnamese at all: a check on readings that needs no dictionary. Pure;
// thread-safe.
#pragma once

#include <string_view>

namespace sohoa::reading {

enum class Spelling {
  kNone,      // no letters to judge: numbers, codes, punctuation
  kSyllable,  // an onset, a rime and a tone that go together
  kForeign,   // anything else: a slip of the recogniser, or a name such as Mil, R'Lấp, Êban
};

// What a word that can be spelt gains in confidence when it is held against other readings.
constexpr double kSpellingBonus = 0.15;

// Punctuation around the word does not count.
Spelling JudgeSpelling(std::string_view word);

}  // namespace sohoa::reading
