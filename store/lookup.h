// Answers a Query from the indexes. Thread-safe.
//
// One criterion: its ranges are read best first, and reading stops when nothing better can come. Of one text (a
// spelling of a name) the newest entries are read, as many as hits are asked for, and then the next text. Several
// criteria: the rarest is read whole, and each record found is checked against the others, by their own lists where
// these are short, else by a point read or by the record's own entries. Where that finds too few, the lists are met with
// each other, the shortest first. No record that fits is left out, whatever the sizes, up to the limit; among more than
// `limit` that are worth the same, the newest come first as far as they were looked at. Pages behind the first hold all
// that it does not, each once.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/next_page.h"
#include "store/reader.h"
#include "store/search_plan.h"
#include "store/word_search.h"

namespace sohoa::store {

class Lookup {
 public:
  Lookup(const Database& database, const Reader& reader) : database_(database), reader_(reader) {}

  Result<std::vector<Hit>> Run(const Query& query) const;

 private:
  struct Rank {
    std::uint32_t received = 0;
    double worth = 0;
    bool doubtful = false;  // found by words that its criterion's expansion has to judge
  };
  struct Candidate : Rank {
    std::string id;
  };
  struct WordPlaceOnPage {
    std::string source_hash;
    int page = 0;
    bool in_order = false;
  };
  using FoundByWords = std::unordered_map<std::string, WordPlaceOnPage>;  // by record id
  struct HashOfId {                                                       // for views, too
    using is_transparent = void;
    std::size_t operator()(std::string_view id) const { return std::hash<std::string_view>()(id); }
  };
  using Found = std::unordered_map<std::string, Rank, HashOfId, std::equal_to<>>;  // by record id
  struct List {
    Found found;
    bool complete = true;  // nothing was left unread
  };

  static std::vector<Candidate> BestFirst(Found found);
  // Up to `limit` records for a plan; 0 is no limit.
  Result<std::vector<Candidate>> Search(const Plan& plan, std::size_t limit) const;
  Result<std::vector<Candidate>> SearchOne(const Criterion& criterion, std::size_t limit) const;
  Result<std::vector<Candidate>> SearchAll(const Plan& plan, std::size_t limit) const;
  // The same, reading at most `most` entries of a list; nothing when that does not tell.
  Result<std::optional<std::vector<Candidate>>> SearchSome(const Plan& plan, std::size_t limit, std::size_t most) const;
  Result<std::optional<double>> WorthInAll(const Plan& plan, const std::vector<List>& lists, std::size_t driving,
                                           const Candidate& candidate) const;
  Result<std::vector<Candidate>> SearchWhole(const Plan& plan, std::size_t limit) const;
  // A criterion that records are asked for: all of them, or those of its list that were found by words alone, with what
  // they were taken to be worth.
  struct Asked {
    const Criterion* criterion = nullptr;
    bool is_read = false;
    std::unordered_map<std::string, double> doubtful;
  };
  Result<bool> FitsAsked(const std::vector<Asked>& asked, Candidate* candidate) const;
  // The criteria of a plan with about how many entries their lists have, the shortest first.
  std::vector<std::pair<double, const Criterion*>> ShortestFirst(const Plan& plan) const;
  // The ranges of a criterion whose needed phrase stands somewhere in the index, in their order.
  Result<std::vector<const KeyRange*>> RangesWithHits(const Criterion& criterion) const;
  Result<bool> AnyPlaceOrAgencyBegins(const std::string& words) const;
  // Reads one range into `list`, at most `most` entries (0: all), and only of records `among` these when they are
  // given. What its criterion has to judge is judged at once when the criterion is given, else marked.
  Status ReadRange(const KeyRange& range, std::size_t most, std::size_t enough, const Criterion* judging,
                   const Found* among, List* list) const;
  Result<std::optional<double>> JudgedWorth(const Criterion& criterion, const std::string& id) const;
  // Puts the hits of the first page before the others: that page ends when it is full, though what is worth more may
  // stand further on, and what it left out must come on a later one.
  Result<std::vector<Candidate>> FirstPageFirst(const Plan& plan, const PageStart& start,
                                                std::vector<Candidate> all) const;
  // The hits from the first on that the query asks for.
  static Result<std::vector<Candidate>> Behind(const PageStart& start, int offset, std::vector<Candidate> found);
  Result<bool> CameLater(const Record& record, const PageStart& start) const;
  // Records that have the typed words on their pages and fit the rest of the query, behind what `found` has already, up
  // to `limit` in all; and in `words` what is there.
  Status AddByWords(const WordSearch& search, const Query& query, std::size_t limit, std::vector<Candidate>* found,
                    FoundByWords* words) const;
  Result<List> ReadCriterion(const Criterion& criterion, std::size_t most, const Found* among = nullptr) const;
  // What the candidate is worth under a criterion whose list was too long to read; nothing when it does not fit.
  Result<std::optional<double>> WorthOfRecord(const Criterion& criterion, const Candidate& candidate) const;

  const Database& database_;
  const Reader& reader_;
};

}  // namespace sohoa::store
