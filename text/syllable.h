// Whether a word can be a Vietnamese syllable: beginning, rhyme and tone that the orthography allows together. A word
// that cannot be one was misread, run together with its neighbour, or belongs to another language. Source of the rules:
// the standard table of Vietnamese rhymes (Quốc ngữ); pure and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sohoa::text {

// Of one word without spaces, in any case; the tone may stand on any vowel of the rhyme ("hoà", "hòa").
bool IsSyllable(std::string_view word);

// Whether the word would be a syllable with other marks on its vowels ("TIEM" of TIỆM, "ĐIẸN" of ĐIỆN), and is none.
bool HasLostMarks(std::string_view word);

// A letter without its tone (ấ as â), and the tone: 0 none, then grave, acute, hook, tilde, dot. The letter keeps its
// shape (ă, â, ê, ô, ơ, ư, đ); any other letter stays as it is. Of lower case.
struct Untoned {
  char32_t letter = 0;
  int tone = 0;
};
Untoned WithoutTone(char32_t c);

// The words that were run together ("giaothông" gives "giao", "thông"); the word itself when it is a syllable, has no
// Vietnamese mark (then it may be foreign), or can be parted in no way or in several with as few words.
std::vector<std::string> PartSyllables(std::string_view word);

}  // namespace sohoa::text
