#include "extractors/reading/handwriting.h"

#include <gtest/gtest.h>

#include "extractors/reading/pen.h"
#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

// "Số: 123 /UBND" with digits of these heights and feet, beside letters that are 24 pixels high.
struct Line {
  Sheet sheet;
  Draft draft;
};

Line MakeLine(const std::vector<std::pair<int, int>>& height_and_foot) {
  Line line;
  line.sheet.dpi = 200;
  line.sheet.grey = WhitePix(800, 200, 8);
  line.sheet.binary = WhitePix(800, 200, 1);
  const auto draw = [&](const PixelBox& box) {
    FillRect(line.sheet.binary.get(), box, 1);
    FillRect(line.sheet.grey.get(), box, 0);
  };
  int x = 200;
  for (const auto& [height, foot] : height_and_foot) {
    draw({x, foot - height, x + 4, foot});
    x += 16;
  }
  const auto word = [&](const std::string& text, int x0, int x1) {
    DraftWord drafted;
    drafted.read = {text, 0.9, {x0, 76, x1, 100}, 0};
    line.draft.words.push_back(drafted);
  };
  word("Số:", 120, 180);
  word("123", 200, x);
  word("/UBND", 300, 420);
  for (int letter = 0; letter < 4; ++letter) draw({325 + letter * 24, 76, 329 + letter * 24, 100});
  return line;
}

TEST(MarkHandwriting, LeavesPrintedDigitsAlone) {
  Line line = MakeLine({{24, 100}, {24, 100}, {24, 101}});
  EXPECT_TRUE(MarkHandwriting(line.sheet, &line.draft).empty());
  EXPECT_FALSE(line.draft.words[1].handwritten);
}

TEST(MarkHandwriting, MarksDigitsOfUnevenSizeAndFooting) {
  Line line = MakeLine({{34, 106}, {30, 96}, {38, 110}});
  EXPECT_EQ(MarkHandwriting(line.sheet, &line.draft).size(), 1U);
  EXPECT_TRUE(line.draft.words[1].handwritten);
  EXPECT_FALSE(line.draft.words[2].handwritten) << "the printed symbol behind the number";
}

TEST(FindSlots, ANumberInsideASentenceIsNone) {
  Line line = MakeLine({{24, 100}});
  DraftWord word;
  word.read = {"định", 0.9, {60, 76, 110, 100}, 0};
  line.draft.words.insert(line.draft.words.begin(), word);
  line.draft.words.insert(line.draft.words.begin(), word);
  EXPECT_TRUE(FindSlots(line.draft, 200).empty());
}

TEST(FindSlots, FindsDayAndMonth) {
  Draft draft;
  int x = 100;
  for (const char* text : {"ngày", "04", "tháng", "8", "năm", "2023"}) {
    DraftWord word;
    word.read = {text, 0.9, {x, 50, x + 60, 74}, 0};
    draft.words.push_back(word);
    x += 75;
  }
  const std::vector<Slot> slots = FindSlots(draft, 200);
  ASSERT_EQ(slots.size(), 2U);
  EXPECT_EQ(slots[0].words, std::vector<size_t>{1});
  EXPECT_EQ(slots[1].words, std::vector<size_t>{3});
}

TEST(FindPenMarks, TellsAWordFromASignature) {
  const PixPtr blue = WhitePix(1654, 2339, 8);
  FillRect(blue.get(), {300, 300, 304, 330}, 20);
  FillRect(blue.get(), {312, 300, 316, 330}, 20);
  FillRect(blue.get(), {900, 1500, 1300, 1506}, 20);
  FillRect(blue.get(), {1000, 1400, 1006, 1620}, 20);
  const std::vector<PenMark> marks = FindPenMarks(blue.get(), 200);
  ASSERT_EQ(marks.size(), 2U);
  EXPECT_TRUE(marks[0].word_sized);
  EXPECT_FALSE(marks[1].word_sized);
}

}  // namespace
}  // namespace sohoa::reading
