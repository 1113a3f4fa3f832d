// Counts, areas and sums of money: "1.046,2 m²", "200.000.000 đồng" (domain.md 5.4).
#include <re2/re2.h>

#include <algorithm>

#include "extractors/values/cleaning.h"
#include "extractors/values/grammars.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

struct Number {
  std::string_view text;
  bool cut = false;  // more figures may stand behind, or letters that are like figures: "14w,3", "149ó,ó"
};

// Whether a letter stands among the figures of one token: "14ó,3", but not the unit's in "146m2".
bool StandsForDigit(std::string_view token, std::size_t at, std::size_t behind, bool like_digit) {
  if (!like_digit || at == 0 || token[at - 1] < '0' || token[at - 1] > '9') return false;
  const std::size_t next = token.find_first_not_of(".,", behind);
  return next != std::string_view::npos && token[next] >= '0' && token[next] <= '9';
}

bool HoldsMoreFigures(std::string_view rest, const Confusions& confusions) {
  static constexpr std::string_view kUnits = "mMhH";
  if (rest.empty() || kUnits.find(rest.front()) != std::string_view::npos) return false;
  const std::u32string points = text::ToCodePoints(rest);
  const char32_t first = points.front();
  // "120/2 m2": the comma was read as another sign.
  if (!text::IsLetter(first)) return points.size() > 1 && points[1] >= U'0' && points[1] <= U'9';
  return confusions.Digit(first).has_value() || rest.find_first_of("0123456789") != std::string_view::npos;
}

// "1 030,1 m2": the space stands where a point, or a figure, was to stand.
bool GoOnBehindSpace(std::string_view behind) {
  return behind.size() > 1 && behind[0] == ' ' && behind[1] >= '0' && behind[1] <= '9';
}

// The first token that begins with a digit or with a letter that stands for one before more digits.
Number FirstNumber(std::string_view clean, std::string_view inside, const Confusions& confusions) {
  for (const Token& token : SplitTokens(clean, " :;()'\"")) {
    const bool has_digit =
        std::any_of(token.text.begin(), token.text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!has_digit) continue;
    std::size_t end = 0;
    while (end < token.text.size()) {
      const char c = token.text[end];
      const bool belongs = (c >= '0' && c <= '9') || inside.find(c) != std::string_view::npos;
      std::size_t next = end;
      const char32_t letter = text::Next(token.text, next);
      if (!belongs && !StandsForDigit(token.text, end, next, confusions.Digit(letter).has_value())) break;
      end = next;
    }
    if (end == 0) continue;
    const std::string_view behind = clean.substr(static_cast<std::size_t>(token.text.data() - clean.data()) + end);
    const bool cut = HoldsMoreFigures(token.text.substr(end), confusions) || GoOnBehindSpace(behind);
    return {Trim(token.text.substr(0, end), ".,"), cut};
  }
  return {};
}

// ":98,9" of 198,9: a sign right before the figures was one of them.
bool FollowsSign(std::string_view text) {
  static const RE2 kSign(R"(^\s*[:;'’|!.,]\d)");
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), kSign);
}

void NoteCut(const Number& number, Value& value) {
  if (number.cut) Note(value, "number:cut", 0.3);
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

// "I" where a number stands: a letter alone that is like a figure.
std::optional<Value> LoneFigure(std::string_view clean, const Confusions& confusions) {
  const std::u32string letters = text::ToCodePoints(Trim(clean, " .,;:"));
  const auto figure = letters.size() == 1 ? confusions.Digit(letters[0]) : std::nullopt;
  if (!figure) return std::nullopt;
  Value value;
  value.value = std::string(1, *figure);
  Note(value, "mended:digit", 0.5);
  Note(value, "number:cut", 0.3);
  return value;
}

}  // namespace

std::optional<Value> ParseInteger(std::string_view text, const Lists& lists) {
  const std::string figured = WithFigures(text);
  const std::string clean = Clean(figured);
  if (auto figure = LoneFigure(clean, lists.confusions)) return figure;
  Number number = FirstNumber(clean, kDigitLike, lists.confusions);
  number.cut = number.cut || FollowsSign(text);
  const std::optional<Digits> digits = ReadDigits(number.text, lists.confusions);
  if (!digits || digits->digits.size() > 9) return std::nullopt;
  Value value;
  value.value = digits->digits;
  NoteDigits(value, digits->mends);
  if (figured != text) Note(value, "mended:digit", 0.8);
  NoteCut(number, value);
  return value;
}

std::optional<Value> ParseArea(std::string_view text, const Lists& lists) {
  const std::string clean = Clean(text);
  Number found = FirstNumber(clean, ".,OoIl|S", lists.confusions);
  std::string number(found.text);
  if (number.empty()) return std::nullopt;
  // "78, m2": figures were to stand behind the comma.
  static const RE2 kNothingBehindComma(R"(\d,\s+m)");
  found.cut = found.cut || RE2::PartialMatch(clean, kNothingBehindComma) || FollowsSign(text);
  Value value;
  NoteCut(found, value);
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
  const Number found = FirstNumber(clean, ".,OoIl|S", lists.confusions);
  std::string number(found.text);
  std::replace(number.begin(), number.end(), ',', '.');
  if (number.empty()) return std::nullopt;
  const bool grouped = IsGrouped(number, '.');
  const bool plain = number.find('.') == std::string::npos;
  const std::optional<Digits> digits = ReadDigits(Without(number, '.'), lists.confusions);
  if (!digits || digits->digits.size() > 15) return std::nullopt;
  Value value;
  value.value = digits->digits;
  NoteDigits(value, digits->mends);
  NoteCut(found, value);
  if (!grouped && !plain) Note(value, "check:groups", 0.4);
  return value;
}

}  // namespace sohoa::values
