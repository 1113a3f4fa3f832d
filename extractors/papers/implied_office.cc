#include "extractors/papers/implied_office.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/papers/doubts.h"
#include "extractors/papers/spoilt_office.h"
#include "extractors/values/value.h"

namespace sohoa::papers {
namespace {

// Empty when the authority does not say who signs.
std::string OfficeBehind(std::string_view authority) {
  if (authority.starts_with(kInPlaceOfHead)) return DeputyOf(std::string(authority.substr(kInPlaceOfHead.size())));
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
  const FieldDraft* first = FindDraft(*drafts, "signing_authority");
  return first == nullptr ? std::string() : first->value.value;
}

// Nothing was read, or all but the deputy's word: "GIÁM ĐỐC" of PHÓ GIÁM ĐỐC. Of an office that the law tells more may
// be lost than of one that the line's length speaks for.
bool IsMoreThanRead(const std::string& office, bool by_law, const values::Value& read) {
  if (read.value.empty()) return true;
  const bool cut = HasNote(read, "left_over:before");
  return cut && (by_law ? office.ends_with(" " + read.value) : office == "PHÓ " + read.value);
}

const FieldRule* RuleOf(const TypeRule& type, std::string_view name) {
  const auto rule =
      std::find_if(type.fields.begin(), type.fields.end(), [&](const FieldRule& field) { return field.name == name; });
  return rule == type.fields.end() ? nullptr : &*rule;
}

std::string ReadTitle(const Span& span, const RuleSet& rules) {
  if (span.empty()) return "";
  const auto title = values::Parse(values::Kind::kTitle, span.text, *rules.vocabulary);
  return title ? title->value : "";
}

// Puts the value among the drafts, or in the place of the one that is there, for a person to confirm.
void Propose(const std::string& text, const FieldRule& rule, int page, const Span& place, const char* note,
             const RuleSet& rules, std::vector<FieldDraft>* drafts) {
  auto value = values::Parse(rule.kind, text, *rules.vocabulary);
  if (!value || value->value != text) return;
  FieldDraft draft;
  draft.rule = &rule;
  draft.page = page;
  draft.span = place;
  draft.value = std::move(*value);
  draft.evidence[Feature::kBias] = 1;
  draft.evidence[Feature::kWorstDoubt] = 1;
  draft.evidence[Feature::kMisfit] = 1;
  draft.doubtful = true;
  draft.notes = {note};
  FieldDraft* read = FindDraft(*drafts, rule.name);
  if (read == nullptr) {
    drafts->push_back(std::move(draft));
  } else {
    *read = std::move(draft);
  }
}

}  // namespace

void InferOffice(const Signature& signature, const TypeRule& type, const RuleSet& rules,
                 std::vector<FieldDraft>* drafts) {
  const FieldRule* title = RuleOf(type, "signer_title");
  const Span& place = signature.title.empty() ? signature.below_authority : signature.title;
  if (title == nullptr || place.empty()) return;
  const FieldDraft* read = FindDraft(*drafts, title->name);
  const std::string title_read = read == nullptr ? "" : read->value.value;
  const std::string head = ReadTitle(signature.head_above, rules);
  const std::string authority = AuthorityAboveOffice(signature, rules, drafts);
  const bool below_head = !head.empty() && (title_read == head || signature.deputy_below);
  const bool by_law = below_head || authority.starts_with(kInPlaceOfHead) || signature.likely_title.empty();
  std::string office = below_head ? DeputyOf(head) : by_law ? OfficeBehind(authority) : signature.likely_title;
  if (below_head || read == nullptr || IsMoreThanRead(office, by_law, read->value)) {
    Propose(office, *title, signature.page, place, by_law ? "inferred:authority" : "inferred:legible_part", rules,
            drafts);
  } else {
    office = title_read;
  }
  // "KT." is hidden: who signs below a head's office is that head's deputy.
  const FieldRule* rule = RuleOf(type, "signing_authority");
  const FieldDraft* first = FindDraft(*drafts, "signing_authority");
  const bool unread = first == nullptr || first->value.value.empty();
  if (rule != nullptr && unread && !head.empty() && office == DeputyOf(head)) {
    Propose(std::string(kInPlaceOfHead) + head, *rule, signature.page, signature.head_above, "inferred:deputy", rules,
            drafts);
  }
}

}  // namespace sohoa::papers
