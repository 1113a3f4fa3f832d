#include "store/alike.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "store/index_entries.h"
#include "store/key_layout.h"
#include "store/search_keys.h"

namespace sohoa::store {
namespace {

// Entries of one text that are looked at. A text that more records share tells few of them apart; what they have in
// common beside it is found by another text.
constexpr int kMostOfOneText = 64;

// What sharing a text of this kind is worth, against the others.
int WorthOf(IndexKind kind) {
  switch (kind) {
    case IndexKind::kLegalIdentity:
      return 16;
    case IndexKind::kSamePaper:
      return 6;
    case IndexKind::kIdentifier:
      return 3;
    default:
      return 1;
  }
}

struct Alike {
  int worth = 0;
  std::uint32_t received = 0;
};
using FoundAlike = std::unordered_map<std::string, Alike>;

Status ReadPrefix(const Database& database, const std::string& prefix, int worth, FoundAlike* found) {
  int seen = 0;
  return database.ScanPrefix(Family::kIndex, prefix, [&](std::string_view key, std::string_view) {
    if (const std::optional<IndexKeyParts> parts = ParseIndexKey(key)) {
      Alike& alike = (*found)[std::string(parts->record_id)];
      alike.worth += worth;
      alike.received = parts->received;
    }
    return ++seen < kMostOfOneText;
  });
}

// The keys that name the paper, as text under their kind: those of a record that lies in no dossier.
std::vector<std::string> PrefixesOf(const Record& paper) {
  Record alone;
  alone.id = "R";  // a key without an id is none
  alone.document = paper.document;
  alone.person = paper.person;
  const std::string kinds = {static_cast<char>(IndexKind::kLegalIdentity), static_cast<char>(IndexKind::kIdentifier),
                             static_cast<char>(IndexKind::kSamePaper), static_cast<char>(IndexKind::kBand)};
  std::vector<std::string> prefixes;
  for (const auto& [key, value] : EntriesOfKinds(alone, 0, kinds)) {
    const std::optional<IndexKeyParts> parts = ParseIndexKey(key);
    if (!parts) continue;
    prefixes.push_back(IndexExactPrefix(parts->kind, parts->text));
    if (parts->kind != IndexKind::kSamePaper) continue;
    // Where one of both has no date, the number alone must do.
    const std::string any_year = SamePaperPrefix(parts->text);
    const bool has_year = any_year.size() < parts->text.size();
    prefixes.push_back(has_year ? IndexExactPrefix(parts->kind, any_year) : IndexPrefix(parts->kind, any_year));
  }
  return prefixes;
}

}  // namespace

Result<std::vector<std::string>> FindAlike(const Database& database, const Record& paper, int limit) {
  FoundAlike found;
  for (const std::string& prefix : PrefixesOf(paper)) {
    const Status read = ReadPrefix(database, prefix, WorthOf(static_cast<IndexKind>(prefix.front())), &found);
    if (!read) return read.error();
  }
  std::vector<std::pair<std::string, Alike>> order(found.begin(), found.end());
  std::ranges::sort(order, [](const auto& a, const auto& b) {
    if (a.second.worth != b.second.worth) return a.second.worth > b.second.worth;
    if (a.second.received != b.second.received) return a.second.received < b.second.received;  // the first that came
    return a.first < b.first;
  });
  std::vector<std::string> ids;
  for (auto& [id, alike] : order) {
    if (limit > 0 && ids.size() == static_cast<std::size_t>(limit)) break;
    ids.push_back(std::move(id));
  }
  return ids;
}

}  // namespace sohoa::store
