// Marks that were surely lost or misread in the name of a person.
#include <re2/re2.h>

#include <algorithm>

#include "extractors/values/cleaning.h"
#include "extractors/values/grammars.h"
#include "extractors/values/value.h"
#include "text/letters.h"
#include "text/syllable.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

// "ống" and "ổng": the same letters, one with an acute, the other with a hook above.
bool DifferInAcuteAndHook(const std::string& a, const std::string& b) {
  static constexpr std::u32string_view kAcute = U"áắấéếíóốớúứý";
  static constexpr std::u32string_view kHook = U"ảẳẩẻểỉỏổởủửỷ";
  const std::u32string left = text::ToCodePoints(a);
  const std::u32string right = text::ToCodePoints(b);
  if (left.size() != right.size()) return false;
  int exchanged = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i] == right[i]) continue;
    const std::size_t acute = kAcute.find(left[i]);
    const std::size_t hook = kHook.find(left[i]);
    const bool one = acute != std::u32string_view::npos && kHook[acute] == right[i];
    const bool other = hook != std::u32string_view::npos && kAcute[hook] == right[i];
    if (!one && !other) return false;
    ++exchanged;
  }
  return exchanged == 1;
}

// "không" for "khổng": the same word without its tone.
bool HasLostTone(const std::string& read, const std::string& meant) {
  std::u32string untoned;
  for (const char32_t c : text::ToCodePoints(meant)) untoned.push_back(text::WithoutTone(c).letter);
  return read != meant && text::ToCodePoints(read) == untoned;
}

// The family with the marks that it has with far more people ("Nguyên" lost one), or that alone is a family ("Khống");
// empty when the word may be as it was read.
std::string FamilyWithMarks(const std::string& lower, const Lists& lists) {
  constexpr int kFarMore = 20;
  const auto own = lists.family_names.find(lower);
  const int count = own == lists.family_names.end() ? 0 : own->second;
  const auto found = lists.family_forms.find(text::Fold(lower));
  if (found == lists.family_forms.end() || found->second.form == lower) return "";
  const CommonestForm& common = found->second;
  // Acute and hook are the recogniser's commonest exchange (domain.md 5.8), a lost tone its commonest slip; other words
  // may be families of other peoples.
  const bool only = common.next == 0 && !lists.name_words.contains(lower) &&
                    (DifferInAcuteAndHook(lower, common.form) || HasLostTone(lower, common.form));
  return only || common.most >= kFarMore * std::max(count, 1) ? common.form : "";
}

// "Chỉ" for Chi: the dot of the i, read as a hook in a word that is no part of any name.
std::string WithDot(const std::string& lower, const Lists& lists) {
  static const std::string kHooked = "ỉ";
  const std::size_t at = lower.find(kHooked);
  if (at == std::string::npos || lists.name_words.contains(lower)) return "";
  std::string dotted = lower;
  dotted.replace(at, kHooked.size(), "i");
  return lists.name_words.contains(dotted) ? dotted : "";
}

int ToneOf(std::string_view word) {
  int tone = 0;
  for (const char32_t c : text::ToCodePoints(word)) tone = std::max(tone, text::WithoutTone(c).tone);
  return tone;
}

// "nguyẽễn": one vowel read twice. The last one has its marks.
std::string WithoutTwin(std::string_view lower) {
  std::u32string letters = text::ToCodePoints(lower);
  for (std::size_t i = 1; i < letters.size(); ++i) {
    if (text::Base(letters[i - 1]) != text::Base(letters[i])) continue;
    letters.erase(i - 1, 1);
    return text::FromCodePoints(letters);
  }
  return "";
}

// "mal": what ends in l is the i of a word.
std::string WithLastI(std::string_view lower) {
  if (!lower.ends_with('l')) return "";
  return std::string(lower.substr(0, lower.size() - 1)) + "i";
}

// "huẹ", which cannot be spelt, with the marks of the commonest name of its letters, and of its tone where it has one;
// empty where no name is near.
std::string AsSyllable(const std::string& lower, const Lists& lists) {
  if (text::IsSyllable(lower) || lists.name_words.contains(lower)) return "";
  const auto found = lists.name_forms.find(text::Fold(lower));
  const int tone = ToneOf(lower);
  if (found != lists.name_forms.end() && (tone == 0 || ToneOf(found->second.form) == tone)) return found->second.form;
  for (const std::string& other : {WithLastI(lower), WithoutTwin(lower)}) {
    if (lists.name_words.contains(other)) return other;
  }
  return "";
}

// "Hblăm", "Klơi": no Vietnamese word has a consonant behind H, or one but h behind K; the names of the highlands have
// an apostrophe there.
std::string WithApostrophe(const std::string& word) {
  static const RE2 kLocal(R"(^([Hh]|[Kk])([bcdđgklmnpqrstvx]\pL.*)$)");
  std::string open = word;
  if (!RE2::Replace(&open, kLocal, R"(\1'\2)")) return "";
  return text::ToTitle(open);
}

}  // namespace

Value WithLikelyMarks(Value name, const Vocabulary& vocabulary) {
  const Lists& lists = vocabulary.lists();
  const std::vector<std::string> words = text::SplitWords(name.value);
  if (words.size() < 2) return name;
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string lower = text::ToLower(text::NormalizeTone(words[i]));
    std::string likely;
    const bool local = lower.find('\'') != std::string::npos || lists.local_names.contains(lower);
    if (!local && i == 0) likely = FamilyWithMarks(lower, lists);
    if (!local && i > 0) likely = WithDot(lower, lists);
    if (!local && likely.empty()) likely = AsSyllable(lower, lists);
    if (!likely.empty()) {
      likely = text::ToTitle(likely);
      Note(name, "name:mended_marks", 1);
    } else if (!local) {
      likely = WithApostrophe(words[i]);
      if (!likely.empty()) Note(name, "name:apostrophe", 1);
    }
    out += (out.empty() ? "" : " ") + (likely.empty() ? words[i] : likely);
  }
  name.value = std::move(out);
  return name;
}

}  // namespace sohoa::values
