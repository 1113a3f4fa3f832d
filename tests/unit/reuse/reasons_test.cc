#include "reuse/reasons.h"

#include <gtest/gtest.h>

namespace sohoa::reuse {
namespace {

TEST(ReasonsTest, SaysWhatItIsAboutAndOnWhatLaw) {
  EXPECT_EQ(ReasonForPeople(Because("expired", "2026-05-31", "Điều 23"), Language::kVietnamese),
            "Hết hiệu lực sau ngày 2026-05-31 (Điều 23)");
}

TEST(ReasonsTest, TheTokenTellsWhetherItSpeaksForThePaper) {
  EXPECT_TRUE(Because("type_matches").speaks_for);
  EXPECT_FALSE(Because("field_uncertain").speaks_for);
}

TEST(ReasonsTest, AnUnknownTokenSpeaksAgainst) { EXPECT_FALSE(Because("no_such_token").speaks_for); }

}  // namespace
}  // namespace sohoa::reuse
