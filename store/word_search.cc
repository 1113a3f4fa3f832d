#include "store/word_search.h"

#include <algorithm>
#include <set>
#include <utility>

#include "codec/codec.h"
#include "store/key_layout.h"
#include "store/page_terms.h"

namespace sohoa::store {
namespace {

// Postings of each term that are read at first; four times as many each time after, up to the most.
constexpr std::size_t kFirstWindow = 1000;
constexpr std::size_t kLargestWindow = 64'000;

// A part of one term's postings, in their order.
struct Window {
  std::vector<std::string> places;
  bool complete = true;  // nothing comes behind it
};

Result<Window> ReadWindow(const Database& database, const std::string& term, const std::string& from,
                          std::size_t most) {
  Window window;
  const std::string prefix = WordPrefix(term);
  const auto visit = [&](std::string_view key, std::string_view) {
    if (window.places.size() == most) {
      window.complete = false;
      return false;
    }
    window.places.emplace_back(key.substr(prefix.size()));
    return true;
  };
  if (Status read = database.Scan(Family::kWord, prefix + from, PrefixEnd(prefix), visit); !read) return read.error();
  return window;
}

bool Has(const Window& window, const std::string& place) { return std::ranges::binary_search(window.places, place); }

bool HasPage(const std::vector<int>& pages, int page) { return std::ranges::find(pages, page) != pages.end(); }

// Whether that page of the source shows the paper of the record.
bool Shows(const Record& record, std::string_view hash, int page) {
  if (record.source_hash == hash && HasPage(record.document.pages, page)) return true;
  return std::ranges::any_of(record.sightings, [&](const Sighting& sighting) {
    return sighting.source_hash == hash && HasPage(sighting.pages, page);
  });
}

}  // namespace

WordSearch::WordSearch(const Database& database, const Reader& reader, std::string_view typed)
    : database_(database), reader_(reader), tokens_(TokensOf(typed)) {}

Status WordSearch::Run(const std::function<Result<bool>(WordHit&&)>& visit) const {
  std::set<std::string> seen;
  bool stopped = false;
  const auto look = [&](const std::vector<std::string>& terms, bool want_order) {
    return ForEachPlace(terms, [&](const WordPlace& place) -> Result<bool> {
      Result<std::vector<WordHit>> hits = HitsOf(place);
      if (!hits) return hits.error();
      for (WordHit& hit : *hits) {
        if (seen.contains(hit.record.id)) continue;
        if (want_order && tokens_.size() > 2) {
          // Pairs alone may stand in three places of the page.
          const Result<std::optional<Page>> page = PageOf(hit.source_hash, hit.page);
          if (!page) return page.error();
          if (!page->has_value() || !FindOnPage(**page, tokens_).in_order) continue;
        }
        hit.in_order = want_order;
        seen.insert(hit.record.id);
        const Result<bool> more = visit(std::move(hit));
        if (!more) return more.error();
        if (!*more) return stopped = true, false;
      }
      return true;
    });
  };
  Status looked = look(PhraseTerms(tokens_), true);
  if (looked && !stopped && tokens_.size() > 1) looked = look(SingleTerms(tokens_), false);
  return looked;
}

Status WordSearch::ForEachPlace(const std::vector<std::string>& terms, const VisitPlace& visit) const {
  if (terms.empty()) return {};
  std::string from;
  for (std::size_t most = kFirstWindow;; most = std::min(4 * most, kLargestWindow)) {
    std::vector<Window> windows;
    std::size_t rarest = 0;
    std::string horizon;  // what lies behind it was not read of every term; empty: all was
    for (const std::string& term : terms) {
      Result<Window> window = ReadWindow(database_, term, from, most);
      if (!window) return window.error();
      if (window->places.empty()) return {};
      if (!window->complete && (horizon.empty() || window->places.back() < horizon)) horizon = window->places.back();
      windows.push_back(std::move(*window));
      const auto rank = [](const Window& one) { return std::pair(!one.complete, one.places.size()); };
      if (rank(windows.back()) < rank(windows[rarest])) rarest = windows.size() - 1;
    }
    // A rare term is read to its end: what it has is asked of the others one by one.
    const bool by_rarest = windows[rarest].complete;
    for (const std::string& place : windows[rarest].places) {
      bool everywhere = true;
      for (std::size_t i = 0; everywhere && i < terms.size(); ++i) {
        const bool was_read = windows[i].complete || place <= windows[i].places.back();
        if (was_read) {
          everywhere = Has(windows[i], place);
        } else if (by_rarest) {
          const Result<std::optional<std::string>> entry = database_.Get(Family::kWord, WordPrefix(terms[i]) + place);
          if (!entry) return entry.error();
          everywhere = entry->has_value();
        } else {
          everywhere = false;  // behind the horizon: comes with the next window
        }
      }
      const std::optional<WordPlace> named = everywhere ? DecodeWordPlace(place) : std::nullopt;
      if (!named) continue;
      const Result<bool> more = visit(*named);
      if (!more) return more.error();
      if (!*more) return {};
    }
    if (by_rarest || horizon.empty()) return {};
    from = horizon + '\0';
  }
}

Result<std::vector<WordHit>> WordSearch::HitsOf(const WordPlace& place) const {
  std::vector<WordHit> hits;
  const Result<std::optional<std::string>> hash = database_.Get(Family::kWord, WordSourceKey(place.source));
  if (!hash) return hash.error();
  if (!hash->has_value()) return hits;  // Verify reports it
  const Result<std::optional<StoredSource>> source = reader_.FindSource(**hash);
  if (!source) return source.error();
  if (!source->has_value()) return hits;
  for (const std::string& id : (*source)->state.record_ids) {
    Result<Record> record = reader_.Get(id);
    if (!record) return record.error();
    if (Shows(*record, **hash, place.page)) hits.push_back({std::move(*record), **hash, place.page, false});
  }
  return hits;
}

Result<std::optional<Page>> WordSearch::PageOf(const std::string& hash, int number) const {
  const Result<std::optional<std::string>> bytes =
      database_.Get(Family::kPage, NumberedKey(hash, static_cast<std::uint32_t>(number)));
  if (!bytes) return bytes.error();
  if (!bytes->has_value()) return std::optional<Page>();
  Result<Page> page = codec::DecodePage(**bytes);
  if (!page) return page.error();
  return std::optional(std::move(*page));
}

Result<std::string> WordSearch::Printed(const std::string& source_hash, int page) const {
  const Result<std::optional<Page>> read = PageOf(source_hash, page);
  if (!read) return read.error();
  return read->has_value() ? FindOnPage(**read, tokens_).text : std::string();
}

}  // namespace sohoa::store
