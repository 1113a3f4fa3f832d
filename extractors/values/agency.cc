// Names of agencies as headings print them: "ỦY BAN NHÂN DÂN HUYỆN ĐẮK SONG", "SỞ TƯ PHÁP" (NĐ 30/2020, ô 2).
#include <re2/re2.h>

#include <algorithm>

#include "extractors/values/cleaning.h"
#include "extractors/values/grammars.h"
#include "extractors/values/unit_phrases.h"
#include "extractors/values/word_mending.h"
#include "text/letters.h"
#include "text/syllable.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

// What stands beside the agency on the page, when lines were read across both columns.
std::string WithoutMotto(const std::string& clean, Value& value) {
  const std::string folded = text::Fold(clean);
  const std::vector<std::string> words = text::SplitWords(clean);
  const std::vector<std::string> plain = text::SplitWords(folded);
  std::size_t end = words.size();
  for (std::size_t i = 0; i + 1 < plain.size(); ++i) {
    const bool motto = (plain[i] == "cong" && plain[i + 1] == "hoa") || (plain[i] == "doc" && plain[i + 1] == "lap");
    if (motto) {
      end = i;
      break;
    }
  }
  if (end == words.size()) return clean;
  Note(value, "cut:motto", 0.9);
  std::string out;
  for (std::size_t i = 0; i < end; ++i) out += (i > 0 ? " " : "") + words[i];
  return out;
}

bool MostlyUpper(std::string_view text) {
  int upper = 0;
  int lower = 0;
  for (const char32_t c : text::ToCodePoints(text)) {
    if (!text::IsLetter(c)) continue;
    (text::Upper(c) == c ? upper : lower) += 1;
  }
  return upper > lower;
}

// Words at the ends that are no words of a heading: specks, pieces of rules, small letters among capitals.
std::string WithoutNoise(const std::string& text, bool upper, Value& value) {
  std::vector<std::string> words = text::SplitWords(text);
  const auto noise = [&](const std::string& word) {
    const std::u32string points = text::ToCodePoints(word);
    const auto letters = std::count_if(points.begin(), points.end(), text::IsLetter);
    const bool number = IsDigits(Trim(word, ".,"));
    if (number) return false;
    if (letters == 0 || points.size() == 1) return true;
    return upper && points.size() <= 3 && text::ToUpper(word) != word;
  };
  while (!words.empty() && noise(words.front())) {
    // "Ỷ BAN NHÂN DÂN": a letter may be what is left of a word.
    const std::u32string points = text::ToCodePoints(words.front());
    if (std::any_of(points.begin(), points.end(), text::IsLetter)) Note(value, "left_over:before", 0.8);
    words.erase(words.begin());
  }
  while (!words.empty() && noise(words.back())) words.pop_back();
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

// Labels among capitals are of a stamp that runs into the heading ("UBND Chuyển: XÃ MỸ HÒA").
std::string WithoutLabels(const std::string& text, Value& value) {
  std::string out;
  for (const std::string& word : text::SplitWords(text)) {
    if (word.back() == ':' && text::ToUpper(word) != word) {
      Note(value, "dropped:inside", 0.8);
    } else {
      out += (out.empty() ? "" : " ") + word;
    }
  }
  return out;
}

// "UBND-HUYỆN": a dash between words has spaces around it, or is a speck.
std::string OpenDashes(const std::string& text) {
  const std::u32string points = text::ToCodePoints(text);
  std::u32string out;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool inside =
        i > 1 && i + 2 < points.size() && text::IsLetter(points[i - 1]) && text::IsLetter(points[i + 1]);
    if (points[i] == U'-' && inside) {
      out += U" - ";
    } else {
      out.push_back(points[i]);
    }
  }
  return text::FromCodePoints(out);
}

// Without specks: words that hold no letter or digit, and a lone letter at the end.
std::string WithoutSpecks(const std::string& words, Value& value) {
  std::vector<std::string> kept;
  const std::vector<std::string> all = text::SplitWords(words);
  for (const std::string& word : all) {
    const std::u32string points = text::ToCodePoints(word);
    const bool spoken = std::any_of(points.begin(), points.end(),
                                    [](char32_t c) { return text::IsLetter(c) || (c >= U'0' && c <= U'9'); });
    // Between words a speck may have been a word ("HUYỆN ( JÚT").
    const bool inside = &word != &all.front() && &word != &all.back();
    if (spoken || word == "-" || word == "&") {
      kept.push_back(word);
    } else if (inside) {
      Note(value, "dropped:inside", 0.8);
    }
  }
  while (!kept.empty() && text::ToCodePoints(kept.back()).size() == 1 && !IsDigits(kept.back())) kept.pop_back();
  std::string out;
  for (const std::string& word : kept) out += (out.empty() ? "" : " ") + word;
  return out;
}

// "MST: 6001234567 ĐT: 0262 3853 xxx": the letterhead of a firm, no agency's name. Schools and wards have numbers, but
// short ones.
bool HoldsLongNumber(std::string_view text) {
  constexpr int kLongNumber = 6;
  return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) >= kLongNumber;
}

// "HUYỆNCỘNG", "HUYỆXKỘNG": two words without their space, one of which may be of another column, or no word at all.
// One without any mark may be foreign.
bool HoldsNoWord(std::string_view text, const Lists& lists) {
  const std::vector<std::string> words = text::SplitWords(text);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return !text::IsSyllable(word) && text::Fold(word) != text::ToLower(word) && !lists.unit_words.contains(word);
  });
}

// "SỞ B1N TỘC": a word that has lost letters to figures.
bool HoldsFigureAmongLetters(std::string_view text) {
  const std::vector<std::string> words = text::SplitWords(text);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return text::CountLetters(word) > 1 && word.find_first_of("0123456789") != std::string::npos;
  });
}

// Whether units of a level have each an agency of this name, which is none without the unit's.
bool NeedsUnit(const Phrase& agency, const Lists& lists) {
  const std::string folded = text::Fold(agency.words);
  return std::any_of(lists.need_unit.begin(), lists.need_unit.end(),
                     [&](const std::string& needs) { return folded == needs || folded.starts_with(needs + " "); });
}

// "ỦY BAN NHÂN DÂN THÀNH SẦM SƠN": the level of the unit, or a part of it, was not read.
bool LacksLevel(const std::vector<Phrase>& phrases, const Lists& lists) {
  const bool levelled = std::any_of(phrases.begin(), phrases.end(), [](const Phrase& p) { return !p.level.empty(); });
  return !phrases.empty() && !levelled && NeedsUnit(phrases.front(), lists);
}

// "TỈNHAN GIANG", "XÃ.UY NỖ": a unit's level run together with its name.
std::string PartLevels(const std::string& text) {
  std::string out;
  for (const std::string& word : text::SplitWords(text)) {
    out += out.empty() ? "" : " ";
    std::string_view name;
    if (!text::IsSyllable(word)) {
      for (const std::string_view level : {"TỈNH", "HUYỆN", "QUẬN", "PHƯỜNG", "XÃ"}) {
        if (word.starts_with(level)) name = std::string_view(word).substr(level.size());
      }
    }
    const std::string_view bare = Trim(name, ".,");
    if (text::ToCodePoints(bare).size() < 2) {
      out += word;
    } else {
      out += word.substr(0, word.size() - name.size()) + " " + std::string(bare);
    }
  }
  return out;
}

// "KHU VỰC3": a number run together with the word before it.
std::string PartNumbers(const std::string& text, Value& value) {
  static const RE2 kGlued(R"((\pL{2,})(\d{1,2})$)");
  std::string out;
  for (const std::string& word : text::SplitWords(text)) {
    out += out.empty() ? "" : " ";
    std::string name;
    std::string number;
    if (RE2::FullMatch(word, kGlued, &name, &number) && text::IsSyllable(name)) {
      out += name;
      out += ' ';
      out += number;
      Note(value, "mended:space", 0.95);
    } else {
      out += word;
    }
  }
  return out;
}

// "XÃ HẬU MỸ BẮC A": a lone letter at the end is a speck but where it is a part of a unit's name.
void AddLetterOfUnit(const std::string& clean, const Lists& lists, std::vector<Phrase>& phrases) {
  const std::string last = text::SplitWords(clean).back();
  if (phrases.empty() || phrases.back().level.empty() || text::ToCodePoints(last).size() != 1) return;
  Phrase& unit = phrases.back();
  const std::string whole = unit.words + " " + last;
  const auto match = lists.units.Find(unit.level, whole, {}, lists.confusions);
  if (match && match->cost == 0 && text::ToUpper(match->unit->name) == text::ToUpper(whole)) unit.words = whole;
}

// "BỘ GIÁO DỤC VÀ ĐÀO": no agency, but the beginning of one; its end may stand on the next line.
bool GoesOn(const std::string& words, const Lists& lists) {
  if (words.empty() || lists.agencies.Contains(words)) return false;
  const std::string begin = text::ToLower(words) + " ";
  for (std::size_t i = 0; i < lists.agencies.size(); ++i) {
    if (text::ToLower(lists.agencies.Form(i)).starts_with(begin)) return true;
  }
  return false;
}

// "t77 BAN NHÂN DÂN": words before which something could not be read, and which are all but the first word of just one
// of the agencies that every unit has.
std::string WithLostBeginning(const std::string& words, const Lists& lists, Value& value) {
  const bool lost = std::find(value.notes.begin(), value.notes.end(), "left_over:before") != value.notes.end();
  if (!lost || lists.agencies.Contains(words)) return words;
  const std::string tail = " " + text::Fold(words);
  const std::string* whole = nullptr;
  for (std::size_t i = 0; i < lists.agencies.size(); ++i) {
    const std::string& form = lists.agencies.Form(i);
    const std::string folded = text::Fold(form);
    const bool fits = folded.ends_with(tail) && folded.find(' ') + tail.size() == folded.size();
    if (!fits || !lists.need_unit.contains(folded)) continue;
    if (whole != nullptr) return words;
    whole = &form;
  }
  return whole == nullptr ? words : text::ToUpper(*whole);
}

}  // namespace

std::optional<Value> ParseAgency(std::string_view text, const Lists& lists) {
  if (HoldsLongNumber(text)) return std::nullopt;
  Value value;
  std::string clean = WithoutMotto(Clean(text), value);
  const bool upper = MostlyUpper(clean);
  const std::string with_noise = clean;
  clean = WithoutNoise(clean, upper, value);
  if (upper) clean = text::ToUpper(WithoutLabels(clean, value));
  if (text::ToCodePoints(clean).size() < 4) return std::nullopt;
  std::vector<Phrase> phrases = SplitAtUnits(PartNumbers(PartLevels(OpenDashes(clean)), value), value);
  AddLetterOfUnit(with_noise, lists, phrases);
  std::size_t known = 0;
  std::size_t all = 0;
  for (Phrase& phrase : phrases) {
    if (!phrase.level.empty()) continue;
    phrase.words = WithoutSpecks(phrase.words, value);
    if (&phrase == &phrases.front()) phrase.words = WithLostBeginning(phrase.words, lists, value);
    const MendedWords mended = MendByList(phrase.words, lists.agencies, lists, value);
    phrase.words = mended.text;
    known += mended.known;
    all += mended.all;
    if (GoesOn(phrase.words, lists)) Note(value, "word:open_end", 0.9);
  }
  if (known == 0 && (phrases.empty() || phrases.front().level.empty())) return std::nullopt;
  // "SẦM SƠN": the end of a name of which the beginning was not found.
  if (phrases.size() == 1 && phrases[0].level.empty() && lists.units.IsName(phrases[0].words)) return std::nullopt;
  MendUnits(phrases, lists, value);
  if (known < all) Note(value, "word:unknown", 0.6 + 0.4 * static_cast<double>(known) / static_cast<double>(all));
  // A heading has no comma before the unit it belongs to.
  for (Phrase& phrase : phrases) {
    if (!phrase.level.empty() && upper && phrase.comma && text.find(',') == std::string_view::npos)
      phrase.comma = false;
  }
  value.value = std::string(Trim(Join(phrases), " ,;.:-"));
  // "BỆNH VIỆN ĐA KHOA TỈNH" is one; "ỦY BAN NHỈN DÂN HUYỆN" has lost a name.
  const bool nameless = EndsWithLevel(value.value) && (known < all || NeedsUnit(phrases.front(), lists));
  if (nameless || LacksLevel(phrases, lists)) Note(value, "unit:missing", 0.7);
  if (known < all && HoldsNoWord(value.value, lists)) Note(value, "word:no_syllable", 0.8);
  if (HoldsFigureAmongLetters(value.value)) Note(value, "sign:strange", 0.4);
  return value;
}

}  // namespace sohoa::values
