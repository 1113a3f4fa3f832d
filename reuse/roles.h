// Who stands on a paper in which role: the fields that name a person, with identifier and birth date (design of the
// paper types: holder_name, mother_name, …). Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"

namespace sohoa::reuse {

struct Role {
  std::string_view name;        // "holder", "wife", "husband", "owner", "mother", "father"
  std::string_view name_field;  // "holder_name": what a SubjectDecision calls the role
  std::vector<std::string_view> id_fields;
  std::string_view birth_field;  // a date, or a year
  bool is_own = true;            // the paper is this person's (a mother on a birth certificate: not)
};
const std::vector<Role>& Roles();

// One person on one paper. Null: the paper does not say it.
struct Standing {
  const Role* role = nullptr;
  const Field* name = nullptr;
  const Field* id = nullptr;
  const Field* birth = nullptr;
};
// Pointers into `fields`.
std::vector<Standing> StandingsOn(const std::vector<Field>& fields);

// Fields that name what a paper is about, other than a person: parcels and firms.
const std::vector<std::string_view>& ParcelFields();
const std::vector<std::string_view>& FirmFields();

}  // namespace sohoa::reuse
