#include "extractors/papers/splitter.h"

#include <algorithm>

#include "extractors/papers/card.h"
#include "extractors/papers/phrase.h"

namespace sohoa::papers {
namespace {

constexpr int kBlankLetters = 4;
constexpr double kHeadDepth = 0.45;

bool IsBlank(const PageView& view) {
  const Page& page = *view.layout.page;
  if (page.method == PageMethod::kBlank) return page.barcodes.empty();
  int letters = 0;
  for (const Word& word : page.words) {
    if (word.confidence >= 0.5) letters += LetterCount(word.text);
  }
  return letters < kBlankLetters && page.barcodes.empty();
}

bool IsSeparator(const PageView& view, const CommonRules& rules) {
  const Page& page = *view.layout.page;
  if (page.words.size() > 40) return false;
  for (const Line& line : view.layout.lines) {
    const std::string key = MakeKey(line.text);
    for (const std::string& mark : rules.separator_marks) {
      if (MatchAt(key, 0, mark, AllowedEdits(mark.size()))) return true;
    }
  }
  // A code and nothing else: a sheet laid between papers.
  return page.words.size() < 6 && !page.barcodes.empty() && !view.card_code;
}

PageDecision DecideInside(const PageView& view) {
  const Heading& heading = view.heading;
  const bool nation = heading.nation && heading.nation->y0 < kHeadDepth;
  const bool known_title = heading.title && heading.title->type != nullptr;
  const bool strong_title = known_title && heading.title->score > 0.85;
  const bool number = heading.number && heading.number->labelled;
  const bool date = heading.date.has_value();
  const bool motto = heading.motto && heading.motto->y0 < kHeadDepth;
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
  return {PageRole::kContinuation, heading.title || number || date ? 0.8 : 0.95};
}

}  // namespace

std::vector<PageDecision> DecidePages(const std::vector<PageView>& pages, const RuleSet& rules) {
  std::vector<PageDecision> decisions;
  bool fresh = true;
  for (const PageView& view : pages) {
    PageDecision decision;
    if (IsBlank(view)) {
      decision.role = PageRole::kBlank;
    } else if (IsSeparator(view, rules.common)) {
      decision.role = PageRole::kSeparator;
      fresh = true;
    } else {
      decision = DecideInside(view);
      if (fresh) decision = {PageRole::kStart, decision.role == PageRole::kStart ? decision.confidence : 0.9};
      fresh = false;
    }
    decisions.push_back(decision);
  }
  return decisions;
}

}  // namespace sohoa::papers
