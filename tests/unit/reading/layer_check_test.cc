#include "extractors/reading/layer_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

using ::testing::ElementsAre;

// A page of 500 x 500 pixels with two words of the layer and their ink.
class LayerCheckTest : public testing::Test {
 protected:
  LayerCheckTest() : page_(WhitePix(500, 500, 32)) {
    Draw({120, 206, 160, 216});
    Draw({180, 206, 230, 216});
  }
  void Draw(const PixelBox& box, l_uint32 colour = kBlackPixel) { FillRect(page_.get(), box, colour); }
  LostLetters Check() const { return FindLostLetters(layer_, page_.get()); }

  PixPtr page_;
  std::vector<LayerWord> layer_ = {{"uy", {0.24, 0.4, 0.32, 0.44}, "", true, 1},
                                   {"Minh", {0.36, 0.4, 0.46, 0.44}, "", true, 1}};
};

TEST_F(LayerCheckTest, NothingIsLostWhereAllInkLiesUnderWords) { EXPECT_EQ(Check().count, 0); }

TEST_F(LayerCheckTest, ALetterBeforeAWordIsLost) {
  Draw({110, 206, 118, 216});
  const LostLetters lost = Check();
  EXPECT_EQ(lost.count, 1);
  EXPECT_THAT(lost.words, ElementsAre(0U));
}

TEST_F(LayerCheckTest, ARuleBelowAWordIsNoLetter) {
  Draw({100, 222, 260, 224});
  EXPECT_EQ(Check().count, 0);
}

TEST_F(LayerCheckTest, ASealHasAColourAndIsNoLetter) {
  Draw({110, 206, 118, 216}, kRedPixel);
  EXPECT_EQ(Check().count, 0);
}

TEST_F(LayerCheckTest, InkFarFromWordsIsNoLetter) {
  Draw({20, 206, 28, 216});
  EXPECT_EQ(Check().count, 0);
}

}  // namespace
}  // namespace sohoa::reading
