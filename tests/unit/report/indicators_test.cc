// Rounding and scoring, held against what the national portal published.
#include "report/indicators.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../settings/yaml_file.h"

namespace sohoa::report {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

Indicator MakeIndicator(Scoring scoring, std::int64_t maximum) {
  Indicator indicator;
  indicator.scoring = scoring;
  indicator.maximum = maximum;
  return indicator;
}

TEST(IndicatorsTest, ARatioHasTwoDecimals) {
  EXPECT_EQ(Ratio(1510, 2402), 6286);
  EXPECT_EQ(Ratio(1540, 2402), 6411);
  EXPECT_EQ(Ratio(0, 7), 0);
  EXPECT_EQ(Ratio(7, 7), 10000);
}

TEST(IndicatorsTest, HalvesAreRoundedUp) {
  EXPECT_EQ(Ratio(1, 20000), 1);  // 0.005 %
  EXPECT_EQ(Ratio(1, 20001), 0);
}

TEST(IndicatorsTest, ALinearScoreIsThePortals) {
  EXPECT_EQ(Score(MakeIndicator(Scoring::kLinear, 400), 1510, 2402), 251);
}

TEST(IndicatorsTest, ACappedScoreIsThePortals) {
  EXPECT_EQ(Score(MakeIndicator(Scoring::kCap80, 200), 1540, 2402), 160);
}

TEST(IndicatorsTest, FromTheCapOnTheScoreIsWhole) {
  const Indicator indicator = MakeIndicator(Scoring::kCap80, 200);
  EXPECT_EQ(Score(indicator, 80, 100), 200);
  EXPECT_EQ(Score(indicator, 100, 100), 200);
  EXPECT_EQ(Score(indicator, 79, 100), 198);  // 1.975
}

TEST(IndicatorsTest, TheShippedFileHasSixIndicatorsAndNoMistake) {
  std::vector<settings::Problem> problems;
  const IndicatorRules rules = LoadIndicators(SOHOA_SOURCE_DIR "/config", &problems);
  EXPECT_THAT(problems, IsEmpty());
  EXPECT_THAT(IndicatorsOn(rules, "2026-03-28"), SizeIs(6));
  EXPECT_THAT(IndicatorsOn(rules, "2022-05-28"), IsEmpty());
}

TEST(IndicatorsTest, AnUnknownFormulaIsAProblemWithASuggestion) {
  const settings::YamlFile file(
      "legal_basis: x\nindicators:\n  - {id: a, title: b, maximum: 1, formula: resuls, scoring: linear, "
      "effective_from: 2022-01-01}\n",
      "indicators.yaml");
  std::vector<settings::Problem> problems;
  EXPECT_THAT(LoadIndicators(file.dir(), &problems).indicators, IsEmpty());
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_EQ(problems[0].line, 3);
  EXPECT_EQ(problems[0].suggestion, "did you mean «result»?");
}

}  // namespace
}  // namespace sohoa::report
