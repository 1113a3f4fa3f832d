// Answers a Query from the indexes: how it may be understood (search_plan.h), what is found so (plan_search.h), what
// stands on pages besides, and which part of all that a page of hits shows. Pages behind the first hold all that it
// does not, each once. Thread-safe.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "store/criterion_search.h"
#include "store/next_page.h"
#include "store/plan_search.h"
#include "store/reader.h"
#include "store/word_search.h"

namespace sohoa::store {

class Lookup {
 public:
  Lookup(const Database& database, const Reader& reader)
      : database_(database), reader_(reader), criteria_(database, reader), plans_(database, criteria_) {}
  Lookup(const Lookup&) = delete;
  Lookup& operator=(const Lookup&) = delete;

  Result<std::vector<Hit>> Run(const Query& query) const;

 private:
  struct WordPlaceOnPage {
    std::string source_hash;
    int page = 0;
    bool in_order = false;
  };
  using FoundByWords = std::unordered_map<std::string, WordPlaceOnPage>;  // by record id

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

  const Database& database_;
  const Reader& reader_;
  CriterionSearch criteria_;
  PlanSearch plans_;
};

}  // namespace sohoa::store
