// Names of persons (domain.md 5.5). A name is never corrected to a list: what is known of names only tells how far to
// trust what was read.
#include <algorithm>

#include "extractors/values/cleaning.h"
#include "extractors/values/grammars.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

constexpr std::size_t kMostWords = 7;

bool IsNameLetter(char32_t c) { return text::IsLetter(c) || c == U'\'' || c == U'-'; }

// Letters that no Vietnamese or local name has: the recogniser's inventions (domain.md 5.8).
bool IsForeignLetter(char32_t c) {
  if (c < 0x80) return false;
  constexpr std::u32string_view kKnown = U"àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĕĭŏŭčñ̆";
  return kKnown.find(text::Lower(c)) == std::u32string_view::npos;
}

// "Ông", "Bà", "Ông/Bà", "Ông (bà)" and the like off the front.
std::string_view WithoutHonorific(std::string_view clean) {
  for (int round = 0; round < 3; ++round) {
    const std::size_t end = std::min(clean.find_first_of(" :/(.,"), clean.size());
    const std::string word = text::Fold(clean.substr(0, end));
    const bool honorific = word == "ong" || word == "ba" || word == "ba)" || word == "va";
    if (!honorific || end == clean.size()) return clean;
    clean.remove_prefix(end);
    clean = Trim(clean, " :/(),.");
  }
  return clean;
}

// What follows a name on the same line: ", năm sinh ...", "- Sinh ngày", a number.
std::string_view UpToEnd(std::string_view clean) {
  std::size_t end = clean.size();
  for (const std::string_view sign : {",", ";", ":", "(", " - ", "/", "|"}) end = std::min(end, clean.find(sign));
  return Trim(clean.substr(0, end), " .,;:-'\"");
}

bool IsDegree(std::string_view word, const Lists& lists) {
  std::string plain = text::Fold(word);
  if (plain.find('.') == std::string::npos && plain.size() > 4) return lists.degrees.contains(plain);
  for (const Token& part : SplitTokens(plain, ".")) {
    if (!lists.degrees.contains(std::string(part.text))) return false;
  }
  // A bare "Cn" or "Ts" is no degree without its point.
  return plain.find('.') != std::string::npos;
}

// How many leading words are degrees and ranks ("GS.TS.", "Đại tá").
std::size_t CountDegrees(const std::vector<std::string>& words, const Lists& lists) {
  std::size_t count = 0;
  while (count < words.size()) {
    if (IsDegree(words[count], lists)) {
      ++count;
    } else if (count + 1 < words.size() && lists.degrees.contains(text::Fold(words[count] + " " + words[count + 1]))) {
      count += 2;
    } else {
      break;
    }
  }
  return count;
}

// Single letters that are a name's word: "Y Phúc Thơ", "H Linh".
bool IsSingleName(std::string_view word) { return word == "Y" || word == "y" || word == "H" || word == "K"; }

bool IsNoise(const std::string& word) {
  const std::u32string points = text::ToCodePoints(word);
  const auto letters = std::count_if(points.begin(), points.end(), text::IsLetter);
  return letters == 0 || (points.size() == 1 && !IsSingleName(word));
}

bool ContainsPhrase(const std::string& folded, const std::string& phrase) {
  const std::size_t at = folded.find(phrase);
  if (at == std::string::npos) return false;
  const bool begins = at == 0 || folded[at - 1] == ' ';
  const std::size_t end = at + phrase.size();
  return begins && (end == folded.size() || folded[end] == ' ');
}

void Weigh(Value& value, const std::vector<std::string>& words, const Lists& lists) {
  int unknown = 0;
  for (const std::string& word : words) {
    const std::string lower = text::ToLower(text::NormalizeTone(word));
    if (!lists.name_words.contains(lower)) ++unknown;
    for (const char32_t c : text::ToCodePoints(lower)) {
      if (IsForeignLetter(c)) Note(value, "letter:foreign", 0.5);
    }
  }
  if (unknown > 0) Note(value, "name:unknown_word", unknown == 1 ? 0.95 : 0.88);
  if (!lists.family_names.contains(text::ToLower(text::NormalizeTone(words.front())))) {
    Note(value, "name:unknown_family", 0.95);
  }
  if (words.size() == 1) Note(value, "name:one_word", 0.5);
}

}  // namespace

std::optional<Value> ParsePersonName(std::string_view text, const Lists& lists) {
  const std::string clean = Clean(text);
  std::string_view body = WithoutHonorific(clean);
  // A label may stand before the name; what follows a comma belongs to other labels.
  const std::size_t colon = body.find_first_of(":,;(");
  if (colon != std::string_view::npos && body[colon] == ':') {
    body = WithoutHonorific(Trim(body.substr(colon + 1), " .,;:"));
  }
  body = UpToEnd(body);
  std::vector<std::string> words = text::SplitWords(body);
  Value value;
  const std::size_t degrees = CountDegrees(words, lists);
  std::string title;
  for (std::size_t i = 0; i < degrees; ++i) title += words[i] + " ";
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(degrees));
  while (!words.empty() && IsNoise(words.front())) {
    words.erase(words.begin());
    Note(value, "dropped:noise", 0.9);
  }
  while (!words.empty() && IsNoise(words.back())) {
    words.pop_back();
    Note(value, "dropped:noise", 0.9);
  }
  if (words.empty() || words.size() > kMostWords) return std::nullopt;
  std::string joined;
  for (std::string& word : words) {
    word = Trim(word, ".,;:-\"*");
    const std::u32string points = text::ToCodePoints(word);
    if (points.empty() || !std::all_of(points.begin(), points.end(), IsNameLetter)) return std::nullopt;
    joined += (joined.empty() ? "" : " ") + word;
  }
  const std::string folded = text::Fold(joined);
  for (const std::string& phrase : lists.not_names) {
    if (ContainsPhrase(folded, phrase)) return std::nullopt;
  }
  value.value = title + text::ToTitle(joined);
  Weigh(value, words, lists);
  return value;
}

}  // namespace sohoa::values
