// Numbers that name a person, a firm, a certificate, a dossier or a telephone (domain.md 2.2, 4, 5.1, 5.3).
#include <re2/re2.h>

#include <algorithm>

#include "extractors/values/cleaning.h"
#include "extractors/values/dates.h"
#include "extractors/values/grammars.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

constexpr std::string_view kNotInNumbers = " :;,()'\"";

// The first number of exactly `length` digits: one token, else neighbouring tokens that were torn apart, else one with
// letters read for digits. Digits beside it that would make it longer leave nothing.
std::optional<Digits> FindNumber(std::string_view clean, std::size_t length, const Confusions& confusions, bool* torn) {
  const std::vector<Token> tokens = SplitTokens(clean, kNotInNumbers);
  *torn = false;
  for (const Token& token : tokens) {
    std::string plain(Trim(token.text, ".-"));
    std::erase(plain, '.');
    if (plain.size() == length && IsDigits(plain)) return Digits{plain, {}};
  }
  const auto all = [&](bool letters) -> std::optional<Digits> {
    for (std::size_t from = 0; from < tokens.size(); ++from) {
      Digits run;
      for (std::size_t i = from; i < tokens.size(); ++i) {
        std::string plain(Trim(tokens[i].text, ".-"));
        std::erase(plain, '.');
        const std::optional<Digits> piece = ReadDigits(plain, confusions);
        if (!piece || (!letters && piece->mends.all > 0)) break;
        run.digits += piece->digits;
        run.mends += piece->mends;
        const bool more = i + 1 < tokens.size() && IsDigits(tokens[i + 1].text);
        if (run.digits.size() == length && !more) {
          *torn = i > from;
          return run;
        }
        if (run.digits.size() >= length) break;
      }
      // A run may only begin where no digits stand before it.
      while (from + 1 < tokens.size() && IsDigits(tokens[from].text)) ++from;
    }
    return std::nullopt;
  };
  if (auto run = all(false)) return run;
  return all(true);
}

Value FromDigits(const Digits& digits, bool torn) {
  Value value;
  value.value = digits.digits;
  NoteDigits(value, digits.mends);
  if (torn) Note(value, "mended:space", 0.9);
  return value;
}

std::string UpperWithoutSpaces(std::string_view clean) {
  std::string upper = text::ToUpper(clean);
  std::erase(upper, ' ');
  return upper;
}

// Two or three capital letters and a number of six to eight digits, as on land certificates.
std::optional<Value> ParseLettersAndDigits(std::string_view clean, const RE2& pattern, const Confusions& confusions) {
  std::string letters;
  std::string number;
  if (!RE2::PartialMatch(std::string(clean), pattern, &letters, &number)) return std::nullopt;
  std::erase(number, ' ');
  const std::optional<Digits> digits = ReadDigits(number, confusions);
  if (!digits) return std::nullopt;
  Value value;
  value.value = letters + " " + digits->digits;
  NoteDigits(value, digits->mends);
  return value;
}

}  // namespace

std::optional<Value> ParsePersonalId(std::string_view text, const Lists& lists) {
  const std::string clean = Clean(text);
  bool torn = false;
  if (const auto digits = FindNumber(clean, 12, lists.confusions, &torn)) {
    Value value = FromDigits(*digits, torn);
    if (value.value.front() != '0') Note(value, "check:leading_zero", 0.4);
    return value;
  }
  if (const auto digits = FindNumber(clean, 9, lists.confusions, &torn)) {
    Value value = FromDigits(*digits, torn);
    Note(value, "kind:cmnd", 0.97);
    return value;
  }
  return std::nullopt;
}

std::optional<Value> ParseBusinessCode(std::string_view text, const Lists& lists) {
  static const RE2 kHousehold(
      R"((?:^|[^\pL\d])([\dOIl|SB§]{2})[.\s]*([A-Z])[.\s]*([\dOIl|SB§](?:[.\s]?[\dOIl|SB§]){6})(?:[^\pL\d]|$))");
  static const RE2 kBranch(R"((?:^|\D)(\d{10})\s*-\s*(\d{3})(?:\D|$))");
  const std::string clean = Clean(text);
  std::string district;
  std::string letter;
  std::string serial;
  bool torn = false;
  if (RE2::PartialMatch(clean, kBranch, &serial, &district)) {
    Value value;
    value.value = serial + "-" + district;
    if (CheckTaxCode(value.value) == Check::kContradicts) Note(value, "check:tax_code", 0.9);
    return value;
  }
  for (const std::size_t length : {std::size_t{10}, std::size_t{12}}) {
    const auto digits = FindNumber(clean, length, lists.confusions, &torn);
    // A letter in the third place is the letter of a household's code, not a misread digit.
    if (!digits || digits->mends.all > 0) continue;
    Value value = FromDigits(*digits, torn);
    if (length == 10 && CheckTaxCode(value.value) == Check::kContradicts) Note(value, "check:tax_code", 0.9);
    return value;
  }
  if (!RE2::PartialMatch(clean, kHousehold, &district, &letter, &serial)) return std::nullopt;
  std::erase(serial, ' ');
  std::erase(serial, '.');
  const std::optional<Digits> first = ReadDigits(district, lists.confusions);
  const std::optional<Digits> last = ReadDigits(serial, lists.confusions);
  if (!first || !last) return std::nullopt;
  Value value;
  value.value = first->digits + letter + last->digits;
  NoteDigits(value, first->mends);
  NoteDigits(value, last->mends);
  // O, I and the like are no letters of a district's code: a digit was meant, or another letter.
  if (lists.confusions.Digit(static_cast<char32_t>(letter.front())) && letter != "B" && letter != "D" &&
      letter != "G") {
    Note(value, "doubt:letter", 0.5);
  }
  return value;
}

std::optional<Value> ParseSerial(std::string_view text, const Lists& lists) {
  static const RE2 kSerial(R"((?:^|[^\pL\d])([A-ZĐ]{1,2})[\s.:-]*([\dOoIl|SsBZ]{6}|[\dOoIl|SsBZ]{8})(?:[^\pL\d]|$))");
  static const RE2 kTorn(R"((?:^|[^\pL\d])([A-ZĐ]{1,2})[\s.:-]*(\d{2,4} \d{2,4}(?: \d{2,3})?)(?:[^\pL\d]|$))");
  const std::string clean = Clean(text);
  if (auto value = ParseLettersAndDigits(clean, kSerial, lists.confusions)) return value;
  auto value = ParseLettersAndDigits(clean, kTorn, lists.confusions);
  const std::size_t digits = value ? value->value.size() - value->value.find(' ') - 1 : 0;
  if (digits != 6 && digits != 8) return std::nullopt;
  Note(*value, "mended:space", 0.9);
  return value;
}

std::optional<Value> ParseRegisterNumber(std::string_view text, const Lists& lists) {
  static const RE2 kNumber(R"((?:^|[^\pL\d])([A-ZĐ]{1,3})[\s.:-]*([\dOoIl|SsBZ]{4,6})(?:[^\pL\d]|$))");
  static const RE2 kDigits(R"((?:^|[^\pL\d])(\d{3,6})(?:[^\pL\d]|$))");
  const std::string clean = Clean(text);
  if (auto value = ParseLettersAndDigits(clean, kNumber, lists.confusions)) return value;
  // "CH 21 192": a gap within the figures.
  static const RE2 kParted(R"(([A-ZĐ]{1,3}[\s.:-]*)(\d{1,3})\s(\d{2,4}))");
  std::string joined = clean;
  if (RE2::Replace(&joined, kParted, R"(\1\2\3)")) {
    if (auto value = ParseLettersAndDigits(joined, kNumber, lists.confusions)) {
      Note(*value, "mended:space", 0.9);
      return value;
    }
  }
  Value value;
  if (!RE2::PartialMatch(clean, kDigits, &value.value)) return std::nullopt;
  Note(value, "symbol:missing", 0.6);
  return value;
}

std::optional<Value> ParseDossierCode(std::string_view text, const Lists& lists) {
  static const RE2 kCode(
      R"(([A-Z])([\dOIL|SBZ]{2})((?:\.[\dOIL|SBZ]{1,3}){0,3})[-]([\dOIL|SBZ]{6})-([\dOIL|SBZ]{4,6})(?:\D|$))");
  static const RE2 kLegacy(R"((\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-)(\d{6})(-\d{4,6}))");
  std::string upper = UpperWithoutSpaces(Clean(text));
  std::replace(upper.begin(), upper.end(), ',', '.');
  std::replace(upper.begin(), upper.end(), '_', '-');
  Value value;
  std::string head;
  std::string agency;
  std::string unit;
  std::string day;
  std::string serial;
  if (RE2::PartialMatch(upper, kLegacy, &head, &day, &serial)) {
    value.value = head + day + serial;
  } else if (RE2::PartialMatch(upper, kCode, &head, &agency, &unit, &day, &serial)) {
    Mends mends;
    for (std::string* part : {&agency, &unit, &day, &serial}) {
      for (char& c : *part) {
        if (c == '.' || (c >= '0' && c <= '9')) continue;
        const auto letter = static_cast<char32_t>(c);
        c = c == 'L' ? '1' : lists.confusions.Digit(static_cast<char32_t>(c)).value_or('0');
        mends += {1, lists.confusions.IsAlike(letter) || letter == U'L' ? 0 : 1};
      }
    }
    value.value = head + agency + unit + "-" + day + "-" + serial;
    NoteDigits(value, mends);
  } else {
    return std::nullopt;
  }
  const std::string_view date = day;
  if (!MakeDate(2000 + ToInt(date.substr(0, 2)), ToInt(date.substr(2, 2)), ToInt(date.substr(4, 2)))) {
    Note(value, "check:code_date", 0.3);
  }
  return value;
}

std::optional<Value> ParsePhone(std::string_view text, const Lists& lists) {
  std::string clean = Clean(text);
  const bool international = clean.find("+84") != std::string::npos;
  if (international) clean.replace(clean.find("+84"), 3, "0");
  std::replace(clean.begin(), clean.end(), '.', ' ');
  std::replace(clean.begin(), clean.end(), '-', ' ');
  bool torn = false;
  for (const std::size_t length : {std::size_t{10}, std::size_t{11}}) {
    const auto digits = FindNumber(clean, length, lists.confusions, &torn);
    if (!digits) continue;
    Value value = FromDigits(*digits, false);
    const bool trunk = value.value.front() == '0' && value.value.at(1) != '0';
    if (!trunk) Note(value, "check:phone", 0.4);
    if (length == 11 && value.value.at(1) != '2') Note(value, "check:phone", 0.6);
    return value;
  }
  return std::nullopt;
}

}  // namespace sohoa::values
