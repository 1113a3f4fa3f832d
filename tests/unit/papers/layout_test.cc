#include "extractors/papers/layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "tests/unit/papers/page_builder.h"

namespace sohoa::papers {
namespace {

TEST(Layout, CutsALineThatRunsAcrossColumns) {
  Page page = PageBuilder().TwoColumns("Dân tộc: Kinh", "Dân tộc: Tày").Build();
  for (Word& word : page.words) word.line = 0;
  const PageLayout layout = BuildLayout(page);
  ASSERT_EQ(layout.lines.size(), 2U);
  EXPECT_EQ(layout.lines[1].text, "Dân tộc: Tày");
  EXPECT_EQ(layout.lines[0].row, layout.lines[1].row);
}

TEST(Layout, JoinsPiecesOfOneRowThatStandClose) {
  Page page = PageBuilder().Text("Số: 15/QĐ-UBND").Build();
  page.words[1].line = 7;
  const PageLayout layout = BuildLayout(page);
  ASSERT_EQ(layout.lines.size(), 1U);
  EXPECT_EQ(layout.lines[0].text, "Số: 15/QĐ-UBND");
}

TEST(Layout, KeepsLabelAndSymbolTogetherWhereThePenWasToWrite) {
  Page page = PageBuilder().TwoColumns("Số:", "/UBND-NC", 0.26).Build();
  for (Word& word : page.words) word.line = 0;
  const PageLayout layout = BuildLayout(page);
  ASSERT_EQ(layout.lines.size(), 1U);
  EXPECT_EQ(layout.lines[0].text, "Số: /UBND-NC");
}

TEST(Layout, LeavesSpecksOut) {
  Page page = PageBuilder().Text("Quê quán: xã Nam Dong").Build();
  Word speck;
  speck.text = ".";
  speck.box = {0.99, 0.07, 0.992, 0.071};
  speck.line = 9;
  page.words.push_back(speck);
  EXPECT_EQ(BuildLayout(page).lines.size(), 1U);
}

// What the recogniser made of the pattern of a form's frame.
Page PageWithPattern(double confidence) {
  Page page = PageBuilder().Text("Quê quán: xã Nam Dong").Build();
  double x = 0.05;
  for (const char* text : {"[TT", "TT", "TỔ", "HT"}) {
    Word word;
    word.text = text;
    word.confidence = confidence;
    word.box = {x, 0.9, x + 0.13, 0.901};
    word.line = 9;
    page.words.push_back(word);
    x += 0.14;
  }
  page.words[page.words.size() - 2].box.y1 = 0.918;
  return page;
}

TEST(Layout, LeavesPatternsOut) { EXPECT_EQ(BuildLayout(PageWithPattern(0.3)).lines.size(), 1U); }

TEST(Layout, KeepsWhatWasReadSurely) { EXPECT_GT(BuildLayout(PageWithPattern(0.9)).lines.size(), 1U); }

TEST(Layout, LeavesBlotsOut) {
  Page page = PageBuilder().Text("Quê quán: xã Nam Dong").Build();
  Word blot;
  blot.text = "TP";
  blot.box = {0, 0, 0.9, 0.2};
  blot.line = 9;
  page.words.push_back(blot);
  EXPECT_EQ(BuildLayout(page).lines.size(), 1U);
}

TEST(Layout, KeepsTheDashBeforeAnItem) {
  Page page = PageBuilder().Text("-    Các Sở, Ban, ngành;").Build();
  page.words[0].box.y0 += 0.006;
  page.words[0].box.y1 = page.words[0].box.y0 + 0.002;
  page.words[0].line = 5;
  const PageLayout layout = BuildLayout(page);
  ASSERT_EQ(layout.lines.size(), 1U);
  EXPECT_EQ(layout.lines[0].text.substr(0, 1), "-");
}

// The words of a text layer, and ten letters of a seal around a point near the top of the page.
Page WithSeal(Page page = PageBuilder().Text("PHÓ CHỦ TỊCH", 0.4).Text("Lê Văn Chiến", 0.4).Build()) {
  page.method = PageMethod::kTextLayer;
  const std::vector<std::string> letters = {"U", "B", "N", "D", "X", "Ã", "Đ", "Ắ", "K", "WER"};
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const double along = 0.6 * static_cast<double>(i);
    Word letter;
    letter.text = letters[i];
    const double x = 0.39 + 0.05 * std::cos(along);
    const double y = 0.08 + 0.035 * std::sin(along);
    letter.box = {x, y, x + 0.006 + 0.001 * static_cast<double>(i % 3),
                  y + 0.006 + 0.0008 * static_cast<double>(i % 4)};
    letter.confidence = 1;
    letter.line = 10 + static_cast<int>(i);
    page.words.push_back(letter);
  }
  return page;
}

TEST(Layout, LeavesTheLettersOfADrawnSealOut) {
  const PageLayout layout = BuildLayout(WithSeal());
  ASSERT_EQ(layout.lines.size(), 2U);
  EXPECT_EQ(layout.lines[0].text, "PHÓ CHỦ TỊCH");
  EXPECT_EQ(layout.lines[1].text, "Lê Văn Chiến");
}

TEST(Layout, KeepsAShortWordUnderALineOfTheSamePrintBesideASeal) {
  PageBuilder builder;
  builder.Title("CHI NHÁNH ĐĂNG KÝ ĐẤT").Title("ĐAI");
  for (int line = 0; line < 4; ++line) builder.Text("Sở Nội vụ giới thiệu ông Lê Văn Chiến đến làm việc.");
  const PageLayout layout = BuildLayout(WithSeal(builder.Build()));
  ASSERT_GT(layout.lines.size(), 2U);
  EXPECT_EQ(layout.lines[0].text, "CHI NHÁNH ĐĂNG KÝ ĐẤT");
  EXPECT_EQ(layout.lines[1].text, "ĐAI");
}

// Behind "Ngày, tháng, năm đăng ký:", in another size of print.
TEST(Layout, KeepsADateBesideASeal) {
  const Page page = WithStray(WithSeal(), "25/09/2018", {0.30, 0.10, 0.38, 0.121}, 1);
  const PageLayout layout = BuildLayout(page);
  EXPECT_TRUE(std::any_of(layout.lines.begin(), layout.lines.end(),
                          [](const Line& line) { return line.text.find("25/09/2018") != std::string::npos; }));
}

TEST(Layout, SeeksNoSealAmongRecognisedWords) {
  Page page = WithSeal();
  page.method = PageMethod::kOcr;
  EXPECT_GT(BuildLayout(page).lines.size(), 2U);
}

}  // namespace
}  // namespace sohoa::papers
