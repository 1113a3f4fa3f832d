// Counts, areas and sums of money: "1.046,2 m²", "200.000.000 đồng" (domain.md 5.4).
#include <algorithm>

#include "extractors/values/cleaning.h"
#include "extractors/values/grammars.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

// The first token that begins with a digit or with a letter that stands for one before more digits.
std::string_view FirstNumber(std::string_view clean, std::string_view inside) {
  for (const Token& token : SplitTokens(clean, " :;()'\"")) {
    const bool has_digit =
        std::any_of(token.text.begin(), token.text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!has_digit) continue;
    std::size_t end = 0;
    const auto belongs = [&](char c) { return (c >= '0' && c <= '9') || inside.find(c) != std::string_view::npos; };
    while (end < token.text.size() && belongs(token.text[end])) ++end;
    if (end > 0) return Trim(token.text.substr(0, end), ".,");
  }
  return {};
}

constexpr std::string_view kDigitLike = "OoIl|SB";

// Whether points part the digits into groups of three.
bool IsGrouped(std::string_view digits, char sign) {
  std::size_t first = digits.find(sign);
  if (first == std::string_view::npos || first == 0 || first > 3) return false;
  for (std::size_t i = first; i < digits.size(); i += 4) {
    if (digits[i] != sign || i + 4 > digits.size() || !IsDigits(digits.substr(i + 1, 3))) return false;
  }
  return true;
}

std::string Without(std::string_view text, char sign) {
  std::string out(text);
  std::erase(out, sign);
  return out;
}

}  // namespace

std::optional<Value> ParseInteger(std::string_view text, const Lists& lists) {
  const std::string clean = Clean(text);
  const std::string_view number = FirstNumber(clean, kDigitLike);
  const std::optional<Digits> digits = ReadDigits(number, lists.confusions);
  if (!digits || digits->digits.size() > 9) return std::nullopt;
  Value value;
  value.value = digits->digits;
  NoteDigits(value, digits->mends);
  return value;
}

std::optional<Value> ParseArea(std::string_view text, const Lists& lists) {
  const std::string clean = Clean(text);
  std::string number(FirstNumber(clean, ".,OoIl|S"));
  if (number.empty()) return std::nullopt;
  Value value;
  std::string decimals;
  const std::size_t comma = number.rfind(',');
  if (comma != std::string::npos) {
    decimals = number.substr(comma + 1);
    number.resize(comma);
  } else if (number.find('.') != std::string::npos && !IsGrouped(number, '.')) {
    // A decimal point where a comma is printed, or meant: no group of three stands behind it.
    const std::size_t point = number.rfind('.');
    decimals = number.substr(point + 1);
    number.resize(point);
    Note(value, "mended:comma", 0.9);
  }
  if (IsGrouped(number, '.')) number = Without(number, '.');
  if (IsGrouped(number, ',')) number = Without(number, ',');
  const std::optional<Digits> whole = ReadDigits(number, lists.confusions);
  if (!whole || whole->digits.size() > 9) return std::nullopt;
  value.value = whole->digits;
  Mends mends = whole->mends;
  if (!decimals.empty()) {
    const std::optional<Digits> part = ReadDigits(decimals, lists.confusions);
    if (!part || part->digits.size() > 4) return std::nullopt;
    value.value += "," + part->digits;
    mends += part->mends;
  }
  NoteDigits(value, mends);
  return value;
}

std::optional<Value> ParseMoney(std::string_view text, const Lists& lists) {
  std::string clean = Clean(text);
  // "200. 000. 000" and "200 000 000" are one number.
  for (std::size_t i = 1; i + 1 < clean.size(); ++i) {
    const bool digits_around = clean[i - 1] >= '0' && clean[i + 1] >= '0' && clean[i + 1] <= '9' && clean[i - 1] <= '9';
    const bool after_point = clean[i - 1] == '.' || clean[i - 1] == ',';
    if (clean[i] == ' ' && (digits_around || after_point)) clean[i] = after_point ? ' ' : '.';
  }
  for (std::size_t at = clean.find(". "); at != std::string::npos; at = clean.find(". ")) clean.erase(at + 1, 1);
  std::string number(FirstNumber(clean, ".,OoIl|S"));
  std::replace(number.begin(), number.end(), ',', '.');
  if (number.empty()) return std::nullopt;
  const bool grouped = IsGrouped(number, '.');
  const bool plain = number.find('.') == std::string::npos;
  const std::optional<Digits> digits = ReadDigits(Without(number, '.'), lists.confusions);
  if (!digits || digits->digits.size() > 15) return std::nullopt;
  Value value;
  value.value = digits->digits;
  NoteDigits(value, digits->mends);
  if (!grouped && !plain) Note(value, "check:groups", 0.4);
  return value;
}

}  // namespace sohoa::values
