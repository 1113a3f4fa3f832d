// What all grammars do first: make the words that were read plain, and read digits where only digits may stand.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/values/confusion.h"
#include "extractors/values/value.h"

namespace sohoa::values {

// Normal form, one space between words, runs of leaders ("......") gone, signs read for an apostrophe inside a word
// made one, edges freed of signs that begin or end no value.
std::string Clean(std::string_view text);

// Without the given ASCII characters at its ends.
std::string_view Trim(std::string_view text, std::string_view characters);

// The part behind the last ':' when what stands before it is a label, else the text.
std::string_view AfterLabel(std::string_view text);

// A space where a small letter stands before a capital: "VănNam", "tỉnhĐắk".
std::string OpenCapitals(std::string_view text);

// Letters that no Vietnamese or local word has: the recogniser's inventions (domain.md 5.8).
bool IsForeignLetter(char32_t c);

bool IsDigits(std::string_view text);  // at least one, and nothing else
int ToInt(std::string_view digits);    // of at most 9 digits

// Adds a note once and lowers the fit.
void Note(Value& value, std::string_view note, double factor);

// Letters that were taken for digits, and those of them that do not look just like their digit.
struct Mends {
  int all = 0;
  int doubtful = 0;
  Mends& operator+=(const Mends& other) {
    all += other.all;
    doubtful += other.doubtful;
    return *this;
  }
};

struct Digits {
  std::string digits;
  Mends mends;
};
// The text as digits; nothing when it holds anything that is neither a digit nor a letter that stands for one, or when
// letters outnumber digits.
enum class Trust { kMixed, kOnlyDigits };  // kOnlyDigits: no other reading is possible here, letters may be all
// The text with what a figure was read as, among figures or alone, made that figure again: the 6 of "201ó" and "Thôn
// ố", of which folding would make a 0, the 8 of "Tổ §".
std::string WithFigures(std::string_view text);

std::optional<Digits> ReadDigits(std::string_view text, const Confusions& confusions, Trust trust = Trust::kMixed);

// Notes the mended digits of a value, if any.
void NoteDigits(Value& value, const Mends& mends);

// A token of a text, and where it begins (in bytes).
struct Token {
  std::string_view text;
  std::size_t begin = 0;
};
std::vector<Token> SplitTokens(std::string_view text, std::string_view separators);

}  // namespace sohoa::values
