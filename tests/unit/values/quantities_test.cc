#include "tests/unit/values/value_cases.h"

namespace sohoa::values {
namespace {

SOHOA_READINGS(Integer, Kind::kInteger, Reading{"164", "164"}, Reading{"ó5", "65"}, Reading{"Thửa đất số: l64", "164"},
               Reading{"02 tầng", "02"}, Reading{"73.", "73"}, Reading{"", nullptr}, Reading{"không", nullptr});
SOHOA_READINGS(Area, Kind::kArea, Reading{"348,4 m²", "348,4"}, Reading{"1.046,2 m2", "1046,2"},
               Reading{"18.373 m²", "18373"}, Reading{"807.5 m²", "807,5"}, Reading{"18871 m²", "18871"},
               Reading{"Diện tích: 181,4m2", "181,4"}, Reading{"S07,5 m²", "507,5"},
               Reading{"1.234.567,8 m²", "1234567,8"}, Reading{"14ó,3 m?", "146,3"}, Reading{"146m2", "146"},
               Reading{"", nullptr});
SOHOA_READINGS(Money, Kind::kMoney, Reading{"200.000.000 đồng", "200000000"}, Reading{"50.000.000 đ", "50000000"},
               Reading{"200 000 000 đồng", "200000000"}, Reading{"200. 000. 000 đồng", "200000000"},
               Reading{"2OO.000.000 đồng", "200000000"}, Reading{"100,000,000 đồng", "100000000"},
               Reading{"(Hai trăm triệu đồng)", nullptr});
TEST(MoneyFit, IsLowWhenTheGroupsAreNotOfThree) { EXPECT_LT(FitOf(Kind::kMoney, "200.00.000 đồng"), 0.5); }

// More figures stand behind a letter that is none: the number is only a piece.
TEST(AreaFit, SaysThatTheNumberWasCut) {
  EXPECT_THAT(NotesOf(Kind::kArea, "14w,3 m²"), ::testing::Contains("number:cut"));
  EXPECT_THAT(NotesOf(Kind::kArea, "120/2 m?"), ::testing::Contains("number:cut")) << "the comma was read as a slash";
  EXPECT_THAT(NotesOf(Kind::kArea, "78, m²"), ::testing::Contains("number:cut"));
  EXPECT_THAT(NotesOf(Kind::kArea, "146m2"), ::testing::Not(::testing::Contains("number:cut")));
}

TEST(Area, IsCutWhereALetterLikeAFigureFollows) {
  EXPECT_THAT(NotesOf(Kind::kArea, "149ó,ó m²"), ::testing::Contains("number:cut"));
  EXPECT_THAT(NotesOf(Kind::kArea, "149m²"), ::testing::IsEmpty());
}

TEST(Area, IsCutWhereFiguresGoOnBehindASpace) {
  EXPECT_THAT(NotesOf(Kind::kArea, "1 030,1 m²"), ::testing::Contains("number:cut"));
  EXPECT_THAT(NotesOf(Kind::kArea, "120,5 m² (một trăm hai mươi)"), ::testing::IsEmpty());
}

TEST(Integer, ALetterLikeAFigureAloneIsProposed) {
  EXPECT_EQ(Read(Kind::kInteger, "I"), "1");
  EXPECT_THAT(NotesOf(Kind::kInteger, "I"), ::testing::Contains("number:cut"));
  EXPECT_EQ(Read(Kind::kInteger, "m"), "(nothing)");
}

TEST(Sex, ATailReadTwiceChangesNothing) { EXPECT_EQ(Read(Kind::kSex, "Nữũ"), "Nữ"); }

TEST(Area, IsCutWhereASignStandsRightBeforeIt) {
  EXPECT_THAT(NotesOf(Kind::kArea, ":98,9 m²"), ::testing::Contains("number:cut"));
  EXPECT_THAT(NotesOf(Kind::kArea, ": 198,9 m²"), ::testing::IsEmpty());
}

}  // namespace
}  // namespace sohoa::values
