// What one criterion finds: the lists behind its ranges, the best of them, and whether a given record fits. Reading
// stops when nothing better can come; of one text (a spelling of a name) the newest entries are read, as many as hits
// are asked for, and then the next text. Thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/reader.h"
#include "store/search_plan.h"

namespace sohoa::store {

struct Rank {
  std::uint32_t received = 0;  // when its source came, seconds since 1970
  double worth = 0;
  bool doubtful = false;  // found by words that its criterion's expansion has to judge
};
struct Candidate : Rank {
  std::string id;
};

struct HashOfId {  // for views, too
  using is_transparent = void;
  std::size_t operator()(std::string_view id) const { return std::hash<std::string_view>()(id); }
};
using RanksById = std::unordered_map<std::string, Rank, HashOfId, std::equal_to<>>;  // by record id

// What is worth most first, then the newest.
void SortByWorth(std::vector<Candidate>* candidates);
std::vector<Candidate> BestFirst(RanksById found);

class CriterionSearch {
 public:
  CriterionSearch(const Database& database, const Reader& reader) : database_(database), reader_(reader) {}

  // The best `limit` records, best first; 0: all.
  Result<std::vector<Candidate>> Best(const Criterion& criterion, std::size_t limit) const;

  struct List {
    RanksById found;
    bool complete = true;  // nothing was left unread
  };
  // At most `most` entries of a range (0: all), and only of records `among` these when they are given. What has to be
  // judged is marked.
  Result<List> ReadCriterion(const Criterion& criterion, std::size_t most, const RanksById* among = nullptr) const;
  // What a record that was found by words alone is worth; nothing when it does not fit.
  Result<std::optional<double>> JudgedWorth(const Criterion& criterion, const std::string& id) const;
  // What the candidate is worth under a criterion whose list was too long to read; nothing when it does not fit.
  Result<std::optional<double>> WorthOfRecord(const Criterion& criterion, const Candidate& candidate) const;

 private:
  // The ranges of a criterion whose needed phrase stands somewhere in the index, in their order.
  Result<std::vector<const KeyRange*>> RangesWithHits(const Criterion& criterion) const;
  Result<bool> AnyPlaceOrAgencyBegins(const std::string& words) const;
  // Reads one range into `list`; see ReadCriterion. What its criterion has to judge is judged at once when the
  // criterion is given.
  Status ReadRange(const KeyRange& range, std::size_t most, std::size_t enough, const Criterion* judging,
                   const RanksById* among, List* list) const;

  const Database& database_;
  const Reader& reader_;
};

}  // namespace sohoa::store
