// Names of persons (domain.md 5.5). What is known of names tells how far to trust what was read. A name
// is never corrected to a list here; name_marks.cc proposes marks for a person to confirm.
#include <re2/re2.h>

#include <algorithm>
#include <cmath>

#include "extractors/values/cleaning.h"
#include "extractors/values/grammars.h"
#include "text/letters.h"
#include "text/syllable.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

constexpr std::size_t kMostWords = 7;

bool IsNameLetter(char32_t c) { return text::IsLetter(c) || c == U'\'' || c == U'-'; }

// "Ông", "Bà", "Ông/Bà", "Ông (bà)" and the like off the front.
std::string_view WithoutHonorific(std::string_view clean) {
  for (int round = 0; round < 3; ++round) {
    const std::size_t end = std::min(clean.find_first_of(" :/(.,)"), clean.size());
    if (end == clean.size()) return clean;
    const std::string word = text::ToLower(clean.substr(0, end));
    // Bá and Và are families; only before a colon is another mark a slip.
    const bool before_colon = clean[end] == ':';
    const bool honorific =
        text::Fold(word) == "ong" || word == "bà" || word == "và" || (before_colon && text::Fold(word) == "ba");
    if (!honorific) return clean;
    clean.remove_prefix(end);
    clean = Trim(clean, " :/(),.");
  }
  return clean;
}

bool ContainsPhrase(const std::string& folded, const std::string& phrase) {
  const std::size_t at = folded.find(phrase);
  if (at == std::string::npos) return false;
  const bool begins = at == 0 || folded[at - 1] == ' ';
  const std::size_t end = at + phrase.size();
  return begins && (end == folded.size() || folded[end] == ' ');
}

bool HoldsLabel(std::string_view text, const Lists& lists) {
  const std::string folded = text::Fold(text);
  return std::any_of(lists.not_names.begin(), lists.not_names.end(),
                     [&](const std::string& phrase) { return ContainsPhrase(folded, phrase); });
}

// What follows a name on the same line is cut: ", năm sinh ...", "- Phó Chủ tịch", a number.
std::string_view UpToEnd(std::string_view clean, const Lists& lists) {
  std::size_t end = clean.size();
  for (const std::string_view sign : {",", ";", ":", "(", "/", "|"}) end = std::min(end, clean.find(sign));
  const std::size_t dash = clean.substr(0, end).find(" - ");
  if (dash != std::string_view::npos && HoldsLabel(clean.substr(dash + 3, end - dash - 3), lists)) end = dash;
  return Trim(clean.substr(0, end), " .,;:-'\"");
}

bool IsDegree(std::string_view word, const Lists& lists) {
  const std::string plain = text::Fold(word);
  const bool pointed = plain.find('.') != std::string::npos;
  if (!pointed && plain.size() > 4) return lists.degrees.contains(plain);
  for (const Token& part : SplitTokens(plain, ".")) {
    if (!lists.degrees.contains(std::string(part.text))) return false;
  }
  // A bare "Cn" or "Ts" is no degree without its point.
  return pointed;
}

// How many leading words are degrees and ranks ("GS.TS.", "Đại tá").
std::size_t CountDegrees(const std::vector<std::string>& words, const Lists& lists) {
  std::size_t count = 0;
  while (count < words.size()) {
    const bool rank =
        count + 1 < words.size() && lists.degrees.contains(text::Fold(words[count] + " " + words[count + 1]));
    if (IsDegree(words[count], lists)) {
      ++count;
    } else if (rank) {
      count += 2;
    } else {
      break;
    }
  }
  return count;
}

// Single letters that are a word of a name: "Y Khoa Niê", "H Linh".
bool IsSingleName(std::string_view word) { return word == "Y" || word == "y" || word == "H" || word == "K"; }

bool IsNoise(const std::string& word) {
  const std::u32string points = text::ToCodePoints(word);
  const auto letters = std::count_if(points.begin(), points.end(), text::IsLetter);
  return letters == 0 || (points.size() == 1 && !IsSingleName(word));
}

// The ways to part a word into two to four words of names, up to the first of them in `first`.
int CountPartings(const std::u32string& word, std::size_t from, const Lists& lists, std::vector<std::size_t>& cuts,
                  std::vector<std::size_t>& first) {
  if (from == word.size()) {
    if (cuts.size() >= 2 && first.empty()) first = cuts;
    return cuts.size() >= 2 ? 1 : 0;
  }
  if (cuts.size() == 4) return 0;
  int ways = 0;
  for (std::size_t end = from + 2; end <= word.size(); ++end) {
    if (!lists.name_words.contains(text::FromCodePoints(word.substr(from, end - from)))) continue;
    cuts.push_back(end);
    ways += CountPartings(word, end, lists, cuts, first);
    cuts.pop_back();
  }
  return ways;
}

// "THỊHẠNH" for THỊ HẠNH: words whose space was lost, when they can be parted in just one way.
std::string OpenWord(const std::string& word, const Lists& lists) {
  const std::u32string points = text::ToCodePoints(word);
  const std::u32string lower = text::ToCodePoints(text::ToLower(word));
  if (points.size() < 5 || lists.name_words.contains(text::ToLower(text::NormalizeTone(word)))) return word;
  // "YKhoa": the Y of Ê Đê and M'Nông men.
  if (lower.front() == U'y' && lists.name_words.contains(text::FromCodePoints(lower.substr(1)))) {
    return text::FromCodePoints(points.substr(0, 1)) + " " + text::FromCodePoints(points.substr(1));
  }
  std::vector<std::size_t> cuts;
  std::vector<std::size_t> parting;
  if (CountPartings(lower, 0, lists, cuts, parting) != 1) return word;
  std::string out;
  std::size_t from = 0;
  for (const std::size_t end : parting) {
    out += (out.empty() ? "" : " ") + text::FromCodePoints(points.substr(from, end - from));
    from = end;
  }
  return out;
}

// "Thủ y": a small letter alone is the end of the word before it, where the two can be said as one.
void JoinLoneEnds(std::vector<std::string>& words, Value& value) {
  for (std::size_t i = words.size(); i-- > 1;) {
    const std::u32string end = text::ToCodePoints(words[i]);
    if (end.size() != 1 || !text::IsLetter(end[0]) || text::Lower(end[0]) != end[0]) continue;
    if (!text::IsSyllable(text::ToLower(words[i - 1] + words[i]))) continue;
    words[i - 1] += words[i];
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
    Note(value, "mended:space", 0.9);
  }
}

// "H' Mai Byă": the given name of the highlands is one word.
void JoinAtApostrophes(std::vector<std::string>& words, Value& value) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!words[i].ends_with('\'') || !text::IsLocalName(words[i] + words[i + 1])) continue;
    words[i] += words[i + 1];
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    Note(value, "mended:space", 0.9);
  }
}

// The words of the name; specks dropped, lost spaces put back, those that part a word taken out.
std::vector<std::string> NameWords(std::string_view body, const Lists& lists, Value& value) {
  std::vector<std::string> words = text::SplitWords(body);
  JoinLoneEnds(words, value);  // before a letter at the end is taken for a speck
  JoinAtApostrophes(words, value);
  const std::size_t all = words.size();
  while (!words.empty() && IsNoise(words.front())) words.erase(words.begin());
  while (!words.empty() && IsNoise(words.back())) words.pop_back();
  std::erase(words, "-");
  if (words.size() < all) Note(value, "dropped:noise", 0.85);
  // "Giàng A Sính" has a capital there.
  const auto is_speck = [](const std::string& word) {
    return IsNoise(word) && text::CountLetters(word) == 1 && text::ToLower(word) == word;
  };
  if (std::erase_if(words, is_speck) > 0) Note(value, "dropped:inside", 0.85);
  std::vector<std::string> out;
  for (const std::string& word : words) {
    std::string_view bare = Trim(word, ".,;:-\"*");
    // "'Thị": a speck; the apostrophe of a local name stands behind its first letter.
    while (bare.starts_with('\'')) {
      bare.remove_prefix(1);
      Note(value, "dropped:noise", 0.85);
    }
    const std::string opened = OpenWord(std::string(bare), lists);
    std::vector<std::string> pieces = text::SplitWords(opened);
    if (pieces.size() > 1) Note(value, "mended:space", 0.9);
    std::move(pieces.begin(), pieces.end(), std::back_inserter(out));
  }
  JoinLoneEnds(out, value);
  return out;
}

// How much commoner the word's letters are under other marks, as the logarithm to the base 100.
double Rarity(const std::string& lower, const Lists& lists) {
  const auto own = lists.name_words.find(lower);
  const auto most = lists.name_forms.find(text::Fold(lower));
  if (most == lists.name_forms.end()) return 0;
  const double ratio = (1.0 + most->second.most) / (1.0 + (own == lists.name_words.end() ? 0 : own->second));
  return std::clamp(std::log10(ratio) / 2, 0.0, 1.0);
}

// "Thị Huệ", "Văn Vinh", "Hồng Lan": what stands between a family's name and the given one. Some people's names begin
// so, but more often the family was not read.
bool LacksFamily(const std::vector<std::string>& words, std::string_view first, const Lists& lists) {
  if (first == "thị" || (first == "văn" && words.size() < 3)) return true;
  constexpr int kFarMoreElsewhere = 8;
  if (words.size() > 3) return false;
  const auto family = lists.family_names.find(std::string(first));
  const auto any = lists.name_words.find(std::string(first));
  const int count = family == lists.family_names.end() ? 0 : family->second;
  return any != lists.name_words.end() && any->second >= kFarMoreElsewhere * std::max(count, 1);
}

// "Phạm Thị", "Lê Văn": the given name was not read.
bool LacksGiven(const std::vector<std::string>& words) {
  const std::string last = text::ToLower(text::NormalizeTone(words.back()));
  return words.size() > 1 && (last == "thị" || (last == "văn" && words.size() == 2));
}

// "H Mai Byă": women's names of the highlands, H'Mai, are also written apart; the sign may have been lost in reading.
bool LacksApostrophe(const std::vector<std::string>& words, std::string_view first) {
  return words.size() > 1 && (first == "h" || first == "k");
}

// "H'Nguồn": the highlands' languages have no tones, and what lies over a circumflex is taken for one.
bool HasToneBehindApostrophe(const std::string& lower) {
  const std::size_t apostrophe = lower.find('\'');
  if (apostrophe == std::string::npos) return false;
  const std::u32string behind = text::ToCodePoints(lower.substr(apostrophe));
  return std::any_of(behind.begin(), behind.end(), [](char32_t c) { return text::WithoutTone(c).letter != c; });
}

// "Trần Trần Văn Văn": one row read twice. One word twice is a name (Trần Trần Mẫn).
bool IsReadTwice(const std::vector<std::string>& words) {
  int doubled = 0;
  for (std::size_t i = 1; i < words.size(); ++i) doubled += words[i] == words[i - 1] ? 1 : 0;
  return doubled >= 2;
}

// "Phạm Nguyễn uy Phương": the capital of a word was not read.
bool HasSmallWord(const std::vector<std::string>& words) {
  const auto small = [](const std::string& word) {
    const std::u32string points = text::ToCodePoints(word);
    return text::Lower(points.front()) == points.front() && text::IsLetter(points.front());
  };
  const auto count = std::count_if(words.begin(), words.end(), small);
  return count > 0 && count < static_cast<std::ptrdiff_t>(words.size());
}

void Weigh(Value& value, const std::vector<std::string>& words, const Lists& lists) {
  for (const std::string& word : words) {
    const std::string lower = text::ToLower(text::NormalizeTone(word));
    const bool local = lower.find('\'') != std::string::npos || lists.local_names.contains(lower);
    if (!local) value.rarity = std::max(value.rarity, Rarity(lower, lists));
    if (HasToneBehindApostrophe(lower)) Note(value, "name:local_tone", 1);
    if (lists.plain_twins.contains(lower)) Note(value, "name:plain_twin", 1);
    if (!local && !lists.name_words.contains(lower)) {
      if (text::IsSyllable(lower)) Note(value, "name:unknown_word", 0.9);
      if (!text::IsSyllable(lower)) Note(value, "name:no_syllable", 0.55);
    }
    for (const char32_t c : text::ToCodePoints(lower)) {
      if (IsForeignLetter(c)) Note(value, "letter:foreign", 0.4);
    }
  }
  if (words.size() == 1) Note(value, "name:one_word", 0.5);
  const std::string family = text::ToLower(text::NormalizeTone(words.front()));
  if (LacksFamily(words, family, lists)) Note(value, "name:no_family", 0.5);
  if (LacksGiven(words)) Note(value, "name:no_given", 0.5);
  if (words.size() == 2 && lists.letter_families.contains(family)) Note(value, "name:letter_lost", 0.7);
  if (IsReadTwice(words)) Note(value, "name:doubled", 0.3);
  if (LacksApostrophe(words, family)) Note(value, "name:apostrophe", 0.9);
  if (HasSmallWord(words)) Note(value, "name:small_letter", 0.7);
  if (family.find('\'') != std::string::npos || lists.local_names.contains(family)) return;
  const auto known = lists.family_names.find(family);
  const auto likely = lists.family_forms.find(text::Fold(family));
  const int count = known == lists.family_names.end() ? 0 : known->second;
  // "Nguyên" and "Trân" are rare, Nguyễn and Trần are not: a mark was probably lost.
  constexpr int kFarMore = 20;
  if (likely != lists.family_forms.end() && likely->second.most >= kFarMore * std::max(count, 1)) {
    Note(value, "name:doubtful_family", 0.4);
  } else if (count == 0) {
    Note(value, "name:unknown_family", 0.6);
  }
}

// Dots to write on, read as figures.
bool IsMostlyFigures(std::string_view text) {
  const auto figures = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  const std::u32string points = text::ToCodePoints(text);
  return figures > std::count_if(points.begin(), points.end(), text::IsLetter);
}

// "NGỌC DU\".", "Phú:": the sign may be what was read of a last letter.
bool EndsWithSign(std::string_view text) {
  static const RE2 kSign(R"(\pL["'*“”„:]+[.,]?\s*$)");
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), kSign);
}

}  // namespace

std::optional<Value> ParsePersonName(std::string_view text, const Lists& lists) {
  if (IsMostlyFigures(text)) return std::nullopt;
  const std::string clean = OpenCapitals(Clean(text));
  std::string_view body = WithoutHonorific(clean);
  // A label may stand before the name; what follows a comma belongs to other labels.
  const std::size_t colon = body.find_first_of(":,;(");
  if (colon != std::string_view::npos && body[colon] == ':') {
    body = WithoutHonorific(Trim(body.substr(colon + 1), " .,;:"));
  }
  body = UpToEnd(body, lists);
  const std::vector<std::string> all = text::SplitWords(body);
  Value value;
  std::string title;
  std::string rest;
  const std::size_t degrees = CountDegrees(all, lists);
  for (std::size_t i = 0; i < all.size(); ++i) (i < degrees ? title : rest) += all[i] + " ";
  const std::vector<std::string> words = NameWords(rest, lists, value);
  if (words.empty() || words.size() > kMostWords) return std::nullopt;
  std::string joined;
  for (const std::string& word : words) {
    const std::u32string points = text::ToCodePoints(word);
    if (points.empty() || !std::all_of(points.begin(), points.end(), IsNameLetter)) return std::nullopt;
    joined += (joined.empty() ? "" : " ") + word;
  }
  if (HoldsLabel(joined, lists)) return std::nullopt;
  value.value = title + text::ToTitle(joined);
  Weigh(value, words, lists);
  if (EndsWithSign(text)) Note(value, "name:sign", 1);
  return value;
}

}  // namespace sohoa::values
