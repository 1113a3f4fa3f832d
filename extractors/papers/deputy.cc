#include "extractors/papers/deputy.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/values/value.h"

namespace sohoa::papers {

std::optional<FieldDraft> InferDeputy(const Signature& signature, const TypeRule& type,
                                      const std::vector<FieldDraft>& drafts, const RuleSet& rules) {
  const auto value_of = [&](std::string_view name) {
    const auto found =
        std::find_if(drafts.begin(), drafts.end(), [&](const FieldDraft& draft) { return draft.rule->name == name; });
    return found == drafts.end() ? std::string() : found->value.value;
  };
  const std::string authority = value_of("signing_authority");
  const auto rule = std::find_if(type.fields.begin(), type.fields.end(),
                                 [](const FieldRule& field) { return field.name == "signer_title"; });
  const bool wanted = rule != type.fields.end() && value_of("signer_title").empty() && authority.starts_with("KT. ");
  if (!wanted || signature.below_authority.empty()) return std::nullopt;
  const std::string head = authority.substr(4);
  const std::string deputy = head == "BỘ TRƯỞNG" ? "THỨ TRƯỞNG" : "PHÓ " + head;
  auto value = values::Parse(values::Kind::kTitle, deputy, *rules.vocabulary);
  if (!value || value->value != deputy) return std::nullopt;
  FieldDraft draft;
  draft.rule = &*rule;
  draft.page = signature.page;
  draft.span = signature.below_authority;
  draft.value = std::move(*value);
  draft.evidence[Feature::kBias] = 1;
  draft.evidence[Feature::kWorstDoubt] = 1;
  draft.evidence[Feature::kMisfit] = 1;
  draft.doubtful = true;
  draft.notes = {"inferred:authority"};
  return draft;
}

}  // namespace sohoa::papers
