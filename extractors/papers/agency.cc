#include "extractors/papers/agency.h"

#include <algorithm>

#include "extractors/papers/phrase.h"

namespace sohoa::papers {
namespace {

// Whether the line begins with one of the phrases, whole words only ("SỞ", not "SÔNG").
bool BeginsWithAny(const KeyText& text, const std::vector<std::string>& phrases) {
  const std::vector<int>& starts = text.starts();
  return std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
    const auto hit = MatchAt(text.key(), 0, phrase, phrase.size() < 6 ? 0 : AllowedEdits(phrase.size()));
    if (!hit) return false;
    return hit->end == static_cast<int>(text.key().size()) ||
           std::find(starts.begin(), starts.end(), hit->end) != starts.end();
  });
}

bool IsOpenEnded(const std::string& text) {
  static const RE2 kOpen(R"((?:-|,|\bVÀ|\bVA)\s*$)");
  return RE2::PartialMatch(text, kOpen);
}

}  // namespace

AgencyNames ReadAgencyNames(const PageLayout& layout, const std::vector<int>& lines, const CommonRules& rules) {
  std::vector<Span> names;
  for (int index : lines) {
    const Span line = SpanOf(*layout.page, layout.lines[index]);
    KeyText key;
    for (int word : line.words) key.Add(layout.page->words[word].text);
    const bool opens = BeginsWithAny(key, rules.agency_heads) && !BeginsWithAny(key, rules.agency_tails);
    if (names.empty() || (opens && !IsOpenEnded(names.back().text))) {
      names.push_back(line);
    } else {
      Append(names.back(), line);
    }
  }
  AgencyNames result;
  if (names.empty()) return result;
  result.agency = names.back();
  if (names.size() > 1) result.parent = names[names.size() - 2];
  return result;
}

Span WithoutAuthorityPrefix(const Span& authority) {
  static const RE2 kPrefix(R"(^\W{0,2}TM\s*[.,:]?\s*)");
  Span agency = authority;
  re2::StringPiece rest(authority.text);
  if (!RE2::Consume(&rest, kPrefix)) return {};
  agency.text = std::string(rest.data(), rest.size());
  return agency;
}

}  // namespace sohoa::papers
