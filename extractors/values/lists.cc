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

}  // namespace

bool Lists::AreSpellings(std::string_view a, std::string_view b) const {
  const std::string left = Plain(a);
  const std::string right = Plain(b);
  if (left == right) return true;
  const auto first = spellings.find(left);
  const auto second = spellings.find(right);
  return first != spellings.end() && second != spellings.end() && first->second == second->second;
}

bool Lists::HasOtherSpelling(std::string_view read, std::string_view listed) const {
  const std::vector<std::string> were = text::SplitWords(read);
  const std::vector<std::string> are = text::SplitWords(listed);
  if (were.size() != are.size()) return false;
  for (std::size_t i = 0; i < were.size(); ++i) {
    if (Plain(were[i]) != Plain(are[i]) && AreSpellings(were[i], are[i])) return true;
  }
  return false;
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
    } else {
      const bool spelled = AreSpellings(were[i], are[i]);
      out += spelled ? were[i] : upper ? text::ToUpper(are[i]) : are[i];
    }
  }
  return out;
}

}  // namespace sohoa::values
