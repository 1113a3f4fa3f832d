// A day of the calendar as the grammars and checks of this folder use it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sohoa::values {

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  // clang-tidy 14 sees a pointer in what the compiler writes.
  auto operator<=>(const Date&) const = default;  // NOLINT(modernize-use-nullptr)
};

// Nothing for a day that the calendar does not have, or a year outside 1900..2100.
std::optional<Date> MakeDate(int year, int month, int day);

// Whether the folded token is this word of a date ("ngay", "thang", "nam") with at most `slips` letters misread; one
// letter may be missing, no more.
bool IsDateWord(std::string_view token, std::string_view word, int slips);

std::string ToIso(const Date& date);

}  // namespace sohoa::values
