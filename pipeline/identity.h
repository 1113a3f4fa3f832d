// Whether a paper is one that the store has already (design.md 2: same bytes? same legal result?). Pure and
// thread-safe.
#pragma once

#include <string>
#include <vector>

#include "model/field.h"

namespace sohoa::pipeline {

// Whether a new scan's legal identity may link it to a stored record of the same identity: each of the identity_fields
// of its type was read with enough confidence to be accepted unseen.
//
// A scan that fails this is stored as a record of its own. Two records of one paper cost a person a look; two papers
// made one by a misread digit would hide a citizen's paper behind another's.
bool IdentityIsCertain(const Document& document, const std::vector<std::string>& identity_fields);

}  // namespace sohoa::pipeline
