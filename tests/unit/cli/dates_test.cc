#include "cli/dates.h"

#include <gtest/gtest.h>

namespace sohoa::cli {
namespace {

TEST(ParseDateTest, TakesDayMonthYear) { EXPECT_EQ(ParseDate("20/12/2023"), "2023-12-20"); }

TEST(ParseDateTest, TakesIso) { EXPECT_EQ(ParseDate("2023-12-20"), "2023-12-20"); }

TEST(ParseDateTest, FillsZeros) { EXPECT_EQ(ParseDate("2.3.2024"), "2024-03-02"); }

TEST(ParseDateTest, KnowsLeapYears) {
  EXPECT_EQ(ParseDate("29/02/2024"), "2024-02-29");
  EXPECT_FALSE(ParseDate("29/02/2023").has_value());
}

TEST(ParseDateTest, RefusesWhatIsNoDate) {
  for (const char* text : {"", "2023", "20/13/2023", "hôm qua", "20/12", "20/12/23", "1/2/3/4"}) {
    EXPECT_FALSE(ParseDate(text).has_value()) << text;
  }
}

TEST(ParseRangeTest, AYearIsItsFirstAndItsLastDay) {
  EXPECT_EQ(ParseRangeStart("2023"), "2023-01-01");
  EXPECT_EQ(ParseRangeEnd("2023"), "2023-12-31");
}

TEST(DateForPeopleTest, TurnsIsoAround) { EXPECT_EQ(DateForPeople("2023-12-20"), "20/12/2023"); }

TEST(DateForPeopleTest, LeavesOtherTexts) { EXPECT_EQ(DateForPeople("7815/UBND-NC"), "7815/UBND-NC"); }

}  // namespace
}  // namespace sohoa::cli
