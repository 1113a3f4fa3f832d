// Addresses and places (domain.md 5.6).
#include "extractors/values/cleaning.h"
#include "extractors/values/grammars.h"
#include "extractors/values/unit_phrases.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

// Signs that no address has: what a recogniser makes of rules and specks.
int CountStrange(std::string_view text) {
  int strange = 0;
  for (const char32_t c : text::ToCodePoints(text)) {
    constexpr std::u32string_view kAllowed = U" ,.;:-/'()\"&+";
    const bool digit = c >= U'0' && c <= U'9';
    if (!digit && !text::IsLetter(c) && kAllowed.find(c) == std::u32string_view::npos) ++strange;
  }
  return strange;
}

}  // namespace

std::optional<Value> ParseAddress(std::string_view text, const Lists& lists) {
  const std::string clean = Clean(text);
  bool letters = false;
  for (const char32_t c : text::ToCodePoints(clean)) letters = letters || text::IsLetter(c);
  if (!letters) return std::nullopt;
  Value value;
  std::vector<Phrase> phrases = SplitAtUnits(clean, value);
  MendUnits(phrases, lists, value);
  value.value = std::string(Trim(Join(phrases), " ,;.-:"));
  bool unit = false;
  for (const Phrase& phrase : phrases) unit = unit || !phrase.level.empty();
  if (!unit) Note(value, "unit:none", 0.9);
  if (CountStrange(value.value) > 0) Note(value, "sign:strange", 0.8);
  if (value.value.empty()) return std::nullopt;
  return value;
}

std::optional<Value> ParsePlace(std::string_view text, const Lists& lists) {
  std::string clean = Clean(text);
  // The place stands before ", ngày ..." on a date line.
  const std::size_t comma = clean.find(',');
  if (comma != std::string::npos) clean.resize(comma);
  const std::vector<std::string> words = text::SplitWords(clean);
  std::string place;
  for (const std::string& word : words) {
    const std::string folded = text::Fold(word);
    if (folded == "ngay" || (folded.front() >= '0' && folded.front() <= '9')) break;
    place += (place.empty() ? "" : " ") + word;
  }
  place = std::string(Trim(place, " .,;:-_'\""));
  if (text::ToCodePoints(place).size() < 2 || text::SplitWords(place).size() > 6) return std::nullopt;
  Value value;
  value.value = place;
  std::vector<Phrase> phrases = SplitAtUnits(place, value);
  if (!phrases.empty() && !phrases.front().level.empty()) {
    MendUnits(phrases, lists, value);
    value.value = Join(phrases);
    return value;
  }
  const auto match = lists.units.FindWithoutLevel(place, lists.confusions);
  if (!match) {
    Note(value, "unit:unknown", 0.8);
    return value;
  }
  value.value = lists.MendWords(place, match->unit->name);
  if (match->cost > 0 && value.value != place) Note(value, "mended:unit", 0.9);
  return value;
}

}  // namespace sohoa::values
