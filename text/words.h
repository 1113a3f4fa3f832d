// Lists of words, and days, as text. Pure and thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sohoa::text {

// The words [from, to) with `between` between each two: "a, b, c".
std::string JoinWords(const std::vector<std::string>& words, std::string_view between, std::size_t from = 0,
                      std::size_t to = std::string::npos);

// What stands between the signs, empty parts too: one more than there are signs.
std::vector<std::string> SplitAt(std::string_view text, char sign);

bool Holds(const std::vector<std::string>& words, std::string_view word);

// Line breaks become spaces.
std::string OneLine(std::string_view text);

// "2023-12-20" as it is read here, "20/12/2023"; any other text as it is.
std::string DayForPeople(std::string_view iso);

}  // namespace sohoa::text
