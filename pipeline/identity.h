// Whether a paper is one that the store has already (design.md 2: the same sheet? the same legal result?). Pure and
// thread-safe.
//
// Candidates come from the store's indexes; here they are confirmed, field by field, by the rules of
// config/identity.yaml, in the manner of Fellegi and Sunter, "A Theory for Record Linkage" (1969): what agrees speaks
// for one paper by its weight, and a contradiction in a deciding field forbids it whatever the rest says. Two records
// of one paper cost a person a look; two papers made one would hide a citizen's paper behind another's.
#pragma once

#include <string>
#include <vector>

#include "model/record.h"
#include "settings/identity_rules.h"

namespace sohoa::pipeline {

// Whether a new scan's legal identity is sure: each of the identity_fields of its type was read with enough confidence
// to be accepted unseen.
bool IdentityIsCertain(const Document& document, const std::vector<std::string>& identity_fields);

// What two values of one field say about their papers. kNear: they differ as two readings of one value do, and one of
// them waits for a person anyway. kDoubtful: they differ, but may be a misreading, for one of them waits for a person.
enum class Agreement { kUnknown, kAgree, kNear, kDoubtful, kDiffer };
Agreement CompareField(const Field& a, const Field& b, const settings::IdentityRules::FieldRule& rule,
                       double least_confidence);

enum class Verdict { kDifferent, kUnsure, kSame };  // kUnsure: a person should be asked

struct Likeness {
  Verdict verdict = Verdict::kDifferent;
  bool same_sheet = false;  // by picture and words, not only the same legal result
  double weight = 0;        // of all fields that agree
};

// `identity_fields` are those of the document's type (papers::PaperCatalog::IdentityFields).
Likeness Compare(const Document& document, const Record& record, const std::vector<std::string>& identity_fields,
                 const settings::IdentityRules& rules);

// Whether the fingerprints say that both are one sheet: the pages' pictures, in whatever order, or, where a page has
// none, and always besides, the words.
bool IsSameSheet(const Document& a, const Document& b, const settings::IdentityRules& rules);

// Asks a person, with a note on the first field of the document, whether it is the paper of this record.
void ProposeSame(const std::string& record_id, Document* document);

// The records that a field's notes ask about so.
std::vector<std::string> ProposedIn(const Field& field);

}  // namespace sohoa::pipeline
