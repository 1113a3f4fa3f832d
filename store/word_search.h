// Which records have words on their pages that were typed: the full text behind `lookup`. Thread-safe; keeps nothing.
//
// First the pages on which the words stand one behind the other, newest first, then those that have them all somewhere.
// A page counts for the record whose paper it is, or for that which it is a further scan of; a page of no record for
// nothing.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"
#include "store/reader.h"
#include "store/word_index.h"

namespace sohoa::store {

struct WordHit {
  Record record;
  std::string source_hash;  // where the words stand
  int page = 0;             // of that source
  bool in_order = false;    // one behind the other
};

class WordSearch {
 public:
  WordSearch(const Database& database, const Reader& reader, std::string_view typed);

  // Visits each record once, best first, until `visit` says false or fails.
  Status Run(const std::function<Result<bool>(WordHit&&)>& visit) const;

  // The typed words as they are printed on that page.
  Result<std::string> Printed(const std::string& source_hash, int page) const;

 private:
  using VisitPlace = std::function<Result<bool>(const WordPlace&)>;
  // The places that all terms have, newest first.
  Status ForEachPlace(const std::vector<std::string>& terms, const VisitPlace& visit) const;
  Result<std::vector<WordHit>> HitsOf(const WordPlace& place) const;
  Result<std::optional<Page>> PageOf(const std::string& hash, int number) const;

  const Database& database_;
  const Reader& reader_;
  std::vector<std::string> tokens_;
};

}  // namespace sohoa::store
