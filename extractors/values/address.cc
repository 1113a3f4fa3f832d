// Addresses and places (domain.md 5.6).
#include <re2/re2.h>

#include <algorithm>

#include "extractors/values/cleaning.h"
#include "extractors/values/grammars.h"
#include "extractors/values/level_words.h"
#include "extractors/values/unit_phrases.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

// Signs that no address has: what a recogniser makes of rules and specks.
int CountStrange(std::string_view text) {
  constexpr std::u32string_view kAllowed = U" ,.;-/'()\"&";
  const std::u32string points = text::ToCodePoints(text);
  const auto is_digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  int strange = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const char32_t c = points[i];
    const bool sum = c == U'+' && i > 0 && is_digit(points[i - 1]);                // "Tổ 5+6"
    if (c == U':' && (i + 1 == points.size() || points[i + 1] == U' ')) continue;  // "Địa chỉ: ...", not "hu;:ện"
    if (!is_digit(c) && !text::IsLetter(c) && !sum && kAllowed.find(c) == std::u32string_view::npos) ++strange;
  }
  return strange;
}

// Whether the word holds a letter or a figure, and not signs alone.
bool IsSpoken(std::u32string_view word) {
  return std::any_of(word.begin(), word.end(),
                     [](char32_t c) { return text::IsLetter(c) || (c >= U'0' && c <= U'9'); });
}

// Words parted that were read as one, and specks between words gone; a dash between words stays ("Bà Rịa - Vũng Tàu").
std::string TidyAddress(std::string_view text) {
  // "Ủy ban nhân dân-xã Quý Sơn": a speck before a level's word.
  static const RE2 kGlued(R"((?i)([\pL\d])-((?:xã|phường|huyện|quận|tỉnh|thị trấn|thị xã|thành phố)\s))");
  // "tỉnh.Đắk Nông", "tỉnh - Đắk Nông": one behind it.
  static const RE2 kSpeck(R"((?i)(\b(?:xã|phường|huyện|quận|tỉnh|thị trấn|thị xã|thành phố))\s?[.-]\s?(\p{Lu}))");
  // "Quảng 'Trị": a speck before a word that is whole.
  static const RE2 kMarkBefore(R"((^|\s)['’‘](\p{Lu}\p{Ll}))");
  std::string clean(text);
  RE2::GlobalReplace(&clean, kMarkBefore, R"(\1\2)");
  RE2::GlobalReplace(&clean, kGlued, R"(\1 \2)");
  RE2::GlobalReplace(&clean, kSpeck, R"(\1 \2)");
  std::string spaced;
  for (std::size_t i = 0; i < clean.size(); ++i) {
    spaced.push_back(clean[i]);
    const bool sign = clean[i] == ',' || clean[i] == ';';
    const bool digit_next = i + 1 < clean.size() && clean[i + 1] >= '0' && clean[i + 1] <= '9';
    if (sign && !digit_next) spaced.push_back(' ');
  }
  std::string out;
  bool fresh = true;  // nothing yet of this phrase
  for (const std::string& word : text::SplitWords(OpenCapitals(spaced))) {
    const bool spoken = IsSpoken(text::ToCodePoints(word));
    const bool comma = word.front() == ',' || word.front() == ';';
    if (!spoken && comma && !out.empty() && !fresh) out += ",";
    if (!spoken && (word != "-" || fresh)) continue;
    out += (out.empty() ? "" : " ") + word;
    fresh = word.back() == ',' || word.back() == ';';
  }
  return out;
}

// "Tố dân phố 3": the beginning of a free part, mended when a listed one is clearly meant.
void MendLead(Phrase& phrase, const Lists& lists, Value& value) {
  const std::vector<std::string> words = text::SplitWords(phrase.words);
  for (std::size_t count = std::min<std::size_t>(words.size(), 4); count > 0; --count) {
    std::string lead = words[0];
    for (std::size_t i = 1; i < count; ++i) lead += " " + words[i];
    const std::optional<Nearness> nearness = lists.address_leads.Find(lead, lists.confusions);
    if (!nearness || text::SplitWords(lists.address_leads.Form(nearness->index)).size() != count) continue;
    if (nearness->cost == 0) return;
    const std::size_t length = lists.address_leads.Length(nearness->index);
    // One short word may be another word; only its marks may be in doubt, and a number or a name must follow.
    const bool short_word = count == 1 && (nearness->cost > 0.25 || words.size() < 2);
    if (short_word || !IsClear(*nearness, length) || nearness->cost > 0.15 * static_cast<double>(length)) continue;
    std::string mended = lists.MendWords(lead, lists.address_leads.Form(nearness->index));
    // Other letters, not only other marks: no list has all that a place may begin with ("Khối phố", "Khu phố").
    if (text::Fold(mended) != text::Fold(lead)) Note(value, "mended:word", 1);
    for (std::size_t i = count; i < words.size(); ++i) mended += " " + words[i];
    phrase.words = std::move(mended);
    Note(value, "mended:lead", 0.97);
    return;
  }
}

// A sign of its own between words, or several ("Thôn §. xã", "Huế, :: :-': Thừa Thiên Huế"), where a word or a number
// may have been; a dash, a comma or a rule may be the paper's own.
bool HasLoneSigns(std::string_view plain) {
  constexpr std::u32string_view kOwn = U",;-–—_|/&+";
  const std::vector<std::string> words = text::SplitWords(plain);
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const std::u32string signs = text::ToCodePoints(words[i]);
    if (IsSpoken(signs)) continue;
    if (signs.find_first_not_of(kOwn) != std::u32string::npos) return true;
    if (words[i].size() > 1 && words[i].find_first_not_of(",;-") == std::string::npos) return true;
  }
  return false;
}

// "xã 'gọc Động", "đường Hai Bì 1 ne": a word in small letters that no list knows has lost its beginning, or is none.
// What follows an apostrophe inside a word ("K'nia") is no word of its own. A consonant that stands alone before a
// small word ("Bện F viện") is none either.
bool HasUnlistedSmallWord(const std::vector<Phrase>& phrases, const Lists& lists) {
  static const RE2 kSmallWord(R"((?:^|[^\pL\d'])'?(\p{Ll}+))");
  static const RE2 kLoneLetter(R"((?:^|\s)[B-DF-HJ-NP-TV-XZĐ]\s+\p{Ll})");
  for (const Phrase& phrase : phrases) {
    if (RE2::PartialMatch(phrase.words, kLoneLetter)) return true;
    re2::StringPiece rest(phrase.words);
    std::string word;
    while (RE2::FindAndConsume(&rest, kSmallWord, &word)) {
      if (!lists.address_words.contains(text::NormalizeTone(word))) return true;
    }
  }
  return false;
}

// "3, xã Buôn Choáh": a house has a street or a hamlet behind its number, a hamlet its level before it ("Ấp 3"), which
// was not read.
bool BeginsWithLoneNumber(const std::vector<Phrase>& phrases) {
  if (phrases.size() < 2 || !phrases[0].level.empty() || phrases[1].level.empty()) return false;
  const std::string_view lead = Trim(phrases[0].words, " ,;.");
  return !lead.empty() && std::all_of(lead.begin(), lead.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool IsOfProvince(const Phrase& last, const Lists& lists) { return lists.units.IsProvince(Trim(last.words, " ,.;")); }

// "xã Định Thủy, huyện Mỏ Cày": no form stops short of the province. What stood behind was not read, and may have been
// the rest of the name.
bool StopsBelowProvince(const std::vector<Phrase>& phrases, const Lists& lists) {
  return phrases.size() > 1 && !phrases.back().level.empty() && !IsOfProvince(phrases.back(), lists);
}

}  // namespace

std::optional<Value> ParseAddress(std::string_view text, const Lists& lists) {
  const std::string figured = WithFigures(text);
  const std::string clean = TidyAddress(Clean(figured));
  bool letters = false;
  for (const char32_t c : text::ToCodePoints(clean)) letters = letters || text::IsLetter(c);
  if (!letters) return std::nullopt;
  Value value;
  if (figured != text) Note(value, "mended:digit", 0.9);
  std::vector<Phrase> phrases = SplitAtUnits(clean, value);
  for (Phrase& phrase : phrases) {
    if (phrase.level.empty()) MendLead(phrase, lists, value);
  }
  MendUnits(phrases, lists, value);
  value.value = std::string(Trim(Join(phrases), " ,;.-:"));
  bool unit = false;
  for (const Phrase& phrase : phrases) unit = unit || !phrase.level.empty();
  if (!unit) Note(value, "unit:none", 0.9);
  // "..., Thành nhố Hồ Chí Minh": what stands behind a comma is a unit that could not be read.
  if (!unit && value.value.find(',') != std::string::npos) Note(value, "unit:unread", 1);
  if (HasUnlistedSmallWord(phrases, lists)) Note(value, "word:unlisted", 0.9);
  if (BeginsWithLoneNumber(phrases)) Note(value, "address:lone_number", 1);
  // "Phường Tân Lợi, Thành phố": the name stands on the next line.
  if (EndsWithLevel(value.value)) Note(value, "unit:missing", 0.6);
  if (StopsBelowProvince(phrases, lists)) Note(value, "unit:open", 1);
  if (HasLoneSigns(text::CollapseSpaces(text::Normalize(text)))) Note(value, "dropped:inside", 0.8);
  if (CountStrange(value.value) > 0) Note(value, "sign:strange", 0.8);
  if (value.value.empty()) return std::nullopt;
  return value;
}

bool EndsWithProvince(std::string_view address, const Vocabulary& vocabulary) {
  Value ignored;
  const std::vector<Phrase> phrases = SplitAtUnits(Clean(address), ignored);
  return !phrases.empty() && IsOfProvince(phrases.back(), vocabulary.lists());
}

std::optional<Value> ParsePlace(std::string_view text, const Lists& lists) {
  std::string clean = Clean(text);
  // The place stands before ", ngày ..." on a date line.
  const std::size_t comma = clean.find(',');
  if (comma != std::string::npos) clean.resize(comma);
  const std::vector<std::string> words = text::SplitWords(clean);
  std::string place;
  std::string place_level;
  for (const std::string& word : words) {
    const std::string folded = text::Fold(word);
    const bool numbered = place_level == "phuong" || place_level == "quan";  // "Phường 9"
    if (folded == "ngay" || (!numbered && folded.front() >= '0' && folded.front() <= '9')) break;
    place_level = place.empty() ? folded : "";
    place += (place.empty() ? "" : " ") + word;
  }
  place = std::string(Trim(place, " .,;:-_'\""));
  if (text::ToCodePoints(place).size() < 2 || text::SplitWords(place).size() > 6) return std::nullopt;
  Value value;
  value.value = place;
  const auto match = lists.units.FindWithoutLevel(place, lists.confusions);
  const bool is_name = match && match->cost == 0;  // "Tịnh Giang" is no "Tỉnh Giang"
  std::vector<Phrase> phrases = is_name ? std::vector<Phrase>() : SplitAtUnits(place, value);
  if (!phrases.empty() && !phrases.front().level.empty()) {
    MendUnits(phrases, lists, value);
    value.value = Join(phrases);
    return value;
  }
  if (!match) {
    Note(value, "unit:unknown", 0.8);
    return value;
  }
  value.value = lists.MendWords(place, match->unit->name);
  if (match->cost > 0 && value.value != place) Note(value, "mended:unit", 0.9);
  if (match->elsewhere) Note(value, "unit:elsewhere", 0.9);
  if (lists.HasOtherSpelling(place, match->unit->name)) Note(value, "spelling:other", 0.9);
  return value;
}

}  // namespace sohoa::values
