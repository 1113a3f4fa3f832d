#include "store/word_index.h"

#include <limits>
#include <utility>

#include "codec/codec.h"
#include "store/key_layout.h"
#include "store/page_terms.h"

namespace sohoa::store {
namespace {

constexpr std::size_t kEntriesInABatch = 5000;

std::uint64_t Mixed(std::uint64_t hash) {
  hash ^= hash >> 30U;
  hash *= 0xbf58476d1ce4e5b9ULL;
  hash ^= hash >> 27U;
  hash *= 0x94d049bb133111ebULL;
  return hash ^ (hash >> 31U);
}

// FNV-1a with the finisher of splitmix64.
std::uint64_t HashOf(std::string_view key, std::string_view value, std::uint64_t seed) {
  std::uint64_t hash = 0xcbf29ce484222325ULL ^ seed;
  const auto add = [&](std::string_view bytes) {
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    hash = (hash ^ bytes.size()) * 0x100000001b3ULL;
  };
  add(key);
  add(value);
  return Mixed(hash);
}

}  // namespace

std::string EncodeWordPlace(const WordPlace& place) {
  const std::string page = BigEndian32(place.page);
  return BigEndian32(~place.source) + page.substr(2);
}

std::optional<WordPlace> DecodeWordPlace(std::string_view bytes) {
  if (bytes.size() != 6) return std::nullopt;
  const std::uint32_t page = ReadBigEndian32(std::string(2, '\0') + std::string(bytes.substr(4)));
  return WordPlace{~ReadBigEndian32(bytes), static_cast<std::uint16_t>(page)};
}

std::string WordPrefix(std::string_view term) { return std::string(term) + '\0'; }

std::string WordSourceKey(std::uint32_t source) { return std::string(1, '\0') + BigEndian32(source); }

std::vector<Entry> WordEntriesOf(std::uint32_t source, const Page& page) {
  std::vector<Entry> entries;
  if (page.number < 1 || page.number > std::numeric_limits<std::uint16_t>::max()) return entries;
  const std::string place = EncodeWordPlace({source, static_cast<std::uint16_t>(page.number)});
  for (const std::string& term : TermsOf(page)) entries.emplace_back(WordPrefix(term) + place, "");
  return entries;
}

Entry WordSourceEntry(std::uint32_t source, std::string_view hash) {
  return {WordSourceKey(source), std::string(hash)};
}

std::optional<std::uint32_t> WordNumberOf(const std::optional<OriginalExtent>& original) {
  if (!original || original->number > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  return static_cast<std::uint32_t>(original->number);
}

void EntryDigest::Add(std::string_view key, std::string_view value) {
  ++count_;
  sum_ += HashOf(key, value, 0);
  other_sum_ += HashOf(key, value, 0x9e3779b97f4a7c15ULL);
}

bool ForEachWordEntry(const Database& database, const std::function<void(const Entry&)>& visit) {
  std::string hash;
  std::optional<std::uint32_t> number;
  bool whole = true;
  const Status scanned = database.Scan(Family::kPage, "", "", [&](std::string_view key, std::string_view value) {
    const std::optional<Numbered> place = ParseNumberedKey(key);
    const Result<Page> page = codec::DecodePage(value);
    if (!place || !page) {
      whole = false;
      return true;
    }
    if (place->owner != hash) {
      hash = place->owner;
      const Result<std::optional<std::string>> bytes =
          database.Get(Family::kSource, SourcePartKey(hash, SourcePart::kOriginal));
      whole = whole && bytes.ok();
      number = bytes && bytes->has_value() ? WordNumberOf(DecodeExtent(**bytes)) : std::nullopt;
      if (number) visit(WordSourceEntry(*number, hash));
    }
    if (!number) return true;
    for (const Entry& entry : WordEntriesOf(*number, *page)) visit(entry);
    return true;
  });
  return scanned.ok() && whole;
}

Status RebuildWords(Database& database) {
  if (Status reset = database.Reset(Family::kWord); !reset) return reset;
  std::unique_ptr<Batch> batch = database.NewBatch();
  std::size_t pending = 0;
  Status written;
  const auto flush = [&] {
    const std::unique_ptr<Batch> full = std::exchange(batch, database.NewBatch());
    if (written) written = database.Write(*full);
    pending = 0;
  };
  ForEachWordEntry(database, [&](const Entry& entry) {
    batch->Put(Family::kWord, entry.first, entry.second);
    if (++pending >= kEntriesInABatch) flush();
  });
  flush();
  return written;
}

}  // namespace sohoa::store
