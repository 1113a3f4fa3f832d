#include "extractors/values/nearest_index.h"

#include <gtest/gtest.h>

#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

const Confusions& TestConfusions() {
  static const Confusions kConfusions = [] {
    std::vector<settings::Problem> problems;
    auto confusions = Confusions::Load(std::string(SOHOA_SOURCE_DIR) + "/config/vocabulary/confusions.yaml", &problems);
    for (const settings::Problem& problem : problems) ADD_FAILURE() << settings::ToString(problem);
    return confusions;
  }();
  return kConfusions;
}
double Distance(std::u32string_view read, std::u32string_view meant) {
  return TestConfusions().Distance(read, meant, 100);
}

TEST(Distance, OfEqualTextsIsNothing) { EXPECT_DOUBLE_EQ(Distance(U"đắk mil", U"đắk mil"), 0); }
TEST(Distance, OfAToneIsLessThanOfALetter) { EXPECT_LT(Distance(U"ấ", U"ẩ"), Distance(U"m", U"x")); }
TEST(Distance, OfALookalikeIsLessThanOfAnyLetter) { EXPECT_LT(Distance(U"1", U"l"), Distance(U"1", U"m")); }
TEST(Distance, OfALostSpaceIsLessThanOfALostLetter) { EXPECT_LT(Distance(U"ab", U"a b"), Distance(U"ab", U"axb")); }
TEST(Distance, OfTwoLettersReadForOneIsLessThanOfTwoSlips) { EXPECT_LT(Distance(U"narn", U"nam"), 0.5); }
TEST(Distance, OfOneLetterReadForTwoIsLessThanOfTwoSlips) { EXPECT_LT(Distance(U"nam", U"narn"), 0.5); }
TEST(Distance, OfALetterReadTwiceIsSmall) { EXPECT_LT(Distance(U"đđno", U"đno"), 0.5); }
TEST(Distance, NeverSaysLessThanTheLimitOnceItIsBeyondIt) {
  EXPECT_GE(TestConfusions().Distance(U"abcdefgh", U"xyzwvkpt", 1.5), 1.5);
}
TEST(Distance, CountsLettersOfOtherScriptsAsWhole) { EXPECT_DOUBLE_EQ(Distance(U"中", U"ж"), 1); }
TEST(Distance, HandlesLongTexts) {
  EXPECT_DOUBLE_EQ(Distance(std::u32string(200, U'a'), std::u32string(200, U'a') + U" "), Distance(U"", U" "));
}

TEST(IsClear, OfAnExactForm) { EXPECT_TRUE(IsClear({0, 0, 0.1}, 5)); }
TEST(IsClear, NotBeyondAQuarterOfTheLength) { EXPECT_FALSE(IsClear({0, 2.6, 100}, 10)); }
TEST(IsClear, NotWithARivalAboutAsNear) { EXPECT_FALSE(IsClear({0, 0.5, 0.7}, 10)); }
TEST(IsClear, WithoutARival) { EXPECT_TRUE(IsClear({0, 0.5, 100}, 10)); }

class Index : public ::testing::Test {
 protected:
  Index() {
    for (const char* form : {"CHỦ TỊCH", "PHÓ CHỦ TỊCH", "GIÁM ĐỐC", "Ê-đê", "Ê Đê"}) index_.Add(form);
    index_.Build();
  }
  NearestIndex index_;
};
TEST_F(Index, FindsAFormWhateverItsCase) {
  const auto found = index_.Find("giám đốc", TestConfusions());
  ASSERT_TRUE(found);
  EXPECT_EQ(index_.Form(found->index), "GIÁM ĐỐC");
  EXPECT_EQ(found->cost, 0);
}
TEST_F(Index, FindsAMisreadForm) {
  const auto found = index_.Find("PHO CHU TICH", TestConfusions());
  ASSERT_TRUE(found);
  EXPECT_EQ(index_.Form(found->index), "PHÓ CHỦ TỊCH");
  EXPECT_GT(found->cost, 0);
}
TEST_F(Index, TakesSpellingsOfOneNameForNoRivals) {
  const auto found = index_.Find("Ê đè", TestConfusions());
  ASSERT_TRUE(found);
  EXPECT_TRUE(IsClear(*found, 4));
}
TEST_F(Index, FindsNothingForATextThatSharesNothing) { EXPECT_FALSE(index_.Find("xyzw", TestConfusions())); }
TEST_F(Index, FindsNothingForNothing) { EXPECT_FALSE(index_.Find("", TestConfusions())); }
TEST_F(Index, ContainsWhatWasAdded) {
  EXPECT_TRUE(index_.Contains("chủ tịch"));
  EXPECT_FALSE(index_.Contains("chủ tich"));
}

}  // namespace
}  // namespace sohoa::values
