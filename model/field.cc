#include "model/field.h"

#include <algorithm>

namespace sohoa {

const Field* FindField(const std::vector<Field>& fields, std::string_view name) {
  auto it = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
  return it == fields.end() ? nullptr : &*it;
}

Field* FindField(std::vector<Field>& fields, std::string_view name) {
  auto it = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
  return it == fields.end() ? nullptr : &*it;
}

std::string_view StatusName(FieldStatus status) { return status == FieldStatus::kAccepted ? "accepted" : "review"; }

}  // namespace sohoa
