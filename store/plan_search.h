// The records that fit all criteria of a plan. Of several criteria the rarest is read, and each record found is checked
// against the others, by their own lists where these are short, else by a point read or by the record's own entries.
// Where that finds too few, the lists are met with each other, the shortest first. No record that fits is left out,
// whatever the sizes, up to the limit; among more than `limit` that are worth the same, the newest come first as far as
// they were looked at. Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/criterion_search.h"

namespace sohoa::store {

class PlanSearch {
 public:
  PlanSearch(const Database& database, const CriterionSearch& criteria) : database_(database), criteria_(criteria) {}

  // Up to `limit` records for a plan, best first; 0: all.
  Result<std::vector<Candidate>> Search(const Plan& plan, std::size_t limit) const;

 private:
  using List = CriterionSearch::List;

  Result<std::vector<Candidate>> SearchAll(const Plan& plan, std::size_t limit) const;
  // The same, reading at most `most` entries of a list; nothing when that does not tell.
  Result<std::optional<std::vector<Candidate>>> SearchSome(const Plan& plan, std::size_t limit, std::size_t most) const;
  // The mean of what the candidate is worth under each criterion; nothing when it does not fit one of them.
  Result<std::optional<double>> WorthInAll(const Plan& plan, const std::vector<List>& lists, std::size_t driving,
                                           const Candidate& candidate) const;
  // The shortest list is read to the end, and of the others what is in it, too; a list that would cost more to read
  // than to ask the records that are left is not read.
  Result<std::vector<Candidate>> SearchWhole(const Plan& plan, std::size_t limit) const;
  // The criteria of a plan with about how many entries their lists have, the shortest first.
  std::vector<std::pair<double, const Criterion*>> ShortestFirst(const Plan& plan) const;

  // A criterion that records are asked for: all of them, or those of its list that were found by words alone, with what
  // they were taken to be worth.
  struct Asked {
    const Criterion* criterion = nullptr;
    bool is_read = false;
    std::unordered_map<std::string, double> doubtful;
  };
  Result<bool> FitsAsked(const std::vector<Asked>& asked, Candidate* candidate) const;

  const Database& database_;
  const CriterionSearch& criteria_;
};

}  // namespace sohoa::store
