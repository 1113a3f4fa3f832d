#include "extractors/values/unit_phrases.h"

#include <algorithm>

#include "extractors/values/cleaning.h"
#include "extractors/values/level_words.h"
#include "text/syllable.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

constexpr std::string_view kSeparators = ",;";
constexpr std::size_t kLongestName = 5;
// "Cư lút" is a slip for "Cư Jút"; "An Châu", which can be said as well, is none for "Tân Châu".
constexpr double kMostOfASlip = 1.0;

bool IsNumberWord(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A point that parts two phrases was a comma; one behind an abbreviation or a number is part of the word.
bool EndsPhrase(const std::string& word, const std::vector<std::string>& words, std::size_t next) {
  if (word.empty()) return false;
  if (kSeparators.find(word.back()) != std::string_view::npos) return true;
  return word.back() == '.' && next < words.size() && text::ToCodePoints(word).size() > 3 &&
         LevelAt(words, next).has_value();
}

int Rank(std::string_view level) {
  if (level.empty()) return 0;
  if (level == "tỉnh") return 3;
  if (level == "huyện" || level == "quận" || level == "thị xã" || level == "thành phố") return 2;
  return 1;
}

// "Hải Phòng" mended to "Hải Dương": a word that can be said and has other letters is another word, not a slip.
bool BecameAnotherWord(const std::string& before, const std::string& after) {
  const std::vector<std::string> were = text::SplitWords(before);
  const std::vector<std::string> are = text::SplitWords(after);
  if (were.size() != are.size()) return false;
  for (std::size_t i = 0; i < were.size(); ++i) {
    if (text::Fold(were[i]) != text::Fold(are[i]) && text::IsSyllable(text::ToLower(were[i]))) return true;
  }
  return false;
}

// "Gia Hòa 1" is not "Gia Hòa": a number that is a word of a unit's name is no slip.
bool LosesNumber(const std::string& before, const std::string& after) {
  const std::vector<std::string> were = text::SplitWords(before);
  const std::vector<std::string> are = text::SplitWords(after);
  return !were.empty() && IsNumberWord(were.back()) && (are.empty() || are.back() != were.back());
}

// Whether a word of the name is one that papers spell in several ways (Đắk, Đăk).
bool HasSpellings(std::string_view name, const Lists& lists) {
  const std::vector<std::string> words = text::SplitWords(name);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return lists.spellings.contains(text::ToLower(text::NormalizeTone(word)));
  });
}

void NoteMatch(const UnitTable::Match& match, const std::string& before, const std::string& after, Value& value) {
  if (match.cost > 0 && before != after) {
    const auto length = static_cast<double>(text::ToCodePoints(after).size());
    Note(value, "mended:unit", std::max(0.7, 1 - 0.6 * match.cost / length));
    if (BecameAnotherWord(before, after)) Note(value, "mended:word", 0.8);
  }
  // Communes that were merged long ago stand in no list of their province.
  if (match.elsewhere) Note(value, "unit:elsewhere", 0.95);
  if (!match.within_parent) Note(value, "check:unit_parent", 0.85);
}

// "Cao Băng" alone: a province's name in all but its marks.
void MendMarksOfProvince(Phrase& phrase, const Lists& lists, Value& value) {
  const auto match = lists.units.Find("tỉnh", phrase.words, {}, lists.confusions);
  if (!match || match->cost == 0 || text::Fold(match->unit->name) != text::Fold(phrase.words)) return;
  const std::string mended = lists.MendWords(phrase.words, match->unit->name);
  NoteMatch(*match, phrase.words, mended, value);
  phrase.words = mended;
}

// The province, or the city that is one, that closes an address without its level word: "..., huyện Đắk Song, Đắk
// Nông". False when it is none.
bool MendBareProvince(Phrase& phrase, const Lists& lists, Parent& parent, Value& value) {
  auto match = lists.units.Find("tỉnh", phrase.words, {}, lists.confusions);
  const auto city = lists.units.Find("thành phố", phrase.words, {}, lists.confusions);
  const bool is_city = city && city->unit->rank == UnitRank::kProvince && (!match || city->cost < match->cost);
  if (is_city) match = city;
  if (!match) return false;
  const std::string mended = lists.MendWords(phrase.words, match->unit->name);
  if (match->cost > kMostOfASlip && BecameAnotherWord(phrase.words, mended)) return false;
  NoteMatch(*match, phrase.words, mended, value);
  phrase.words = mended;
  parent.province = match->unit->name;
  return true;
}

}  // namespace

std::vector<Phrase> SplitAtUnits(std::string_view clean, Value& value) {
  const std::vector<std::string> words = text::SplitWords(clean);
  std::vector<Phrase> phrases;
  bool open = false;
  std::size_t in_name = 0;
  for (std::size_t i = 0; i < words.size();) {
    if (const auto level = LevelAt(words, i)) {
      if (open && !phrases.back().comma && !phrases.back().level.empty()) {
        phrases.back().comma = true;
        Note(value, "mended:comma", 0.98);
      }
      if (level->mended) Note(value, "mended:level", 0.98);
      phrases.push_back({level->level, level->printed, "", false});
      i += level->words;
      open = true;
      in_name = 0;
      if (i >= words.size()) break;
    } else if (!open || (!phrases.back().level.empty() && in_name >= kLongestName)) {
      phrases.emplace_back();
      open = true;
      in_name = 0;
    }
    Phrase& phrase = phrases.back();
    std::string word = words[i];
    const bool ends = EndsPhrase(word, words, i + 1);
    if (ends) word.pop_back();
    if (!word.empty()) phrase.words += (phrase.words.empty() ? "" : " ") + word;
    ++in_name;
    ++i;
    if (ends) {
      phrase.comma = true;
      open = false;
    }
  }
  std::erase_if(phrases, [](const Phrase& phrase) { return phrase.words.empty() && phrase.level.empty(); });
  return phrases;
}

void MendUnits(std::vector<Phrase>& phrases, const Lists& lists, Value& value) {
  Parent parent;
  for (auto phrase = phrases.rbegin(); phrase != phrases.rend(); ++phrase) {
    if (phrase->level.empty()) {
      const bool closes = phrase == phrases.rbegin() && phrases.size() > 1;
      // Behind a unit stands its province; of "An Giang" only "An" was read.
      if (closes && !MendBareProvince(*phrase, lists, parent, value) && !std::next(phrase)->level.empty()) {
        Note(value, "unit:unknown", 0.93);
      }
      if (phrases.size() == 1) MendMarksOfProvince(*phrase, lists, value);
      continue;
    }
    // "Phường 3", "Quận 1" need no list.
    if (IsNumberWord(phrase->words)) continue;
    const auto match = lists.units.Find(phrase->level, phrase->words, parent, lists.confusions);
    const std::string mended = match ? lists.MendWords(phrase->words, match->unit->name) : "";
    if (!match || LosesNumber(phrase->words, match->unit->name) ||
        (match->cost > kMostOfASlip && BecameAnotherWord(phrase->words, mended))) {
      Note(value, "unit:unknown", 0.93);
      if (Rank(phrase->level) == 2) parent.district = phrase->words;
      continue;
    }
    NoteMatch(*match, phrase->words, mended, value);
    if (lists.HasOtherSpelling(phrase->words, match->unit->name)) Note(value, "spelling:other", 0.95);
    // "ĐÁK PÉK": the list has Đăk, another paper Đắk.
    if (match->by_letters && mended != phrase->words && HasSpellings(mended, lists)) Note(value, "mended:word", 0.8);
    phrase->words = mended;
    if (match->unit->rank == UnitRank::kProvince) parent = {match->unit->name, ""};
    if (match->unit->rank == UnitRank::kDistrict) {
      parent.district = match->unit->name;
      if (parent.province.empty()) parent.province = match->unit->province;
    }
  }
}

std::string Join(const std::vector<Phrase>& phrases) {
  std::string out;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const Phrase& phrase = phrases[i];
    if (!phrase.level.empty()) out += phrase.printed + (phrase.words.empty() ? "" : " ");
    out += phrase.words;
    if (i + 1 < phrases.size()) out += phrase.comma ? ", " : " ";
  }
  return out;
}

bool EndsWithLevel(std::string_view text) {
  std::vector<std::string> words = text::SplitWords(text);
  const std::size_t count = words.size();
  // "..., Thành": the second word of the level, too, stands on the next line.
  const bool half = count > 1 && words[count - 2].back() == ',' &&
                    (text::ToLower(words.back()) == "thành" || text::ToLower(words.back()) == "thị");
  if (half) return true;
  words.emplace_back("X");  // stands for the name that would follow
  for (std::size_t level = 1; level <= std::min<std::size_t>(2, count); ++level) {
    const auto found = LevelAt(words, count - level);
    if (found && found->words == level && !found->mended) return true;
  }
  return false;
}

}  // namespace sohoa::values
