#include "extractors/papers/classifier.h"

#include <algorithm>

#include "extractors/papers/body.h"
#include "extractors/papers/labelled.h"
#include "extractors/papers/phrase.h"
#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

constexpr double kSureTitle = 0.9;
constexpr double kWholeTitle = 1;  // letter by letter, in its place

std::vector<std::string> SymbolGroups(std::string_view number) {
  std::vector<std::string> groups;
  const std::size_t slash = number.rfind('/');
  if (slash == std::string_view::npos) return groups;
  std::string group;
  for (const char c : number.substr(slash + 1)) {
    if (c == '-' || c == '.' || c == ' ') {
      if (!group.empty()) groups.push_back(std::move(group));
      group.clear();
    } else {
      group += c;
    }
  }
  if (!group.empty()) groups.push_back(std::move(group));
  return groups;
}

// Case counts in symbols (TTr), marks are often lost (QĐ read as QD).
bool SameSymbol(const std::string& read, const std::string& symbol) { return text::Fold(read) == text::Fold(symbol); }

bool HasSymbol(const std::vector<std::string>& groups, const TypeRule& type) {
  return std::any_of(type.symbols.begin(), type.symbols.end(), [&](const std::string& symbol) {
    if (symbol.starts_with('-')) {
      return std::any_of(groups.begin() + 1, groups.end(),
                         [&](const std::string& group) { return SameSymbol(group, symbol.substr(1)); });
    }
    return SameSymbol(groups.front(), symbol);
  });
}

double TitleConfidence(double score) {
  if (score >= kSureTitle) return 0.98;
  return std::max(0.4, 0.98 - 2.0 * (kSureTitle - score));
}

int CountLabels(const std::vector<const PageView*>& pages, const TypeRule& type) {
  std::vector<PageLayout> layouts;
  for (const PageView* page : pages) layouts.push_back(page->layout);
  return LabelledForm(std::move(layouts), type, std::vector<std::vector<int>>(pages.size())).distinct_labels();
}

TypeGuess ByLabels(const std::vector<const PageView*>& pages, const RuleSet& rules) {
  TypeGuess best;
  double best_share = 0;
  double second_share = 0;
  for (const TypeRule& type : rules.types) {
    if (type.labels_needed == 0) continue;
    const int count = CountLabels(pages, type);
    if (count < type.labels_needed) continue;
    const double share = static_cast<double>(count) / type.labels_needed;
    if (share > best_share) {
      second_share = best_share;
      best_share = share;
      best.type = &type;
    } else {
      second_share = std::max(second_share, share);
    }
  }
  if (best.type != nullptr) best.confidence = best_share > second_share + 0.2 ? 0.8 : 0.55;
  return best;
}

bool IsLetter(const PageView& first, const RuleSet& rules, double* confidence) {
  const Heading& heading = first.heading;
  const Subject subject = FindLetterSubject(first.layout, heading, rules.common);
  const bool receivers = std::any_of(first.layout.lines.begin(), first.layout.lines.end(), [&](const Line& line) {
    return line.box.y0 < 0.6 && BeginsWithMark(first.layout, line, rules.common.receiver_marks).has_value();
  });
  const bool head = heading.nation || heading.motto || (heading.number && heading.date);
  if (!head || (!subject.marked && !receivers)) return false;
  *confidence = subject.marked && receivers ? 0.97 : 0.85;
  if (!heading.number) *confidence -= 0.1;
  return true;
}

// A quốc hiệu over the middle of the page, no agency and no number: a paper of private people.
bool IsPrivate(const Heading& heading) {
  constexpr double kCentred = 0.35;  // an agency's quốc hiệu begins to the right of this
  return heading.nation && heading.nation->x0 < kCentred && !heading.number && heading.agency_lines.empty();
}

}  // namespace

const TypeRule* TypeOfSymbol(std::string_view number, const RuleSet& rules) {
  const std::vector<std::string> groups = SymbolGroups(number);
  if (groups.empty()) return nullptr;
  for (const TypeRule& type : rules.types) {
    if (HasSymbol(groups, type)) return &type;
  }
  return nullptr;
}

TypeGuess Classify(const std::vector<const PageView*>& pages, const RuleSet& rules) {
  const PageView& first = *pages.front();
  const std::optional<TitleMatch>& title = first.heading.title;
  const bool known_title = title && title->type != nullptr;
  std::string number;
  if (first.heading.number) {
    const auto parsed =
        values::Parse(values::Kind::kDocumentNumber, first.heading.number->number.text, *rules.vocabulary);
    number = parsed ? parsed->value : first.heading.number->number.text;
  }
  const TypeRule* by_symbol = TypeOfSymbol(number, rules);
  for (const PageView* page : pages) {
    if (!page->card_code || (known_title && title->score >= kSureTitle && !title->type->card)) continue;
    for (const TypeRule& type : rules.types) {
      // What is left of a card's title may be like another paper's.
      const bool other_card = known_title && title->type->card && title->type != &type;
      if (type.card && !other_card) return {&type, 0.99};
    }
  }
  if (known_title && title->type->needs_head && IsPrivate(first.heading)) return {rules.Find("khac"), 0.85};
  if (known_title) {
    double confidence = TitleConfidence(title->score);
    if (by_symbol == title->type) confidence = 1 - 0.4 * (1 - confidence);
    if (by_symbol != nullptr && by_symbol != title->type) {
      // "TRÍCH LỤC KHAI -" is nearer to KHAI TỬ than to KHAI SINH, but its number and its labels are the latter's.
      const bool labelled =
          title->score < kWholeTitle && CountLabels(pages, *by_symbol) > CountLabels(pages, *title->type);
      if (title->score < 0.8 || labelled) return {by_symbol, 0.75};
      confidence *= 0.85;
    }
    if (title->type->labels_needed > 0 && CountLabels(pages, *title->type) >= 2)
      confidence = 1 - 0.5 * (1 - confidence);
    return {title->type, confidence};
  }
  double letter = 0;
  const bool is_letter = by_symbol == nullptr && !IsPrivate(first.heading) && IsLetter(first, rules, &letter);
  if (by_symbol != nullptr) return {by_symbol, title ? 0.7 : 0.85};
  if (is_letter) {
    for (const TypeRule& type : rules.types) {
      if (type.letter) return {&type, letter};
    }
  }
  const TypeGuess labels = ByLabels(pages, rules);
  if (labels.type != nullptr && labels.confidence > (title ? 0.6 : 0.5)) return labels;
  return {rules.Find("khac"), title ? 0.85 : 0.6};
}

}  // namespace sohoa::papers
