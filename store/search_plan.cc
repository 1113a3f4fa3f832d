#include "store/search_plan.h"

#include <algorithm>
#include <set>
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

void AddRange(Criterion* criterion, const std::string& prefix, double score, std::string_view how,
              bool judged = false) {
  KeyRange range;
  range.how = how;
  range.judged = judged;
  range.begin = prefix;
  range.end = PrefixEnd(prefix);
  range.score = range.best = score;
  criterion->ranges.push_back(std::move(range));
}

// Everything that begins with a text, in one scan: keys sort the text itself before what continues it, and a slash
// before digits and letters.
void AddBeginnings(Criterion* criterion, const std::string& prefix, double score, double whole, double part,
                   std::string_view how) {
  KeyRange range;
  range.begin = prefix;
  range.end = PrefixEnd(prefix);
  range.score = score;
  range.best = whole;
  range.by_text = true;
  range.whole = whole;
  range.part = part;
  range.how = how;
  criterion->ranges.push_back(std::move(range));
}

void AddIdentifier(std::string_view typed, Criterion* criterion) {
  const std::string text = IdentifierText(typed);
  if (text.empty()) return;
  // One or two digits begin too many identifiers to mean one of them.
  if (text.size() < 3) {
    return AddRange(criterion, IndexExactPrefix(IndexKind::kIdentifier, text), kExactIdentifier, "identifier");
  }
  AddBeginnings(criterion, IndexPrefix(IndexKind::kIdentifier, text), kBeginningOfIdentifier, kExactIdentifier,
                kBeginningOfIdentifier, "identifier");
}

void AddNumber(std::string_view typed, Criterion* criterion) {
  const std::string text = NumberText(typed);
  if (text.empty()) return;
  AddBeginnings(criterion, IndexPrefix(IndexKind::kNumber, text), kBeginningOfNumber, kExactNumber, kNumberPart,
                "number");
}

void AddNameRange(Criterion* criterion, const std::string& begin, const std::string& end, double score,
                  std::string_view exact, std::string_view how) {
  KeyRange range;
  range.how = how;
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
  AddNameRange(criterion, same_accents, PrefixEnd(same_accents), kExactName, "", "exact_accents");
  const std::string any_accents = folded + kExactMark;
  AddNameRange(criterion, any_accents, PrefixEnd(any_accents), kFoldedName, "", "folded");
  const std::string longer = folded + ' ';
  AddNameRange(criterion, longer, PrefixEnd(longer), kBeginningOfName, text.exact, "beginning");
  // Whatever continues the last word: everything with this prefix behind the two ranges above.
  AddNameRange(criterion, PrefixEnd(longer), PrefixEnd(folded), kBeginningOfWord, text.exact, "beginning");
}

void AddType(std::string_view typed, double score, Criterion* criterion) {
  const std::string text = TypeText(typed);
  if (!text.empty()) AddRange(criterion, IndexExactPrefix(IndexKind::kType, text), score, "type");
}

void AddPhrase(IndexKind kind, std::string_view typed, double score, Criterion* criterion) {
  const std::string text = WholePhraseText(typed);
  if (!text.empty()) AddRange(criterion, IndexPrefix(kind, text), score, "as_typed");
}

void AddDays(IndexKind kind, std::string_view from, std::string_view to, double score, Criterion* criterion) {
  const std::string begin = IndexPrefix(kind, from);
  const std::string end = to.empty() ? PrefixEnd(IndexPrefix(kind, "")) : PrefixEnd(IndexPrefix(kind, to));
  KeyRange range;
  range.begin = begin;
  range.end = end;
  range.score = range.best = score;
  range.how = "date";
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

// What a form is worth beside the unit or agency itself.
double ShareOf(registry::Relation relation) {
  switch (relation) {
    case registry::Relation::kSame:
      return 1.0;
    case registry::Relation::kSuccessor:
    case registry::Relation::kPredecessor:
      return 0.9;
    case registry::Relation::kPartOf:
      return 0.8;
    case registry::Relation::kWholeOf:
      return 0.6;
    case registry::Relation::kMergedWith:
      return 0.5;
    case registry::Relation::kCompetence:
      return 0;
  }
  return 0;
}
constexpr double kUncertain = 0.7;  // of the same, when what is printed fits other units too

bool Covers(const Criterion& criterion, const std::string& prefix) {
  return std::any_of(criterion.ranges.begin(), criterion.ranges.end(),
                     [&](const KeyRange& range) { return range.how == "as_typed" && prefix.starts_with(range.begin); });
}

// The forms of a place or agency as ranges, for whatever the typed phrase itself does not find.
void AddForms(std::shared_ptr<const registry::Expansion> expansion, const registry::Registry& registry,
              std::vector<IndexKind> kinds, double score, Criterion* criterion) {
  if (expansion->forms().empty()) return;
  std::set<std::string> added;
  for (const registry::Form& form : expansion->forms()) {
    const double share = ShareOf(form.relation);
    const std::string text = WholePhraseText(form.phrase);
    if (share == 0 || text.empty()) continue;
    // What bears a name that nothing else bears needs no judge; but a district of old also stands behind the names of
    // communes that were not asked for.
    const bool judged = form.unit == registry::kNoUnit || !form.body.empty() || expansion->has_rest() ||
                        form.relation == registry::Relation::kWholeOf || !registry.units().IsUnmistakable(form.unit);
    for (const IndexKind kind : kinds) {
      const std::string prefix = IndexPrefix(kind, text);
      if (Covers(*criterion, prefix) || !added.insert(prefix).second) continue;
      AddRange(criterion, prefix, score * share, "succession", judged);
      criterion->ranges.back().needs = WholePhraseText(expansion->rest());
    }
  }
  const bool agencies_only = kinds.size() == 1 && kinds.front() == IndexKind::kAgency;
  criterion->judges.push_back({std::move(expansion), agencies_only, score});
}

void AddPlace(const registry::Registry* registry, std::string_view typed, double place, double agency,
              Criterion* criterion) {
  AddPhrase(IndexKind::kPlace, typed, place, criterion);
  AddPhrase(IndexKind::kAgency, typed, agency, criterion);  // "UBND huyện …" is of that place too
  if (registry == nullptr) return;
  AddForms(std::make_shared<registry::Expansion>(registry->ExpandPlace(typed)), *registry,
           {IndexKind::kPlace, IndexKind::kAgency}, std::min(place, agency), criterion);
}

void AddAgency(const registry::Registry* registry, std::string_view typed, double score, Criterion* criterion) {
  AddPhrase(IndexKind::kAgency, typed, score, criterion);
  if (registry == nullptr) return;
  AddForms(std::make_shared<registry::Expansion>(registry->ExpandAgency(typed)), *registry, {IndexKind::kAgency}, score,
           criterion);
}

// Everything that free text may mean when it is one thing.
Criterion AnyMeaning(const registry::Registry* registry, std::string_view typed) {
  Criterion criterion;
  if (const std::optional<std::string> day = DayText(typed)) AddDays(IndexKind::kAnyDate, *day, *day, kDay, &criterion);
  if (HasDigit(typed)) {
    AddIdentifier(typed, &criterion);
    AddNumber(typed, &criterion);
  }
  AddName(typed, &criterion);
  AddType(typed, kType, &criterion);
  AddPlace(registry, typed, kPlace, kAgency, &criterion);
  if (registry != nullptr && !registry->agencies().Resolve(registry->units(), typed).body.empty()) {
    AddAgency(registry, typed, kAgency, &criterion);
  }
  SortRanges(&criterion);
  return criterion;
}

// Where the place or agency in a mix begins: at a comma, at a word of kind ("xã", "huyện"), or before the longest end
// that is a unit's name; the number of words when there is none.
std::size_t PlaceBegin(const registry::Registry& registry, const std::vector<std::string>& words) {
  const auto from = [&](std::size_t begin) {
    std::string text;
    for (std::size_t i = begin; i < words.size(); ++i) text += (i > begin ? " " : "") + words[i];
    return text;
  };
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i - 1].ends_with(',')) return i;
    const std::vector<registry::WrittenPart> parts = registry::PartsOf(from(i));
    const bool is_committee = text::Fold(words[i]) == "ubnd" || text::Fold(words[i]) == "so";
    if (!parts.empty() && (!parts.front().kind.empty() || is_committee)) return i;
  }
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (!registry.ExpandPlace(from(i)).forms().empty()) return i;
  }
  return words.size();
}

// The readings of free text, each as the criteria it asks for.
std::vector<Plan> ReadingsOf(const registry::Registry* registry, const std::string& typed) {
  std::vector<Plan> readings = {{AnyMeaning(registry, typed)}};
  const std::vector<std::string> words = text::SplitWords(typed);
  if (words.size() < 2) return readings;
  // Numbers apart from words.
  const auto apart_until = [&](std::size_t end) {
    Plan apart;
    std::string phrase;
    for (std::size_t i = 0; i < end; ++i) {
      if (HasDigit(words[i])) {
        apart.push_back(AnyMeaning(registry, words[i]));
      } else {
        phrase += (phrase.empty() ? "" : " ") + words[i];
      }
    }
    while (phrase.ends_with(',')) phrase.pop_back();
    if (!phrase.empty()) apart.push_back(AnyMeaning(registry, phrase));
    return apart;
  };
  Plan apart = apart_until(words.size());
  if (apart.size() > 1) readings.push_back(std::move(apart));
  const std::size_t place = registry == nullptr ? words.size() : PlaceBegin(*registry, words);
  if (place < words.size()) {
    Plan with_place = apart_until(place);
    std::string text;
    for (std::size_t i = place; i < words.size(); ++i) text += (i > place ? " " : "") + words[i];
    with_place.push_back(AnyMeaning(registry, text));
    readings.push_back(std::move(with_place));
  }
  Plan each;
  for (const std::string& word : words) each.push_back(AnyMeaning(registry, word));
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
void AddWhenGiven(std::string_view name, const std::string& typed, Plan* plan, Add add) {
  if (text::CollapseSpaces(typed).empty()) return;
  Criterion criterion;
  criterion.name = name;
  add(&criterion);
  SortRanges(&criterion);
  plan->push_back(std::move(criterion));  // without ranges when nothing searchable was typed: then nothing fits
}

}  // namespace

Result<std::vector<Plan>> PlansOf(const Query& query) {
  Plan named;
  const registry::Registry* registry = query.registry.get();
  AddWhenGiven("id", query.id, &named, [&](Criterion* c) { AddIdentifier(query.id, c); });
  AddWhenGiven("number", query.number, &named, [&](Criterion* c) { AddNumber(query.number, c); });
  AddWhenGiven("name", query.name, &named, [&](Criterion* c) { AddName(query.name, c); });
  AddWhenGiven("type", query.type, &named, [&](Criterion* c) { AddType(query.type, kListed, c); });
  AddWhenGiven("agency", query.agency, &named, [&](Criterion* c) { AddAgency(registry, query.agency, kListed, c); });
  AddWhenGiven("place", query.place, &named,
               [&](Criterion* c) { AddPlace(registry, query.place, kListed, kListed - kAgency, c); });
  AddWhenGiven("dossier", query.dossier, &named, [&](Criterion* c) {
    AddRange(c, IndexExactPrefix(IndexKind::kDossier, Clean(query.dossier)), kListed, "dossier");
  });
  const Result<std::string> from = BoundOf(query.from);
  const Result<std::string> to = BoundOf(query.to);
  if (!from) return from.error();
  if (!to) return to.error();
  AddWhenGiven("date", query.from + query.to, &named,
               [&](Criterion* c) { AddDays(IndexKind::kIssueDate, *from, *to, kListed, c); });
  const std::string typed = text::CollapseSpaces(query.text);
  if (typed.empty()) return std::vector<Plan>{named};
  std::vector<Plan> plans = ReadingsOf(registry, typed);
  for (Plan& plan : plans) plan.insert(plan.end(), named.begin(), named.end());
  return plans;
}

std::optional<Judged> JudgeRecord(const Criterion& criterion, const Record& record) {
  const std::vector<Field> fields = EffectiveFields(record);
  const auto value_of = [&](std::string_view name) {
    const auto field = std::find_if(fields.begin(), fields.end(), [&](const Field& one) { return one.name == name; });
    return field == fields.end() ? std::string() : field->value;
  };
  const std::string day = value_of("issue_date");
  const std::string parent = value_of("parent_agency");
  const bool has_issuer = !value_of("issuing_agency").empty();
  std::optional<Judged> best;
  for (const Criterion::Judge& judge : criterion.judges) {
    for (const Field& field : fields) {
      const std::vector<IndexKind> kinds = KindsOfField(field.name);
      const auto is = [&](IndexKind kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); };
      std::optional<registry::Verdict> verdict;
      if (is(IndexKind::kAgency)) {
        // The agency above says where an agency is, and is not itself what issued the paper.
        const bool is_parent = field.name == "parent_agency";
        if (is_parent && has_issuer) continue;
        verdict = judge.expansion->JudgeAgency(field.value, is_parent ? "" : parent, day);
      } else if (is(IndexKind::kPlace) && !judge.agencies_only) {
        verdict = judge.expansion->JudgePlace(field.value, "", day);
      }
      if (!verdict) continue;
      const double worth = judge.score * ShareOf(verdict->form->relation) * (verdict->certain ? 1 : kUncertain);
      if (!best || worth > best->worth) best = Judged{worth, field.name, field.value, verdict->form};
    }
  }
  return best;
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
    if (range.judged || key < range.begin || (!range.end.empty() && key >= range.end)) continue;
    const double worth = WorthIn(range, key, value);
    if (!best || worth > *best) best = worth;
  }
  return best;
}

}  // namespace sohoa::store
