#include "extractors/reading/text_layer.h"

#include <gtest/gtest.h>

namespace sohoa::reading {
namespace {

// Lines of words over the page; each word 0.06 wide, each line 0.02 high.
std::vector<LayerWord> Layer(const std::vector<std::vector<std::string>>& lines, double top = 0.1, double step = 0.03) {
  std::vector<LayerWord> layer;
  double y = top;
  for (const auto& line : lines) {
    double x = 0.1;
    for (const std::string& word : line) {
      layer.push_back({word, {x, y, x + 0.06, y + 0.02}, "Times", true, 1});
      x += 0.07;
    }
    y += step;
  }
  return layer;
}

const std::vector<std::string> kProse = {"Căn", "cứ", "Luật", "Tổ", "chức", "chính", "quyền", "địa", "phương"};

TEST(CarriesThePage, VietnameseProseDoes) {
  EXPECT_TRUE(CarriesThePage(Layer({kProse, kProse, kProse, kProse, kProse, kProse})));
}

TEST(CarriesThePage, ASignaturesBlockAloneDoesNot) {
  EXPECT_FALSE(CarriesThePage(Layer({{"Ký", "bởi:", "Ủy", "ban"}, {"Thời", "gian", "ký"}}, 0.05, 0.01)));
}

TEST(CarriesThePage, TextOfAFontBeforeUnicodeDoesNot) {
  const std::vector<std::string> tcvn3 = {"C¨n", "cø", "LuËt", "Tæ", "chøc", "chÝnh", "quyÒn", "®Þa", "ph­¬ng"};
  EXPECT_FALSE(CarriesThePage(Layer({tcvn3, tcvn3, tcvn3, tcvn3, tcvn3, tcvn3})));
}

TEST(CarriesThePage, PrivateUseCharactersDoNot) {
  const std::vector<std::string> odd = {"\xEE\x80\x81\xEE\x80\x82", "cứ", "Luật", "Tổ", "chức", "chính", "quyền"};
  EXPECT_FALSE(CarriesThePage(Layer({odd, odd, odd, odd, odd, odd, odd})));
}

TEST(CarriesThePage, TextWithoutAnyMarksDoesNot) {
  const std::vector<std::string> plain = {"Can", "cu", "Luat", "To", "chuc", "chinh", "quyen", "dia", "phuong"};
  EXPECT_FALSE(CarriesThePage(Layer({plain, plain, plain, plain, plain, plain})));
}

TEST(WordsOfLayer, GivesLinesOfOneBlockTheirNumbers) {
  const std::vector<Word> words = WordsOfLayer(Layer({{"một", "hai"}, {"ba"}}), 8.27, 11.69);
  ASSERT_EQ(words.size(), 3U);
  EXPECT_EQ(words[0].line, words[1].line);
  EXPECT_NE(words[1].line, words[2].line);
  EXPECT_EQ(words[0].block, words[2].block);
  EXPECT_EQ(words[0].confidence, 1);
}

TEST(WordsOfLayer, AWideGapOnOneLevelParts) {
  std::vector<LayerWord> layer = Layer({{"trái"}});
  layer.push_back({"phải", {0.6, 0.1, 0.66, 0.12}, "Times", true, 1});
  const std::vector<Word> words = WordsOfLayer(layer, 8.27, 11.69);
  ASSERT_EQ(words.size(), 2U);
  EXPECT_NE(words[0].line, words[1].line);
  EXPECT_NE(words[0].block, words[1].block);
}

TEST(WordsOfLayer, AHandwritingFontMarksItsWords) {
  std::vector<LayerWord> layer = Layer({{"Số:", "722"}});
  layer[1].font = "ABCDEF+SomeHandwriting";
  const std::vector<Word> words = WordsOfLayer(layer, 8.27, 11.69);
  ASSERT_EQ(words.size(), 2U);
  EXPECT_FALSE(words[0].handwritten);
  EXPECT_TRUE(words[1].handwritten);
}

}  // namespace
}  // namespace sohoa::reading
