#include "store/index_entries.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "store/key_layout.h"
#include "store/search_keys.h"

namespace sohoa::store {
namespace {

class Collector {
 public:
  // An empty `kinds` means all.
  Collector(std::string_view record_id, std::uint32_t received, std::string_view kinds, IndexEntries* entries)
      : record_id_(record_id), received_(received), kinds_(kinds), entries_(*entries) {}

  bool Wants(IndexKind kind) const {
    return kinds_.empty() || kinds_.find(static_cast<char>(kind)) != std::string_view::npos;
  }

  void Add(IndexKind kind, std::string_view text) {
    if (!text.empty() && Wants(kind)) entries_.emplace(IndexKey(kind, text, received_, record_id_), "");
  }

  void AddWithoutText(IndexKind kind) {
    if (Wants(kind)) entries_.emplace(IndexKey(kind, "", received_, record_id_), "");
  }

  void AddName(std::string_view value) {
    char before = kWholeName;
    for (const NameText& name : NameTexts(value)) {
      const std::string text = name.folded + kExactMark + name.exact;
      const auto [it, added] = entries_.emplace(IndexKey(IndexKind::kName, text, received_, record_id_), "");
      // Of two names that end alike, the one that is whole here counts.
      if (added || before < it->second.front()) it->second = std::string(1, before);
      ++before;
    }
  }

  void AddDossier(std::string_view dossier) {
    Add(IndexKind::kDossier, Clean(dossier));
    Add(IndexKind::kIdentifier, IdentifierText(dossier));
  }

  void AddValue(IndexKind kind, std::string_view value) {
    if (!Wants(kind)) return;
    switch (kind) {
      case IndexKind::kName:
        return AddName(value);
      case IndexKind::kNumber:
        return Add(kind, NumberText(value));
      case IndexKind::kIdentifier:
        return Add(kind, IdentifierText(value));
      case IndexKind::kAgency:
      case IndexKind::kPlace:
        for (const std::string& text : PhraseTexts(value)) Add(kind, text);
        return;
      default:
        return Add(kind, Clean(value));
    }
  }

 private:
  std::string_view record_id_;
  std::uint32_t received_;
  std::string_view kinds_;
  IndexEntries& entries_;
};

}  // namespace

IndexEntries EntriesOf(const Record& record, std::uint32_t received) { return EntriesOfKinds(record, received, ""); }

IndexEntries EntriesOfKinds(const Record& record, std::uint32_t received, std::string_view kinds) {
  IndexEntries entries;
  Collector collect(record.id, received, kinds, &entries);
  for (const Field& field : EffectiveFields(record)) {
    for (IndexKind kind : KindsOfField(field.name)) {
      if (field.items.empty()) collect.AddValue(kind, field.value);
      for (const std::string& item : field.items) collect.AddValue(kind, item);
    }
  }
  collect.Add(IndexKind::kType, TypeText(record.document.type));
  collect.Add(IndexKind::kLegalIdentity, Clean(record.document.legal_identity));
  collect.Add(IndexKind::kSamePaper, SamePaperText(record));
  for (const std::string& band : BandTexts(record.document)) collect.Add(IndexKind::kBand, band);
  collect.AddDossier(record.dossier);
  for (const Sighting& sighting : record.sightings) collect.AddDossier(sighting.dossier);
  collect.AddWithoutText(IndexKind::kReceived);
  if (NeedsReview(record)) collect.AddWithoutText(IndexKind::kReview);
  return entries;
}

IndexEntries EntriesOfDossier(std::string_view dossier, std::string_view record_id, std::uint32_t received) {
  IndexEntries entries;
  Collector(record_id, received, "", &entries).AddDossier(dossier);
  return entries;
}

}  // namespace sohoa::store
