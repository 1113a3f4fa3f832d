#include "text/minhash.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace sohoa::text {
namespace {

std::vector<std::string> Words(int from, int to) {
  std::vector<std::string> words;
  for (int i = from; i < to; ++i) words.push_back("w" + std::to_string(i));
  return words;
}

TEST(MinHash, OrderAndRepetitionDoNotCount) { EXPECT_EQ(MinHash({"a", "b", "b"}), MinHash({"b", "a"})); }

TEST(MinHash, EstimatesWhatIsInCommon) {
  EXPECT_NEAR(Resemblance(MinHash(Words(0, 150)), MinHash(Words(50, 200))), 0.5, 0.25);
  EXPECT_LT(Resemblance(MinHash(Words(0, 150)), MinHash(Words(200, 350))), 0.1);
}

TEST(MinHash, NoWordsResembleNothing) { EXPECT_EQ(Resemblance(MinHash({}), MinHash({})), 0); }

int CommonBands(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return static_cast<int>(
      std::ranges::count_if(a, [&](const std::string& band) { return std::ranges::find(b, band) != b.end(); }));
}

TEST(SignatureBands, AreSharedBySetsThatAreNearlyTheSame) {
  EXPECT_GT(CommonBands(SignatureBands(MinHash(Words(0, 100)), "x"), SignatureBands(MinHash(Words(5, 105)), "x")), 0);
}

TEST(SignatureBands, AreNotSharedByOtherKinds) {
  EXPECT_EQ(CommonBands(SignatureBands(MinHash(Words(0, 100)), "x"), SignatureBands(MinHash(Words(0, 100)), "y")), 0);
}

}  // namespace
}  // namespace sohoa::text
