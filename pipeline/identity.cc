#include "pipeline/identity.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace sohoa::pipeline {
namespace {

// Number and symbol, agency, date (Nghị định 30/2020, Phụ lục VI), and what tells the holder or the thing.
constexpr std::array<std::string_view, 12> kIdentityFields{
    "document_number",    "issue_date", "issuing_agency", "holder_name",  "personal_id",       "holder_id",
    "certificate_serial", "wife_name",  "husband_name",   "dossier_code", "registration_code", "register_number"};

}  // namespace

bool IdentityIsCertain(const Document& document) {
  if (document.legal_identity.empty()) return false;
  return std::ranges::none_of(document.fields, [](const Field& field) {
    return field.status == FieldStatus::kReview &&
           std::ranges::find(kIdentityFields, field.name) != kIdentityFields.end();
  });
}

}  // namespace sohoa::pipeline
