#include "extractors/reading/handwriting.h"

#include <gtest/gtest.h>

#include "extractors/reading/pen.h"
#include "extractors/reading/slot_digits.h"
#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

ReadWord AsRead(const std::string& text, const PixelBox& box) {
  ReadWord word;
  word.text = text;
  word.confidence = 0.9;
  word.box = box;
  return word;
}

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
    drafted.read = AsRead(text, {x0, 76, x1, 100});
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

TEST(MarkHandwriting, MarksDigitsOfAnotherSizeHoweverSurelyRead) {
  Line line = MakeLine({{36, 106}, {33, 103}, {37, 107}});
  EXPECT_EQ(MarkHandwriting(line.sheet, &line.draft).size(), 1U);
  EXPECT_TRUE(line.draft.words[1].handwritten);
  EXPECT_FALSE(line.draft.words[2].handwritten) << "the printed symbol behind the number";
}

// In a bent line the symbol stands lower than the number.
TEST(MarkHandwriting, LeavesPrintThatStandsHigherThanTheRestOfItsLine) {
  Line line = MakeLine({{24, 93}, {24, 93}, {24, 94}});
  EXPECT_TRUE(MarkHandwriting(line.sheet, &line.draft).empty());
}

TEST(MarkHandwriting, MarksWhatTheRecogniserDoubtsAndIsNotAsHighAsPrint) {
  Line line = MakeLine({{29, 100}, {26, 100}, {29, 101}});
  EXPECT_TRUE(MarkHandwriting(line.sheet, &line.draft).empty());
  line.draft.words[1].read.confidence = 0.4;
  EXPECT_EQ(MarkHandwriting(line.sheet, &line.draft).size(), 1U);
}

// "Số CMND/CCCD:": what stands between label and slash is no number at all.
TEST(MarkHandwriting, LeavesLettersThatWereReadSurely) {
  Line line = MakeLine({{36, 106}, {33, 103}, {37, 107}});
  line.draft.words[1].read.text = "CMND";
  EXPECT_TRUE(MarkHandwriting(line.sheet, &line.draft).empty());
  line.draft.words[1].read.confidence = 0.5;
  EXPECT_EQ(MarkHandwriting(line.sheet, &line.draft).size(), 1U);
}

TEST(MarkHandwriting, MarksWhatCannotBeReadAsANumber) {
  Line line = MakeLine({{33, 104}, {30, 96}, {33, 106}});
  line.draft.words[1].read.confidence = 0.95;
  EXPECT_TRUE(MarkHandwriting(line.sheet, &line.draft).empty());
  line.draft.words[1].read.text = "?Z";
  EXPECT_EQ(MarkHandwriting(line.sheet, &line.draft).size(), 1U);
}

// The slot of "12/BC" read as one word may end inside the slash.
TEST(Measure, APieceOfASlashAtTheSlotsEdgeIsNoDigit) {
  Line line = MakeLine({{24, 100}, {24, 100}});
  FillRect(line.sheet.binary.get(), {238, 90, 246, 106}, 1);
  Slot slot;
  slot.box = {190, 76, 242, 100};
  slot.reference = {325, 76, 420, 100};
  const SlotEvidence evidence = Measure(line.sheet, line.draft, slot);
  EXPECT_EQ(evidence.digits, 2);
  EXPECT_NEAR(evidence.height, 0, 0.01);
}

TEST(FindSlots, ANumberInsideASentenceIsNone) {
  Line line = MakeLine({{24, 100}});
  DraftWord word;
  word.read = AsRead("định", {60, 76, 110, 100});
  line.draft.words.insert(line.draft.words.begin(), word);
  line.draft.words.insert(line.draft.words.begin(), word);
  EXPECT_TRUE(FindSlots(line.draft, 200).empty());
}

TEST(FindSlots, FindsDayAndMonth) {
  Draft draft;
  int x = 100;
  for (const char* text : {"ngày", "04", "tháng", "8", "năm", "2023"}) {
    DraftWord word;
    word.read = AsRead(text, {x, 50, x + 60, 74});
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

TEST(FindPenMarks, TellsARowOfPrintFromStrokes) {
  const PixPtr blue = WhitePix(1654, 2339, 8);
  for (int letter = 0; letter < 12; ++letter) {
    FillRect(blue.get(), {300 + letter * 16, 300, 306 + letter * 16, letter % 3 == 0 ? 324 : 320}, 20);
  }
  for (int stroke = 0; stroke < 12; ++stroke) {
    FillRect(blue.get(), {300 + stroke * 16, 1000, 306 + stroke * 16, 1000 + 10 + 7 * (stroke % 5)}, 20);
  }
  const std::vector<PenMark> marks = FindPenMarks(blue.get(), 200);
  ASSERT_EQ(marks.size(), 2U);
  EXPECT_TRUE(marks[0].row_of_print);
  EXPECT_FALSE(marks[1].row_of_print);
}

// "KT." of "KT. TRƯỞNG PHÒNG", stamped in large letters.
TEST(FindPenMarks, AShortWordBesideARowOfPrintIsPartOfIt) {
  const PixPtr blue = WhitePix(1654, 2339, 8);
  for (int letter = 0; letter < 12; ++letter) {
    FillRect(blue.get(), {330 + letter * 16, 300, 336 + letter * 16, 324}, 20);
  }
  FillRect(blue.get(), {270, 301, 276, 323}, 20);
  FillRect(blue.get(), {284, 301, 304, 323}, 20);
  const std::vector<PenMark> marks = FindPenMarks(blue.get(), 200);
  ASSERT_EQ(marks.size(), 1U);
  EXPECT_TRUE(marks[0].row_of_print);
  EXPECT_LE(marks[0].box.x0, 270);
}

// "ngày … tháng 8 năm 2023" on white paper; what was read between "ngày" and "tháng" is given.
struct DateLine {
  Sheet sheet;
  Draft draft;

  explicit DateLine(const std::string& day) {
    sheet.dpi = 200;
    sheet.grey = WhitePix(800, 200, 8);
    Word("ngày", 100, 148);
    if (!day.empty()) Word(day, 152, 196);
    Word("tháng", 200, 262);
    Word("8", 270, 282);
    Word("năm", 290, 334);
    Word("2023", 342, 390);
  }

  void Word(const std::string& text, int x0, int x1) {
    DraftWord word;
    word.read = AsRead(text, {x0, 76, x1, 100});
    draft.words.push_back(word);
  }

  void Stroke(double x0, double y0, double x1, double y1) const {
    for (double t = 0; t <= 1; t += 0.01) {
      const int x = static_cast<int>(x0 + t * (x1 - x0));
      const int y = static_cast<int>(y0 + t * (y1 - y0));
      FillRect(sheet.grey.get(), {x - 2, y - 2, x + 2, y + 2}, 40);
    }
  }

  void WriteSeven() const {
    Stroke(165, 72, 184, 71);
    Stroke(184, 71, 174, 104);
  }

  std::string Text() const {
    std::string text;
    for (const DraftWord& word : draft.words) text += (text.empty() ? "" : " ") + word.read.text;
    return text;
  }
};

TEST(ReadSlotDigits, PutsWhatThePenWroteInPlaceOfTheRecognisersGuess) {
  DateLine line("?⁄");
  line.WriteSeven();
  ReadSlotDigits(line.sheet, &line.draft);
  EXPECT_EQ(line.Text(), "ngày 7 tháng 8 năm 2023");
  EXPECT_TRUE(line.draft.words[1].handwritten);
}

TEST(ReadSlotDigits, KeepsTheRecognisersGuessAsAnAlternative) {
  DateLine line("?⁄");
  line.WriteSeven();
  ReadSlotDigits(line.sheet, &line.draft);
  ASSERT_FALSE(line.draft.words[1].alternatives.empty());
  EXPECT_EQ(line.draft.words[1].alternatives.back(), "?⁄");
}

TEST(ReadSlotDigits, CutsTheLabelOffAndCallsItPrint) {
  DateLine line("");
  line.WriteSeven();
  line.draft.words[0].read.text = "ngày?⁄";
  line.draft.words[0].read.box.x1 = 192;
  line.draft.words[0].handwritten = true;
  ReadSlotDigits(line.sheet, &line.draft);
  EXPECT_EQ(line.Text(), "ngày 7 tháng 8 năm 2023");
  EXPECT_FALSE(line.draft.words[0].handwritten);
}

TEST(ReadSlotDigits, FindsADigitThatTheRecogniserMissed) {
  DateLine line("");
  line.WriteSeven();
  ReadSlotDigits(line.sheet, &line.draft);
  EXPECT_EQ(line.Text(), "ngày 7 tháng 8 năm 2023");
}

TEST(ReadSlotDigits, LeavesAnEmptySlotEmpty) {
  DateLine line("");
  ReadSlotDigits(line.sheet, &line.draft);
  EXPECT_EQ(line.Text(), "ngày tháng 8 năm 2023");
}

TEST(ReadSlotDigits, LeavesPrintToTheRecogniser) {
  DateLine line("14");
  line.WriteSeven();
  ReadSlotDigits(line.sheet, &line.draft);
  EXPECT_EQ(line.Text(), "ngày 14 tháng 8 năm 2023");
}

TEST(ReadSlotDigits, LeavesASymbolOfLettersToTheRecogniser) {
  DateLine line("KL");
  line.WriteSeven();
  ReadSlotDigits(line.sheet, &line.draft);
  EXPECT_EQ(line.Text(), "ngày KL tháng 8 năm 2023");
}

// Two upright strokes between "Số:" and "/UBND", of which the second is the slash.
TEST(ReadSlotDigits, TakesTheSlashBehindANumberForNoDigit) {
  Line line = MakeLine({{24, 100}, {24, 100}});
  line.draft.words[1].handwritten = true;
  line.draft.words[1].read.confidence = 0.3;
  line.draft.words[1].read.text = "1";
  ReadSlotDigits(line.sheet, &line.draft);
  EXPECT_EQ(line.draft.words[1].read.text, "1");
  ASSERT_FALSE(line.draft.words[1].alternatives.empty());
  EXPECT_EQ(line.draft.words[1].alternatives.front(), "11");
}

TEST(FindSlots, TheSlashOfANumberIsTheOneBeforeTheSymbol) {
  Draft draft;
  int x = 100;
  for (const char* text : {"Số:", "3/3", "/TTr-SNV"}) {
    DraftWord word;
    word.read = AsRead(text, {x, 50, x + 60, 74});
    draft.words.push_back(word);
    x += 75;
  }
  const std::vector<Slot> slots = FindSlots(draft, 200);
  ASSERT_EQ(slots.size(), 1U);
  EXPECT_EQ(slots[0].end.word, 2U);
}

TEST(FindSlots, ANumberEndsBeforeItsYear) {
  Draft draft;
  int x = 100;
  for (const char* text : {"Số:", "95/2023/NNPTNT-ĐNO"}) {
    DraftWord word;
    word.read = AsRead(text, {x, 50, x + 60, 74});
    draft.words.push_back(word);
    x += 75;
  }
  const std::vector<Slot> slots = FindSlots(draft, 200);
  ASSERT_EQ(slots.size(), 1U);
  EXPECT_EQ(slots[0].end.bytes, 2U);
}

}  // namespace
}  // namespace sohoa::reading
