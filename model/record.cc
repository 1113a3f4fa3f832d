#include "model/record.h"

#include <algorithm>

namespace sohoa {

std::string_view OutcomeName(OutcomeKind kind) {
  switch (kind) {
    case OutcomeKind::kStored:
      return "stored";
    case OutcomeKind::kDuplicate:
      return "duplicate";
    case OutcomeKind::kQuarantined:
      return "quarantined";
    case OutcomeKind::kExcluded:
      return "excluded";
  }
  return "";
}

std::string_view DuplicateName(DuplicateKind kind) {
  switch (kind) {
    case DuplicateKind::kNone:
      return "";
    case DuplicateKind::kBytes:
      return "bytes";
    case DuplicateKind::kSheet:
      return "sheet";
    case DuplicateKind::kResult:
      return "result";
  }
  return "";
}

std::string_view CauseName(VersionCause cause) {
  switch (cause) {
    case VersionCause::kIngest:
      return "ingest";
    case VersionCause::kReview:
      return "review";
    case VersionCause::kReprocess:
      return "reprocess";
    case VersionCause::kValidity:
      return "validity";
  }
  return "";
}

std::string_view ValidityStateName(ValidityState state) {
  switch (state) {
    case ValidityState::kInForce:
      return "in_force";
    case ValidityState::kSuperseded:
      return "superseded";
    case ValidityState::kRevoked:
      return "revoked";
    case ValidityState::kAnnotated:
      return "annotated";
    case ValidityState::kHolderDeceased:
      return "holder_deceased";
  }
  return "";
}

std::vector<Field> EffectiveFields(const Record& record) {
  std::vector<Field> fields = record.document.fields;
  for (const auto& [name, said] : record.person) {
    Field* field = FindField(fields, name);
    if (field == nullptr) {
      fields.emplace_back();
      field = &fields.back();
      field->name = name;
      field->page = record.document.pages.empty() ? 1 : record.document.pages.front();
    }
    field->value = said.value;
    field->items = said.items;
    field->confidence = 1;
    field->status = FieldStatus::kAccepted;
    field->rule = "person";
    field->notes.clear();
  }
  std::erase_if(fields, [](const Field& field) { return field.rule == "person" && field.value.empty(); });
  return fields;
}

std::string VerifiedBy(const Record& record) {
  const PersonValue* newest = nullptr;
  for (const auto& [name, said] : record.person) {
    if (newest == nullptr || said.at > newest->at) newest = &said;
  }
  return newest == nullptr ? "" : newest->by;
}

bool NeedsReview(const Record& record) {
  const std::vector<Field> fields = EffectiveFields(record);
  if (fields.empty() && record.person.empty()) return true;
  return std::any_of(fields.begin(), fields.end(),
                     [](const Field& field) { return field.status == FieldStatus::kReview; });
}

std::string MakeRecordId(std::string_view source_hash, int first_page) {
  // FNV-1a over hash and page, twice with different offsets: 80 bits are kept. The hash is already uniform; this only
  // folds the page into it without asking for a cryptographic library here.
  constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";
  const std::string text = std::string(source_hash) + "#" + std::to_string(first_page);
  std::string id = "R";
  for (std::uint64_t offset : {0xcbf29ce484222325ULL, 0x9ae16a3b2f90404fULL}) {
    std::uint64_t h = offset;
    for (unsigned char c : text) h = (h ^ c) * 0x100000001b3ULL;
    for (int i = 0; i < 8; ++i) id += kDigits[(h >> (5 * i + 20)) & 31];
  }
  return id;
}

}  // namespace sohoa
