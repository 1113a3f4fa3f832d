#include "extractors/handwriting/paths.h"

#include <gtest/gtest.h>

#include <cmath>

namespace sohoa::handwriting {
namespace {

// The net's opinion: this digit (or kNoDigit) with this probability, the rest shared out.
DigitLogs Sure(int digit, double probability) {
  DigitLogs logs;
  logs.fill(static_cast<float>(std::log((1 - probability) / 10)));
  logs[static_cast<size_t>(digit)] = static_cast<float>(std::log(probability));
  return logs;
}

std::string BestOf(SlotKind kind, int atoms, const std::vector<JudgedSegment>& segments) {
  const auto proposals = Rank(kind, WeighStrings(atoms, segments), 1);
  return proposals.empty() ? "" : proposals.front().digits;
}

TEST(IsAllowed, DaysGoTo31) {
  EXPECT_TRUE(IsAllowed(SlotKind::kDay, "31"));
  EXPECT_FALSE(IsAllowed(SlotKind::kDay, "32"));
  EXPECT_FALSE(IsAllowed(SlotKind::kDay, "00"));
}

TEST(IsAllowed, MonthsGoTo12WithOrWithoutAZero) {
  EXPECT_TRUE(IsAllowed(SlotKind::kMonth, "12"));
  EXPECT_TRUE(IsAllowed(SlotKind::kMonth, "3"));
  EXPECT_TRUE(IsAllowed(SlotKind::kMonth, "03"));
  EXPECT_FALSE(IsAllowed(SlotKind::kMonth, "13"));
}

TEST(IsAllowed, NumbersHaveSixDigitsAtMostAndAreNotNought) {
  EXPECT_TRUE(IsAllowed(SlotKind::kNumber, "000445"));
  EXPECT_FALSE(IsAllowed(SlotKind::kNumber, "1234567"));
  EXPECT_FALSE(IsAllowed(SlotKind::kNumber, "000"));
}

TEST(WeighStrings, JoinsPiecesThatAreADigitOnlyTogether) {
  const std::vector<JudgedSegment> segments = {
      {{0, 1}, Sure(kNoDigit, 0.9)}, {{1, 2}, Sure(kNoDigit, 0.9)}, {{0, 2}, Sure(5, 0.9)}, {{2, 3}, Sure(7, 0.9)}};
  EXPECT_EQ(BestOf(SlotKind::kNumber, 3, segments), "57");
}

TEST(WeighStrings, LeavesPrintAtTheEndOut) {
  const std::vector<JudgedSegment> segments = {{{0, 1}, Sure(4, 0.9)}, {{1, 2}, Sure(kNoDigit, 0.99)}};
  EXPECT_EQ(BestOf(SlotKind::kNumber, 2, segments), "4");
}

TEST(Rank, TheGrammarOvercomesADoubtfulDigit) {
  DigitLogs first = Sure(7, 0.5);
  first[1] = static_cast<float>(std::log(0.4));
  EXPECT_EQ(BestOf(SlotKind::kDay, 2, {{{0, 1}, first}, {{1, 2}, Sure(4, 0.9)}}), "14");
}

TEST(Rank, AnImpossibleReadingLowersTheProbabilityOfTheOthers) {
  const std::vector<JudgedSegment> segments = {{{0, 1}, Sure(7, 0.9)}, {{1, 2}, Sure(4, 0.9)}};
  const auto proposals = Rank(SlotKind::kDay, WeighStrings(2, segments), 1);
  ASSERT_FALSE(proposals.empty());
  EXPECT_LT(proposals.front().probability, 0.2);
}

TEST(Rank, AHighTemperatureMeansLessSure) {
  const auto weights = WeighStrings(1, {{{0, 1}, Sure(7, 0.9)}});
  EXPECT_LT(Rank(SlotKind::kNumber, weights, 3).front().probability,
            Rank(SlotKind::kNumber, weights, 1).front().probability);
}

}  // namespace
}  // namespace sohoa::handwriting
