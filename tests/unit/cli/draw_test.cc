#include "extractors/reading/draw.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/pipeline/white_png.h"

namespace sohoa::reading {
namespace {

using ::testing::StartsWith;

std::string Drawn(const std::vector<DrawnBox>& boxes) {
  const Result<std::string> drawn = DrawBoxes(WhitePng(), boxes);
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
