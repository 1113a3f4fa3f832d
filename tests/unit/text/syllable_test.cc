#include "text/syllable.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sohoa::text {
namespace {

using ::testing::ElementsAre;

class Syllable : public ::testing::TestWithParam<const char*> {};
TEST_P(Syllable, IsOne) { EXPECT_TRUE(IsSyllable(GetParam())); }
INSTANTIATE_TEST_SUITE_P(Words, Syllable,
                         ::testing::Values("nghiêng", "Nguyễn", "quyết", "quốc", "giếng", "gì", "giữa", "hoà", "hòa",
                                           "thuỷ", "thủy", "khuya", "khuỷu", "ĐƯỜNG", "ích", "yêu", "ý", "quý", "huỳnh",
                                           "xã", "của", "giấy", "hoạch", "a", "ở", "ngoằn"));
class NoSyllable : public ::testing::TestWithParam<const char*> {};
TEST_P(NoSyllable, IsNone) { EXPECT_FALSE(IsSyllable(GetParam())); }
INSTANTIATE_TEST_SUITE_P(Words, NoSyllable,
                         ::testing::Values("", "quyet", "quyềt", "guyễn", "ffơng", "tainạn", "nghiêngg", "hòá", "kbuôr",
                                           "phlương", "b", "12", "hoàch", "cấh"));

TEST(PartSyllables, PartsTwoWords) { EXPECT_THAT(PartSyllables("giaothông"), ElementsAre("giao", "thông")); }
TEST(PartSyllables, PrefersFewerWords) { EXPECT_THAT(PartSyllables("tainạn"), ElementsAre("tai", "nạn")); }
TEST(PartSyllables, KeepsCase) { EXPECT_THAT(PartSyllables("VĂNTHÀNH"), ElementsAre("VĂN", "THÀNH")); }
TEST(PartSyllables, PartsThreeWords) { EXPECT_THAT(PartSyllables("đăngkýkết"), ElementsAre("đăng", "ký", "kết")); }
TEST(PartSyllables, LeavesASyllable) { EXPECT_THAT(PartSyllables("nghiêng"), ElementsAre("nghiêng")); }
TEST(PartSyllables, LeavesWhatCanBePartedInTwoWays) { EXPECT_THAT(PartSyllables("thanhán"), ElementsAre("thanhán")); }
TEST(PartSyllables, LeavesAWordWithoutMarks) { EXPECT_THAT(PartSyllables("metro"), ElementsAre("metro")); }
TEST(PartSyllables, LeavesWhatIsNoSyllables) { EXPECT_THAT(PartSyllables("kbuôr"), ElementsAre("kbuôr")); }
TEST(WithoutTone, KeepsTheShapeOfTheLetter) {
  EXPECT_EQ(WithoutTone(U'ấ').letter, U'â');
  EXPECT_EQ(WithoutTone(U'ấ').tone, 2);
}
TEST(WithoutTone, LeavesALetterWithoutTone) {
  EXPECT_EQ(WithoutTone(U'đ').letter, U'đ');
  EXPECT_EQ(WithoutTone(U'đ').tone, 0);
}

TEST(HasLostMarks, WhereOtherMarksWouldMakeASyllable) {
  EXPECT_TRUE(HasLostMarks("TIEM"));
  EXPECT_TRUE(HasLostMarks("ĐIẸN"));
  EXPECT_TRUE(HasLostMarks("viêt"));
  EXPECT_FALSE(HasLostMarks("tiệm"));
  EXPECT_FALSE(HasLostMarks("Computer"));
  EXPECT_FALSE(HasLostMarks("24H"));
}

}  // namespace
}  // namespace sohoa::text
