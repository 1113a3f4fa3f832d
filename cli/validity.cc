#include "cli/validity.h"

#include <vector>

namespace sohoa::cli {

std::string ValidityOf(const Record& record, std::string_view today_iso) {
  constexpr std::size_t kIsoDateLength = 10;
  const std::vector<Field> fields = EffectiveFields(record);
  const Field* expiry = FindField(fields, "expiry_date");
  if (expiry == nullptr || expiry->value.empty()) return "";
  const bool is_certain = expiry->status == FieldStatus::kAccepted && expiry->value.size() == kIsoDateLength;
  if (!is_certain) return "unknown";
  return expiry->value < today_iso ? "expired" : "in_force";
}

}  // namespace sohoa::cli
