#include "extractors/lettering/row_net.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "extractors/lettering/weights.h"
#include "tests/unit/lettering/row_file.h"

namespace sohoa::lettering {
namespace {

std::string WhyNot(std::string_view bytes) {
  const Result<RowNet> net = RowNet::Load(bytes);
  return net ? "" : net.error().detail;
}

std::string BytesWith(size_t behind_magic, const std::string& bytes) {
  std::string all(BuiltInWeights());
  return all.replace(all.find('\n') + 1 + behind_magic, bytes.size(), bytes);
}

TEST(RowNet, LoadsTheWeightsThatTheProgramCarries) { EXPECT_EQ(WhyNot(BuiltInWeights()), ""); }

TEST(RowNet, ItsWeightsAreSmall) { EXPECT_LT(BuiltInWeights().size(), 1'500'000U); }

TEST(RowNet, RefusesAnotherFile) { EXPECT_EQ(WhyNot("%PDF-1.7"), "not a file of weights, or of another version"); }

TEST(RowNet, RefusesWeightsCutShort) {
  EXPECT_EQ(WhyNot(BuiltInWeights().substr(0, BuiltInWeights().size() - 1)), "cut short");
  EXPECT_EQ(WhyNot(BuiltInWeights().substr(0, 16)), "cut short");
  EXPECT_EQ(WhyNot(BuiltInWeights().substr(0, 100)), "cut short");
}

TEST(RowNet, RefusesWeightsThatGoOn) {
  EXPECT_EQ(WhyNot(std::string(BuiltInWeights()) + "x"), "longer than it may be");
}

TEST(RowNet, RefusesATemperatureOfNought) {
  EXPECT_EQ(WhyNot(BytesWith(0, std::string(4, '\0'))), "the temperature is out of bounds");
}

TEST(RowNet, RefusesAnAlphabetWithoutEnd) {
  EXPECT_EQ(WhyNot(BytesWith(4, "\xff\xff\xff\xff")), "the alphabet is out of bounds");
}

TEST(RowNet, RefusesAnAlphabetWithoutASpace) {
  EXPECT_EQ(WhyNot(BytesWith(8, "a")), "the alphabet does not begin with a space");
}

TEST(RowNet, RefusesAScaleThatIsNoNumber) {
  const Result<RowNet> net = RowNet::Load(BuiltInWeights());
  ASSERT_TRUE(net);
  const size_t scales = 8 + 4 * net->alphabet().size();
  EXPECT_EQ(WhyNot(BytesWith(scales, std::string("\x00\x00\xc0\x7f", 4))), "a weight is not a number");
}

TEST(RowNet, ItsProbabilitiesAddUpToOneAtEachPlace) {
  const Result<RowNet> net = RowNet::Load(BuiltInWeights());
  const std::optional<RowPicture> picture = PictureOf(RowOf("chorus"));
  ASSERT_TRUE(net && picture);
  const LetterLogs logs = net->Judge(*picture);
  EXPECT_EQ(logs.places, static_cast<size_t>((picture->width + kPlace - 1) / kPlace));
  for (size_t place = 0; place < logs.places; ++place) {
    double sum = 0;
    for (size_t i = 0; i < logs.letters; ++i) sum += std::exp(logs.At(place)[i]);
    ASSERT_NEAR(sum, 1, 1e-4);
  }
}

TEST(RowNet, SeesWhatTheNetThatWasTaughtSaw) {
  const Result<RowNet> net = RowNet::Load(BuiltInWeights());
  const std::optional<RowPicture> picture = PictureOf(RowOf("chorus"));
  ASSERT_TRUE(net && picture);
  const LetterLogs logs = net->Judge(*picture);
  double best = 0;
  for (size_t place = 0; place < logs.places; ++place) {
    best += *std::max_element(logs.At(place), logs.At(place) + logs.letters);
  }
  EXPECT_NEAR(best, -4.130, 0.02);
}

}  // namespace
}  // namespace sohoa::lettering
