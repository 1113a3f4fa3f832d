#include "extractors/values/lists.h"

#include <algorithm>

#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

std::string Plain(std::string_view word) {
  std::string key = text::ToLower(text::NormalizeTone(word));
  std::erase(key, '\'');
  return key;
}

std::string InCaseOf(std::string_view model, const std::string& word) {
  const std::u32string letters = text::ToCodePoints(model);
  if (text::IsUpperText(model) && letters.size() > 1) return text::ToUpper(word);
  std::u32string points = text::ToCodePoints(word);
  if (letters.empty() || points.empty()) return word;
  const std::string first = text::FromCodePoints(letters.substr(0, 1));
  const std::string head = text::FromCodePoints(points.substr(0, 1));
  const std::string tail = text::FromCodePoints(points.substr(1));
  if (text::ToLower(first) == first && text::ToUpper(first) != first) return text::ToLower(head) + tail;
  if (text::IsUpperText(first)) return text::ToUpper(head) + tail;
  return word;
}

}  // namespace

bool Lists::AreSpellings(std::string_view a, std::string_view b) const {
  const std::string left = Plain(a);
  const std::string right = Plain(b);
  if (left == right) return true;
  const auto first = spellings.find(left);
  const auto second = spellings.find(right);
  return first != spellings.end() && second != spellings.end() && first->second == second->second;
}

std::string Lists::MendWords(std::string_view read, std::string_view listed) const {
  const std::vector<std::string> were = text::SplitWords(read);
  const std::vector<std::string> are = text::SplitWords(listed);
  const bool upper = text::IsUpperText(read);
  std::string out;
  for (std::size_t i = 0; i < are.size(); ++i) {
    if (i > 0) out.push_back(' ');
    if (were.size() != are.size()) {
      out += upper ? text::ToUpper(are[i]) : are[i];
    } else if (AreSpellings(were[i], are[i])) {
      out += were[i];
    } else {
      out += upper ? text::ToUpper(are[i]) : InCaseOf(were[i], are[i]);
    }
  }
  return out;
}

}  // namespace sohoa::values
