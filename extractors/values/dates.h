// A day of the calendar as the grammars and checks of this folder use it.
#pragma once

#include <optional>
#include <string>

namespace sohoa::values {

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  auto operator<=>(const Date&) const = default;
};

// Nothing for a day that the calendar does not have, or a year outside 1900..2100.
std::optional<Date> MakeDate(int year, int month, int day);

std::string ToIso(const Date& date);

}  // namespace sohoa::values
