#include "extractors/reading/name_prior.h"

#include <gtest/gtest.h>

namespace sohoa::reading {
namespace {

TEST(NameLog, AFamilysNameIsLikelyInFront) {
  EXPECT_GT(NameLog("Nguyễn", 0, 3), NameLog("Hữu", 0, 3));
  EXPECT_GT(NameLog("Hữu", 1, 3), NameLog("Nguyễn", 1, 3));
}

TEST(NameLog, AWordThatNobodyBearsIsLessLikelyThanOneThatFewBear) {
  EXPECT_LT(NameLog("Hu", 1, 3), NameLog("Hữu", 1, 3));
  EXPECT_LT(NameLog("Phạy", 0, 3), NameLog("Phạm", 0, 3));
}

TEST(NameLog, CaseAndTheToneOfOldSpellingChangeNothing) {
  EXPECT_DOUBLE_EQ(NameLog("NGUYỄN", 0, 3), NameLog("Nguyễn", 0, 3));
  EXPECT_DOUBLE_EQ(NameLog("Hoà", 2, 3), NameLog("Hòa", 2, 3));
}

TEST(NameLog, ANameOfOneWordIsGiven) { EXPECT_DOUBLE_EQ(NameLog("Lan", 0, 1), NameLog("Lan", 2, 3)); }

TEST(IsKnownFamily, KnowsFamiliesNames) {
  EXPECT_TRUE(IsKnownFamily("Nguyễn"));
  EXPECT_TRUE(IsKnownFamily("NGUYỄN"));
  EXPECT_FALSE(IsKnownFamily("Xuyến"));
  EXPECT_FALSE(IsKnownFamily("Phương")) << "met once";
}

}  // namespace
}  // namespace sohoa::reading
