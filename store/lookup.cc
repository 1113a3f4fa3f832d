#include "store/lookup.h"

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>

#include "store/explain.h"
#include "store/index_entries.h"
#include "store/key_layout.h"
#include "text/vietnamese.h"

namespace sohoa::store {
namespace {

// Entries of one range that are looked at before it counts as long, and of one text before the next has its turn.
constexpr std::size_t kLongRange = 500;
constexpr std::size_t kLongText = 100;
// Entries of one criterion among several that are looked at before it counts as common.
constexpr std::size_t kCommon = 1000;
// Entries of a list that are read in the time in which a record is asked whether it fits.
constexpr double kEntriesOfARecord = 60;
// Records of one range that are judged before the search goes on without the rest.
constexpr std::size_t kMostJudged = 4000;
// Records that are found by words alone, at most: each of them is read, unlike hits by field.
constexpr std::size_t kMostByWords = 1000;
// What the words of a page are worth: less than any field.
constexpr double kWordsInOrder = 0.05;
constexpr double kWordsApart = 0.04;

template <class C>
void SortByWorth(std::vector<C>* candidates) {
  std::sort(candidates->begin(), candidates->end(), [](const C& a, const C& b) {
    if (a.worth != b.worth) return a.worth > b.worth;
    if (a.received != b.received) return a.received > b.received;
    return a.id < b.id;
  });
}

// All keys of the range differ only in time and record id, so they come newest first and are worth the same.
bool IsOneText(const KeyRange& range) {
  return !range.backwards &&
         (range.begin.back() == '\0' || range.begin.front() == static_cast<char>(IndexKind::kReceived));
}

// Whether the range begins with what is worth most and, among that, with the newest.
bool IsSorted(const KeyRange& range) {
  return range.begin.front() != static_cast<char>(IndexKind::kName) && (IsOneText(range) || range.by_text);
}

// Whether no other entry of the same text can be worth more than this one.
bool IsBestOfText(const KeyRange& range, std::string_view value) {
  const bool is_name = range.begin.front() == static_cast<char>(IndexKind::kName);
  return !is_name || (!value.empty() && value.front() == kWholeName);
}

// Entries of one text stand newest first. Counts them, and tells when those behind them cannot be among the first hits.
class OneText {
 public:
  explicit OneText(std::size_t enough) : enough_(enough) {}

  void Add(std::string_view text, bool is_hit) {
    if (text != text_) {
      text_ = text;
      seen_ = hits_ = 0;
    }
    ++seen_;
    hits_ += is_hit ? 1 : 0;
  }
  bool IsEnough() const { return hits_ >= enough_ || seen_ >= std::max(enough_, kLongText); }

 private:
  std::size_t enough_;
  std::string text_;
  std::size_t seen_ = 0;
  std::size_t hits_ = 0;  // new ones that nothing of the text can beat
};

Criterion Everything() {
  KeyRange range;
  range.begin = IndexPrefix(IndexKind::kReceived, "");
  range.end = PrefixEnd(range.begin);
  Criterion everything;
  everything.ranges.push_back(std::move(range));
  return everything;
}

}  // namespace

Result<std::optional<double>> Lookup::JudgedWorth(const Criterion& criterion, const std::string& id) const {
  const Result<Record> record = reader_.Get(id);
  if (!record) return record.error();
  const std::optional<Judged> judged = JudgeRecord(criterion, *record);
  return judged ? std::optional(judged->worth) : std::nullopt;
}

Result<std::vector<const KeyRange*>> Lookup::RangesWithHits(const Criterion& criterion) const {
  std::map<std::string_view, bool> known;  // by phrase: the forms of one place need the same
  std::vector<const KeyRange*> ranges;
  for (const KeyRange& range : criterion.ranges) {
    const auto [phrase, is_new] = known.try_emplace(range.needs, true);
    if (is_new && !range.needs.empty()) {
      const Result<bool> any = AnyPlaceOrAgencyBegins(range.needs);
      if (!any) return any.error();
      phrase->second = *any;
    }
    if (phrase->second) ranges.push_back(&range);
  }
  return ranges;
}

Result<bool> Lookup::AnyPlaceOrAgencyBegins(const std::string& words) const {
  bool any = false;
  const auto visit = [&](std::string_view, std::string_view) -> Database::Step {
    any = true;
    return false;
  };
  for (const IndexKind kind : {IndexKind::kPlace, IndexKind::kAgency}) {
    const std::string prefix = IndexPrefix(kind, words);
    if (Status read = database_.Scan(Family::kIndex, prefix, PrefixEnd(prefix), visit); !read) return read.error();
    if (any) break;
  }
  return any;
}

Status Lookup::ReadRange(const KeyRange& range, std::size_t most, std::size_t enough, const Criterion* judging,
                         const Found* among, List* list) const {
  std::size_t seen = 0;
  std::size_t added = 0;
  OneText of_text(enough);
  std::unordered_set<std::string> refused;
  std::optional<Error> failed;
  const auto visit = [&](std::string_view key, std::string_view value) -> Database::Step {
    if (most > 0 && seen == most) {
      list->complete = false;
      return false;
    }
    ++seen;
    const std::optional<IndexKeyParts> parts = ParseIndexKey(key);
    if (!parts) return true;  // Verify reports it
    if (among != nullptr && among->find(parts->record_id) == among->end()) return true;
    double worth = WorthIn(range, key, value);
    std::string id(parts->record_id);
    const bool doubtful = range.judged && judging == nullptr;
    if (range.judged && !doubtful) {
      if (list->found.contains(id) || refused.contains(id)) return true;
      const Result<std::optional<double>> judged = JudgedWorth(*judging, id);
      if (!judged) return failed = judged.error(), false;
      if (!judged->has_value()) return refused.insert(std::move(id)), true;
      worth = **judged;
    }
    auto [it, is_new] = list->found.try_emplace(std::move(id));
    Rank& rank = it->second;
    if (is_new || worth > rank.worth) {
      rank = {parts->received, worth, doubtful && (is_new || rank.doubtful)};
    } else if (!doubtful) {
      rank.doubtful = false;
    }
    if (enough == 0) return true;
    added += is_new ? 1 : 0;
    of_text.Add(parts->text, is_new && IsBestOfText(range, value));
    const bool satisfied = added >= enough && (range.judged || IsSorted(range));
    if (!satisfied && (range.backwards || !of_text.IsEnough())) return true;
    list->complete = false;
    if (satisfied) return false;
    return Database::Step::To(PrefixEnd(IndexExactPrefix(parts->kind, parts->text)));
  };
  Status read = range.backwards ? database_.ScanBack(Family::kIndex, range.begin, range.end, visit)
                                : database_.Scan(Family::kIndex, range.begin, range.end, visit);
  return failed ? Status(*failed) : read;
}

Result<Lookup::List> Lookup::ReadCriterion(const Criterion& criterion, std::size_t most, const Found* among) const {
  const Result<std::vector<const KeyRange*>> ranges = RangesWithHits(criterion);
  if (!ranges) return ranges.error();
  List list;
  for (const KeyRange* range : *ranges) {
    if (Status read = ReadRange(*range, most, 0, nullptr, among, &list); !read) return read.error();
    if (!list.complete) break;
  }
  return list;
}

std::vector<Lookup::Candidate> Lookup::BestFirst(Found found) {
  std::vector<Candidate> candidates;
  candidates.reserve(found.size());
  while (!found.empty()) {
    auto node = found.extract(found.begin());
    candidates.push_back({node.mapped(), std::move(node.key())});
  }
  SortByWorth(&candidates);
  return candidates;
}

Result<std::vector<Lookup::Candidate>> Lookup::SearchOne(const Criterion& criterion, std::size_t limit) const {
  const Result<std::vector<const KeyRange*>> ranges = RangesWithHits(criterion);
  if (!ranges) return ranges.error();
  List list;
  const std::size_t most = limit == 0 ? 0 : std::max(kLongRange, limit);
  for (std::size_t i = 0; i < ranges->size(); ++i) {
    const KeyRange& range = *(*ranges)[i];
    const std::size_t most_here = most > 0 && range.judged ? std::max(most, kMostJudged) : most;
    if (Status read = ReadRange(range, most_here, limit, &criterion, nullptr, &list); !read) return read.error();
    if (limit == 0 || i + 1 == ranges->size()) continue;
    const double next = (*ranges)[i + 1]->best;
    const auto better = std::count_if(list.found.begin(), list.found.end(),
                                      [&](const auto& entry) { return entry.second.worth >= next; });
    if (static_cast<std::size_t>(better) >= limit) break;
  }
  return BestFirst(std::move(list.found));
}

Result<std::optional<double>> Lookup::WorthOfRecord(const Criterion& criterion, const Candidate& candidate) const {
  bool only_texts = true;
  std::string kinds;
  for (const KeyRange& range : criterion.ranges) {
    if (range.judged) continue;
    if (!IsOneText(range)) {
      only_texts = false;
      kinds += range.begin.front();
      continue;
    }
    std::string key = range.begin + BigEndian32(~candidate.received) + candidate.id;
    Result<std::optional<std::string>> value = database_.Get(Family::kIndex, key);
    if (!value) return value.error();
    if (value->has_value()) return std::optional(WorthIn(range, key, **value));
  }
  if (only_texts && criterion.judges.empty()) return std::optional<double>();
  Result<Record> record = reader_.Get(candidate.id);
  if (!record) return record.error();
  std::optional<double> best;
  for (const auto& [key, value] : EntriesOfKinds(*record, candidate.received, kinds)) {
    const std::optional<double> worth = WorthOf(criterion, key, value);
    if (worth && (!best || *worth > *best)) best = worth;
  }
  const std::optional<Judged> judged = JudgeRecord(criterion, *record);
  if (judged && (!best || judged->worth > *best)) best = judged->worth;
  return best;
}

Result<std::optional<std::vector<Lookup::Candidate>>> Lookup::SearchSome(const Plan& plan, std::size_t limit,
                                                                         std::size_t most) const {
  std::vector<List> lists;
  std::size_t rarest = 0;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    Result<List> list = ReadCriterion(plan[i], most);
    if (!list) return list.error();
    if (list->complete && list->found.empty()) return std::optional(std::vector<Candidate>());
    lists.push_back(std::move(*list));
    const List& best = lists[rarest];
    const bool rarer = lists[i].complete && (!best.complete || lists[i].found.size() < best.found.size());
    if (rarer) rarest = i;
  }
  std::vector<Candidate> driving = BestFirst(lists[rarest].found);
  const bool all_complete = std::all_of(lists.begin(), lists.end(), [](const List& list) { return list.complete; });
  // Trying one after the other may not cost more than reading the lists to their ends.
  const double most_tried = all_complete ? 0 : ShortestFirst(plan).back().first / kEntriesOfARecord;
  double tried = 0;
  std::vector<Candidate> fitting;
  for (Candidate& candidate : driving) {
    if (!all_complete && ++tried > most_tried) return std::optional<std::vector<Candidate>>();
    Result<std::optional<double>> worth = WorthInAll(plan, lists, rarest, candidate);
    if (!worth) return worth.error();
    if (!worth->has_value()) continue;
    candidate.worth = **worth;
    fitting.push_back(std::move(candidate));
    if (!all_complete && limit > 0 && fitting.size() >= limit) break;
  }
  const bool enough = limit > 0 && fitting.size() >= limit;
  if (!lists[rarest].complete && !enough) return std::optional<std::vector<Candidate>>();
  SortByWorth(&fitting);
  return std::optional(std::move(fitting));
}

// The mean of what the candidate is worth under each criterion; nothing when it does not fit one of them.
Result<std::optional<double>> Lookup::WorthInAll(const Plan& plan, const std::vector<List>& lists, std::size_t driving,
                                                 const Candidate& candidate) const {
  double sum = candidate.worth;
  if (candidate.doubtful) {
    Result<std::optional<double>> worth = JudgedWorth(plan[driving], candidate.id);
    if (!worth || !worth->has_value()) return worth;
    sum = **worth;
  }
  for (std::size_t i = 0; i < plan.size(); ++i) {
    if (i == driving) continue;
    const auto listed = lists[i].found.find(candidate.id);
    if (listed != lists[i].found.end() && listed->second.doubtful) {
      Result<std::optional<double>> worth = JudgedWorth(plan[i], candidate.id);
      if (!worth || !worth->has_value()) return worth;
      sum += **worth;
      continue;
    }
    if (listed != lists[i].found.end()) {
      sum += listed->second.worth;
      continue;
    }
    if (lists[i].complete) return std::optional<double>();
    Result<std::optional<double>> worth = WorthOfRecord(plan[i], candidate);
    if (!worth || !worth->has_value()) return worth;
    sum += **worth;
  }
  return std::optional(sum / static_cast<double>(plan.size()));
}

Result<std::vector<Lookup::Candidate>> Lookup::SearchAll(const Plan& plan, std::size_t limit) const {
  Result<std::optional<std::vector<Candidate>>> found = SearchSome(plan, limit, kCommon);
  if (!found) return found.error();
  if (found->has_value()) return std::move(**found);
  return SearchWhole(plan, limit);
}

std::vector<std::pair<double, const Criterion*>> Lookup::ShortestFirst(const Plan& plan) const {
  constexpr double kBytesOfEntry = 30;  // in its table
  std::vector<std::pair<double, const Criterion*>> criteria;
  for (const Criterion& criterion : plan) {
    double bytes = 0;
    for (const KeyRange& range : criterion.ranges) {
      bytes += static_cast<double>(database_.EstimateBytes({Family::kIndex, range.begin, range.end}));
    }
    criteria.emplace_back(bytes / kBytesOfEntry, &criterion);
  }
  std::stable_sort(criteria.begin(), criteria.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return criteria;
}

// The shortest list is read to the end, and of the others what is in it, too; a list that would cost more to read than
// to ask the records that are left is not read.
Result<std::vector<Lookup::Candidate>> Lookup::SearchWhole(const Plan& plan, std::size_t limit) const {
  Found common;
  std::vector<Asked> asked;
  bool is_first = true;
  for (const auto& [entries, criterion] : ShortestFirst(plan)) {
    if (!is_first && entries > kEntriesOfARecord * static_cast<double>(common.size())) {
      asked.push_back({criterion, false, {}});
      continue;
    }
    Result<List> list = ReadCriterion(*criterion, 0, is_first ? nullptr : &common);
    if (!list) return list.error();
    Asked judged{criterion, true, {}};
    for (auto& [id, rank] : list->found) {
      if (rank.doubtful) judged.doubtful.emplace(id, rank.worth);
      if (!is_first) rank.worth += common.find(id)->second.worth;
    }
    if (!judged.doubtful.empty()) asked.push_back(std::move(judged));
    common = std::move(list->found);
    is_first = false;
  }
  std::vector<Candidate> fitting;
  for (Candidate& candidate : BestFirst(std::move(common))) {
    const Result<bool> fits = FitsAsked(asked, &candidate);
    if (!fits) return fits.error();
    if (!*fits) continue;
    candidate.worth /= static_cast<double>(plan.size());
    fitting.push_back(std::move(candidate));
    if (limit > 0 && fitting.size() == limit) break;
  }
  SortByWorth(&fitting);
  return fitting;
}

Result<bool> Lookup::FitsAsked(const std::vector<Asked>& asked, Candidate* candidate) const {
  for (const Asked& one : asked) {
    const auto doubtful = one.doubtful.find(candidate->id);
    if (one.is_read && doubtful == one.doubtful.end()) continue;
    const Result<std::optional<double>> worth =
        one.is_read ? JudgedWorth(*one.criterion, candidate->id) : WorthOfRecord(*one.criterion, *candidate);
    if (!worth) return worth.error();
    if (!worth->has_value()) return false;
    candidate->worth += **worth - (one.is_read ? doubtful->second : 0);
  }
  return true;
}

Result<std::vector<Lookup::Candidate>> Lookup::Search(const Plan& plan, std::size_t limit) const {
  Result<std::vector<Candidate>> found = plan.empty()       ? SearchOne(Everything(), limit)
                                         : plan.size() == 1 ? SearchOne(plan.front(), limit)
                                                            : SearchAll(plan, limit);
  if (found && limit > 0 && found->size() > limit) found->resize(limit);
  return found;
}

Result<std::vector<Lookup::Candidate>> Lookup::Behind(const PageStart& start, int offset,
                                                      std::vector<Candidate> found) {
  auto first = found.begin();
  if (!start.after.empty()) {
    first = std::find_if(first, found.end(), [&](const Candidate& one) { return one.id == start.after; });
    if (first == found.end()) {
      return Error{.code = ErrorCode::kNotFound,
                   .file = "",
                   .page = 0,
                   .detail = start.after + " is no hit of this lookup, so nothing comes behind it"};
    }
    ++first;
  }
  const auto left = static_cast<std::size_t>(found.end() - first);
  first += static_cast<std::ptrdiff_t>(std::min(left, static_cast<std::size_t>(std::max(0, offset))));
  found.erase(found.begin(), first);
  return found;
}

Result<std::vector<Lookup::Candidate>> Lookup::FirstPageFirst(const Plan& plan, const PageStart& start,
                                                              std::vector<Candidate> all) const {
  std::vector<Candidate> pages;
  // What came later takes places among the first hits, for which as many more are looked for.
  const auto shown = static_cast<std::size_t>(std::max(0, start.first_limit));
  for (std::size_t limit = shown; pages.size() < shown;) {
    Result<std::vector<Candidate>> first = Search(plan, limit);
    if (!first) return first.error();
    pages.clear();
    for (Candidate& candidate : *first) {
      const Result<Record> record = reader_.Get(candidate.id);
      if (!record) return record.error();
      const Result<bool> is_late = CameLater(*record, start);
      if (!is_late) return is_late.error();
      if (!*is_late) pages.push_back(std::move(candidate));
    }
    if (first->size() < limit) break;  // there are no more
    limit = shown + first->size() - pages.size();
  }
  std::unordered_set<std::string_view> known;
  for (const Candidate& candidate : pages) known.insert(candidate.id);
  std::vector<Candidate> others;
  for (Candidate& candidate : all) {
    if (!known.contains(candidate.id)) others.push_back(std::move(candidate));
  }
  pages.insert(pages.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
  return pages;
}

Result<bool> Lookup::CameLater(const Record& record, const PageStart& start) const {
  if (start.as_of == 0) return false;
  const Result<std::optional<OriginalExtent>> original = reader_.FindExtent(record.source_hash);
  if (!original) return original.error();
  // An original's number is that of the audit entry that was written with it and with its records.
  return original->has_value() && (*original)->number > start.as_of;
}

Status Lookup::AddByWords(const WordSearch& search, const Query& query, std::size_t limit,
                          std::vector<Candidate>* found, FoundByWords* words) const {
  Query rest = query;
  rest.text.clear();
  const Result<std::vector<Plan>> plans = PlansOf(rest);
  if (!plans) return plans.error();
  const Plan& named = plans->front();
  std::unordered_set<std::string> known;
  for (const Candidate& candidate : *found) known.insert(candidate.id);
  return search.Run([&](WordHit&& hit) -> Result<bool> {
    if (known.contains(hit.record.id)) return true;
    Candidate candidate{{0, hit.in_order ? kWordsInOrder : kWordsApart}, hit.record.id};
    if (!named.empty()) {
      const Result<std::optional<Head>> head = reader_.FindHead(candidate.id);
      if (!head) return head.error();
      if (head->has_value()) candidate.received = (*head)->received;
    }
    for (const Criterion& criterion : named) {
      const Result<std::optional<double>> worth = WorthOfRecord(criterion, candidate);
      if (!worth) return worth.error();
      if (!worth->has_value()) return true;
    }
    words->emplace(candidate.id, WordPlaceOnPage{std::move(hit.source_hash), hit.page, hit.in_order});
    found->push_back(std::move(candidate));
    return words->size() < kMostByWords && (limit == 0 || found->size() < limit);
  });
}

Result<std::vector<Hit>> Lookup::Run(const Query& query) const {
  // A page behind another is cut out of all hits in their order: where the one before ended must not depend on how far
  // the search had to look for it.
  const PageStart start = PageStartOf(query);
  const bool is_first = start.after.empty() && query.offset <= 0;
  const std::size_t limit = query.limit <= 0 || !is_first ? 0 : static_cast<std::size_t>(query.limit);
  Result<std::vector<Plan>> plans = PlansOf(query);
  if (!plans) return plans.error();
  std::vector<Candidate> candidates;
  const Plan* answering = nullptr;
  // A record's own id is not in the indexes; it is asked for directly.
  const std::string typed = text::CollapseSpaces(query.text);
  if (!typed.empty()) {
    Result<std::optional<Head>> head = reader_.FindHead(typed);
    if (!head) return head.error();
    if (head->has_value()) candidates.push_back({{(*head)->received, 1}, typed});
  }
  for (const Plan& plan : *plans) {
    if (!candidates.empty()) break;
    Result<std::vector<Candidate>> found = Search(plan, limit);
    if (!found) return found.error();
    if (!is_first) found = FirstPageFirst(plan, start, std::move(*found));
    if (!found) return found.error();
    candidates = std::move(*found);
    answering = &plan;
  }
  FoundByWords words;
  const WordSearch search(database_, reader_, query.text);
  const bool by_id = answering == nullptr && !candidates.empty();
  if (!typed.empty() && !by_id && (limit == 0 || candidates.size() < limit)) {
    if (Status added = AddByWords(search, query, limit, &candidates, &words); !added) return added.error();
  }
  if (!is_first) {
    Result<std::vector<Candidate>> behind = Behind(start, query.offset, std::move(candidates));
    if (!behind) return behind.error();
    candidates = std::move(*behind);
  }
  std::vector<Hit> hits;
  hits.reserve(query.limit > 0 ? std::min(candidates.size(), static_cast<std::size_t>(query.limit))
                               : candidates.size());
  for (const Candidate& candidate : candidates) {
    if (query.limit > 0 && hits.size() == static_cast<std::size_t>(query.limit)) break;
    Result<Record> record = reader_.Get(candidate.id);
    if (!record) return record.error();
    const Result<bool> is_late = CameLater(*record, start);
    if (!is_late) return is_late.error();
    if (*is_late) continue;
    Hit hit{std::move(*record), candidate.worth, {}};
    const auto by_words = words.find(candidate.id);
    if (by_words != words.end()) {
      Result<std::string> printed = search.Printed(by_words->second.source_hash, by_words->second.page);
      if (!printed) return printed.error();
      hit.matches.push_back({"text", "page", std::move(*printed),
                             by_words->second.in_order ? "page_words" : "page_words_apart", "", "",
                             by_words->second.page});
    } else if (answering != nullptr) {
      hit.matches = MatchesOf(*answering, hit.record, query.explain);
    }
    hits.push_back(std::move(hit));
  }
  return hits;
}

}  // namespace sohoa::store
