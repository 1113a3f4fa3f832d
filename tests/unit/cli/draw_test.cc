#include "extractors/reading/draw.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sohoa::reading {
namespace {

using ::testing::StartsWith;

// 40 x 40 white pixels.
constexpr char kWhite[] =
    "\211\120\116\107\015\012\032\012\000\000\000\015\111\110\104\122\000\000\000\050\000\000\000\050\010"
    "\000\000\000\000\251\225\347\261\000\000\000\034\111\104\101\124\170\332\143\370\117\044\140\030\125"
    "\070\252\160\124\341\250\302\121\205\243\012\111\127\010\000\054\226\072\033\141\175\066\147\000\000"
    "\000\000\111\105\116\104\256\102\140\202";

std::string White() { return {kWhite, sizeof(kWhite) - 1}; }

std::string Drawn(const std::vector<DrawnBox>& boxes) {
  const Result<std::string> drawn = DrawBoxes(White(), boxes);
  return drawn.ok() ? *drawn : "";
}

constexpr Colour kRed{255, 0, 0};

TEST(DrawBoxesTest, AnswersAPng) { EXPECT_THAT(Drawn({}), StartsWith("\x89PNG")); }

TEST(DrawBoxesTest, AFrameIsSeen) { EXPECT_NE(Drawn({{{0.2, 0.5, 0.8, 0.9}, kRed, 1, ""}}), Drawn({})); }

TEST(DrawBoxesTest, ALabelIsSeen) {
  EXPECT_NE(Drawn({{{0.2, 0.5, 0.8, 0.9}, kRed, 1, "a"}}), Drawn({{{0.2, 0.5, 0.8, 0.9}, kRed, 1, ""}}));
}

TEST(DrawBoxesTest, ABoxWithoutAPlaceDrawsNothing) { EXPECT_EQ(Drawn({{{}, kRed, 1, "sex"}}), Drawn({})); }

TEST(DrawBoxesTest, ABoxThatReachesOutIsCut) {
  EXPECT_THAT(Drawn({{{-1, -1, 2, 2}, kRed, 3, "a_label_that_is_wider_than_the_picture"}}), StartsWith("\x89PNG"));
}

TEST(DrawBoxesTest, BytesThatAreNoPictureAreAnError) {
  const Result<std::string> drawn = DrawBoxes("no picture", {});
  ASSERT_FALSE(drawn.ok());
  EXPECT_EQ(drawn.error().code, ErrorCode::kInternal);
}

}  // namespace
}  // namespace sohoa::reading
