// What a paper is about (V/v, trích yếu) and whom it is sent to (Kính gửi), NĐ 30/2020, ô 5b and 9a.
#include <re2/re2.h>

#include <algorithm>

#include "extractors/values/cleaning.h"
#include "extractors/values/grammars.h"
#include "text/letters.h"
#include "text/syllable.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

// How many leading words of the text are "V/v", "Về việc" or what a recogniser makes of them.
std::size_t CountIntroduction(const std::vector<std::string>& words) {
  static const RE2 kShort(R"([vywu\\][\s]*[/il|1!jt\\]?[\s]*[vyw]?)");
  if (words.empty()) return 0;
  const std::string first = text::Fold(Trim(words[0], " .,:;'\"*-"));
  const std::string second = words.size() > 1 ? text::Fold(Trim(words[1], " .,:;'\"*-")) : "";
  if (first == "ve" && (second == "viec" || text::EditDistance(text::ToCodePoints(second), U"viec", 1) <= 1)) return 2;
  if (first.size() == 2 && first.front() == 'v' && second == "viec") return 2;  // "Và việc"
  if (first == "veviec" || first == "/v") return 1;                             // a stamp may have taken the first V
  // Of two signs at least: a lone letter may be a word's.
  if (first.size() >= 2 && first.size() <= 3 && RE2::FullMatch(first, kShort) && first.front() != 'u') return 1;
  if (first == "v" && (second == "/v" || second == "v" || second == "/")) {
    return second == "/" && words.size() > 2 && text::Fold(words[2]) == "v" ? 3 : 2;
  }
  return 0;
}

// A quote mark at an edge stays when its partner stands inside.
std::string TrimSubject(std::string text) {
  // A stroke or a star of a seal before the first word ("⁄ Góp ý").
  static const RE2 kStray(R"(^[^\pL\pN"'“‘«(\[]+)");
  RE2::Replace(&text, kStray, "");
  const auto lone = [](const std::string& s, char quote) { return std::count(s.begin(), s.end(), quote) % 2 == 1; };
  while (!text.empty()) {
    const char first = text.front();
    const char last = text.back();
    const std::string_view edge = " .,;:-_*~|=/\\'";
    if (edge.find(first) != std::string_view::npos || (first == '"' && lone(text, '"'))) {
      text.erase(text.begin());
    } else if (edge.find(last) != std::string_view::npos || (last == '"' && lone(text, '"'))) {
      text.pop_back();
    } else {
      break;
    }
  }
  return text;
}

bool IsStrange(char32_t c) {
  constexpr std::u32string_view kStrange = U"|~^\\{}[]<>=_*#€†¢£¥§©®°¬";
  return kStrange.find(c) != std::u32string_view::npos;
}

bool IsSmallWord(std::string_view word) {
  const std::u32string points = text::ToCodePoints(word);
  return !points.empty() && std::all_of(points.begin(), points.end(), text::IsLetter) &&
         std::all_of(points.begin() + 1, points.end(), [](char32_t c) { return text::Lower(c) == c; });
}

// Lost spaces put back ("giaothông"); letters and signs that such a text does not have, and words that are no
// syllables, lower the trust in all of it.
std::string WeighFreeText(const std::string& text, const Lists& lists, Value& value) {
  int strange = 0;
  for (const char32_t c : text::ToCodePoints(text)) strange += IsStrange(c) ? 1 : 0;
  const std::u32string points = text::ToCodePoints(text);
  if (std::any_of(points.begin(), points.end(), IsForeignLetter)) Note(value, "letter:foreign", 0.8);
  if (strange > 0) Note(value, "sign:strange", strange == 1 ? 0.85 : 0.6);
  // "Không có án (ích": a bracket that is alone was a letter, or its fellow is missing.
  const bool lone = std::count(text.begin(), text.end(), '(') != std::count(text.begin(), text.end(), ')');
  if (lone) Note(value, "sign:strange", 0.85);
  std::string out;
  int unspeakable = 0;
  for (const std::string& token : text::SplitWords(text)) {
    const std::string_view word = Trim(token, ".,;:()\"'!?");
    const bool first = out.empty();
    out += first ? "" : " ";
    // "Êban" is one of the highlands' names, not two syllables.
    if (!IsSmallWord(word) || text::IsSyllable(word) || lists.local_names.contains(text::ToLower(word))) {
      out += token;
      continue;
    }
    const std::vector<std::string> parts = text::PartSyllables(word);
    const std::size_t at = token.find(word);
    out += token.substr(0, at);
    for (std::size_t i = 0; i < parts.size(); ++i) out += (i > 0 ? " " : "") + parts[i];
    out += token.substr(at + word.size());
    if (parts.size() > 1) Note(value, "mended:space", 0.97);
    // Names of places and people are no syllables (Đắk, Krông).
    if (parts.size() == 1 && (first || text::ToLower(word) == word)) ++unspeakable;
  }
  if (unspeakable > 0) Note(value, "word:no_syllable", unspeakable == 1 ? 0.9 : 0.75);
  int mended = 0;
  out = lists.pairs.Mend(out, &mended);
  if (mended > 0) Note(value, "vocabulary:pairs", 1);
  return out;
}

struct Line {
  std::string text;
  bool dashed = false;
};

// A line of the list of recipients; its leading dash may be read as another short sign.
Line ReadLine(std::string_view raw) {
  static const RE2 kDash(R"(^\s*(?:[-+•·*~=«»_]+|[—–])\s*)");
  std::string line = text::Normalize(raw);
  const std::size_t before = line.size();
  RE2::Replace(&line, kDash, "");
  return {text::CollapseSpaces(line), line.size() != before && !line.empty()};
}

std::string WithoutAddress(const std::string& line) {
  static const RE2 kAddressed(R"(^\s*(?i:k[íiìỉĩïl]nh)\s+(?i:g[ửưừữứuủúùũ][iíìỉĩịl])\s*[:.;,]?\s*)");
  std::string out = line;
  RE2::Replace(&out, kAddressed, "");
  return out;
}

// An agency's name, with the marks that the list gives it; what is no word of an agency lowers the trust.
std::string MendMarks(const std::string& item, const Lists& lists, Value& value) {
  std::vector<std::string> words = text::SplitWords(item);
  const std::optional<Nearness> nearness = lists.agencies.Find(item, lists.confusions);
  if (nearness && nearness->cost > 0 && IsClear(*nearness, lists.agencies.Length(nearness->index))) {
    const std::string& form = lists.agencies.Form(nearness->index);
    const std::vector<std::string> listed = text::SplitWords(form);
    if (text::Fold(item) == text::Fold(form) && words.size() == listed.size()) {
      for (std::size_t i = 0; i < words.size(); ++i) {
        if (lists.AreSpellings(words[i], listed[i])) continue;
        const bool capital = text::ToLower(words[i]) != words[i];
        words[i] = capital ? text::ToTitle(listed[i]) : text::ToLower(listed[i]);
        Note(value, "mended:list", 0.95);
      }
    }
  }
  std::string out;
  std::size_t unknown = 0;
  bool cut = false;  // "Viện Kiểm sát nhân dân tỉ": the name broke off within its last word
  for (const std::string& word : words) {
    out += (out.empty() ? "" : " ") + word;
    const std::string_view core = Trim(word, ".,;:()\"'-/");
    cut = false;
    if (text::CountLetters(core) == 0 || lists.words.Contains(core)) continue;
    if (lists.unit_words.contains(text::ToUpper(core))) continue;
    ++unknown;
    cut = text::ToLower(core) == core;
  }
  if (cut) Note(value, "word:open_end", 0.9);
  if (unknown > 0) Note(value, "word:unknown", unknown == 1 ? 0.9 : 0.8);
  return out;
}

// A phrase of which only marks were misread is mended ("Ủng thư gan"); one that is listed is known. One letter away
// from a longer one ("Cao đẳng Hệ sinh") may be either.
void MendPhrase(const Lists& lists, Value& value) {
  constexpr std::size_t kLong = 10;  // letters
  constexpr double kOneLetter = 1.2;
  const std::string plain(Trim(value.value, " .,;:"));
  const std::optional<Nearness> nearness = lists.phrases.Find(plain, lists.confusions);
  if (!nearness) return;
  const std::string& form = lists.phrases.Form(nearness->index);
  if (nearness->cost == 0) {
    Note(value, "vocabulary:phrase", 1);
  } else if (text::Fold(plain) == text::Fold(form) && IsClear(*nearness, lists.phrases.Length(nearness->index))) {
    value.value = lists.MendWords(plain, form);
    Note(value, "mended:list", 0.95);
  } else if (nearness->cost <= kOneLetter && lists.phrases.Length(nearness->index) >= kLong &&
             text::SplitWords(plain).size() == text::SplitWords(form).size()) {
    Note(value, "word:near_phrase", 0.9);
  }
}

}  // namespace

std::optional<Value> ParseText(std::string_view text, const Lists& lists) {
  Value value;
  value.value = WeighFreeText(Clean(text), lists, value);
  if (value.value.empty()) return std::nullopt;
  MendPhrase(lists, value);
  return value;
}

std::optional<Value> ParseOrganisation(std::string_view text, const Lists& lists) {
  auto value = ParseText(text, lists);
  if (!value || text::CountLetters(value->value) < 2) return std::nullopt;
  // "TIEM MAY HUY NGUYÊN": a foreign name is seldom a syllable but for its marks.
  const std::vector<std::string> words = text::SplitWords(value->value);
  if (std::any_of(words.begin(), words.end(), [](const std::string& word) { return text::HasLostMarks(word); })) {
    Note(*value, "word:no_syllable", 0.8);
  }
  return value;
}

// "quý IH năm 2015": a quarter is I, II, III or IV, and strokes that touch are read as H.
std::string MendQuarter(std::string text, Value& value) {
  static const RE2 kThird(R"((\b[Qq]u[ýí]\s)(?:IH|HI|lH|Hl|[Il1]{3})(\s|$))");
  static const RE2 kSecond(R"((\b[Qq]u[ýí]\s)(?:H|[Il1]{2})(\s|$))");
  const std::string before = text;
  if (!RE2::Replace(&text, kThird, R"(\1III\2)")) RE2::Replace(&text, kSecond, R"(\1II\2)");
  if (text != before) Note(value, "mended:quarter", 0.9);
  return text;
}

// "ngày: 26/11/2018 Về việc phê duyệt ...": words of the receiver's stamp on the subject's line, before the capital
// with which it begins. None when nothing stands before it.
std::size_t CountBeforeIntroduction(const std::vector<std::string>& words) {
  constexpr std::size_t kMostStamped = 8;
  if (CountIntroduction(words) > 0) return 0;
  for (std::size_t i = 1; i < std::min(words.size(), kMostStamped + 1); ++i) {
    if (words[i].front() != 'V' && words[i] != "/v") continue;
    const std::vector<std::string> rest(words.begin() + static_cast<std::ptrdiff_t>(i), words.end());
    if (CountIntroduction(rest) > 0) return i;
  }
  return 0;
}

std::optional<Value> ParseSubject(std::string_view text, const Lists& lists) {
  const std::string plain = text::CollapseSpaces(text::Normalize(text));
  const std::vector<std::string> words = text::SplitWords(TrimSubject(plain));
  Value value;
  const std::size_t stamped = CountBeforeIntroduction(words);
  if (stamped > 0) Note(value, "left_over:before", 0.9);
  std::string subject;
  const std::vector<std::string> introduced(words.begin() + static_cast<std::ptrdiff_t>(stamped), words.end());
  for (std::size_t i = stamped + CountIntroduction(introduced); i < words.size(); ++i) {
    subject += (subject.empty() ? "" : " ") + words[i];
  }
  value.value = MendQuarter(WeighFreeText(TrimSubject(std::move(subject)), lists, value), value);
  if (text::CountLetters(value.value) < 4) return std::nullopt;
  // "... gói thầu số": the number stood on a line that was not taken.
  static const RE2 kOpen(R"((?i)\s(?:số|quý|ngày|thứ|và|của|về|các|cho|tại)$)");
  if (RE2::PartialMatch(value.value, kOpen)) Note(value, "word:open_end", 0.9);
  return value;
}

std::optional<Value> ParseRecipients(std::string_view text, const Lists& lists) {
  std::vector<Line> lines;
  for (const Token& token : SplitTokens(text, "\n")) {
    Line line = ReadLine(token.text);
    const std::string rest = WithoutAddress(line.text);
    if (rest != line.text) line = ReadLine(rest);
    if (text::CountLetters(line.text) > 0) lines.push_back(std::move(line));
  }
  const bool dashed = std::any_of(lines.begin(), lines.end(), [](const Line& line) { return line.dashed; });
  std::vector<std::string> items;
  bool closed = true;  // the line before ended its item
  for (const Line& line : lines) {
    for (std::size_t at = 0; at <= line.text.size();) {
      const std::size_t end = std::min(line.text.find(';', at), line.text.size());
      std::string part = text::CollapseSpaces(std::string_view(line.text).substr(at, end - at));
      const bool begins = (at == 0 && dashed) ? line.dashed || closed : closed;
      if (text::CountLetters(part) > 0) {
        if (begins || items.empty()) {
          items.push_back(std::move(part));
        } else {
          items.back() += " " + part;
        }
        closed = false;
      }
      if (end < line.text.size()) closed = true;
      at = end + 1;
    }
  }
  Value value;
  for (std::string& item : items) {
    std::string trimmed(Trim(item, " .,;:-_*'\"|~="));
    if (text::CountLetters(trimmed) < 2) continue;
    trimmed = MendMarks(WeighFreeText(trimmed, lists, value), lists, value);
    value.value += (value.value.empty() ? "" : "; ") + trimmed;
    value.items.push_back(std::move(trimmed));
  }
  if (value.items.empty()) return std::nullopt;
  return value;
}

}  // namespace sohoa::values
