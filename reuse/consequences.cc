#include "reuse/consequences.h"

#include <algorithm>
#include <utility>

#include "reuse/result_code.h"
#include "reuse/validity.h"
#include "store/search_keys.h"
#include "text/vietnamese.h"
#include "text/words.h"

namespace sohoa::reuse {
namespace {

// Papers of one identifier that are looked at; nobody has more.
constexpr int kMostRelated = 300;

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

using Pairs = std::vector<std::pair<std::string, std::string>>;

const Field* FirstOf(const std::vector<Field>& fields, const Pairs& pairs, std::string Pairs::value_type::*side) {
  for (const auto& pair : pairs) {
    const Field* field = FindField(fields, pair.*side);
    if (field != nullptr && !field->value.empty()) return field;
  }
  return nullptr;
}

// Whether the newer paper is of a later day; what it says of its own day comes back in `since`.
Answer IsLater(const std::vector<Field>& newer, const std::vector<Field>& older, const SupersessionRule& rule,
               std::string* since) {
  const Field* mine = FirstOf(newer, rule.later, &Pairs::value_type::second);
  const Field* theirs = FirstOf(older, rule.later, &Pairs::value_type::first);
  if (mine == nullptr || theirs == nullptr) return Answer::kOpen;
  if (!IsIsoDay(mine->value) || !IsIsoDay(theirs->value)) return Answer::kOpen;
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

// Whether the change is noted already as it is now, or a person took it back.
bool IsSettled(const Record& record, const ValidityChange& change) {
  bool counts = false;
  bool noted = false;
  for (const ValidityChange& each : record.validity) {
    if (each.by_record == change.by_record) {
      counts = each.state != ValidityState::kInForce;
      noted = each.state == change.state && each.since == change.since;
    }
    const bool by_person = each.by_record.empty() && each.state == ValidityState::kInForce;
    if (by_person && counts) return true;
  }
  return noted;
}

void AddOnce(Record record, std::vector<Record>* list) {
  const bool known = std::any_of(list->begin(), list->end(), [&](const Record& each) { return each.id == record.id; });
  if (!known) list->push_back(std::move(record));
}

void IssueCode(const ReuseRules& rules, Record* record) {
  if (record->result_code.empty()) record->result_code = NewResultCode(*record, rules.result_codes());
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
    if (!text::Holds(rule.types, newer.document.type)) continue;
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
  for (store::Hit& hit : *hits) AddOnce(std::move(hit.record), found);
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
          if (text::Holds(rule.types, type)) {
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

Record* Consequences::Batch::Find(const std::string& id) const {
  for (std::vector<Record>* list : {records, versions}) {
    const auto at = std::find_if(list->begin(), list->end(), [&](const Record& each) { return each.id == id; });
    if (at != list->end()) return &*at;
  }
  return nullptr;
}

Result<Record*> Consequences::Editable(const std::string& id, const Batch& batch) {
  if (Record* pending = batch.Find(id)) return pending;
  Result<Record> stored = store_.Get(id);
  if (!stored) return stored.error();
  Record& next = batch.versions->emplace_back(*std::move(stored));
  ++next.version;
  next.cause = VersionCause::kValidity;
  next.made_at = store::UtcNow();
  next.made_by = "machine";
  IssueCode(rules_, &next);
  return &next;
}

Status Consequences::Settle(const std::string& newer, const Record& stored_newer, const std::string& older,
                            const Record& stored_older, const Batch& batch) {
  const Record* by = batch.Find(newer);
  const Record* on = batch.Find(older);
  const Record& newer_now = by == nullptr ? stored_newer : *by;
  const Record& older_now = on == nullptr ? stored_older : *on;
  Deed deed = DeedOf(newer_now, older_now, rules_);
  if (!deed.change && !deed.is_open && CountsFrom(older_now, newer)) {
    deed.change = ValidityChange{ValidityState::kInForce, "", newer, "machine", store::UtcNow(), ""};
  } else if (!deed.change || IsSettled(older_now, *deed.change)) {
    return {};
  }
  Result<Record*> changed = Editable(older, batch);
  if (!changed) return changed.error();
  (*changed)->validity.push_back(*std::move(deed.change));
  return {};
}

Status Consequences::OfCommit(std::vector<Record>* records, std::vector<Record>* versions) {
  const Batch batch{records, versions};
  std::vector<std::string> brought;
  std::vector<Record> before;
  for (Record& record : *records) {
    IssueCode(rules_, &record);
    brought.push_back(record.id);
  }
  for (Record& record : *versions) {
    IssueCode(rules_, &record);
    brought.push_back(record.id);
    Result<Record> stored = store_.Get(record.id);
    if (!stored) return stored.error();
    before.push_back(*std::move(stored));
  }
  for (const std::string& id : brought) {
    const Record self = *batch.Find(id);
    Result<std::vector<Record>> related = Related(self);
    if (!related) return related.error();
    const auto was = std::find_if(before.begin(), before.end(), [&](const Record& each) { return each.id == id; });
    if (was != before.end()) {
      Result<std::vector<Record>> earlier = Related(*was);
      if (!earlier) return earlier.error();
      for (Record& record : *earlier) AddOnce(std::move(record), &*related);
    }
    for (const std::string& other : brought) {
      if (other != id) AddOnce(*batch.Find(other), &*related);
    }
    for (const Record& other : *related) {
      if (Status status = Settle(id, self, other.id, other, batch); !status) return status;
      if (Status status = Settle(other.id, other, id, self, batch); !status) return status;
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
