// Why something was decided: a stable English token for programs, a sentence for people, and what it is about. One
// table of sentences. Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "model/error.h"

namespace sohoa::reuse {

struct Reason {
  std::string token;        // of the table in reasons.cc, e.g. "expired"
  std::string detail;       // stands for {0} in the sentence: a date, a record, a field
  std::string basis;        // legal basis; may be empty
  bool speaks_for = false;  // true: for using the paper; false: against it
};

// Makes a reason; whether it speaks for or against follows from the token.
Reason Because(std::string_view token, std::string detail = "", std::string basis = "");

// "Hết hiệu lực từ ngày 01/07/2025", with the legal basis in brackets.
std::string ReasonForPeople(const Reason& reason, Language language);

// Whether the token stands in the table.
bool IsReasonToken(std::string_view token);

}  // namespace sohoa::reuse
