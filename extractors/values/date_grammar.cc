// Dates in digits: "ngày 05 tháng 01 năm 2020", "24/11/2004", and what the recogniser makes of them
// (domain.md 1.3, 5.4).
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "extractors/values/cleaning.h"
#include "extractors/values/dates.h"
#include "extractors/values/grammars.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

constexpr std::string_view kBetween = " .,;:_-()'\"";

bool IsDayWord(std::string_view token) { return IsDateWord(token, "ngay", 1); }
bool IsMonthWord(std::string_view token) { return IsDateWord(token, "thang", token.size() >= 4 ? 2 : 1); }
bool IsYearWord(std::string_view token) { return token != "nay" && IsDateWord(token, "nam", 1); }

// Words that were read without the space between them and a number: "ngày05", "05tháng8", "năm2020".
std::string OpenGluedWords(const std::string& folded) {
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    bool opened = false;
    for (const std::string_view word : {"ngay", "thang", "nam"}) {
      if (folded.compare(i, word.size(), word) != 0) continue;
      out += ' ';
      out += word;
      out += ' ';
      i += word.size();
      opened = true;
      break;
    }
    if (!opened) out += folded[i++];
  }
  return out;
}

struct Slot {
  Digits digits;
  bool found = false;
};

// The digits of tokens [from, to) as one number; pieces that were torn apart ("20 22") are joined.
Slot ReadSlot(const std::vector<Token>& tokens, std::size_t from, std::size_t to, std::size_t longest,
              const Confusions& confusions) {
  Slot slot;
  for (std::size_t i = from; i < to; ++i) {
    std::optional<Digits> piece = ReadDigits(tokens[i].text, confusions);
    // One or two letters between the words of a date ("tháng S năm", "tháng II năm") can only be digits.
    if (!piece && longest == 2) piece = ReadDigits(tokens[i].text, confusions, Trust::kOnlyDigits);
    if (!piece) return {};
    slot.digits.digits += piece->digits;
    slot.digits.mends += piece->mends;
  }
  slot.found = !slot.digits.digits.empty() && slot.digits.digits.size() <= longest;
  return slot;
}

struct Found {
  Date date;
  Mends mends;
  bool slashes_mended = false;
  bool words_mended = false;
  double padding = 1;
  bool torn = false;  // the year stood in pieces
};

// "tháng 12 ụm 2019": the word between the month and four figures of this century or the last.
bool StandsForYear(const std::vector<Token>& tokens, std::size_t at) {
  static const RE2 kYear(R"((?:19|20)\d\d\W*)");
  static const RE2 kWord(R"([a-z]{1,4})");
  return at + 1 < tokens.size() && RE2::FullMatch(std::string(tokens[at].text), kWord) &&
         RE2::FullMatch(std::string(tokens[at + 1].text), kYear);
}

std::vector<Found> FindWorded(std::string_view text, const Confusions& confusions) {
  const std::string figured = WithFigures(text);
  const std::string folded = OpenGluedWords(text::Fold(figured));
  const std::vector<Token> tokens = SplitTokens(folded, kBetween);
  std::vector<Found> found;
  for (std::size_t month = 1; month + 3 < tokens.size(); ++month) {
    // Between "ngày 12" and "8 năm" any word is the month's.
    const bool framed =
        month >= 2 && IsDayWord(tokens[month - 2].text) && IsYearWord(tokens[month + 2].text) &&
        std::none_of(tokens[month].text.begin(), tokens[month].text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!framed && !IsMonthWord(tokens[month].text)) continue;
    std::size_t year = month + 2;
    while (year < tokens.size() && year <= month + 3 && !IsYearWord(tokens[year].text)) ++year;
    if (year > month + 3 && StandsForYear(tokens, month + 2)) year = month + 2;
    if (year > month + 3 || year + 1 >= tokens.size()) continue;
    std::size_t day = month;
    while (day > 0 && month - day < 2 && !IsDayWord(tokens[day - 1].text)) --day;
    const Slot months = ReadSlot(tokens, month + 1, year, 2, confusions);
    Slot days = ReadSlot(tokens, day, month, 2, confusions);
    if (!days.found && month >= 1) days = ReadSlot(tokens, month - 1, month, 2, confusions);
    Slot years;
    std::size_t year_pieces = 0;
    for (std::size_t end = year + 2; end <= std::min(year + 4, tokens.size()) && years.digits.digits.size() < 4;
         ++end) {
      const Slot longer = ReadSlot(tokens, year + 1, end, 4, confusions);
      if (!longer.found) break;
      years = longer;
      year_pieces = end - year - 1;
    }
    if (!days.found || !months.found || years.digits.digits.size() != 4) continue;
    const auto date = MakeDate(ToInt(years.digits.digits), ToInt(months.digits.digits), ToInt(days.digits.digits));
    if (!date) continue;
    Found hit{*date, days.digits.mends, false, false, 1};
    hit.mends += months.digits.mends;
    hit.mends += years.digits.mends;
    if (figured != text) hit.mends += {1, 1};
    hit.torn = year_pieces > 1;
    hit.words_mended = tokens[month].text != "thang" || tokens[year].text != "nam";
    found.push_back(hit);
  }
  return found;
}

// A day without its leading zero beside a month that has one: a digit before it may have been lost ("1/05/1984").
double PaddingFactor(std::string_view day, std::string_view month) {
  if (day.size() == 2) return 1;
  if (month.size() == 1) return 0.95;
  return month.front() == '0' ? 0.5 : 0.6;
}

// "24/11/2004" with '/', '-' or '.', spaces allowed around them; or with letters read for slashes ("24l11l2004").
std::optional<Found> ReadDigitDate(std::string_view token, const Confusions& confusions) {
  std::vector<Token> parts = SplitTokens(token, "/-.,");
  bool slashes_mended = false;
  if (parts.size() != 3) {
    parts = SplitTokens(token, "/-.,lI|!J\\()");
    slashes_mended = true;
  }
  if (parts.size() != 3) return std::nullopt;
  std::array<Digits, 3> numbers;
  Mends mends;
  for (std::size_t i = 0; i < 3; ++i) {
    const std::optional<Digits> number = ReadDigits(parts[i].text, confusions);
    if (!number || number->digits.size() > (i == 2 ? 4U : 2U)) return std::nullopt;
    numbers.at(i) = *number;
    mends += number->mends;
  }
  if (numbers[2].digits.size() != 4) return std::nullopt;
  const auto date = MakeDate(ToInt(numbers[2].digits), ToInt(numbers[1].digits), ToInt(numbers[0].digits));
  if (!date) return std::nullopt;
  return Found{*date, mends, slashes_mended, false, PaddingFactor(numbers[0].digits, numbers[1].digits)};
}

// Both slashes read as 1 ("2411112004" for 24/11/2004) or lost ("24112004").
std::optional<Found> ReadRunTogether(std::string_view token) {
  if (!IsDigits(token)) return std::nullopt;
  std::string digits(token);
  if (digits.size() == 10 && digits[2] == '1' && digits[5] == '1') {
    digits = digits.substr(0, 2) + digits.substr(3, 2) + digits.substr(6);
  }
  if (digits.size() != 8) return std::nullopt;
  const std::string_view view = digits;
  const auto date = MakeDate(ToInt(view.substr(4)), ToInt(view.substr(2, 2)), ToInt(view.substr(0, 2)));
  if (!date) return std::nullopt;
  return Found{*date, {}, true, false, 1};
}

// "1004/2054", "10/042054", "28/0712027": of two figures, two and four one slash was not read, or as 1.
std::string WithLostSlash(const std::string& token) {
  static const RE2 kLost(R"((\d\d)[/1]?(\d\d)[/1]?(\d{4}))");
  std::string day;
  std::string month;
  std::string year;
  const bool one_slash = std::count(token.begin(), token.end(), '/') == 1;
  if (!one_slash || !RE2::FullMatch(token, kLost, &day, &month, &year)) return token;
  return day + "/" + month + "/" + year;
}

std::vector<Found> FindDigits(std::string_view text, const Confusions& confusions) {
  std::string joined;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool beside_sign = text[i] == ' ' && ((i > 0 && (text[i - 1] == '/' || text[i - 1] == '-')) ||
                                                (i + 1 < text.size() && (text[i + 1] == '/' || text[i + 1] == '-')));
    if (!beside_sign) joined.push_back(text[i]);
  }
  const std::vector<Token> tokens = SplitTokens(joined, " :;()'\"");
  std::vector<Found> found;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::string token(Trim(tokens[i].text, ".,-/"));
    // "08/05 1977": the second slash was read as a space; "1 1/05/1984": the day was torn apart.
    const bool slash_lost = std::count(token.begin(), token.end(), '/') == 1 && i + 1 < tokens.size() &&
                            tokens[i + 1].text.size() == 4 && IsDigits(tokens[i + 1].text);
    if (slash_lost) token += "/" + std::string(tokens[i + 1].text);
    const bool day_torn =
        i > 0 && tokens[i - 1].text.size() == 1 && IsDigits(tokens[i - 1].text) && token.size() > 1 && token[1] == '/';
    if (day_torn) token.insert(0, tokens[i - 1].text);
    const std::string whole = WithLostSlash(token);
    if (auto hit = ReadDigitDate(whole, confusions)) {
      hit->slashes_mended = hit->slashes_mended || slash_lost || whole != token;
      if (day_torn) hit->padding = 0.6;
      found.push_back(*hit);
    } else if (auto run = ReadRunTogether(token)) {
      found.push_back(*run);
    }
  }
  return found;
}

}  // namespace

bool IsDateWord(std::string_view token, std::string_view word, int slips) {
  if (token == word) return true;
  if (token.size() + 1 < word.size()) return false;
  return text::EditDistance(text::ToCodePoints(token), text::ToCodePoints(word), slips) <= slips;
}

std::optional<Date> MakeDate(int year, int month, int day) {
  constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (day > kDays.at(static_cast<std::size_t>(month - 1)) || (month == 2 && day == 29 && !leap)) return std::nullopt;
  return Date{year, month, day};
}

std::string ToIso(const Date& date) {
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  return buffer.data();
}

std::optional<Value> ParseDate(std::string_view text, const Lists& lists) {
  const std::string clean = Clean(text);
  std::vector<Found> found = FindWorded(clean, lists.confusions);
  if (found.empty()) found = FindDigits(clean, lists.confusions);
  if (found.empty()) return std::nullopt;
  const Found& first = found.front();
  Value value;
  value.value = ToIso(first.date);
  NoteDigits(value, first.mends);
  if (first.slashes_mended) Note(value, "mended:slash", 0.7);
  if (first.words_mended) Note(value, "mended:word", 0.97);
  if (first.torn) Note(value, "mended:space", 0.8);
  if (first.padding < 1) Note(value, "check:padding", first.padding);
  const bool differ = std::any_of(found.begin(), found.end(), [&](const Found& f) { return f.date != first.date; });
  if (differ) Note(value, "several:dates", 0.8);
  return value;
}

std::optional<Value> ParseYear(std::string_view text, const Lists& lists) {
  if (auto date = ParseDate(text, lists)) {
    date->value.resize(4);
    return date;
  }
  const std::string figured = WithFigures(text);
  const std::string clean = Clean(figured);
  for (const int allowed : {0, 1, 2}) {
    for (const Token& token : SplitTokens(clean, " .,;:()/-'\"")) {
      const std::optional<Digits> digits = ReadDigits(token.text, lists.confusions);
      if (!digits || digits->digits.size() != 4 || digits->mends.all != allowed) continue;
      const int year = ToInt(digits->digits);
      if (year < 1900 || year > 2100) continue;
      Value value;
      value.value = digits->digits;
      NoteDigits(value, digits->mends);
      if (figured != text) Note(value, "mended:digit", 0.8);
      return value;
    }
  }
  return std::nullopt;
}

}  // namespace sohoa::values
