// The digitisation-result code of a record (Thông tư 01/2023/TT-VPCP): issued when the record is first stored, by the
// scheme in config/result_codes.yaml, and never changed. Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "model/record.h"
#include "reuse/rules.h"

namespace sohoa::reuse {

// Empty when papers of the type get none.
std::string NewResultCode(const Record& record, const ResultCodes& codes);

// The code of the type alone (KQ.G15.000031); empty when papers of the type get none.
std::string TypeCode(std::string_view type, const ResultCodes& codes);

}  // namespace sohoa::reuse
