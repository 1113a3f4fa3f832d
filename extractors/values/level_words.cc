#include "extractors/values/level_words.h"

#include <array>

#include "extractors/values/cleaning.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

// Signs that a speck or a rule leaves at a word.
constexpr std::string_view kAround = "'\"(.:-_";

struct Level {
  std::string_view folded;
  std::string_view level;
  std::size_t words;
};

constexpr std::array<Level, 9> kLevels = {{{"thi tran", "thị trấn", 2},
                                           {"thi xa", "thị xã", 2},
                                           {"thanh pho", "thành phố", 2},
                                           {"dac khu", "đặc khu", 2},
                                           {"phuong", "phường", 1},
                                           {"huyen", "huyện", 1},
                                           {"quan", "quận", 1},
                                           {"tinh", "tỉnh", 1},
                                           {"xa", "xã", 1}}};
constexpr std::array<Level, 3> kShortLevels = {{{"tp", "thành phố", 1}, {"tx", "thị xã", 1}, {"tt", "thị trấn", 1}}};

bool BeginsName(const std::string& word) {
  const std::u32string points = text::ToCodePoints(word);
  if (points.empty()) return false;
  const bool digit = points[0] >= U'0' && points[0] <= U'9';
  // "Ia Blang" of the Central Highlands: its first letter is taken for an l, and a list tells.
  if (word == "la") return true;
  return digit || (text::IsLetter(points[0]) && text::Upper(points[0]) == points[0]);
}

// "xã hội", "tỉnh lộ", "phường" as a word of its own: no unit's name follows.
bool BeginsOther(std::string_view level, const std::string& next) {
  const std::string folded = text::Fold(next);
  if (level == "xã") return folded == "hoi";
  if (level == "tỉnh") return folded == "lo" || folded == "uy";
  if (level == "huyện") return folded == "uy" || folded == "lo";
  if (level == "quận") return folded == "uy";
  return false;
}

std::string InCase(std::string_view read, std::string_view level) {
  if (text::IsUpperText(read)) return text::ToUpper(level);
  const std::u32string first = text::ToCodePoints(read).substr(0, 1);
  if (!text::IsUpperText(text::FromCodePoints(first))) return std::string(level);
  const std::u32string points = text::ToCodePoints(level);
  return text::ToUpper(text::FromCodePoints(points.substr(0, 1))) + text::FromCodePoints(points.substr(1));
}

// Whether words[at] begins a phrase or is written as only a level can be: other words differ from a level in marks
// alone (Phương, Quản, Tình), so a capital inside a phrase must be exact.
bool MayBeMisread(const std::vector<std::string>& words, std::size_t at) {
  if (at == 0 || text::ToLower(words[at]) == words[at]) return true;
  if (text::IsUpperText(words[at])) return text::ToCodePoints(words[at]).size() > 1;
  return words[at - 1].back() == ',' || words[at - 1].back() == '.';
}

bool IsLike(const std::string& folded, const Level& level, bool lower_case) {
  if (folded == level.folded) return true;
  // A capital may begin a name that is one letter away (Minh, Phượng); a small letter cannot.
  if (!lower_case || level.folded.size() < 5) return false;
  return text::EditDistance(text::ToCodePoints(folded), text::ToCodePoints(level.folded), 1) <= 1;
}

}  // namespace

std::optional<LevelWord> LevelAt(const std::vector<std::string>& words, std::size_t at) {
  for (const Level& level : kLevels) {
    if (at + level.words >= words.size()) continue;
    std::string read = words[at];
    bool broken = false;
    for (std::size_t i = 1; i < level.words; ++i) {
      broken = broken || Trim(words[at + i - 1], ".,;") != words[at + i - 1];
      read += " " + words[at + i];
    }
    const std::string folded = text::Fold(Trim(read, kAround));
    const bool lower_case = text::ToLower(words[at]) == words[at];
    const std::string& next = words[at + level.words];
    const bool exact = text::ToLower(Trim(read, kAround)) == level.level;
    // "quản", "quân" and "quan" are more frequent words than "quận"; "quạn" is none.
    const bool other_word = level.level == "quận" && text::ToLower(Trim(read, kAround)) != "quạn";
    if (!exact && (other_word || !MayBeMisread(words, at))) continue;
    if (broken || !IsLike(folded, level, lower_case) || !BeginsName(next) || BeginsOther(level.level, next)) continue;
    // The case of the second word is the paper's own.
    const std::string trimmed(Trim(read, kAround));
    return LevelWord{std::string(level.level), level.words, exact ? trimmed : InCase(trimmed, level.level), !exact};
  }
  for (const Level& level : kShortLevels) {
    if (at + 1 >= words.size() || text::Fold(Trim(words[at], ".")) != level.folded) continue;
    if (!text::IsUpperText(words[at]) || !BeginsName(words[at + 1])) continue;
    return LevelWord{std::string(level.level), 1, words[at], false};
  }
  return std::nullopt;
}

}  // namespace sohoa::values
