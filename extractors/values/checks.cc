// Cross-checks of domain.md 5.1, 5.3 and 5.4.
#include <algorithm>
#include <array>

#include "extractors/values/cleaning.h"
#include "extractors/values/dates.h"
#include "extractors/values/value.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

bool IsCitizenId(std::string_view id) { return id.size() == 12 && IsDigits(id) && id.front() == '0'; }

std::optional<Date> FromIso(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  if (!IsDigits(iso.substr(0, 4)) || !IsDigits(iso.substr(5, 2)) || !IsDigits(iso.substr(8, 2))) return std::nullopt;
  return MakeDate(ToInt(iso.substr(0, 4)), ToInt(iso.substr(5, 2)), ToInt(iso.substr(8, 2)));
}

Check Of(bool agrees) { return agrees ? Check::kAgrees : Check::kContradicts; }

// The codes of the 63 provinces that numbers were issued under (domain.md 5.1).
constexpr std::array<int, 63> kPlaceCodes = {1,  2,  4,  6,  8,  10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25,
                                             26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45, 46, 48,
                                             49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75,
                                             77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96};

}  // namespace

Check CheckIdAgainstSex(std::string_view id, std::string_view sex) {
  if (!IsCitizenId(id)) return Check::kUnknown;
  const std::string folded = text::Fold(sex);
  if (folded != "nam" && folded != "nu") return Check::kUnknown;
  const bool woman = (id[3] - '0') % 2 == 1;
  return Of(woman == (folded == "nu"));
}

Check CheckIdAgainstBirthDate(std::string_view id, std::string_view iso_date_or_year) {
  if (!IsCitizenId(id)) return Check::kUnknown;
  int year = 0;
  if (iso_date_or_year.size() == 4 && IsDigits(iso_date_or_year)) {
    year = ToInt(iso_date_or_year);
  } else if (const auto date = FromIso(iso_date_or_year)) {
    year = date->year;
  } else {
    return Check::kUnknown;
  }
  const int said = 1900 + 100 * ((id[3] - '0') / 2) + ToInt(id.substr(4, 2));
  return Of(said == year);
}

Check CheckIdPlaceCode(std::string_view id) {
  if (!IsCitizenId(id)) return Check::kUnknown;
  return Of(std::binary_search(kPlaceCodes.begin(), kPlaceCodes.end(), ToInt(id.substr(0, 3))));
}

Check CheckDateOrder(std::string_view earlier_iso, std::string_view later_iso) {
  const auto earlier = FromIso(earlier_iso);
  const auto later = FromIso(later_iso);
  if (!earlier || !later) return Check::kUnknown;
  return Of(*earlier <= *later);
}

Check CheckDateNotAfter(std::string_view iso, std::string_view today_iso) { return CheckDateOrder(iso, today_iso); }

Check CheckCardExpiry(std::string_view birth_iso, std::string_view expiry_iso) {
  const auto birth = FromIso(birth_iso);
  const auto expiry = FromIso(expiry_iso);
  if (!birth || !expiry) return Check::kUnknown;
  const bool leap_day = birth->month == 2 && birth->day == 29;
  if (leap_day) return Check::kUnknown;
  const int age = expiry->year - birth->year;
  return Of(birth->month == expiry->month && birth->day == expiry->day &&
            (age == 14 || age == 25 || age == 40 || age == 60));
}

Check CheckThreeYears(std::string_view from_iso, std::string_view until_iso) {
  constexpr int kYears = 3;
  constexpr int kGrace = 7;  // days
  constexpr int kDaysOfMonth = 31;
  const auto from = FromIso(from_iso);
  const auto until = FromIso(until_iso);
  if (!from || !until) return Check::kUnknown;
  const auto days = [](const auto& date, int years) {
    return ((date.year + years) * 12 + date.month) * kDaysOfMonth + date.day;
  };
  return Of(days(*from, 0) <= days(*until, 0) && days(*until, 0) <= days(*from, kYears) + kGrace);
}

Check CheckTaxCode(std::string_view code) {
  const bool branch = code.size() == 14 && code[10] == '-' && IsDigits(code.substr(11));
  if (!branch && code.size() != 10) return Check::kUnknown;
  const std::string_view base = code.substr(0, 10);
  if (!IsDigits(base)) return Check::kUnknown;
  constexpr std::array<int, 9> kWeights = {31, 29, 23, 19, 17, 13, 7, 5, 3};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights.at(i) * (base[i] - '0');
  const bool numbered = !branch || code.substr(11) != "000";
  return Of(numbered && base[9] - '0' == 10 - sum % 11);
}

}  // namespace sohoa::values
