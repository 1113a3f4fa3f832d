#include "extractors/reading/slot_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sohoa::reading {
namespace {

using ::testing::ElementsAre;

// Words of 60 by 20 pixels; a line and a block of its own for each row given.
struct Piece {
  int x;
  int y;
  std::vector<std::string> words;
};

Draft DraftOf(const std::vector<Piece>& pieces) {
  Draft draft;
  for (const Piece& piece : pieces) {
    int x = piece.x;
    for (const std::string& text : piece.words) {
      DraftWord word;
      word.read.text = text;
      word.read.box = {x, piece.y, x + 60, piece.y + 20};
      word.block = draft.blocks;
      word.line = draft.lines;
      draft.words.push_back(word);
      x += 70;
    }
    ++draft.blocks;
    ++draft.lines;
  }
  return draft;
}

std::vector<std::string> LinesOf(const Draft& draft) {
  std::vector<std::string> lines;
  int line = -1;
  for (const DraftWord& word : draft.words) {
    if (word.line != line) lines.emplace_back();
    lines.back() += (word.line == line ? " " : "") + word.read.text;
    line = word.line;
  }
  return lines;
}

TEST(SlotLines, JoinsLabelAndSymbolOfANumber) {
  Draft draft = DraftOf({{100, 100, {"Số:"}}, {600, 60, {"Độc", "lập"}}, {260, 102, {"/STP-LLTP"}}});
  JoinSlotLines(&draft, 200);
  EXPECT_THAT(LinesOf(draft), ElementsAre("Số: /STP-LLTP", "Độc lập"));
}

TEST(SlotLines, JoinsADateInThreePieces) {
  Draft draft = DraftOf({{900, 100, {"năm", "2023"}}, {500, 101, {"Nam", "Dong,", "ngày"}}, {780, 99, {"tháng"}}});
  JoinSlotLines(&draft, 200);
  EXPECT_THAT(LinesOf(draft), ElementsAre("Nam Dong, ngày tháng năm 2023"));
}

TEST(SlotLines, LeavesWhatStandsOnAnotherLine) {
  Draft draft = DraftOf({{100, 100, {"Số:"}}, {260, 130, {"/STP-LLTP"}}});
  JoinSlotLines(&draft, 200);
  EXPECT_THAT(LinesOf(draft), ElementsAre("Số:", "/STP-LLTP"));
}

TEST(SlotLines, LeavesASymbolFarAway) {
  Draft draft = DraftOf({{100, 100, {"Số:"}}, {700, 100, {"/STP-LLTP"}}});
  JoinSlotLines(&draft, 200);
  EXPECT_THAT(LinesOf(draft), ElementsAre("Số:", "/STP-LLTP"));
}

TEST(SlotLines, LeavesAFinishedDate) {
  Draft draft = DraftOf({{100, 100, {"ngày", "5", "tháng", "3", "năm", "2020"}}, {560, 100, {"tháng", "4"}}});
  JoinSlotLines(&draft, 200);
  EXPECT_THAT(LinesOf(draft), ElementsAre("ngày 5 tháng 3 năm 2020", "tháng 4"));
}

}  // namespace
}  // namespace sohoa::reading
