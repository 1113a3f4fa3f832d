#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exporters/alto.h"
#include "exporters/hocr.h"

namespace sohoa::exporters {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Page TwoLines() {
  Page page;
  page.number = 2;
  page.width = 1000;
  page.height = 2000;
  page.dpi = 199.6;
  const auto add = [&](const std::string& text, const Box& box, int block, int line) {
    Word word;
    word.text = text;
    word.box = box;
    word.block = block;
    word.line = line;
    word.confidence = 0.934;
    page.words.push_back(word);
  };
  add("Họ", {0.1, 0.1, 0.15, 0.12}, 0, 0);
  add("tên", {0.16, 0.1, 0.2, 0.12}, 0, 0);
  add("R&D", {0.1, 0.2, 0.2, 0.22}, 0, 1);
  add("Số", {0.6, 0.1, 0.7, 0.12}, 1, 2);
  page.words[2].alternatives = {"R8D"};
  return page;
}

std::vector<PaperText> Paper(const Page& page, const std::string& source = "a.pdf") {
  return {{"R1", "Giấy khai sinh", source, {&page}}};
}

int CountOf(const std::string& text, const std::string& part) {
  int count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(BlocksOf, GroupsWordsAsTheyStand) {
  const Page page = TwoLines();
  const std::vector<TextBlock> blocks = BlocksOf(page);
  ASSERT_EQ(blocks.size(), 2U);
  ASSERT_EQ(blocks[0].lines.size(), 2U);
  EXPECT_EQ(blocks[0].lines[0].words.size(), 2U);
  EXPECT_EQ(blocks[0].box, (Box{0.1, 0.1, 0.2, 0.22}));
}

TEST(Hocr, EachWordHasItsPlaceAndConfidence) {
  const Page page = TwoLines();
  const std::string html = Hocr(Paper(page), "Giấy khai sinh", "sohoa");
  EXPECT_THAT(html,
              HasSubstr("<span class='ocrx_word' id='word_2' title='bbox 160 200 200 240; x_wconf 93'>tên</span>"));
  EXPECT_EQ(CountOf(html, "class='ocr_line'"), 3);
  EXPECT_EQ(CountOf(html, "class='ocr_carea'"), 2);
}

TEST(Hocr, APageSaysItsFileNumberAndResolution) {
  const Page page = TwoLines();
  EXPECT_THAT(Hocr(Paper(page), "x", "sohoa"),
              HasSubstr("image &quot;a.pdf&quot;; bbox 0 0 1000 2000; ppageno 1; scan_res 200 200"));
}

TEST(Hocr, EscapesWhatHtmlWouldMistake) {
  const Page page = TwoLines();
  EXPECT_THAT(Hocr(Paper(page, "a'b.pdf"), "x", "sohoa"), HasSubstr(">R&amp;D</span>"));
  EXPECT_THAT(Hocr(Paper(page, "a'b.pdf"), "x", "sohoa"), Not(HasSubstr("a'b")));
}

TEST(Alto, EachWordHasItsPlaceAndConfidence) {
  const Page page = TwoLines();
  EXPECT_THAT(Alto(Paper(page), "R1", "sohoa", "tesseract"),
              HasSubstr("<String ID=\"word-2\" HPOS=\"160\" VPOS=\"200\" WIDTH=\"40\" HEIGHT=\"40\" WC=\"0.93\" "
                        "CONTENT=\"tên\"/>"));
}

TEST(Alto, OtherReadingsOfAWordStandWithIt) {
  const Page page = TwoLines();
  EXPECT_THAT(Alto(Paper(page), "R1", "sohoa", "tesseract"),
              HasSubstr("CONTENT=\"R&amp;D\"><ALTERNATIVE>R8D</ALTERNATIVE></String>"));
}

TEST(Alto, WordsOfALineStandApart) {
  const Page page = TwoLines();
  const std::string xml = Alto(Paper(page), "R1", "sohoa", "tesseract");
  EXPECT_EQ(CountOf(xml, "<SP "), 1);
  EXPECT_THAT(xml, HasSubstr("<SP WIDTH=\"10\" HPOS=\"150\" VPOS=\"200\"/>"));
}

TEST(Alto, NamesTheFileOnlyWhenThereIsOne) {
  const Page page = TwoLines();
  EXPECT_THAT(Alto(Paper(page), "R1", "sohoa", "tesseract"), HasSubstr("<fileName>a.pdf</fileName>"));
  std::vector<PaperText> two = Paper(page);
  two.push_back({"R2", "Quyết định", "b.pdf", {&page}});
  EXPECT_THAT(Alto(two, "H1", "sohoa", "tesseract"), Not(HasSubstr("fileName")));
}

}  // namespace
}  // namespace sohoa::exporters
