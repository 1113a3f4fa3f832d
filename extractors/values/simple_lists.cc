// Values of short closed lists: sex, ethnic group, nationality.
#include "extractors/values/cleaning.h"
#include "extractors/values/grammars.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

// The longest leading words that are a listed form; more of the line may follow ("Kinh  Quốc tịch: Việt Nam").
std::optional<Value> FindListed(std::string_view clean, const NearestIndex& list, const Lists& lists) {
  const std::vector<std::string> words = text::SplitWords(clean);
  std::optional<Value> best;
  for (std::size_t count = std::min<std::size_t>(words.size(), 5); count > 0; --count) {
    std::string candidate;
    for (std::size_t i = 0; i < count; ++i) candidate += (i > 0 ? " " : "") + words[i];
    const std::string_view trimmed = Trim(candidate, " .,;:-");
    const std::optional<Nearness> nearness = list.Find(trimmed, lists.confusions);
    if (!nearness) continue;
    const std::size_t length = list.Length(nearness->index);
    if (nearness->cost > 0 && !IsClear(*nearness, length)) continue;
    Value value;
    value.value = list.Form(nearness->index);
    if (nearness->cost > 0) {
      Note(value, "mended:list", std::max(0.5, 1 - 1.5 * nearness->cost / static_cast<double>(length)));
    }
    if (count < words.size()) Note(value, "left_over", 0.97);
    if (!best || value.fit > best->fit) best = value;
    if (nearness->cost == 0) break;
  }
  return best;
}

// Whether the list has the form with an apostrophe, too (Mnông, M'Nông): then the sign may have been lost in reading.
bool HasApostropheTwin(const std::string& form, const NearestIndex& list) {
  if (form.find('\'') != std::string::npos) return false;
  const std::string own = text::ToLower(form);
  for (std::size_t i = 0; i < list.size(); ++i) {
    std::string other = text::ToLower(list.Form(i));
    if (std::erase(other, '\'') == 0) continue;
    if (other == own) return true;
    // "Mông" is a people, and what is read of M'nông when sign and letter are lost.
    if (own.size() > 3 && text::EditDistance(text::ToCodePoints(other), text::ToCodePoints(own), 1) == 1) return true;
  }
  return false;
}

}  // namespace

std::optional<Value> ParseSex(std::string_view text) {
  const std::string clean = text::ToLower(Clean(text));
  std::string before;
  for (const Token& token : SplitTokens(clean, " .,;:()/-'\"")) {
    const std::string folded = text::Fold(token.text);
    if (folded == "nu" || folded == "nur" || folded == "nit" || folded == "nuu") {
      Value value;
      value.value = "Nữ";
      if (token.text != "nữ") Note(value, "mended:mark", 0.95);
      return value;
    }
    // Not the Nam of "Việt Nam", nor "năm" (year).
    if (folded == "nam" && before != "viet" && token.text != "năm") {
      Value value;
      value.value = "Nam";
      if (token.text != "nam") Note(value, "mended:mark", 0.8);
      return value;
    }
    before = folded;
  }
  return std::nullopt;
}

std::optional<Value> ParseListed(std::string_view text, const NearestIndex& list, const Lists& lists) {
  const std::string clean = Clean(text);
  auto value = FindListed(clean, list, lists);
  // A label may still stand before the value.
  const std::size_t colon = clean.find(':');
  if (!value && colon != std::string::npos) value = FindListed(std::string_view(clean).substr(colon + 1), list, lists);
  if (value && HasApostropheTwin(value->value, list)) Note(*value, "spelling:apostrophe", 0.9);
  return value;
}

}  // namespace sohoa::values
