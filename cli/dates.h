// Dates as clerks type them. Pure, but for Today(), and thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sohoa::cli {

// "20/12/2023", "20-12-2023", "20.12.2023" and "2023-12-20" as ISO; nothing for anything else, or for a day that the
// calendar does not have.
std::optional<std::string> ParseDate(std::string_view text);

// As ParseDate; a bare year is its first day, or its last one for the end of a range.
std::optional<std::string> ParseRangeStart(std::string_view text);
std::optional<std::string> ParseRangeEnd(std::string_view text);

// "2023-12-20" as "20/12/2023"; any other text as it is.
std::string DateForPeople(std::string_view iso);

// Of this machine's time zone, ISO. Not pure: reads the clock.
std::string Today();

}  // namespace sohoa::cli
