#include "store/plan_search.h"

#include <algorithm>
#include <utility>

#include "store/key_layout.h"

namespace sohoa::store {
namespace {

// Entries of one criterion among several that are looked at before it counts as common.
constexpr std::size_t kCommon = 1000;
// Entries of a list that are read in the time in which a record is asked whether it fits.
constexpr double kEntriesOfARecord = 60;

Criterion Everything() {
  KeyRange range;
  range.begin = IndexPrefix(IndexKind::kReceived, "");
  range.end = PrefixEnd(range.begin);
  Criterion everything;
  everything.ranges.push_back(std::move(range));
  return everything;
}

}  // namespace

std::vector<std::pair<double, const Criterion*>> PlanSearch::ShortestFirst(const Plan& plan) const {
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

Result<std::optional<double>> PlanSearch::WorthInAll(const Plan& plan, const std::vector<List>& lists,
                                                     std::size_t driving, const Candidate& candidate) const {
  double sum = candidate.worth;
  if (candidate.doubtful) {
    Result<std::optional<double>> worth = criteria_.JudgedWorth(plan[driving], candidate.id);
    if (!worth || !worth->has_value()) return worth;
    sum = **worth;
  }
  for (std::size_t i = 0; i < plan.size(); ++i) {
    if (i == driving) continue;
    const auto listed = lists[i].found.find(candidate.id);
    if (listed != lists[i].found.end() && listed->second.doubtful) {
      Result<std::optional<double>> worth = criteria_.JudgedWorth(plan[i], candidate.id);
      if (!worth || !worth->has_value()) return worth;
      sum += **worth;
      continue;
    }
    if (listed != lists[i].found.end()) {
      sum += listed->second.worth;
      continue;
    }
    if (lists[i].complete) return std::optional<double>();
    Result<std::optional<double>> worth = criteria_.WorthOfRecord(plan[i], candidate);
    if (!worth || !worth->has_value()) return worth;
    sum += **worth;
  }
  return std::optional(sum / static_cast<double>(plan.size()));
}

Result<std::optional<std::vector<Candidate>>> PlanSearch::SearchSome(const Plan& plan, std::size_t limit,
                                                                     std::size_t most) const {
  std::vector<List> lists;
  std::size_t rarest = 0;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    Result<List> list = criteria_.ReadCriterion(plan[i], most);
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

Result<bool> PlanSearch::FitsAsked(const std::vector<Asked>& asked, Candidate* candidate) const {
  for (const Asked& one : asked) {
    const auto doubtful = one.doubtful.find(candidate->id);
    if (one.is_read && doubtful == one.doubtful.end()) continue;
    const Result<std::optional<double>> worth = one.is_read ? criteria_.JudgedWorth(*one.criterion, candidate->id)
                                                            : criteria_.WorthOfRecord(*one.criterion, *candidate);
    if (!worth) return worth.error();
    if (!worth->has_value()) return false;
    candidate->worth += **worth - (one.is_read ? doubtful->second : 0);
  }
  return true;
}

Result<std::vector<Candidate>> PlanSearch::SearchWhole(const Plan& plan, std::size_t limit) const {
  RanksById common;
  std::vector<Asked> asked;
  bool is_first = true;
  for (const auto& [entries, criterion] : ShortestFirst(plan)) {
    if (!is_first && entries > kEntriesOfARecord * static_cast<double>(common.size())) {
      asked.push_back({criterion, false, {}});
      continue;
    }
    Result<List> list = criteria_.ReadCriterion(*criterion, 0, is_first ? nullptr : &common);
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

Result<std::vector<Candidate>> PlanSearch::SearchAll(const Plan& plan, std::size_t limit) const {
  Result<std::optional<std::vector<Candidate>>> found = SearchSome(plan, limit, kCommon);
  if (!found) return found.error();
  if (found->has_value()) return std::move(**found);
  return SearchWhole(plan, limit);
}

Result<std::vector<Candidate>> PlanSearch::Search(const Plan& plan, std::size_t limit) const {
  Result<std::vector<Candidate>> found = plan.empty()       ? criteria_.Best(Everything(), limit)
                                         : plan.size() == 1 ? criteria_.Best(plan.front(), limit)
                                                            : SearchAll(plan, limit);
  if (found && limit > 0 && found->size() > limit) found->resize(limit);
  return found;
}

}  // namespace sohoa::store
