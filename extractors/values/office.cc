// The block of those who sign: "KT. CHỦ TỊCH" (in whose place) and "PHÓ CHỦ TỊCH" (own office) (NĐ 30/2020, ô 7a;
// domain.md 1.5).
#include <algorithm>

#include "extractors/values/cleaning.h"
#include "extractors/values/grammars.h"
#include "extractors/values/unit_phrases.h"
#include "extractors/values/word_mending.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

std::string JoinWords(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) out += (out.empty() ? "" : " ") + words[i];
  return out;
}

// Words at the ends that are specks: a lone letter or sign.
std::vector<std::string> OfficeWords(std::string_view clean, bool* dropped_front) {
  std::vector<std::string> words = text::SplitWords(text::ToUpper(clean));
  const std::string first = words.empty() ? "" : words.front();
  for (std::string& word : words) word = std::string(Trim(word, "'\"`.,;:"));
  const auto noise = [](const std::string& word) {
    const std::u32string points = text::ToCodePoints(word);
    return std::count_if(points.begin(), points.end(), text::IsLetter) < 2;
  };
  while (!words.empty() && noise(words.front())) words.erase(words.begin());
  while (!words.empty() && noise(words.back())) words.pop_back();
  *dropped_front = !words.empty() && words.front() != Trim(first, "'\"`.,;:");
  return words;
}

// Whether the offices have the same words but for the one at `at`.
bool DifferOnlyAt(std::size_t at, const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if ((a[i] == b[i]) == (i == at)) return false;
  }
  return true;
}

// "Tu TRƯỞNG": so little was read of one of the words that another office (VỤ TRƯỞNG) is as near as the one taken.
bool IsGuessed(const std::vector<std::string>& words, const std::string& mended, const NearestIndex& list) {
  const std::vector<std::string> taken = text::SplitWords(mended);
  if (taken.size() != words.size()) return false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::u32string read = text::ToCodePoints(text::Fold(words[at]));
    const std::u32string meant = text::ToCodePoints(text::Fold(taken[at]));
    const int edits = text::EditDistance(read, meant, static_cast<int>(meant.size()));
    if (2 * edits < static_cast<int>(meant.size())) continue;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::vector<std::string> other = text::SplitWords(list.Form(i));
      if (!DifferOnlyAt(at, taken, other)) continue;
      if (text::EditDistance(read, text::ToCodePoints(text::Fold(other[at])), edits) <= edits) return true;
    }
  }
  return false;
}

// The office that the words are, whole, or at their beginning with a unit or an agency behind it.
std::optional<Value> ReadOffice(const std::vector<std::string>& words, const NearestIndex& list, const Lists& lists) {
  if (words.empty() || words.size() > 14) return std::nullopt;
  const std::string whole = JoinWords(words, 0, words.size());
  const std::optional<Nearness> nearness = list.Find(whole, lists.confusions);
  if (nearness && IsClear(*nearness, list.Length(nearness->index))) {
    Value value;
    value.value = nearness->cost == 0 ? list.Form(nearness->index)
                                      : text::ToUpper(lists.MendWords(whole, list.Form(nearness->index)));
    if (nearness->cost > 0 && value.value != whole) {
      const auto length = static_cast<double>(list.Length(nearness->index));
      Note(value, "mended:list", std::max(0.7, 1 - 0.8 * nearness->cost / length));
      if (IsGuessed(words, value.value, list)) Note(value, "mended:word", 0.5);
    }
    return value;
  }
  for (std::size_t count = std::min<std::size_t>(words.size() - 1, 7); count >= 1; --count) {
    const std::string front = JoinWords(words, 0, count);
    const std::optional<Nearness> head = list.Find(front, lists.confusions);
    if (!head || !IsClear(*head, list.Length(head->index)) || head->cost > 1) continue;
    Value value;
    value.value = head->cost == 0 ? front : text::ToUpper(lists.MendWords(front, list.Form(head->index)));
    if (value.value != front) Note(value, "mended:list", 0.9);
    std::vector<Phrase> rest = SplitAtUnits(JoinWords(words, count, words.size()), value);
    std::size_t known = 0;
    std::size_t all = 0;
    for (Phrase& phrase : rest) {
      if (!phrase.level.empty()) continue;
      const MendedWords mended = MendByList(phrase.words, lists.agencies, lists, value);
      phrase.words = mended.text;
      known += mended.known;
      all += mended.all;
    }
    // Words that no office or agency uses are not part of the office.
    if (known < all) {
      Note(value, "left_over", 0.8);
      return value;
    }
    // "TRƯỞNG PHÒNG HÀNH CHÍNH", "GIÁM ĐỐC VĂN PHÒNG ĐĂNG KÝ ĐẤT": the last words may stand on the next line.
    for (const Phrase& phrase : rest) {
      const bool listed = lists.agencies.Contains(phrase.words) || IsDigits(phrase.words);
      if (phrase.level.empty() && !listed) Note(value, "word:open_end", 0.9);
    }
    MendUnits(rest, lists, value);
    value.value += " " + Join(rest);
    return value;
  }
  return std::nullopt;
}

// The office that ends the line when strokes of the signature were read before it or into it ("-ZTTGIÁM ĐỐC"). Which
// words they hid is not known, so the trust is low.
std::optional<Value> ReadOfficeAtEnd(const std::vector<std::string>& words, const Lists& lists) {
  const std::string line = JoinWords(words, 0, words.size());
  std::string best;
  for (std::size_t i = 0; i < lists.titles.size(); ++i) {
    const std::string& title = lists.titles.Form(i);
    if (title.size() > best.size() && line.ends_with(title) && line.size() - title.size() <= 12) best = title;
  }
  if (best.empty()) return std::nullopt;
  // "ĐHÓ GIÁM ĐỐC", "1Ó CHỦ TỊCH": what stands before is the end of the deputy's word.
  const std::string deputy = "PHÓ " + best;
  const std::string before = text::Fold(std::string_view(line).substr(0, line.size() - best.size()));
  if (before.ends_with('o') && lists.titles.Contains(deputy)) best = deputy;
  Value value;
  value.value = best;
  Note(value, "left_over:before", 0.5);
  return value;
}

struct Prefix {
  std::string_view name;
  std::string_view rest;
  double factor = 1;
};

// The abbreviation before the office, with its point lost, doubled, or read as a comma.
std::optional<Prefix> ReadPrefix(std::string_view upper) {
  upper = Trim(upper, "_~=|'\"`-. ");
  struct Form {
    std::string_view read;
    std::string_view name;
    double factor;
  };
  static constexpr Form kForms[] = {{"TUQ", "TUQ", 1},   {"TUO", "TUQ", 0.9}, {"TUG", "TUQ", 0.9}, {"TM", "TM", 1},
                                    {"T/M", "TM", 0.97}, {"T.M", "TM", 1},    {"IM", "TM", 0.9},   {"TN", "TM", 0.85},
                                    {"TH", "TM", 0.7},   {"KT", "KT", 1},     {"K/T", "KT", 1},    {"K.T", "KT", 1},
                                    {"K T", "KT", 0.97}, {"KI", "KT", 0.9},   {"K1", "KT", 0.9},   {"KL", "KT", 0.75},
                                    {"RT", "KT", 0.9},   {"XT", "KT", 0.9},   {"HT", "KT", 0.8},   {"ET", "KT", 0.85},
                                    {"KF", "KT", 0.85},  {"T M", "TM", 0.97}, {"TL", "TL", 1},     {"T.L", "TL", 1},
                                    {"TI", "TL", 0.85},  {"T1", "TL", 0.85},  {"TU", "TUQ", 0.75}, {"M", "TM", 0.75},
                                    {"L", "TL", 0.75},   {"Q", "Q", 1},       {"O", "Q", 0.6},     {"0", "Q", 0.6}};
  for (const Form& form : kForms) {
    if (upper.substr(0, form.read.size()) != form.read) continue;
    std::string_view rest = upper.substr(form.read.size());
    if (rest.empty()) continue;
    const bool pointed = rest.front() == '.' || rest.front() == ',' || rest.front() == ':' || rest.front() == ';';
    if (!pointed && rest.front() != ' ') continue;
    const double factor = form.factor * (rest.front() == '.' ? 1 : 0.97);
    return Prefix{form.name, Trim(rest, " .,:;-"), factor};
  }
  // "KT.CHỦ TỊCH" without a point at all: "KTCHỦ TỊCH".
  for (const std::string_view name : {"TUQ", "KT", "TM", "TL"}) {
    if (upper.substr(0, name.size()) == name && upper.size() > name.size() + 3) {
      return Prefix{name, upper.substr(name.size()), 0.85};
    }
  }
  return std::nullopt;
}

bool BeginAlike(std::string_view read, std::string_view mended) {
  const std::u32string a = text::ToCodePoints(read);
  const std::u32string b = text::ToCodePoints(mended);
  return !a.empty() && !b.empty() && text::Base(a.front()) == text::Base(b.front());
}

// The letters at the end of what was read, as they compare.
std::u32string LastLetters(std::string_view read) {
  const std::u32string points = text::ToCodePoints(read);
  const auto begin = std::find_if_not(points.rbegin(), points.rend(), text::IsLetter).base();
  return text::ToCodePoints(text::Fold(text::FromCodePoints(points.substr(begin - points.begin()))));
}

// A seal's ink may cling to the word in front. Of short words each letter counts, of the shortest too much may be one.
bool EndsLike(std::u32string_view letters, std::u32string_view word) {
  constexpr std::size_t kShortestWord = 3;
  constexpr std::size_t kLongWord = 4;
  if (word.size() < kShortestWord) return false;
  for (std::size_t length = word.size() - 1; length <= word.size() + 1; ++length) {
    if (length > letters.size()) break;
    const int edits = word.size() >= kLongWord ? 1 : 0;
    if (text::EditDistance(letters.substr(letters.size() - length), word, edits) <= edits) return true;
  }
  return false;
}

}  // namespace

std::optional<Value> ParseTitle(std::string_view text, const Lists& lists) {
  const std::string upper = text::ToUpper(Clean(text));
  // An acting head signs as "Q. GIÁM ĐỐC"; other prefixes name somebody else's office.
  const std::optional<Prefix> prefix = ReadPrefix(upper);
  const bool acting = prefix && prefix->name == "Q" && prefix->factor > 0.9;
  bool dropped = false;
  if (prefix && !acting && ReadOffice(OfficeWords(prefix->rest, &dropped), lists.represented, lists)) {
    return std::nullopt;
  }
  const std::vector<std::string> words = OfficeWords(acting ? prefix->rest : std::string_view(upper), &dropped);
  auto value = ReadOffice(words, lists.titles, lists);
  if (!value) value = ReadOfficeAtEnd(words, lists);
  // What was dropped, or did not fit, may have been the deputy's word; so may what hid the first letter (";HỦ TỊCH").
  const bool may_be_deputy = value && lists.titles.Contains("PHÓ " + value->value);
  const bool hidden = value && !words.empty() && !BeginAlike(words.front(), value->value);
  // Where it begins with a sign ("“CHỦ TỊCH"), something stood before it.
  const std::u32string points = text::ToCodePoints(text::CollapseSpaces(text));
  const bool sign = !points.empty() && !text::IsLetter(points.front());
  // "Z2 e1Uo„CHỦ TỊCH" is as near to the deputy's office, of which nothing was read.
  const std::string folded = text::Fold(upper);
  const bool deputy_read = folded.find("ho") != std::string::npos || folded.find("o ") != std::string::npos;
  const bool guessed = value && value->value.starts_with("PHÓ ") && !deputy_read;
  if (guessed || ((dropped || hidden || sign) && may_be_deputy)) Note(*value, "left_over:before", 0.6);
  if (value && acting) value->value = "Q. " + value->value;
  return value;
}

std::optional<Value> ParseAuthority(std::string_view text, const Lists& lists) {
  const std::string upper = text::ToUpper(Clean(text));
  const std::optional<Prefix> prefix = ReadPrefix(upper);
  if (!prefix) return std::nullopt;
  bool dropped = false;
  auto value = ReadOffice(OfficeWords(prefix->rest, &dropped), lists.represented, lists);
  if (!value) return std::nullopt;
  value->value = std::string(prefix->name) + ". " + value->value;
  if (prefix->factor < 1) Note(*value, "mended:prefix", prefix->factor);
  return value;
}

std::vector<std::string> OfficesEndingLike(std::string_view text, const Vocabulary& vocabulary) {
  const std::vector<std::string> words = text::SplitWords(text);
  std::vector<std::string> offices;
  if (words.empty()) return offices;
  const std::u32string letters = LastLetters(words.back());
  const NearestIndex& titles = vocabulary.lists().titles;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const std::string last = text::SplitWords(titles.Form(i)).back();
    if (EndsLike(letters, text::ToCodePoints(text::Fold(last)))) offices.push_back(titles.Form(i));
  }
  return offices;
}

std::optional<std::string> OfficeBeginningWith(std::string_view text, const Vocabulary& vocabulary) {
  const std::string beginning(Trim(text::ToUpper(text), ".,:;- "));
  const NearestIndex& titles = vocabulary.lists().titles;
  std::optional<std::string> found;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const std::string& title = titles.Form(i);
    const std::size_t last = title.rfind(' ');
    if (last == std::string::npos || std::string_view(title).substr(0, last) != beginning) continue;
    if (found) return std::nullopt;
    found = title;
  }
  return found;
}

}  // namespace sohoa::values
