#include "cli/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>

#include "text/words.h"

namespace sohoa::cli {
namespace {

std::optional<int> Digits(std::string_view text) {
  const bool all_digits =
      !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!all_digits || text.size() > 4) return std::nullopt;
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::vector<std::string_view> SplitAt(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find_first_of(separators);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<std::string> Iso(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || year < 1000) return std::nullopt;
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, day);
  return buffer.data();
}

std::optional<std::string> YearOr(std::string_view text, int month, int day) {
  const std::optional<int> year = text.size() == 4 ? Digits(text) : std::nullopt;
  return year ? Iso(*year, month, day) : ParseDate(text);
}

}  // namespace

std::optional<std::string> ParseDate(std::string_view text) {
  const std::vector<std::string_view> parts = SplitAt(text, "/-.");
  if (parts.size() != 3) return std::nullopt;
  const bool year_first = parts[0].size() == 4;
  const std::optional<int> year = Digits(year_first ? parts[0] : parts[2]);
  const std::optional<int> month = Digits(parts[1]);
  const std::optional<int> day = Digits(year_first ? parts[2] : parts[0]);
  if (!year || !month || !day) return std::nullopt;
  return Iso(*year, *month, *day);
}

std::optional<std::string> ParseRangeStart(std::string_view text) { return YearOr(text, 1, 1); }
std::optional<std::string> ParseRangeEnd(std::string_view text) { return YearOr(text, 12, 31); }

std::string DateForPeople(std::string_view iso) {
  return ParseDate(iso).has_value() ? text::DayForPeople(iso) : std::string(iso);
}

std::string Today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  std::array<char, 32> buffer{};
  std::strftime(buffer.data(), buffer.size(), "%Y-%m-%d", &local);
  return buffer.data();
}

}  // namespace sohoa::cli
