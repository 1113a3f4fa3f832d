#include "store/criterion_search.h"

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>

#include "store/index_entries.h"
#include "store/key_layout.h"

namespace sohoa::store {
namespace {

// Entries of one range that are looked at before it counts as long, and of one text before the next has its turn.
constexpr std::size_t kLongRange = 500;
constexpr std::size_t kLongText = 100;
// Records of one range that are judged before the search goes on without the rest.
constexpr std::size_t kMostJudged = 4000;

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

}  // namespace

void SortByWorth(std::vector<Candidate>* candidates) {
  std::sort(candidates->begin(), candidates->end(), [](const Candidate& a, const Candidate& b) {
    if (a.worth != b.worth) return a.worth > b.worth;
    if (a.received != b.received) return a.received > b.received;
    return a.id < b.id;
  });
}

std::vector<Candidate> BestFirst(RanksById found) {
  std::vector<Candidate> candidates;
  candidates.reserve(found.size());
  while (!found.empty()) {
    auto node = found.extract(found.begin());
    candidates.push_back({node.mapped(), std::move(node.key())});
  }
  SortByWorth(&candidates);
  return candidates;
}

Result<std::optional<double>> CriterionSearch::JudgedWorth(const Criterion& criterion, const std::string& id) const {
  const Result<Record> record = reader_.Get(id);
  if (!record) return record.error();
  const std::optional<Judged> judged = JudgeRecord(criterion, *record);
  return judged ? std::optional(judged->worth) : std::nullopt;
}

Result<std::vector<const KeyRange*>> CriterionSearch::RangesWithHits(const Criterion& criterion) const {
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

Result<bool> CriterionSearch::AnyPlaceOrAgencyBegins(const std::string& words) const {
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

Status CriterionSearch::ReadRange(const KeyRange& range, std::size_t most, std::size_t enough, const Criterion* judging,
                                  const RanksById* among, List* list) const {
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

Result<CriterionSearch::List> CriterionSearch::ReadCriterion(const Criterion& criterion, std::size_t most,
                                                             const RanksById* among) const {
  const Result<std::vector<const KeyRange*>> ranges = RangesWithHits(criterion);
  if (!ranges) return ranges.error();
  List list;
  for (const KeyRange* range : *ranges) {
    if (Status read = ReadRange(*range, most, 0, nullptr, among, &list); !read) return read.error();
    if (!list.complete) break;
  }
  return list;
}

Result<std::vector<Candidate>> CriterionSearch::Best(const Criterion& criterion, std::size_t limit) const {
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

Result<std::optional<double>> CriterionSearch::WorthOfRecord(const Criterion& criterion,
                                                             const Candidate& candidate) const {
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

}  // namespace sohoa::store
