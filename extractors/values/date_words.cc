// Dates in words: "Ngày hai mươi bốn, tháng mười một, năm hai nghìn không trăm lẻ bốn" (domain.md 5.4).
#include <array>

#include "extractors/values/cleaning.h"
#include "extractors/values/dates.h"
#include "extractors/values/grammars.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

enum class Role { kUnit, kTen, kHundred, kThousand, kLink };

struct NumberWord {
  std::string_view folded;
  Role role;
  int number;
};

constexpr std::array<NumberWord, 24> kWords = {
    {{"khong", Role::kUnit, 0},    {"mot", Role::kUnit, 1},  {"hai", Role::kUnit, 2},     {"ba", Role::kUnit, 3},
     {"bon", Role::kUnit, 4},      {"tu", Role::kUnit, 4},   {"nam", Role::kUnit, 5},     {"lam", Role::kUnit, 5},
     {"nham", Role::kUnit, 5},     {"sau", Role::kUnit, 6},  {"bay", Role::kUnit, 7},     {"tam", Role::kUnit, 8},
     {"chin", Role::kUnit, 9},     {"muoi", Role::kTen, 10}, {"tram", Role::kHundred, 0}, {"nghin", Role::kThousand, 0},
     {"ngan", Role::kThousand, 0}, {"linh", Role::kLink, 0}, {"le", Role::kLink, 0},      {"gieng", Role::kUnit, 1},
     {"chap", Role::kUnit, 12},    {"mung", Role::kLink, 0}, {"mong", Role::kLink, 0},    {"ram", Role::kUnit, 15}}};

struct Word {
  const NumberWord* number = nullptr;  // null: no word of a number
  std::string text;
  bool mended = false;
};

Word Recognise(std::string_view token) {
  for (const NumberWord& word : kWords) {
    if (word.folded == token) return {&word, std::string(token), false};
  }
  Word result{nullptr, std::string(token), false};
  if (token.size() < 4) return result;  // short number words differ from one another in a single letter
  for (const NumberWord& word : kWords) {
    if (word.folded.size() < 4) continue;
    if (text::EditDistance(text::ToCodePoints(token), text::ToCodePoints(word.folded), 1) > 1) continue;
    if (result.number != nullptr) return {nullptr, std::string(token), false};
    result.number = &word;
    result.mended = true;
  }
  return result;
}

// The number that words [from, to) say, below 100; -1 when they say none.
int BelowHundred(const std::vector<Word>& words, std::size_t from, std::size_t to) {
  while (from < to && words[from].number != nullptr && words[from].number->role == Role::kLink) ++from;
  if (from >= to || to - from > 3) return -1;
  std::vector<const NumberWord*> parts;
  for (std::size_t i = from; i < to; ++i) {
    if (words[i].number == nullptr) return -1;
    parts.push_back(words[i].number);
  }
  const auto is_unit = [&](std::size_t i) { return parts[i]->role == Role::kUnit && parts[i]->number < 10; };
  if (parts.size() == 1) return parts[0]->role == Role::kUnit || parts[0]->role == Role::kTen ? parts[0]->number : -1;
  if (parts.size() == 2) {
    if (parts[0]->role == Role::kTen && is_unit(1)) return 10 + parts[1]->number;
    if (is_unit(0) && parts[1]->role == Role::kTen) return parts[0]->number * 10;
    // "hai lăm" for hai mươi lăm.
    if (is_unit(0) && is_unit(1) && parts[0]->number > 0) return parts[0]->number * 10 + parts[1]->number;
    return -1;
  }
  if (is_unit(0) && parts[1]->role == Role::kTen && is_unit(2)) return parts[0]->number * 10 + parts[2]->number;
  return -1;
}

int YearOf(const std::vector<Word>& words, std::size_t from, std::size_t to) {
  if (to < from + 2 || words[from].number == nullptr || words[from].number->role != Role::kUnit) return -1;
  if (words[from + 1].number == nullptr || words[from + 1].number->role != Role::kThousand) return -1;
  int year = words[from].number->number * 1000;
  std::size_t rest = from + 2;
  const bool hundreds = rest + 1 < to && words[rest].number != nullptr && words[rest].number->role == Role::kUnit &&
                        words[rest + 1].number != nullptr && words[rest + 1].number->role == Role::kHundred;
  if (hundreds) {
    year += words[rest].number->number * 100;
    rest += 2;
  }
  if (rest == to) return year;
  const int tail = BelowHundred(words, rest, to);
  return tail < 0 ? -1 : year + tail;
}

struct Reading {
  Date date;
  std::size_t end = 0;
};

// The date whose month word stands at `month`. "năm" is both the year's word and five, so every place for it is tried.
std::optional<Reading> ReadAround(const std::vector<Word>& words, std::size_t month) {
  std::size_t day_from = month;
  while (day_from > 0 && month - day_from < 4 && words[day_from - 1].text != "ngay" &&
         words[day_from - 1].number != nullptr) {
    --day_from;
  }
  const int day = BelowHundred(words, day_from, month);
  if (day < 1) return std::nullopt;
  for (std::size_t year = month + 2; year < words.size() && year <= month + 3; ++year) {
    if (words[year].text != "nam") continue;
    const int month_number = BelowHundred(words, month + 1, year);
    if (month_number < 1 || month_number > 12) continue;
    for (std::size_t end = std::min(words.size(), year + 9); end > year + 2; --end) {
      const int year_number = YearOf(words, year + 1, end);
      const auto date = year_number < 0 ? std::nullopt : MakeDate(year_number, month_number, day);
      if (date) return Reading{*date, end};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Value> ParseDateInWords(std::string_view text) {
  const std::string folded = text::Fold(Clean(text));
  std::vector<Word> words;
  for (const Token& token : SplitTokens(folded, " .,;:()-_/'\"")) words.push_back(Recognise(token.text));
  for (std::size_t month = 1; month < words.size(); ++month) {
    if (!IsDateWord(words[month].text, "thang", 1)) continue;
    const std::optional<Reading> reading = ReadAround(words, month);
    if (!reading) continue;
    Value value;
    value.value = ToIso(reading->date);
    for (std::size_t i = 0; i < reading->end; ++i) {
      if (words[i].mended && i != month) Note(value, "mended:word", 0.93);
    }
    return value;
  }
  return std::nullopt;
}

}  // namespace sohoa::values
