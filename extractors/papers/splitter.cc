#include "extractors/papers/splitter.h"

#include <re2/re2.h>

#include <algorithm>
#include <cmath>

#include "extractors/papers/body.h"
#include "extractors/papers/card.h"
#include "extractors/papers/phrase.h"
#include "extractors/papers/signature.h"
#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

constexpr int kBlankLetters = 4;
constexpr std::size_t kDrawnSigns = 8;
constexpr double kHeadEdge = 0.45;
constexpr double kTitleEdge = 0.35;
constexpr double kTopEdge = 0.12;
constexpr double kBottomEdge = 0.88;
constexpr std::size_t kEdgeLines = 2;
// Logarithms of odds: how much a neighbour speaks for or against a boundary.
constexpr double kStrong = 3;
constexpr double kWeak = 1;

bool IsBlank(const PageView& view) {
  const Page& page = *view.layout.page;
  if (page.method == PageMethod::kBlank) return page.barcodes.empty();
  int letters = 0;
  for (const Word& word : page.words) {
    if (word.confidence >= 0.5) letters += text::CountLetters(word.text);
  }
  // Many signs and no letter are a plan or a table's lines, no blank back of a sheet.
  return letters < kBlankLetters && page.words.size() < kDrawnSigns && page.barcodes.empty();
}

bool IsSeparator(const PageView& view, const CommonRules& rules) {
  const Page& page = *view.layout.page;
  // What streaks and specks were read as does not count.
  const auto read = std::ranges::count_if(page.words, [](const Word& word) { return !IsStraySign(word.text); });
  if (read > 40) return false;
  for (const Line& line : view.layout.lines) {
    const std::string key = MakeKey(line.text);
    for (const std::string& mark : rules.separator_marks) {
      if (MatchAt(key, 0, mark, AllowedEdits(mark.size()))) return true;
    }
  }
  // A code and nothing else: a sheet laid between papers.
  return read < 6 && !page.barcodes.empty() && !view.card_code;
}

// The number that stands alone on the first or last lines of a page ("2", "- 2 -", "Trang 2/5"); 0 without one.
int PageNumberOf(const PageView& view) {
  static const RE2 kNumber(R"((?i)^[\s\-–—]*(?:trang|tr\.?)?\s*(\d{1,3})\s*(?:/\s*\d{1,3})?[\s\-–—.]*$)");
  const std::vector<Line>& lines = view.layout.lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool edge = i < kEdgeLines || i + kEdgeLines >= lines.size();
    int number = 0;
    if (edge && (lines[i].box.y1 < kTopEdge || lines[i].box.y0 > kBottomEdge) &&
        RE2::FullMatch(lines[i].text, kNumber, &number)) {
      return number;
    }
  }
  return 0;
}

// Whether a paper seems to end on the page: the list of those who get a copy stands beside the signature.
bool EndsPaper(const PageView& view, const CommonRules& rules) {
  return std::any_of(view.layout.lines.begin(), view.layout.lines.end(), [&](const Line& line) {
    return line.box.x0 < kSignatureEdge && BeginsWithMark(view.layout, line, rules.copies_marks).has_value();
  });
}

// How the pages before speak: what `DecideInside` sees on the page itself is held against them.
double WithNeighbours(const PageDecision& decision, const PageView& view, const PageView& before,
                      const CommonRules& rules) {
  const int number = PageNumberOf(view);
  const bool follows = number > 1 && number == PageNumberOf(before) + 1;
  const bool ended = EndsPaper(before, rules);
  const bool start = decision.role == PageRole::kStart;
  double odds = std::log(decision.confidence / (1 - decision.confidence));
  // A page numbered 2 and more goes on with the paper before it, one numbered 1 does not.
  if (number > 1) odds += (follows ? kStrong : kWeak) * (start ? -1 : 1);
  if (number == 1) odds += kWeak * (start ? 1 : -1);
  // Behind the end of a paper another one begins, or an annex.
  if (ended) odds += kWeak * (start ? 1 : -1);
  if (!ended && start) odds -= kWeak / 2;
  return 1 / (1 + std::exp(-odds));
}

// Whether a receipt or a bill begins on the page: the names of such papers stand in capitals near the top.
bool HasBareTitle(const PageView& view, const CommonRules& rules) {
  return std::any_of(view.layout.lines.begin(), view.layout.lines.end(), [&](const Line& line) {
    return line.box.y0 < kTitleEdge && text::IsUpperText(line.text) &&
           BeginsWithMark(view.layout, line, rules.bare_titles).has_value();
  });
}

PageDecision DecideInside(const PageView& view, const CommonRules& rules) {
  const Heading& heading = view.heading;
  const bool nation = heading.nation && heading.nation->y0 < kHeadEdge;
  const bool known_title = heading.title && heading.title->type != nullptr;
  const bool strong_title = known_title && heading.title->score > 0.85;
  const bool number = heading.number && heading.number->labelled;
  const bool date = heading.date.has_value();
  const bool motto = heading.motto && heading.motto->y0 < kHeadEdge;
  if (nation) {
    const bool second = known_title || number || date || motto || view.card_code;
    return {PageRole::kStart, second ? 0.99 : 0.85};
  }
  if (view.card_code) return {PageRole::kStart, 0.97};
  if (heading.page_number) return {PageRole::kContinuation, 0.99};
  if (motto && (known_title || number || date)) return {PageRole::kStart, 0.95};
  if (strong_title && (number || date)) return {PageRole::kStart, 0.9};
  // A form of which the head was lost. A plan or rules without a head are the annex of the paper before them.
  const bool form = known_title && heading.title->type->labels_needed > 0;
  if (strong_title && form && view.layout.lines[heading.title->first_line].box.y0 < 0.3 &&
      heading.title->similarity >= 0.9) {
    return {PageRole::kStart, 0.75};
  }
  if (number && date && !heading.agency_lines.empty()) return {PageRole::kStart, 0.8};
  if (HasBareTitle(view, rules)) return {PageRole::kStart, 0.85};
  return {PageRole::kContinuation, heading.title || number || date ? 0.8 : 0.95};
}

}  // namespace

std::vector<PageDecision> DecidePages(const std::vector<PageView>& pages, const RuleSet& rules) {
  std::vector<PageDecision> decisions;
  bool fresh = true;
  const PageView* before = nullptr;  // the page of the paper before
  for (const PageView& view : pages) {
    PageDecision decision;
    if (IsBlank(view)) {
      decision.role = PageRole::kBlank;
    } else if (IsSeparator(view, rules.common)) {
      decision.role = PageRole::kSeparator;
      fresh = true;
    } else {
      decision = DecideInside(view, rules.common);
      if (before != nullptr && !fresh) {
        decision.confidence = WithNeighbours(decision, view, *before, rules.common);
      }
      before = &view;
      if (fresh) decision = {PageRole::kStart, decision.role == PageRole::kStart ? decision.confidence : 0.9};
      fresh = false;
    }
    decisions.push_back(decision);
  }
  return decisions;
}

}  // namespace sohoa::papers
