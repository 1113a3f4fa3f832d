#include "extractors/papers/implied_office.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/values/value.h"

namespace sohoa::papers {
namespace {

std::vector<FieldDraft>::iterator FindDraft(std::vector<FieldDraft>* drafts, std::string_view name) {
  return std::find_if(drafts->begin(), drafts->end(),
                      [&](const FieldDraft& draft) { return draft.rule->name == name; });
}

// Empty when the authority does not say who signs.
std::string OfficeBehind(std::string_view authority) {
  if (authority.starts_with(kInPlaceOfHead)) {
    const std::string head(authority.substr(kInPlaceOfHead.size()));
    return head == "BỘ TRƯỞNG" ? "THỨ TRƯỞNG" : "PHÓ " + head;
  }
  for (const std::string_view body : {"TM. ỦY BAN NHÂN DÂN", "TM. UBND", "TM. HỘI ĐỒNG NHÂN DÂN", "TM. HĐND"}) {
    if (authority.starts_with(body)) return "CHỦ TỊCH";
  }
  return "";
}

std::string AuthorityAboveOffice(const Signature& signature, const RuleSet& rules, std::vector<FieldDraft>* drafts) {
  if (signature.last_authority.text != signature.authority.text) {
    const auto parsed = values::Parse(values::Kind::kAuthority, signature.last_authority.text, *rules.vocabulary);
    if (parsed) return parsed->value;
  }
  const auto first = FindDraft(drafts, "signing_authority");
  return first == drafts->end() ? std::string() : first->value.value;
}

// Nothing was read, or all but the deputy's word: "GIÁM ĐỐC" of PHÓ GIÁM ĐỐC. Of an office that the law tells more may
// be lost than of one that the line's length speaks for.
bool IsMoreThanRead(const std::string& office, bool by_law, const values::Value& read) {
  if (read.value.empty()) return true;
  const bool cut = std::find(read.notes.begin(), read.notes.end(), "left_over:before") != read.notes.end();
  return cut && (by_law ? office.ends_with(" " + read.value) : office == "PHÓ " + read.value);
}

}  // namespace

void InferOffice(const Signature& signature, const TypeRule& type, const RuleSet& rules,
                 std::vector<FieldDraft>* drafts) {
  const auto rule = std::find_if(type.fields.begin(), type.fields.end(),
                                 [](const FieldRule& field) { return field.name == "signer_title"; });
  const Span& place = signature.title.empty() ? signature.below_authority : signature.title;
  if (rule == type.fields.end() || place.empty()) return;
  const std::string authority = AuthorityAboveOffice(signature, rules, drafts);
  const bool by_law = authority.starts_with(kInPlaceOfHead) || signature.likely_title.empty();
  const std::string office = by_law ? OfficeBehind(authority) : signature.likely_title;
  const auto read = FindDraft(drafts, rule->name);
  if (read != drafts->end() && !IsMoreThanRead(office, by_law, read->value)) return;
  auto value = values::Parse(values::Kind::kTitle, office, *rules.vocabulary);
  if (!value || value->value != office) return;
  FieldDraft draft;
  draft.rule = &*rule;
  draft.page = signature.page;
  draft.span = place;
  draft.value = std::move(*value);
  draft.evidence[Feature::kBias] = 1;
  draft.evidence[Feature::kWorstDoubt] = 1;
  draft.evidence[Feature::kMisfit] = 1;
  draft.doubtful = true;
  draft.notes = {by_law ? "inferred:authority" : "inferred:legible_part"};
  if (read == drafts->end()) {
    drafts->push_back(std::move(draft));
  } else {
    *read = std::move(draft);
  }
}

}  // namespace sohoa::papers
