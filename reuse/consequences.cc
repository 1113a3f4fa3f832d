#include "reuse/consequences.h"

#include <algorithm>
#include <utility>

#include "reuse/result_code.h"
#include "reuse/validity.h"
#include "store/search_keys.h"
#include "text/vietnamese.h"

namespace sohoa::reuse {
namespace {

// Papers of one identifier that are looked at; nobody has more.
constexpr int kMostRelated = 300;

bool Holds(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string KeyOf(const Field& field) {
  return field.name == "document_number" ? store::NumberText(field.value) : store::IdentifierText(field.value);
}

enum class Answer { kNo, kOpen, kYes };

Answer And(Answer a, Answer b) { return std::min(a, b); }

// Whether two fields say the same; kOpen when they do and one of them waits for a person.
Answer Same(const std::vector<Field>& a, const std::string& name_a, const std::vector<Field>& b,
            const std::string& name_b) {
  const Field* first = FindField(a, name_a);
  const Field* second = FindField(b, name_b);
  if (first == nullptr || second == nullptr || first->value.empty() || second->value.empty()) return Answer::kNo;
  const std::string key = KeyOf(*first);
  if (key.empty() || key != KeyOf(*second)) return Answer::kNo;
  const bool certain = first->status == FieldStatus::kAccepted && second->status == FieldStatus::kAccepted;
  return certain ? Answer::kYes : Answer::kOpen;
}

const Field* FirstOf(const std::vector<Field>& fields, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const Field* field = FindField(fields, name);
    if (field != nullptr && !field->value.empty()) return field;
  }
  return nullptr;
}

// Whether the newer paper is of a later day; what it says of its own day comes back in `since`.
Answer IsLater(const std::vector<Field>& newer, const std::vector<Field>& older, const SupersessionRule& rule,
               std::string* since) {
  constexpr std::size_t kIsoDate = 10;
  const Field* mine = FirstOf(newer, rule.later);
  const Field* theirs = FirstOf(older, rule.later);
  if (mine == nullptr || theirs == nullptr) return Answer::kOpen;
  if (mine->value.size() != kIsoDate || theirs->value.size() != kIsoDate) return Answer::kOpen;
  // A last day and a day of issue cannot be compared.
  if (mine->name.starts_with("expiry") != theirs->name.starts_with("expiry")) return Answer::kOpen;
  const bool certain = mine->status == FieldStatus::kAccepted && theirs->status == FieldStatus::kAccepted;
  if (!certain) return Answer::kOpen;
  // A last day tells which card is newer, not since when: that is the day it was issued.
  const Field* issued = CertainField(newer, "issue_date");
  *since = issued != nullptr ? issued->value : mine->name.starts_with("expiry") ? "" : mine->value;
  return mine->value > theirs->value ? Answer::kYes : Answer::kNo;
}

Answer Supersedes(const std::vector<Field>& newer, const std::vector<Field>& older, const SupersessionRule& rule,
                  std::string* since) {
  Answer same = Answer::kNo;
  for (const auto& group : rule.same) {
    Answer all = Answer::kYes;
    for (const auto& [older_name, newer_name] : group) all = And(all, Same(older, older_name, newer, newer_name));
    same = std::max(same, all);
  }
  if (same == Answer::kNo) return same;
  if (!rule.differs.empty()) {
    const Answer equal = Same(older, rule.differs, newer, rule.differs);
    const bool both_there = FindField(older, rule.differs) != nullptr && FindField(newer, rule.differs) != nullptr;
    if (equal == Answer::kYes) return Answer::kNo;
    if (equal == Answer::kOpen || !both_there) same = Answer::kOpen;
  }
  if (!rule.when_field.empty()) {
    const Field* field = FindField(newer, rule.when_field);
    const bool certain = field != nullptr && field->status == FieldStatus::kAccepted && !field->value.empty();
    // What could not be read does not say no.
    if (!certain) {
      same = Answer::kOpen;
    } else if (text::Fold(field->value).find(text::Fold(rule.when_holds)) == std::string::npos) {
      return Answer::kNo;
    }
  }
  return And(same, IsLater(newer, older, rule, since));
}

ValidityChange MachineChange(ValidityState state, std::string since, const Record& by, std::string basis) {
  return {state, std::move(since), by.id, "machine", store::UtcNow(), std::move(basis)};
}

const TypeRule* RuleOf(const Record& record, const std::vector<Field>& fields, const ReuseRules& rules) {
  const Field* issued = CertainField(fields, "issue_date");
  return rules.Find(record.document.type, issued == nullptr ? "" : issued->value);
}

// Whether the change is noted already, or a person took it back.
bool IsSettled(const Record& record, const ValidityChange& change) {
  bool noted = false;
  for (const ValidityChange& each : record.validity) {
    const bool is_this = each.by_record == change.by_record;
    const bool by_person = each.by_record.empty() && each.state == ValidityState::kInForce;
    if (is_this) noted = each.state == change.state;
    if (by_person && noted) return true;
  }
  return noted;
}

bool CountsFrom(const Record& record, const std::string& by_record) {
  const std::vector<ValidityChange> counting = ChangesInForce(record);
  return std::any_of(counting.begin(), counting.end(),
                     [&](const ValidityChange& each) { return each.by_record == by_record; });
}

}  // namespace

Deed DeedOf(const Record& newer, const Record& older, const ReuseRules& rules) {
  const std::vector<Field> new_fields = EffectiveFields(newer);
  const std::vector<Field> old_fields = EffectiveFields(older);
  const TypeRule* old_rule = RuleOf(older, old_fields, rules);
  const TypeRule* new_rule = RuleOf(newer, new_fields, rules);
  if (newer.id == older.id || old_rule == nullptr) return {};
  Deed deed;
  for (const SupersessionRule& rule : old_rule->superseded_by) {
    if (!Holds(rule.types, newer.document.type)) continue;
    std::string since;
    const Answer answer = Supersedes(new_fields, old_fields, rule, &since);
    if (answer == Answer::kYes) {
      deed.change = MachineChange(ValidityState::kSuperseded, since, newer, rule.legal_basis);
      return deed;
    }
    if (answer == Answer::kOpen) deed = {std::nullopt, true, "may_be_superseded"};
  }
  if (new_rule == nullptr || new_rule->death_of.empty() || !old_rule->ends_with_death) return deed;
  for (const std::string& holder : old_rule->holders) {
    const Answer same = Same(new_fields, new_rule->death_of, old_fields, holder);
    if (same == Answer::kNo) continue;
    const Field* died = CertainField(new_fields, new_rule->death_on);
    if (same == Answer::kYes && died != nullptr) {
      deed.change = MachineChange(ValidityState::kHolderDeceased, died->value, newer, new_rule->legal_basis);
      return deed;
    }
    deed = {std::nullopt, true, "holder_may_be_deceased"};
  }
  return deed;
}

Status Consequences::Find(const std::string& type, const std::vector<const Field*>& values,
                          std::vector<Record>* found) {
  store::Query query;
  query.type = type;
  query.limit = kMostRelated;
  for (const Field* field : values) {
    if (field == nullptr || field->value.empty()) return {};
    const std::string_view name = field->name;
    if (name == "document_number") {
      query.number = field->value;
    } else if (name.ends_with("address")) {
      query.place = field->value;
    } else if (name != "map_sheet") {
      query.id = field->value;
    }
  }
  Result<std::vector<store::Hit>> hits = store_.Lookup(query);
  if (!hits) return hits.error();
  for (store::Hit& hit : *hits) {
    const bool known =
        std::any_of(found->begin(), found->end(), [&](const Record& record) { return record.id == hit.record.id; });
    if (!known) found->push_back(std::move(hit.record));
  }
  return {};
}

// Every stored record that may change this one or be changed by it: those that share what a rule compares.
Result<std::vector<Record>> Consequences::Related(const Record& record) {
  const std::vector<Field> fields = EffectiveFields(record);
  const std::string& type = record.document.type;
  std::vector<Record> found;
  for (const auto& [older_type, periods] : rules_.All()) {
    for (const TypeRule& period : periods) {
      for (const SupersessionRule& rule : period.superseded_by) {
        for (const auto& group : rule.same) {
          std::vector<const Field*> mine_as_older;
          std::vector<const Field*> mine_as_newer;
          for (const auto& [older_name, newer_name] : group) {
            mine_as_older.push_back(FindField(fields, older_name));
            mine_as_newer.push_back(FindField(fields, newer_name));
          }
          if (Holds(rule.types, type)) {
            if (Status status = Find(older_type, mine_as_newer, &found); !status) return status.error();
          }
          if (older_type != type) continue;
          for (const std::string& newer_type : rule.types) {
            if (Status status = Find(newer_type, mine_as_older, &found); !status) return status.error();
          }
        }
      }
    }
  }
  const TypeRule* rule = RuleOf(record, fields, rules_);
  if (rule != nullptr && !rule->death_of.empty()) {
    if (Status status = Find("", {FindField(fields, rule->death_of)}, &found); !status) return status.error();
  }
  for (const auto& [death_type, periods] : rules_.All()) {
    if (rule == nullptr || periods.back().death_of.empty()) continue;
    for (const std::string& holder : rule->holders) {
      if (Status status = Find(death_type, {FindField(fields, holder)}, &found); !status) return status.error();
    }
  }
  std::erase_if(found, [&](const Record& each) { return each.id == record.id; });
  return found;
}

Result<Record*> Consequences::Editable(const std::string& id, std::vector<Record>* records,
                                       std::vector<Record>* versions) {
  for (std::vector<Record>* list : {records, versions}) {
    const auto at = std::find_if(list->begin(), list->end(), [&](const Record& each) { return each.id == id; });
    if (at != list->end()) return &*at;
  }
  Result<Record> stored = store_.Get(id);
  if (!stored) return stored.error();
  Record& next = versions->emplace_back(*std::move(stored));
  ++next.version;
  next.cause = VersionCause::kValidity;
  next.made_at = store::UtcNow();
  next.made_by = "machine";
  if (next.result_code.empty()) next.result_code = NewResultCode(next, rules_.result_codes());
  return &next;
}

Status Consequences::Act(const std::string& older_id, const ValidityChange& change, std::vector<Record>* records,
                         std::vector<Record>* versions) {
  Result<Record*> older = Editable(older_id, records, versions);
  if (!older) return older.error();
  (*older)->validity.push_back(change);
  return {};
}

Status Consequences::OfNew(std::vector<Record>* records, std::vector<Record>* versions) {
  for (std::size_t i = 0; i < records->size(); ++i) {
    Result<std::vector<Record>> related = Related(records->at(i));
    if (!related) return related.error();
    for (std::size_t j = 0; j < records->size(); ++j) {
      if (j != i) related->push_back(records->at(j));
    }
    for (const Record& other : *related) {
      const Record self = records->at(i);
      // Of two new records each is met from both sides: only what this one does is noted there.
      const Deed mine = DeedOf(self, other, rules_);
      if (mine.change && !IsSettled(other, *mine.change)) {
        if (Status status = Act(other.id, *mine.change, records, versions); !status) return status;
      }
      const bool is_new =
          std::any_of(records->begin(), records->end(), [&](const Record& r) { return r.id == other.id; });
      if (is_new) continue;
      const Deed theirs = DeedOf(other, self, rules_);
      if (theirs.change && !IsSettled(self, *theirs.change)) records->at(i).validity.push_back(*theirs.change);
    }
  }
  return {};
}

Status Consequences::OfChange(const Record& before, Record* next, std::vector<Record>* versions) {
  Result<std::vector<Record>> related = Related(*next);
  if (!related) return related.error();
  Result<std::vector<Record>> earlier = Related(before);
  if (!earlier) return earlier.error();
  for (Record& record : *earlier) {
    const bool known =
        std::any_of(related->begin(), related->end(), [&](const Record& each) { return each.id == record.id; });
    if (!known) related->push_back(std::move(record));
  }
  std::vector<Record> none;
  const auto taken_back = [](const std::string& by) {
    return ValidityChange{ValidityState::kInForce, "", by, "machine", store::UtcNow(), ""};
  };
  for (const Record& other : *related) {
    const Deed mine = DeedOf(*next, other, rules_);
    if (mine.change && !IsSettled(other, *mine.change)) {
      if (Status status = Act(other.id, *mine.change, &none, versions); !status) return status;
    } else if (!mine.change && CountsFrom(other, next->id)) {
      if (Status status = Act(other.id, taken_back(next->id), &none, versions); !status) return status;
    }
    const Deed theirs = DeedOf(other, *next, rules_);
    if (theirs.change && !IsSettled(*next, *theirs.change)) {
      next->validity.push_back(*theirs.change);
    } else if (!theirs.change && CountsFrom(*next, other.id)) {
      next->validity.push_back(taken_back(other.id));
    }
  }
  return {};
}

Result<std::vector<Reason>> Consequences::OpenQuestions(const Record& record) {
  Result<std::vector<Record>> related = Related(record);
  if (!related) return related.error();
  std::vector<Reason> reasons;
  for (const Record& other : *related) {
    const Deed theirs = DeedOf(other, record, rules_);
    if (theirs.is_open) {
      reasons.push_back(Because(theirs.token, other.id));
    } else if (theirs.change && !IsSettled(record, *theirs.change)) {
      // Certain by now, and written nowhere: read again, seen again, or a crash came between. It counts all the same.
      const bool deceased = theirs.change->state == ValidityState::kHolderDeceased;
      reasons.push_back(Because(deceased ? "holder_may_be_deceased" : "may_be_superseded", other.id));
    }
  }
  return reasons;
}

}  // namespace sohoa::reuse
