#include "extractors/papers/phrase.h"

#include <gtest/gtest.h>

namespace sohoa::papers {
namespace {

TEST(MakeKey, KeepsLettersAndDigitsWithoutMarksAndMakesLookAlikesOne) {
  EXPECT_EQ(MakeKey("Số định danh: 10"), "sodlnhdanhlo");
}

TEST(KeyText, RemembersTheWordAndBytesOfEachLetter) {
  KeyText text;
  text.Add("Họ,");
  text.Add("tên:An");
  ASSERT_EQ(text.key(), "hotenan");
  EXPECT_EQ(text.places()[5].word, 1);
  EXPECT_EQ(text.places()[5].begin, 5);
  EXPECT_EQ(text.starts(), (std::vector<int>{0, 2, 5}));
}

TEST(MatchAt, FindsAPhraseWithEdits) {
  const auto hit = MatchAt("ngaythangnarnsinh24", 0, "ngaythangnamsinh", 3);
  ASSERT_TRUE(hit);
  EXPECT_EQ(hit->end, 17);
  EXPECT_EQ(hit->distance, 2);
}

TEST(MatchAt, GivesUpBeyondTheLimit) { EXPECT_FALSE(MatchAt("gioitinh", 0, "quoctich", 1)); }

TEST(FindPhrase, TakesThePlaceWithFewestEdits) {
  KeyText text;
  for (const char* word : {"Ho", "va", "tem", "Ho", "va", "ten"}) text.Add(word);
  const auto hit = FindPhrase(text, "hovaten", 1);
  ASSERT_TRUE(hit);
  EXPECT_EQ(hit->begin, 7);
}

TEST(AllowedEdits, ForgivesNothingInShortPhrases) { EXPECT_EQ(AllowedEdits(4), 0); }

}  // namespace
}  // namespace sohoa::papers
