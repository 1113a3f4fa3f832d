// Answers a Query from the indexes. Thread-safe.
//
// One criterion: its ranges are read best first, and reading stops when nothing better can come. Of one text (a
// spelling of a name) the newest entries are read, as many as hits are asked for, and then the next text. Several
// criteria: the rarest is read whole, and each record found is checked against the others, by their own lists where
// these are short, else by a point read or by the record's own entries. No record that fits is left out, whatever the
// sizes, up to the limit; among more than `limit` that are worth the same, the newest come first as far as they were
// looked at.
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
  using Found = std::unordered_map<std::string, Rank>;                    // by record id
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
  // The ranges of a criterion whose needed phrase stands somewhere in the index, in their order.
  Result<std::vector<const KeyRange*>> RangesWithHits(const Criterion& criterion) const;
  Result<bool> AnyPlaceOrAgencyBegins(const std::string& words) const;
  // Reads one range into `list`, at most `most` entries (0: all). What its criterion has to judge is judged at once
  // when the criterion is given, else marked.
  Status ReadRange(const KeyRange& range, std::size_t most, std::size_t enough, const Criterion* judging,
                   List* list) const;
  Result<std::optional<double>> JudgedWorth(const Criterion& criterion, const std::string& id) const;
  // The sorted hits from the first on that the query asks for.
  static Result<std::vector<Candidate>> Behind(const PageStart& start, int offset, std::vector<Candidate> found);
  Result<bool> CameLater(const Record& record, const PageStart& start) const;
  // Records that have the typed words on their pages and fit the rest of the query, behind what `found` has already, up
  // to `limit` in all; and in `words` what is there.
  Status AddByWords(const WordSearch& search, const Query& query, std::size_t limit, std::vector<Candidate>* found,
                    FoundByWords* words) const;
  Result<List> ReadCriterion(const Criterion& criterion, std::size_t most) const;
  // What the candidate is worth under a criterion whose list was too long to read; nothing when it does not fit.
  Result<std::optional<double>> WorthOfRecord(const Criterion& criterion, const Candidate& candidate) const;

  const Database& database_;
  const Reader& reader_;
};

}  // namespace sohoa::store
