#include "store/lookup.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>

#include "store/explain.h"
#include "text/vietnamese.h"

namespace sohoa::store {
namespace {

// Records that are found by words alone, at most: each of them is read, unlike hits by field.
constexpr std::size_t kMostByWords = 1000;
// What the words of a page are worth: less than any field.
constexpr double kWordsInOrder = 0.05;
constexpr double kWordsApart = 0.04;

}  // namespace

Result<std::vector<Candidate>> Lookup::Behind(const PageStart& start, int offset, std::vector<Candidate> found) {
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

Result<std::vector<Candidate>> Lookup::FirstPageFirst(const Plan& plan, const PageStart& start,
                                                      std::vector<Candidate> all) const {
  std::vector<Candidate> pages;
  // What came later takes places among the first hits, for which as many more are looked for.
  const auto shown = static_cast<std::size_t>(std::max(0, start.first_limit));
  for (std::size_t limit = shown; pages.size() < shown;) {
    Result<std::vector<Candidate>> first = plans_.Search(plan, limit);
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
      const Result<std::optional<double>> worth = criteria_.WorthOfRecord(criterion, candidate);
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
    Result<std::vector<Candidate>> found = plans_.Search(plan, limit);
    if (!found) return found.error();
    if (!is_first && !found->empty()) found = FirstPageFirst(plan, start, std::move(*found));
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
