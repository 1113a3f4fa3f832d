#include "tests/unit/values/value_cases.h"

namespace sohoa::values {
namespace {

TEST(CheckIdAgainstSex, AgreesForAManOfThe1900s) {
  EXPECT_EQ(CheckIdAgainstSex("067090012345", "Nam"), Check::kAgrees);
}
TEST(CheckIdAgainstSex, AgreesForAWomanOfThe2000s) {
  EXPECT_EQ(CheckIdAgainstSex("068304012345", "Nữ"), Check::kAgrees);
}
TEST(CheckIdAgainstSex, ContradictsTheOtherSex) {
  EXPECT_EQ(CheckIdAgainstSex("067090012345", "Nữ"), Check::kContradicts);
}
TEST(CheckIdAgainstSex, KnowsNothingOfAnOldId) { EXPECT_EQ(CheckIdAgainstSex("245012345", "Nam"), Check::kUnknown); }
TEST(CheckIdAgainstSex, KnowsNothingWithoutASex) { EXPECT_EQ(CheckIdAgainstSex("067090012345", ""), Check::kUnknown); }

TEST(CheckIdAgainstBirthDate, AgreesWithADate) {
  EXPECT_EQ(CheckIdAgainstBirthDate("067204012345", "2004-11-24"), Check::kAgrees);
}
TEST(CheckIdAgainstBirthDate, AgreesWithAYear) {
  EXPECT_EQ(CheckIdAgainstBirthDate("067190012345", "1990"), Check::kAgrees);
}
TEST(CheckIdAgainstBirthDate, ContradictsTheOtherCentury) {
  EXPECT_EQ(CheckIdAgainstBirthDate("067004012345", "2004-11-24"), Check::kContradicts);
}
TEST(CheckIdAgainstBirthDate, KnowsNothingOfNoDate) {
  EXPECT_EQ(CheckIdAgainstBirthDate("067004012345", "24/11/2004"), Check::kUnknown);
}

TEST(CheckIdPlaceCode, KnowsDakNong) { EXPECT_EQ(CheckIdPlaceCode("067090012345"), Check::kAgrees); }
TEST(CheckIdPlaceCode, RefusesACodeNobodyHas) { EXPECT_EQ(CheckIdPlaceCode("003090012345"), Check::kContradicts); }

TEST(CheckDateOrder, AgreesOnTheSameDay) { EXPECT_EQ(CheckDateOrder("2020-01-05", "2020-01-05"), Check::kAgrees); }
TEST(CheckDateOrder, ContradictsTheReverse) {
  EXPECT_EQ(CheckDateOrder("2020-01-06", "2020-01-05"), Check::kContradicts);
}
TEST(CheckDateOrder, KnowsNothingOfAnImpossibleDay) {
  EXPECT_EQ(CheckDateOrder("2020-02-31", "2020-03-05"), Check::kUnknown);
}
TEST(CheckDateNotAfter, ContradictsTomorrow) {
  EXPECT_EQ(CheckDateNotAfter("2024-03-02", "2024-03-01"), Check::kContradicts);
}

TEST(CheckTaxCode, AgreesWithAnIssuedCode) { EXPECT_EQ(CheckTaxCode("0100109106"), Check::kAgrees); }
TEST(CheckTaxCode, AgreesWithABranch) { EXPECT_EQ(CheckTaxCode("0100109106-012"), Check::kAgrees); }
TEST(CheckTaxCode, ContradictsAWrongDigit) { EXPECT_EQ(CheckTaxCode("0100109107"), Check::kContradicts); }
TEST(CheckTaxCode, ContradictsABranchThatCannotBe) { EXPECT_EQ(CheckTaxCode("0100109106-000"), Check::kContradicts); }
TEST(CheckTaxCode, KnowsNothingOfTwelveDigits) { EXPECT_EQ(CheckTaxCode("067090012345"), Check::kUnknown); }
TEST(CheckCardExpiry, AgreesWithABirthdayOfTheLaw) {
  EXPECT_EQ(CheckCardExpiry("1995-04-09", "2035-04-09"), Check::kAgrees);
}
TEST(CheckThreeYears, AgreesUpToTheirEnd) {
  EXPECT_EQ(CheckThreeYears("2023-05-13", "2026-05-13"), Check::kAgrees);
  EXPECT_EQ(CheckThreeYears("2023-05-13", "2024-01-01"), Check::kAgrees);
}
TEST(CheckThreeYears, ContradictsWhatLiesBehindTheirEndOrBeforeTheirBeginning) {
  EXPECT_EQ(CheckThreeYears("2023-05-13", "2076-05-13"), Check::kContradicts);
  EXPECT_EQ(CheckThreeYears("2023-05-13", "2026-06-13"), Check::kContradicts);
  EXPECT_EQ(CheckThreeYears("2023-05-13", "2022-05-13"), Check::kContradicts);
  EXPECT_EQ(CheckThreeYears("2023-05-13", ""), Check::kUnknown);
}
TEST(CheckCardExpiry, ContradictsAnotherYear) {
  EXPECT_EQ(CheckCardExpiry("1995-04-09", "2036-04-09"), Check::kContradicts);
}
TEST(CheckCardExpiry, ContradictsAnotherDay) {
  EXPECT_EQ(CheckCardExpiry("1995-04-09", "2035-04-08"), Check::kContradicts);
}
TEST(CheckCardExpiry, KnowsNothingOfALeapDay) {
  EXPECT_EQ(CheckCardExpiry("2000-02-29", "2025-03-01"), Check::kUnknown);
}

}  // namespace
}  // namespace sohoa::values
