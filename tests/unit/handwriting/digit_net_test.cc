#include "extractors/handwriting/digit_net.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "extractors/handwriting/weights.h"
#include "tests/unit/handwriting/slot_maker.h"

namespace sohoa::handwriting {
namespace {

std::string WhyNot(std::string_view bytes) {
  const Result<DigitNet> net = DigitNet::Load(bytes);
  return net ? "" : net.error().detail;
}

TEST(DigitNet, LoadsTheWeightsThatTheProgramCarries) { EXPECT_EQ(WhyNot(BuiltInWeights()), ""); }

TEST(DigitNet, ItsWeightsAreSmall) { EXPECT_LT(BuiltInWeights().size(), 300'000U); }

TEST(DigitNet, RefusesAnotherFile) { EXPECT_EQ(WhyNot("%PDF-1.7"), "not a file of weights, or of another version"); }

TEST(DigitNet, RefusesWeightsCutShort) {
  EXPECT_EQ(WhyNot(BuiltInWeights().substr(0, BuiltInWeights().size() - 1)), "cut short");
}

TEST(DigitNet, RefusesWeightsThatGoOn) {
  EXPECT_EQ(WhyNot(std::string(BuiltInWeights()) + "x"), "longer than it may be");
}

TEST(DigitNet, RefusesATemperatureOfNought) {
  std::string bytes(BuiltInWeights());
  const size_t temperature = bytes.find('\n') + 1;
  std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(temperature), 4, '\0');
  EXPECT_EQ(WhyNot(bytes), "the temperature is out of bounds");
}

TEST(DigitNet, ItsProbabilitiesAddUpToOne) {
  const Result<DigitNet> net = DigitNet::Load(BuiltInWeights());
  ASSERT_TRUE(net);
  const Atoms atoms(SlotMaker(60, 70).Seven(20).slot());
  double sum = 0;
  for (const float log : net->Judge(atoms.PictureOf({0, 1}), atoms.SizesOf({0, 1}))) sum += std::exp(log);
  EXPECT_NEAR(sum, 1, 1e-4);
}

}  // namespace
}  // namespace sohoa::handwriting
