#include "extractors/papers/implied_office.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/values/value.h"

namespace sohoa::papers {
namespace {

// Empty when the authority does not say who signs.
std::string OfficeBehind(std::string_view authority) {
  constexpr std::string_view kForHead = "KT. ";
  if (authority.starts_with(kForHead)) {
    const std::string head(authority.substr(kForHead.size()));
    return head == "BỘ TRƯỞNG" ? "THỨ TRƯỞNG" : "PHÓ " + head;
  }
  for (const std::string_view body : {"TM. ỦY BAN NHÂN DÂN", "TM. UBND", "TM. HỘI ĐỒNG NHÂN DÂN", "TM. HĐND"}) {
    if (authority.starts_with(body)) return "CHỦ TỊCH";
  }
  return "";
}

}  // namespace

std::optional<FieldDraft> InferOffice(const Signature& signature, const TypeRule& type,
                                      const std::vector<FieldDraft>& drafts, const RuleSet& rules) {
  const auto value_of = [&](std::string_view name) {
    const auto found =
        std::find_if(drafts.begin(), drafts.end(), [&](const FieldDraft& draft) { return draft.rule->name == name; });
    return found == drafts.end() ? std::string() : found->value.value;
  };
  const std::string office = OfficeBehind(value_of("signing_authority"));
  const auto rule = std::find_if(type.fields.begin(), type.fields.end(),
                                 [](const FieldRule& field) { return field.name == "signer_title"; });
  const bool wanted = rule != type.fields.end() && value_of("signer_title").empty() && !office.empty();
  if (!wanted || signature.below_authority.empty()) return std::nullopt;
  auto value = values::Parse(values::Kind::kTitle, office, *rules.vocabulary);
  if (!value || value->value != office) return std::nullopt;
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
