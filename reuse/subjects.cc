#include "reuse/subjects.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "reuse/roles.h"
#include "reuse/validity.h"
#include "store/search_keys.h"
#include "text/vietnamese.h"

namespace sohoa::reuse {
namespace {

constexpr std::size_t kMostIdentifiers = 8;  // of one subject
constexpr int kMostRecords = 500;            // of one identifier
constexpr int kMostNamesakes = 200;

bool SameId(const Field& field, std::string_view identifier) {
  const std::string key = store::IdentifierText(field.value);
  return !key.empty() && key == store::IdentifierText(identifier);
}

// Names that differ in more than accents and case cannot be a slip of reading: then the identifier may be one.
bool NamesConflict(const std::vector<std::string>& known, const Field* name) {
  if (known.empty() || name == nullptr || name->value.empty()) return false;
  return std::none_of(known.begin(), known.end(),
                      [&](const std::string& each) { return text::Fold(each) == text::Fold(name->value); });
}

void AddOnce(std::vector<std::string>* list, const std::string& text) {
  if (!text.empty() && std::find(list->begin(), list->end(), text) == list->end()) list->push_back(text);
}

// What a paper may be about besides persons, by the fields that name it.
struct Thing {
  std::string_view role;
  const std::vector<std::string_view>* fields;
};

const std::array<Thing, 2>& Things() {
  static const std::array<Thing, 2> things = {{{"parcel", &ParcelFields()}, {"firm", &FirmFields()}}};
  return things;
}

bool IsThing(std::string_view role) {
  return std::any_of(Things().begin(), Things().end(), [&](const Thing& thing) { return thing.role == role; });
}

// Nothing for the fields of persons.
std::optional<Thing> ThingNamedBy(std::string_view field) {
  for (const Thing& thing : Things()) {
    if (std::find(thing.fields->begin(), thing.fields->end(), field) != thing.fields->end()) return thing;
  }
  return std::nullopt;
}

bool SameText(const Field* a, const Field* b) {
  return a != nullptr && b != nullptr && !a->value.empty() && text::Fold(a->value) == text::Fold(b->value);
}

class Finder {
 public:
  explicit Finder(store::Store& store) : store_(store) {}

  Result<Subject> Run(const std::string& identifier) {
    if (Status status = ReadDecisions(); !status) return status.error();
    // A paper that a person refused gives no further identifiers; which papers are refused shows only when the
    // identifiers are known, so the view begins anew without them.
    do {
      subject_ = {};
      seen_ = refused_;
      AddIdentifier(identifier, "asked", "");
      for (std::size_t i = 0; i < subject_.identifiers.size(); ++i) {
        if (Status status = TakeRecordsOf(subject_.identifiers[i].value); !status) return status.error();
        if (Status status = TakeIdentifiersOfLinked(); !status) return status.error();
      }
    } while (RefuseMore());
    DoubtContradictedNames();
    if (Status status = ApplyDecisions(); !status) return status.error();
    if (Status status = Propose(); !status) return status.error();
    if (Status status = ProposeParcels(); !status) return status.error();
    return std::move(subject_);
  }

 private:
  void AddIdentifier(const std::string& value, const std::string& kind, const std::string& record) {
    if (store::IdentifierText(value).empty() || subject_.identifiers.size() >= kMostIdentifiers) return;
    if (!subject_.Has(value)) subject_.identifiers.push_back({value, kind, record});
  }

  void AddCertainIdentifiers(const Record& record, const std::vector<Field>& fields,
                             const std::vector<std::string_view>& names) {
    for (const std::string_view name : names) {
      const Field* field = CertainField(fields, name);
      if (field != nullptr) AddIdentifier(field->value, field->name, record.id);
    }
  }

  Status TakeRecordsOf(const std::string& identifier) {
    store::Query query;
    query.id = identifier;
    query.limit = kMostRecords;
    Result<std::vector<store::Hit>> hits = store_.Lookup(query);
    if (!hits) return hits.error();
    for (const store::Hit& hit : *hits) Take(hit.record, identifier);
    return {};
  }

  void Take(const Record& record, const std::string& identifier) {
    const std::vector<Field> fields = EffectiveFields(record);
    for (const Standing& standing : StandingsOn(fields)) {
      const Field* previous = standing.role->name == "holder" ? FindField(fields, "previous_id") : nullptr;
      const bool by_id = standing.id != nullptr && SameId(*standing.id, identifier);
      const bool by_previous = previous != nullptr && SameId(*previous, identifier);
      if (by_id || by_previous) TakePerson(record, fields, standing, by_id ? *standing.id : *previous);
    }
    for (const Thing& thing : Things()) TakeThing(record, fields, identifier, thing);
  }

  void TakePerson(const Record& record, const std::vector<Field>& fields, const Standing& standing, const Field& by) {
    SubjectRecord linked{record,
                         std::string(standing.role->name),
                         std::string(standing.role->name_field),
                         standing.role->is_own,
                         LinkKind::kIdentifier,
                         Because("holder_matches", by.name + " " + by.value)};
    if (by.status != FieldStatus::kAccepted) {
      linked.link = LinkKind::kUncertainIdentifier;
      linked.reason = Because("holder_uncertain", by.name);
    } else if (NamesConflict(subject_.names, standing.name)) {
      linked.link = LinkKind::kOtherName;
      linked.reason = Because("holder_name_differs", standing.name->value);
    }
    if (!Add(std::move(linked))) return;
    if (standing.name != nullptr && standing.name->status == FieldStatus::kAccepted) {
      AddOnce(&subject_.names, standing.name->value);
    }
    if (standing.birth != nullptr && standing.birth->status == FieldStatus::kAccepted) {
      AddOnce(&subject_.birth_dates, standing.birth->value);
    }
    if (standing.role->name != "holder") return;
    AddCertainIdentifiers(record, fields, {"personal_id", "holder_id", "previous_id"});
  }

  void TakeThing(const Record& record, const std::vector<Field>& fields, const std::string& identifier,
                 const Thing& thing) {
    for (const std::string_view name : *thing.fields) {
      const Field* field = FindField(fields, name);
      if (field == nullptr || !SameId(*field, identifier)) continue;
      // A number in a register begins anew in each office's book: by itself it names no parcel for certain.
      const bool certain = field->status == FieldStatus::kAccepted && name != "register_number";
      const bool added = Add({record, std::string(thing.role), field->name, true,
                              certain ? LinkKind::kIdentifier : LinkKind::kUncertainIdentifier,
                              certain ? Because("holder_matches", field->name + " " + field->value)
                                      : Because("holder_uncertain", field->name)});
      if (!added) return;
      const Field* firm = CertainField(fields, "business_name");
      if (firm != nullptr && thing.role == "firm") AddOnce(&subject_.names, firm->value);
      AddCertainIdentifiers(record, fields, *thing.fields);
      return;
    }
  }

  // Of the certificate of a parcel that was numbered anew, or of a firm's paper under another code, which somebody
  // linked.
  Status TakeIdentifiersOfLinked() {
    for (const auto& [where, events] : decisions_) {
      const Event* newest = NewestOf(events);
      const std::optional<Thing> thing = ThingNamedBy(where.second);
      if (newest == nullptr || !thing || !std::get<SubjectDecision>(newest->what).same) continue;
      const Result<Record> record = store_.Get(where.first);
      if (!record && record.error().code == ErrorCode::kNotFound) continue;
      if (!record) return record.error();
      const std::vector<Field> fields = EffectiveFields(*record);
      AddCertainIdentifiers(*record, fields, *thing->fields);
    }
    return {};
  }

  // Whether the record is linked for certain.
  bool Add(SubjectRecord linked) {
    const bool certain = linked.link == LinkKind::kIdentifier || linked.link == LinkKind::kPerson;
    // A sheet that bears two numbers of one parcel, or of one firm, is that parcel's once.
    if (!seen_.insert(linked.record.id + "/" + (IsThing(linked.role) ? linked.role : linked.role_field)).second)
      return false;
    (certain ? subject_.records : subject_.proposals).push_back(std::move(linked));
    return certain;
  }

  // One identifier and several names: a digit of one paper was misread, and nobody knows of which. All wait for a
  // person; those whom a person linked come back with ApplyDecisions.
  void DoubtContradictedNames() {
    const auto is_other = [](const SubjectRecord& linked) { return linked.link == LinkKind::kOtherName; };
    if (std::none_of(subject_.proposals.begin(), subject_.proposals.end(), is_other)) return;
    for (SubjectRecord& linked : subject_.records) {
      if (IsThing(linked.role)) continue;
      const std::vector<Field> fields = EffectiveFields(linked.record);
      const Field* name = FindField(fields, linked.role_field);
      linked.link = LinkKind::kOtherName;
      linked.reason = Because("holder_name_differs", name == nullptr ? "" : name->value);
      subject_.proposals.push_back(linked);
    }
    std::erase_if(subject_.records, is_other);
  }

  Status ReadDecisions() {
    Status read = store_.ForEachEvent(EventKind::kSubject, "", "", [&](const Event& event) {
      const auto& decision = std::get<SubjectDecision>(event.what);
      decisions_[{decision.record_id, decision.role}].push_back(event);
      return true;
    });
    for (auto& [where, events] : decisions_) {
      std::stable_sort(events.begin(), events.end(),
                       [](const Event& a, const Event& b) { return a.at != b.at ? a.at < b.at : a.id < b.id; });
    }
    return read;
  }

  // What people said last of a record and role, and of this subject; null: nothing.
  const Event* NewestOf(const std::vector<Event>& events) const {
    const auto at = std::find_if(events.rbegin(), events.rend(), [&](const Event& event) {
      return subject_.Has(std::get<SubjectDecision>(event.what).subject);
    });
    return at == events.rend() ? nullptr : &*at;
  }

  // Whether a person refused a paper that the view holds.
  bool RefuseMore() {
    bool more = false;
    for (const auto& [where, events] : decisions_) {
      const Event* newest = NewestOf(events);
      if (newest == nullptr || std::get<SubjectDecision>(newest->what).same) continue;
      const std::string key = where.first + "/" + where.second;
      if (seen_.count(key) > 0 && refused_.insert(key).second) more = true;
    }
    return more;
  }

  Status ApplyDecisions() {
    for (const auto& [where, events] : decisions_) {
      const Event* newest = NewestOf(events);
      if (newest == nullptr) continue;
      if (Status status = Apply(std::get<SubjectDecision>(newest->what), newest->by); !status) return status;
    }
    return {};
  }

  Status Apply(const SubjectDecision& decision, const std::string& by) {
    const std::optional<Thing> thing = ThingNamedBy(decision.role);
    const auto is_it = [&](const SubjectRecord& each) {
      return each.record.id == decision.record_id &&
             (thing ? each.role == thing->role : each.role_field == decision.role);
    };
    std::erase_if(subject_.records, is_it);
    std::erase_if(subject_.proposals, is_it);
    seen_.insert(decision.record_id + "/" + decision.role);
    if (!decision.same) return {};
    Result<Record> record = store_.Get(decision.record_id);
    if (!record) return record.error().code == ErrorCode::kNotFound ? Status() : Status(record.error());
    SubjectRecord linked{*record, decision.role,     decision.role,
                         true,    LinkKind::kPerson, Because("holder_confirmed", by)};
    if (thing) linked.role = thing->role;
    for (const Role& role : Roles()) {
      if (role.name_field != decision.role) continue;
      linked.role = role.name;
      linked.is_own = role.is_own;
    }
    subject_.records.push_back(std::move(linked));
    return {};
  }

  // Papers without an identifier that bear one of the names.
  Status Propose() {
    for (const std::string& name : subject_.names) {
      store::Query query;
      query.name = name;
      query.limit = kMostNamesakes;
      Result<std::vector<store::Hit>> hits = store_.Lookup(query);
      if (!hits) return hits.error();
      for (const store::Hit& hit : *hits) ProposeOn(hit.record, name);
    }
    return {};
  }

  // Other certificates of a parcel: commune, sheet and number name it, a serial only the sheet of paper.
  Status ProposeParcels() {
    const std::vector<SubjectRecord> known = subject_.records;
    for (const SubjectRecord& linked : known) {
      const std::vector<Field> fields = EffectiveFields(linked.record);
      const Field* number = CertainField(fields, "parcel_number");
      const Field* sheet = CertainField(fields, "map_sheet");
      const Field* address = CertainField(fields, "parcel_address");
      if (linked.role != "parcel" || number == nullptr || sheet == nullptr || address == nullptr) continue;
      store::Query query;
      query.id = number->value;
      query.place = address->value;
      query.limit = kMostNamesakes;
      Result<std::vector<store::Hit>> hits = store_.Lookup(query);
      if (!hits) return hits.error();
      for (const store::Hit& hit : *hits) {
        const std::vector<Field> other = EffectiveFields(hit.record);
        const bool same = SameText(number, FindField(other, "parcel_number")) &&
                          SameText(sheet, FindField(other, "map_sheet")) &&
                          SameText(address, FindField(other, "parcel_address"));
        const Field* serial = FindField(other, "certificate_serial");
        if (!same || serial == nullptr) continue;
        Add({hit.record, "parcel", serial->name, true, LinkKind::kProposed, Because("same_parcel", serial->value)});
      }
    }
    return {};
  }

  void ProposeOn(const Record& record, const std::string& name) {
    const std::vector<Field> fields = EffectiveFields(record);
    for (const Standing& standing : StandingsOn(fields)) {
      // One with an identifier of his own is another person, or is found by it.
      if (standing.name == nullptr || standing.id != nullptr) continue;
      const bool exact = text::NameKey(standing.name->value) == text::NameKey(name);
      if (!exact && text::Fold(standing.name->value) != text::Fold(name)) continue;
      const bool has_birth = standing.birth != nullptr && !standing.birth->value.empty();
      if (has_birth && !subject_.birth_dates.empty() && !IsBirth(standing.birth->value)) continue;
      const bool same_birth = has_birth && IsBirth(standing.birth->value);
      Add({record, std::string(standing.role->name), std::string(standing.role->name_field), standing.role->is_own,
           LinkKind::kProposed,
           Because(!exact       ? "similar_name"
                   : same_birth ? "same_name_and_birth"
                                : "same_name")});
    }
  }

  // A year agrees with a date of that year.
  bool IsBirth(const std::string& value) const {
    return std::any_of(subject_.birth_dates.begin(), subject_.birth_dates.end(), [&](const std::string& known) {
      return !value.empty() && (known.starts_with(value) || value.starts_with(known));
    });
  }

  store::Store& store_;
  Subject subject_;
  std::set<std::string> seen_;
  std::set<std::string> refused_;  // as seen_: record and role
  std::map<std::pair<std::string, std::string>, std::vector<Event>> decisions_;
};

}  // namespace

bool Subject::Has(std::string_view identifier) const {
  const std::string key = store::IdentifierText(identifier);
  return std::any_of(identifiers.begin(), identifiers.end(),
                     [&](const KnownIdentifier& known) { return store::IdentifierText(known.value) == key; });
}

SameApplicant CompareApplicant(const Subject& subject, const std::string& id, const std::string& name) {
  if (!store::IdentifierText(id).empty()) {
    const bool owns = std::any_of(subject.records.begin(), subject.records.end(), [&](const SubjectRecord& linked) {
      const std::vector<Field> fields = EffectiveFields(linked.record);
      const Field* owner = linked.role == "firm" ? CertainField(fields, "owner_id") : nullptr;
      return owner != nullptr && SameId(*owner, id);
    });
    return subject.Has(id) || owns ? SameApplicant::kSame : SameApplicant::kOther;
  }
  if (name.empty() || subject.names.empty()) return SameApplicant::kUnknown;
  const bool known = std::any_of(subject.names.begin(), subject.names.end(),
                                 [&](const std::string& each) { return text::Fold(each) == text::Fold(name); });
  return known ? SameApplicant::kSame : SameApplicant::kOther;
}

Result<Subject> FindSubject(store::Store& store, const std::string& identifier) {
  return Finder(store).Run(identifier);
}

}  // namespace sohoa::reuse
