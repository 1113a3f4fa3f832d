// Persons, parcels and firms as views over the store: nothing is kept of them but what people decided
// (SubjectDecision). A view begins with an identifier, takes the records that bear it, the further identifiers of the
// same person on these (an old CMND on a card, a register number beside a serial), and the records that bear those,
// within bounds. Names alone never link: they propose (K1 equality and birth date, domain rule of names: accents
// count). So does a parcel's number with its map sheet and place, for another certificate of it; a parcel that was
// numbered anew is linked by a person.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"
#include "model/result.h"
#include "reuse/reasons.h"
#include "store/store.h"

namespace sohoa::reuse {

struct KnownIdentifier {
  std::string value;
  std::string kind;       // the field it was met in: "personal_id", "previous_id", "registration_code", …; "asked"
  std::string record_id;  // where it was met; empty: it was asked for
};

// Why a record belongs to the subject, or may.
enum class LinkKind {
  kIdentifier,           // the identifier is certain
  kPerson,               // a person confirmed it
  kUncertainIdentifier,  // equal, but waits for a person
  kOtherName,            // the identifier is equal and the name is another
  kProposed,             // by name only
};

struct SubjectRecord {
  Record record;
  std::string role;        // of Roles(), or "parcel", "firm"
  std::string role_field;  // "holder_name", or the identifier's field
  bool is_own = true;      // the paper is the subject's, not one that only names it
  LinkKind link = LinkKind::kIdentifier;
  Reason reason;
};

struct Subject {
  std::vector<KnownIdentifier> identifiers;  // the first is the one asked for
  std::vector<std::string> names;            // as printed, newest record first
  std::vector<std::string> birth_dates;
  std::vector<SubjectRecord> records;    // kIdentifier and kPerson
  std::vector<SubjectRecord> proposals;  // the others

  bool Has(std::string_view identifier) const;
};

// Whether the applicant whom a dossier's papers or facts name is the subject: by identifier, also one of the subject's
// others, or that of a firm's owner; without one by name. kUnknown: neither says it.
enum class SameApplicant { kUnknown, kSame, kOther };
SameApplicant CompareApplicant(const Subject& subject, const std::string& id, const std::string& name);

// Errors are the store's; an identifier that nothing bears gives a subject without records.
Result<Subject> FindSubject(store::Store& store, const std::string& identifier);

}  // namespace sohoa::reuse
