#include "pipeline/identity.h"

#include <algorithm>

namespace sohoa::pipeline {

bool IdentityIsCertain(const Document& document, const std::vector<std::string>& identity_fields) {
  if (document.legal_identity.empty() || identity_fields.empty()) return false;
  return std::ranges::all_of(identity_fields, [&](const std::string& name) {
    const Field* field = FindField(document.fields, name);
    return field != nullptr && field->status == FieldStatus::kAccepted;
  });
}

}  // namespace sohoa::pipeline
