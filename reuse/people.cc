#include "reuse/people.h"

#include <algorithm>
#include <set>
#include <utility>

#include "reuse/validity.h"
#include "text/words.h"

namespace sohoa::reuse {
namespace {

bool IsOwn(const SubjectRecord& linked) { return linked.is_own; }

bool IsDead(const Subject& subject) {
  return std::any_of(subject.records.begin(), subject.records.end(), [](const SubjectRecord& linked) {
    return linked.record.document.type == "trich_luc_khai_tu" && linked.is_own;
  });
}

// Adds the subject's papers of these types that fit and are not listed yet.
template <class Fits>
void Take(const Subject& subject, const std::string& holder, bool guessed, const std::vector<std::string>& types,
          const Fits& fits, std::vector<Match>* matches) {
  for (const auto* list : {&subject.records, &subject.proposals}) {
    for (const SubjectRecord& linked : *list) {
      const bool listed = std::any_of(matches->begin(), matches->end(),
                                      [&](const Match& match) { return match.linked->record.id == linked.record.id; });
      if (!listed && text::Holds(types, linked.record.document.type) && fits(linked)) {
        matches->push_back({&linked, holder, guessed});
      }
    }
  }
}

}  // namespace

Result<People> People::Find(store::Store& store, const ReuseRules& rules, const std::string& applicant,
                            const std::map<std::string, std::string>& named, const std::string& day) {
  People people;
  Result<Subject> subject = FindSubject(store, applicant);
  if (!subject) return subject.error();
  people.subjects_["applicant"] = *std::move(subject);
  for (const auto& [role, id] : named) {
    Result<Subject> other = FindSubject(store, id);
    if (!other) return other.error();
    people.subjects_[role] = *std::move(other);
    people.named_.push_back(role);
  }
  if (people.Of("spouse") == nullptr) {
    if (Status found = people.FindSpouse(store, rules, day); !found) return found.error();
  }
  return people;
}

Status People::FindSpouse(store::Store& store, const ReuseRules& rules, const std::string& day) {
  std::set<std::string> ids;
  for (const SubjectRecord& linked : Applicant().records) {
    const bool wife = linked.role == "wife";
    if (!wife && linked.role != "husband") continue;
    const State state = ValidityOn(linked.record, rules, day).state;
    if (state != State::kInForce && state != State::kHolderDeceased) continue;
    const std::vector<Field> fields = EffectiveFields(linked.record);
    const Field* other = CertainField(fields, wife ? "husband_id" : "wife_id");
    if (other != nullptr) ids.insert(other->value);
  }
  // Of several marriages nobody knows which one lasts: divorces are not in the store.
  if (ids.size() != 1) return {};
  Result<Subject> spouse = FindSubject(store, *ids.begin());
  if (!spouse) return spouse.error();
  subjects_["spouse"] = *std::move(spouse);
  return {};
}

const Subject* People::Of(std::string_view role) const {
  const auto at = subjects_.find(role);
  return at == subjects_.end() ? nullptr : &at->second;
}

// Whether the component is about a parcel or a firm that somebody named.
bool People::NamesThing(const registry::Component& component) const {
  return std::any_of(component.holders.begin(), component.holders.end(), [&](const std::string& holder) {
    return (holder == "parcel" || holder == "firm") && Of(holder) != nullptr;
  });
}

std::vector<std::string> People::HoldersOf(const registry::Component& component) const {
  if (component.kinds.empty()) return component.holders;
  std::vector<std::string> meant;
  for (const std::string& holder : component.holders) {
    if (text::Holds(named_, holder)) meant.push_back(holder);
  }
  return meant.empty() ? std::vector<std::string>{"applicant"} : meant;
}

std::vector<Match> People::MatchesFor(const registry::Component& component,
                                      const std::vector<std::string>& types) const {
  std::vector<Match> matches;
  const Subject& applicant = Applicant();
  const std::vector<std::string> holders = HoldersOf(component);
  for (const std::string& holder : holders) {
    if (const Subject* subject = Of(holder)) {
      // Of an applicant with several parcels or firms the one that was named is meant.
      if (holder == "applicant" && NamesThing(component)) continue;
      Take(*subject, holder, false, types, IsOwn, &matches);
    } else if (holder == "child") {
      Take(
          applicant, holder, true, types, [](const SubjectRecord& linked) { return !linked.is_own; }, &matches);
    } else if (holder == "firm" || holder == "parcel") {
      Take(applicant, holder, true, types, IsOwn, &matches);
    } else if (holder == "deceased") {
      if (IsDead(applicant)) Take(applicant, holder, true, types, IsOwn, &matches);
      const Subject* spouse = Of("spouse");
      if (spouse != nullptr && IsDead(*spouse)) Take(*spouse, holder, true, types, IsOwn, &matches);
    }
  }
  const bool one_is_meant = !component.kinds.empty() && holders.size() > 1;
  for (Match& match : matches) {
    const auto as_guessed = std::count_if(matches.begin(), matches.end(), [&](const Match& other) {
      return other.guessed && other.holder == match.holder;
    });
    match.is_unsure = one_is_meant || (match.guessed && (as_guessed > 1 || match.holder == "deceased"));
  }
  return matches;
}

std::vector<Match> People::MatchesOf(const std::string& holder, const std::vector<std::string>& types) const {
  std::vector<Match> matches;
  if (const Subject* subject = Of(holder)) Take(*subject, holder, false, types, IsOwn, &matches);
  return matches;
}

std::vector<People::Needed> People::NeededOf(const registry::Component& component) const {
  const bool all = component.need == registry::HoldersNeed::kAll;
  std::vector<Needed> needed;
  for (const std::string& holder : component.holders) {
    const bool said = holder == "applicant" || text::Holds(named_, holder);
    if (all || Of(holder) != nullptr) needed.push_back({holder, all ? said : true});
  }
  return needed;
}

}  // namespace sohoa::reuse
