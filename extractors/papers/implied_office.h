// What the law says of a signer whose office cannot be read. Pure; thread-safe.
#pragma once

#include <optional>
#include <vector>

#include "extractors/papers/checks.h"
#include "extractors/papers/rules.h"
#include "extractors/papers/signature.h"

namespace sohoa::papers {

// Behind "KT." a deputy signs, behind "TM." of a People's Committee or Council its chairman (NĐ 30/2020, ô 7a). Where
// the line below it was printed and cannot be read, that office is shown to a person to confirm, in the place of that
// line; never accepted. Nothing where the type has no signer's office, where it was read, or where there is no such
// line.
std::optional<FieldDraft> InferOffice(const Signature& signature, const TypeRule& type,
                                      const std::vector<FieldDraft>& drafts, const RuleSet& rules);

}  // namespace sohoa::papers
