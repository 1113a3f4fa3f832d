#include "extractors/lettering/letter_paths.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/lettering/any_word.h"

namespace sohoa::lettering {
namespace {

const std::u32string kAlphabet = U" anh.";
constexpr double kRest = 1e-6;

// Places at which the given letters (0: none) have the given probabilities; the first takes what is left over.
class LogsMaker {
 public:
  LogsMaker() { logs_.letters = kAlphabet.size() + 1; }

  LogsMaker& Place(size_t first, size_t second = 0, double probability = 0) {
    std::vector<double> at(logs_.letters, kRest);
    at[second] = std::max(kRest, probability);
    at[first] = 1 - probability - kRest * static_cast<double>(logs_.letters);
    for (const double p : at) logs_.logs.push_back(static_cast<float>(std::log(p)));
    ++logs_.places;
    return *this;
  }
  LogsMaker& Text(const std::u32string& text) {
    for (const char32_t c : text) Place(kAlphabet.find(c) + 1).Place(0);
    return *this;
  }
  const LetterLogs& logs() const { return logs_; }

 private:
  LetterLogs logs_;
};

std::string TextOf(const LetterLogs& logs, const Expectation& expected = kAnyWord) {
  std::string text;
  for (const LetteredWord& word : FindWords(logs, kAlphabet, 1, expected)) text += word.text + "|";
  return text;
}

TEST(LetterPaths, PaperHasNoWords) { EXPECT_EQ(TextOf(LogsMaker().Place(0).Place(0).logs()), ""); }

TEST(LetterPaths, ALetterOverSeveralPlacesCountsOnce) {
  EXPECT_EQ(TextOf(LogsMaker().Place(2).Place(2).Place(3).Place(3).logs()), "an|");
}

TEST(LetterPaths, ALetterAfterAGapIsAnother) {
  EXPECT_EQ(TextOf(LogsMaker().Place(2).Place(3).Place(0).Place(3).logs()), "ann|");
}

TEST(LetterPaths, SpacesPartWords) { EXPECT_EQ(TextOf(LogsMaker().Text(U"an nha").logs()), "an|nha|"); }

TEST(LetterPaths, AWordIsWhereItsLettersAre) {
  const std::vector<LetteredWord> words = FindWords(LogsMaker().Text(U"an nha").logs(), kAlphabet, 1, kAnyWord);
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[1].first, 6U);
  EXPECT_EQ(words[1].last, 10U);
}

TEST(LetterPaths, WhatIsDoubtfulHasAnAlternativeAndTheProbabilityThatIsLeft) {
  const std::vector<LetteredWord> words =
      FindWords(LogsMaker().Text(U"a").Place(3, 4, 0.3).logs(), kAlphabet, 1, kAnyWord);
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].text, "an");
  EXPECT_NEAR(words[0].probability, 0.7, 1e-3);
  ASSERT_FALSE(words[0].alternatives.empty());
  EXPECT_EQ(words[0].alternatives[0].text, "ah");
  EXPECT_LT(words[0].alternatives[0].probability, words[0].probability);
}

TEST(LetterPaths, ATemperatureMakesTheDoubtGreater) {
  const LetterLogs logs = LogsMaker().Text(U"a").Place(3, 4, 0.3).logs();
  const double warm = FindWords(logs, kAlphabet, 2, kAnyWord)[0].probability;
  EXPECT_NEAR(warm, std::sqrt(0.7) / (std::sqrt(0.7) + std::sqrt(0.3)), 0.02);
}

TEST(LetterPaths, OfTwoWordsNearlyAsLikelyTheOneThatCanBeSpelt) {
  const LetterLogs logs = LogsMaker().Text(U"a").Place(4, 3, 0.4).logs();
  EXPECT_EQ(TextOf(logs), "ah|");
  EXPECT_EQ(TextOf(logs, {[](const std::string& word) { return word == "an"; }, nullptr}), "an|");
}

TEST(LetterPaths, AWordThatIsReadClearlyStaysHoweverItIsSpelt) {
  const LetterLogs logs = LogsMaker().Text(U"a").Place(4, 3, 0.05).logs();
  EXPECT_EQ(TextOf(logs, {[](const std::string& word) { return word == "an"; }, nullptr}), "ah|");
}

TEST(LetterPaths, ADegreeNeedsNoSpelling) {
  const LetterLogs logs = LogsMaker().Text(U"h").Place(5, 3, 0.4).logs();
  EXPECT_EQ(TextOf(logs, {[](const std::string&) { return false; }, nullptr}), "h.|");
}

TEST(LetterPaths, OfTwoWordsNearlyAsLikelyTheOneThatIsExpected) {
  const LetterLogs logs = LogsMaker().Text(U"a").Place(4, 3, 0.4).logs();
  const Expectation expected{kAnyWord.can_be_spelt,
                             [](const std::string& word, size_t, size_t) { return word == "an" ? -1 : -3; }};
  EXPECT_EQ(TextOf(logs, expected), "an|");
}

TEST(LetterPaths, AWordsPlaceIsCountedFromTheFront) {
  std::vector<size_t> places;
  const Expectation expected{kAnyWord.can_be_spelt, [&](const std::string& word, size_t place, size_t count) {
                               if (word == "nha" && count == 2) places.push_back(place);
                               return 0.0;
                             }};
  TextOf(LogsMaker().Text(U"an nha").logs(), expected);
  ASSERT_FALSE(places.empty());
  EXPECT_EQ(places.front(), 1U);
}

}  // namespace
}  // namespace sohoa::lettering
