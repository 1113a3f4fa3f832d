// The full text of stored pages: which term stands on which page (family `word`; docs/store-format.md). What is kept
// follows from the pages alone and is written in the same batch as they are.
//
// Pages are named by the number of their source's original, which counts up as sources come, so that the newest pages
// of a term stand first and a posting takes a few bytes. A source without an original has no full text.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/page.h"
#include "store/database.h"
#include "store/reader.h"

namespace sohoa::store {

// A page as postings name it, in the order in which they stand: the newest source first, then by page.
struct WordPlace {
  std::uint32_t source = 0;  // the original's number
  std::uint16_t page = 0;    // from 1
};
std::string EncodeWordPlace(const WordPlace& place);
std::optional<WordPlace> DecodeWordPlace(std::string_view bytes);

std::string WordPrefix(std::string_view term);  // + a place: the posting
std::string WordSourceKey(std::uint32_t source);

using Entry = std::pair<std::string, std::string>;
// The entries of one page, and that which tells the source of a number.
std::vector<Entry> WordEntriesOf(std::uint32_t source, const Page& page);
Entry WordSourceEntry(std::uint32_t source, std::string_view hash);

// The number that a source's pages are named by; nothing when it has no full text.
std::optional<std::uint32_t> WordNumberOf(const std::optional<OriginalExtent>& original);

// Whether two sets of entries are the same, without holding either: sums of 64-bit hashes. Meant for damage, not for
// forgery (the files are under checksums and, where wanted, encryption).
class EntryDigest {
 public:
  void Add(std::string_view key, std::string_view value);
  bool operator==(const EntryDigest&) const = default;
  std::uint64_t count() const { return count_; }

 private:
  std::uint64_t count_ = 0, sum_ = 0, other_sum_ = 0;
};

// Makes the whole family anew out of the stored pages. What was there is dropped first. Pages that cannot be read are
// left out. Not atomic: whoever calls it marks the store as unfinished before.
Status RebuildWords(Database& database);

// The entries that the stored pages give, in no order. False when some pages could not be read.
bool ForEachWordEntry(const Database& database, const std::function<void(const Entry&)>& visit);

}  // namespace sohoa::store
