#include "store/search_plan.h"

#include <algorithm>
#include <utility>

#include "store/index_entries.h"
#include "store/key_layout.h"
#include "store/search_keys.h"
#include "text/vietnamese.h"

namespace sohoa::store {
namespace {

// What is found by a surer mark stands above: an identifier, then a number, then a name with its accents, then without,
// then words of agencies and places.
constexpr double kExactIdentifier = 1.00;
constexpr double kExactNumber = 0.97;
constexpr double kNumberPart = 0.96;
constexpr double kExactName = 0.90;
constexpr double kFoldedName = 0.70;
constexpr double kBeginningOfName = 0.60;
constexpr double kType = 0.65;
constexpr double kDay = 0.62;
constexpr double kBeginningOfIdentifier = 0.50;
constexpr double kBeginningOfNumber = 0.45;
constexpr double kBeginningOfWord = 0.40;
constexpr double kAgency = 0.35;
constexpr double kPlace = 0.30;
constexpr double kListed = 1.00;  // of a criterion that has no degrees

void AddRange(Criterion* criterion, const std::string& prefix, double score) {
  KeyRange range;
  range.begin = prefix;
  range.end = PrefixEnd(prefix);
  range.score = range.best = score;
  criterion->ranges.push_back(std::move(range));
}

// Everything that begins with a text, in one scan: keys sort the text itself before what continues it, and a slash
// before digits and letters.
void AddBeginnings(Criterion* criterion, const std::string& prefix, double score, double whole, double part) {
  KeyRange range{prefix, PrefixEnd(prefix), score, whole, "", false, true, whole, part};
  criterion->ranges.push_back(std::move(range));
}

void AddIdentifier(std::string_view typed, Criterion* criterion) {
  const std::string text = IdentifierText(typed);
  if (text.empty()) return;
  // One or two digits begin too many identifiers to mean one of them.
  if (text.size() < 3) return AddRange(criterion, IndexExactPrefix(IndexKind::kIdentifier, text), kExactIdentifier);
  AddBeginnings(criterion, IndexPrefix(IndexKind::kIdentifier, text), kBeginningOfIdentifier, kExactIdentifier,
                kBeginningOfIdentifier);
}

void AddNumber(std::string_view typed, Criterion* criterion) {
  const std::string text = NumberText(typed);
  if (text.empty()) return;
  AddBeginnings(criterion, IndexPrefix(IndexKind::kNumber, text), kBeginningOfNumber, kExactNumber, kNumberPart);
}

void AddNameRange(Criterion* criterion, const std::string& begin, const std::string& end, double score,
                  std::string_view exact) {
  KeyRange range;
  range.begin = begin;
  range.end = end;
  range.score = score;
  range.best = score + kWholeBonus + (exact.empty() ? 0 : kExactBonus);
  range.exact = exact;
  criterion->ranges.push_back(std::move(range));
}

void AddName(std::string_view typed, Criterion* criterion) {
  const NameText text = WholeNameText(typed);
  if (text.folded.empty()) return;
  const std::string folded = IndexPrefix(IndexKind::kName, text.folded);
  const std::string same_accents = folded + kExactMark + text.exact + '\0';
  AddNameRange(criterion, same_accents, PrefixEnd(same_accents), kExactName, "");
  const std::string any_accents = folded + kExactMark;
  AddNameRange(criterion, any_accents, PrefixEnd(any_accents), kFoldedName, "");
  const std::string longer = folded + ' ';
  AddNameRange(criterion, longer, PrefixEnd(longer), kBeginningOfName, text.exact);
  // Whatever continues the last word: everything with this prefix behind the two ranges above.
  AddNameRange(criterion, PrefixEnd(longer), PrefixEnd(folded), kBeginningOfWord, text.exact);
}

void AddType(std::string_view typed, double score, Criterion* criterion) {
  const std::string text = TypeText(typed);
  if (!text.empty()) AddRange(criterion, IndexExactPrefix(IndexKind::kType, text), score);
}

void AddPhrase(IndexKind kind, std::string_view typed, double score, Criterion* criterion) {
  const std::string text = WholePhraseText(typed);
  if (!text.empty()) AddRange(criterion, IndexPrefix(kind, text), score);
}

void AddDays(IndexKind kind, std::string_view from, std::string_view to, double score, Criterion* criterion) {
  const std::string begin = IndexPrefix(kind, from);
  const std::string end = to.empty() ? PrefixEnd(IndexPrefix(kind, "")) : PrefixEnd(IndexPrefix(kind, to));
  KeyRange range;
  range.begin = begin;
  range.end = end;
  range.score = range.best = score;
  range.backwards = true;
  criterion->ranges.push_back(std::move(range));
}

void SortRanges(Criterion* criterion) {
  std::stable_sort(criterion->ranges.begin(), criterion->ranges.end(),
                   [](const KeyRange& a, const KeyRange& b) { return a.best > b.best; });
}

bool HasDigit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Everything that free text may mean when it is one thing.
Criterion AnyMeaning(std::string_view typed) {
  Criterion criterion;
  if (const std::optional<std::string> day = DayText(typed)) AddDays(IndexKind::kAnyDate, *day, *day, kDay, &criterion);
  if (HasDigit(typed)) {
    AddIdentifier(typed, &criterion);
    AddNumber(typed, &criterion);
  }
  AddName(typed, &criterion);
  AddType(typed, kType, &criterion);
  AddPhrase(IndexKind::kAgency, typed, kAgency, &criterion);
  AddPhrase(IndexKind::kPlace, typed, kPlace, &criterion);
  SortRanges(&criterion);
  return criterion;
}

// The readings of free text, each as the criteria it asks for.
std::vector<Plan> ReadingsOf(const std::string& typed) {
  std::vector<Plan> readings = {{AnyMeaning(typed)}};
  const std::vector<std::string> words = text::SplitWords(typed);
  if (words.size() < 2) return readings;
  Plan apart;
  std::string phrase;
  for (const std::string& word : words) {
    if (HasDigit(word)) {
      apart.push_back(AnyMeaning(word));
    } else {
      phrase += (phrase.empty() ? "" : " ") + word;
    }
  }
  if (!phrase.empty() && !apart.empty()) {
    apart.push_back(AnyMeaning(phrase));
    readings.push_back(apart);
  }
  Plan each;
  for (const std::string& word : words) each.push_back(AnyMeaning(word));
  readings.push_back(std::move(each));
  return readings;
}

// A day, a month or a year, as ISO, for a bound; a day may also be typed as 20/12/2023.
Result<std::string> BoundOf(const std::string& typed) {
  if (typed.empty()) return std::string();
  if (std::optional<std::string> day = DayText(typed)) return std::move(*day);
  const std::string month = typed.size() == 7 ? typed + "-01" : typed.size() == 4 ? typed + "-01-01" : "";
  if (DayText(month) == month && !month.empty()) return typed;
  return Error{.code = ErrorCode::kUsage, .file = "", .page = 0, .detail = typed + " is not a date (YYYY-MM-DD)"};
}

template <class Add>
void AddWhenGiven(const std::string& typed, Plan* plan, Add add) {
  if (text::CollapseSpaces(typed).empty()) return;
  Criterion criterion;
  add(&criterion);
  SortRanges(&criterion);
  plan->push_back(std::move(criterion));  // without ranges when nothing searchable was typed: then nothing fits
}

}  // namespace

Result<std::vector<Plan>> PlansOf(const Query& query) {
  Plan named;
  AddWhenGiven(query.id, &named, [&](Criterion* c) { AddIdentifier(query.id, c); });
  AddWhenGiven(query.number, &named, [&](Criterion* c) { AddNumber(query.number, c); });
  AddWhenGiven(query.name, &named, [&](Criterion* c) { AddName(query.name, c); });
  AddWhenGiven(query.type, &named, [&](Criterion* c) { AddType(query.type, kListed, c); });
  AddWhenGiven(query.agency, &named, [&](Criterion* c) { AddPhrase(IndexKind::kAgency, query.agency, kListed, c); });
  AddWhenGiven(query.place, &named, [&](Criterion* c) {
    AddPhrase(IndexKind::kPlace, query.place, kListed, c);
    AddPhrase(IndexKind::kAgency, query.place, kListed - kAgency, c);  // "UBND huyện …" is of that place too
  });
  AddWhenGiven(query.dossier, &named, [&](Criterion* c) {
    AddRange(c, IndexExactPrefix(IndexKind::kDossier, Clean(query.dossier)), kListed);
  });
  const Result<std::string> from = BoundOf(query.from);
  const Result<std::string> to = BoundOf(query.to);
  if (!from) return from.error();
  if (!to) return to.error();
  AddWhenGiven(query.from + query.to, &named,
               [&](Criterion* c) { AddDays(IndexKind::kIssueDate, *from, *to, kListed, c); });
  const std::string typed = text::CollapseSpaces(query.text);
  if (typed.empty()) return std::vector<Plan>{named};
  std::vector<Plan> plans = ReadingsOf(typed);
  for (Plan& plan : plans) plan.insert(plan.end(), named.begin(), named.end());
  return plans;
}

double WorthIn(const KeyRange& range, std::string_view key, std::string_view value) {
  if (range.by_text) {
    const char next = key.size() > range.begin.size() ? key[range.begin.size()] : '\0';
    return next == '\0' ? range.whole : next == '/' ? range.part : range.score;
  }
  double worth = range.score;
  if (key.front() != static_cast<char>(IndexKind::kName)) return worth;
  if (!value.empty() && value.front() == kWholeName) worth += kWholeBonus;
  const std::size_t mark = key.find(kExactMark);
  const bool exact =
      !range.exact.empty() && mark != std::string_view::npos && key.substr(mark + 1).starts_with(range.exact);
  return exact ? worth + kExactBonus : worth;
}

std::optional<double> WorthOf(const Criterion& criterion, std::string_view key, std::string_view value) {
  std::optional<double> best;
  for (const KeyRange& range : criterion.ranges) {
    if (key < range.begin || (!range.end.empty() && key >= range.end)) continue;
    const double worth = WorthIn(range, key, value);
    if (!best || worth > *best) best = worth;
  }
  return best;
}

}  // namespace sohoa::store
