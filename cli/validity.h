// Whether a paper still counts. Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "model/record.h"

namespace sohoa::cli {

// "in_force" or "expired" by the expiry date printed on the paper; "unknown" when that date still waits for a person;
// empty when the paper names none, for then its validity is a matter of law that the record alone cannot settle.
std::string ValidityOf(const Record& record, std::string_view today_iso);

}  // namespace sohoa::cli
