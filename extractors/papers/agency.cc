#include "extractors/papers/agency.h"

#include <algorithm>

#include "extractors/papers/phrase.h"

namespace sohoa::papers {
namespace {

constexpr std::string_view kNationBegins = "CỘNG";
constexpr std::size_t kTolerantHead = 8;  // shorter ones are too near to each other (PHÒNG, PHƯỜNG)

// Whether the line begins with one of the phrases, whole words only ("SỞ", not "SÔNG"), and something stands behind it
// when it is a single word.
bool BeginsWithAny(const KeyText& text, const std::vector<std::string>& phrases, bool alone) {
  const std::vector<int>& starts = text.starts();
  return std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
    const auto hit = MatchAt(text.key(), 0, phrase, phrase.size() < kTolerantHead ? 0 : AllowedEdits(phrase.size()));
    if (!hit) return false;
    if (hit->end == static_cast<int>(text.key().size())) return alone || phrase.size() >= kTolerantHead;
    return std::find(starts.begin(), starts.end(), hit->end) != starts.end();
  });
}

// "SỞTƯPHÁP": the words ran together, but the marks of the first are there.
bool BeginsAsPrinted(const std::string& line, const std::vector<std::string>& heads) {
  return std::any_of(heads.begin(), heads.end(), [&](const std::string& head) {
    return line.starts_with(head) && line.size() > head.size() &&
           std::any_of(head.begin(), head.end(), [](unsigned char c) { return c >= 0x80; });
  });
}

// Nobody writes an agency's name with a pen: what was written there belongs to a stamp beside it.
Line WithoutPen(const PageLayout& layout, Line line) {
  const auto& words = layout.page->words;
  std::erase_if(line.words, [&](int word) { return words[static_cast<std::size_t>(word)].handwritten; });
  Refresh(*layout.page, line);
  return line;
}

bool IsOpenEnded(const std::string& text) {
  static const RE2 kOpen(R"((?:^|\s)V[ÀA]\s*$)");
  return RE2::PartialMatch(text, kOpen);
}

}  // namespace

bool BeginsLikeAgency(const PageLayout& layout, const Line& line, const CommonRules& rules) {
  const KeyText key = KeyOf(layout, line);
  const bool head =
      BeginsWithAny(key, rules.agency_heads, false) || BeginsAsPrinted(line.text, rules.agency_head_texts);
  return head && !BeginsWithAny(key, rules.agency_tails, true);
}

bool EndsWithGluedNation(std::string_view text) {
  if (!text.ends_with(kNationBegins)) return false;
  text.remove_suffix(kNationBegins.size());
  return !text.empty() && text.back() != ' ';
}

AgencyNames ReadAgencyNames(const PageLayout& layout, const std::vector<int>& lines, const CommonRules& rules) {
  std::vector<Span> names;
  for (int index : lines) {
    const Line printed = WithoutPen(layout, layout.lines[index]);
    if (printed.words.empty()) continue;
    Span line = SpanOf(*layout.page, printed);
    if (EndsWithGluedNation(line.text)) line.text.resize(line.text.size() - kNationBegins.size());
    const bool opens = BeginsLikeAgency(layout, printed, rules);
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
