#include "reuse/roles.h"

namespace sohoa::reuse {

const std::vector<Role>& Roles() {
  static const std::vector<Role> roles = {
      {"holder", "holder_name", {"personal_id", "holder_id"}, "date_of_birth", true},
      {"wife", "wife_name", {"wife_id"}, "wife_date_of_birth", true},
      {"husband", "husband_name", {"husband_id"}, "husband_date_of_birth", true},
      {"owner", "owner_name", {"owner_id"}, "owner_date_of_birth", true},
      {"facility", "facility_name", {}, "", true},
      {"mother", "mother_name", {"mother_id"}, "mother_birth_year", false},
      {"father", "father_name", {"father_id"}, "father_birth_year", false},
  };
  return roles;
}

std::vector<Standing> StandingsOn(const std::vector<Field>& fields) {
  std::vector<Standing> standings;
  for (const Role& role : Roles()) {
    Standing standing{&role, FindField(fields, role.name_field), nullptr, FindField(fields, role.birth_field)};
    for (const std::string_view name : role.id_fields) {
      const Field* field = FindField(fields, name);
      if (standing.id == nullptr && field != nullptr && !field->value.empty()) standing.id = field;
    }
    if (standing.name != nullptr || standing.id != nullptr) standings.push_back(standing);
  }
  return standings;
}

const std::vector<std::string_view>& ParcelFields() {
  static const std::vector<std::string_view> fields = {"certificate_serial", "register_number"};
  return fields;
}

const std::vector<std::string_view>& FirmFields() {
  static const std::vector<std::string_view> fields = {"registration_code", "tax_code"};
  return fields;
}

}  // namespace sohoa::reuse
