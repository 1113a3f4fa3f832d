#include "store/explain.h"

#include <optional>
#include <string>
#include <utility>

#include "store/index_entries.h"
#include "store/key_layout.h"

namespace sohoa::store {
namespace {

// A part of a record by itself: what is found by it is found by its entries.
struct Part {
  std::string field, value;
  IndexEntries entries;
};

IndexEntries EntriesOfField(const Field& field) {
  Record alone;
  alone.document.fields = {field};
  return EntriesOf(alone, 0);
}

std::string ValueOfField(const Field& field) {
  if (field.items.empty()) return field.value;
  std::string joined;
  for (const std::string& item : field.items) joined += (joined.empty() ? "" : "; ") + item;
  return joined;
}

std::vector<Part> PartsOfRecord(const Record& record) {
  std::vector<Part> parts;
  for (const Field& field : EffectiveFields(record)) {
    parts.push_back({field.name, ValueOfField(field), EntriesOfField(field)});
  }
  Record type;
  type.document.type = record.document.type;
  parts.push_back({"type", record.document.type, EntriesOf(type, 0)});
  std::vector<std::string> dossiers = {record.dossier};
  for (const Sighting& sighting : record.sightings) dossiers.push_back(sighting.dossier);
  for (const std::string& dossier : dossiers) {
    Record met;
    met.dossier = dossier;
    if (!dossier.empty()) parts.push_back({"dossier", dossier, EntriesOf(met, 0)});
  }
  return parts;
}

std::string HowOf(const KeyRange& range, std::string_view key, double worth) {
  if (!range.by_text) {
    // Of the wider ranges a part may have the typed accents all the same.
    const bool exact = !range.exact.empty() && worth >= range.score + kExactBonus;
    return exact ? std::string(range.how) + "_exact_accents" : std::string(range.how);
  }
  const char next = key.size() > range.begin.size() ? key[range.begin.size()] : '\0';
  return std::string(range.how) + (next == '\0' ? "" : next == '/' ? "_without_symbol" : "_beginning");
}

struct Found {
  double worth = 0;
  Match match;
};

std::optional<Found> BestByEntries(const Criterion& criterion, const std::vector<Part>& parts) {
  std::optional<Found> best;
  for (const Part& part : parts) {
    for (const auto& [key, value] : part.entries) {
      for (const KeyRange& range : criterion.ranges) {
        if (range.judged || key < range.begin || (!range.end.empty() && key >= range.end)) continue;
        const double worth = WorthIn(range, key, value);
        if (best && worth <= best->worth) continue;
        best = Found{worth, {std::string(criterion.name), part.field, part.value, HowOf(range, key, worth), "", ""}};
      }
    }
  }
  return best;
}

}  // namespace

std::vector<Match> MatchesOf(const Plan& plan, const Record& record, bool all) {
  std::vector<Match> matches;
  std::vector<Part> parts;
  for (const Criterion& criterion : plan) {
    if (!all && criterion.judges.empty()) continue;
    if (parts.empty()) parts = PartsOfRecord(record);
    std::optional<Found> best = BestByEntries(criterion, parts);
    const std::optional<Judged> judged = JudgeRecord(criterion, record);
    // What the typed words themselves find was not found through a succession, whatever else it may also be.
    const bool by_words = best && best->match.how != "succession";
    if (judged && !by_words) {
      const bool same = judged->form->relation == registry::Relation::kSame;
      best = Found{judged->worth,
                   {std::string(criterion.name), judged->field, judged->value, same ? "same_unit" : "succession",
                    judged->form->through, std::string(registry::RelationName(judged->form->relation))}};
    }
    if (best && (all || !best->match.through.empty())) matches.push_back(std::move(best->match));
  }
  return matches;
}

}  // namespace sohoa::store
