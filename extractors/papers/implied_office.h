// What the law and the legible part say of a signer whose office cannot be read. Pure; thread-safe.
#pragma once

#include <vector>

#include "extractors/papers/checks.h"
#include "extractors/papers/rules.h"
#include "extractors/papers/signature.h"

namespace sohoa::papers {

// Behind "KT." a deputy signs, behind "TM." of a People's Committee or Council its chairman (NĐ 30/2020, ô 7a). Where
// the signer's office was printed and could not be read, or not what stands before it, that office is put among the
// drafts, or else the one that the legible part of the line speaks for: for a person to confirm, never accepted. So is
// "KT." where a deputy signs below the head's office. Nothing where the type has no signer's office, where it was read,
// or where there is no line for it.
void InferOffice(const Signature& signature, const TypeRule& type, const RuleSet& rules,
                 std::vector<FieldDraft>* drafts);

}  // namespace sohoa::papers
