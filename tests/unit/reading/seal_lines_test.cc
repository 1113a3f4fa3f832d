#include "extractors/reading/seal_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "extractors/reading/row_reading.h"
#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

using ::testing::ElementsAre;

constexpr Circle kSealOnLines = {400, 500, 140};

// Reads the same words wherever it is asked to look.
class SameWords : public Recogniser {
 public:
  explicit SameWords(std::vector<std::string> words) : words_(std::move(words)) {}

  std::vector<ReadWord> Read(Pix* /*grey*/, const PixelBox& area, double /*dpi*/, Layout /*layout*/,
                             Rivals /*rivals*/) override {
    ++calls;
    std::vector<ReadWord> read;
    const int width = area.Width() / static_cast<int>(words_.size());
    for (size_t i = 0; i < words_.size(); ++i) {
      ReadWord word;
      word.text = words_[i];
      word.confidence = 0.9;
      const int x = area.x0 + static_cast<int>(i) * width;
      word.box = {x, area.y0, x + width - 10, area.y1};
      read.push_back(std::move(word));
    }
    return read;
  }

  int calls = 0;

 private:
  std::vector<std::string> words_;
};

// A grey page with a seal's ring, and bars as high as letters from `x0` to `x1` across its upper right.
Sheet SheetWithLine(int x0, int x1) {
  Sheet sheet;
  sheet.grey.reset(pixCreate(1654, 1200, 8));
  pixSetAll(sheet.grey.get());
  for (int step = 0; step < 6000; ++step) {
    const double angle = step * 2 * 3.14159265358979 / 6000;
    for (double r = kSealOnLines.radius - 2; r <= kSealOnLines.radius; r += 0.5) {
      pixSetPixel(sheet.grey.get(), static_cast<int>(kSealOnLines.x + r * std::cos(angle)),
                  static_cast<int>(kSealOnLines.y + r * std::sin(angle)), 0);
    }
  }
  for (int x = x0; x + 18 <= x1; x += 26) {
    for (int y = 420; y < 444; ++y) {
      for (int i = 0; i < 18; ++i) pixSetPixel(sheet.grey.get(), x + i, y, 0);
    }
  }
  sheet.dpi = kDpi;
  sheet.seals = {kSealOnLines};
  return sheet;
}

Draft DraftOf(const std::string& word, double confidence, const PixelBox& box) {
  Draft draft;
  DraftWord read;
  read.read.text = word;
  read.read.confidence = confidence;
  read.read.box = box;
  draft.words.push_back(std::move(read));
  draft.lines = 1;
  draft.blocks = 1;
  return draft;
}

std::vector<std::string> TextsOf(const Draft& draft) {
  std::vector<std::string> texts;
  for (const DraftWord& word : draft.words) texts.push_back(word.read.text);
  return texts;
}

TEST(ReadLinesUnderSeals, PutsTheOfficeInThePlaceOfWhatTheSealSpoilt) {
  SameWords recogniser({"GIÁM", "ĐỐC"});
  Draft draft = DraftOf("Z~ÁMĐ", 0.2, {470, 415, 640, 450});
  ReadLinesUnderSeals({&recogniser, &recogniser}, SheetWithLine(460, 720), &draft);
  EXPECT_THAT(TextsOf(draft), ElementsAre("GIÁM", "ĐỐC"));
}

TEST(ReadLinesUnderSeals, KeepsWhatWasReadAsWellBefore) {
  SameWords recogniser({"GIÁM", "ĐỐC"});
  Draft draft = DraftOf("TRƯỞNG", 0.97, {470, 415, 580, 450});
  draft.words.push_back(DraftOf("PHÒNG", 0.97, {590, 415, 700, 450}).words.front());
  ReadLinesUnderSeals({&recogniser, &recogniser}, SheetWithLine(460, 720), &draft);
  EXPECT_THAT(TextsOf(draft), ElementsAre("TRƯỞNG", "PHÒNG"));
}

TEST(ReadLinesUnderSeals, NamesAreNotItsBusiness) {
  SameWords recogniser({"Trần", "Văn", "Bình"});
  Draft draft = DraftOf("Z~ÁMĐ", 0.2, {470, 415, 640, 450});
  ReadLinesUnderSeals({&recogniser, &recogniser}, SheetWithLine(460, 720), &draft);
  EXPECT_THAT(TextsOf(draft), ElementsAre("Z~ÁMĐ"));
}

TEST(ReadLinesUnderSeals, WhatEndsInsideTheSealIsTheSealsOwn) {
  SameWords recogniser({"SỞ", "NỘI", "VỤ"});
  Draft draft;
  ReadLinesUnderSeals({&recogniser, &recogniser}, SheetWithLine(330, 470), &draft);
  EXPECT_EQ(recogniser.calls, 0);
}

TEST(ReadLinesUnderSeals, CostsNothingWhereTheInksAreApart) {
  SameWords recogniser({"GIÁM", "ĐỐC"});
  Draft draft;
  Sheet sheet = SheetWithLine(460, 720);
  sheet.in_colour = true;
  ReadLinesUnderSeals({&recogniser, &recogniser}, sheet, &draft);
  EXPECT_EQ(recogniser.calls, 0);
}

TEST(ReadLinesUnderSeals, ReadsTheBlackAgainWhereTheSealSpoiltItAllTheSame) {
  SameWords recogniser({"HIỆU", "TRƯỞNG"});
  Draft draft = DraftOf("ZỆUTRƯỞNG", 0.3, {470, 415, 640, 450});
  Sheet sheet = SheetWithLine(460, 720);
  sheet.in_colour = true;
  ReadLinesUnderSeals({&recogniser, &recogniser}, sheet, &draft);
  EXPECT_THAT(TextsOf(draft), ElementsAre("HIỆU", "TRƯỞNG"));
}

// What is read of a coloured page whose blue ink holds the line that `sheet` has.
Draft ReadWithBlueLine(Sheet sheet) {
  SameWords recogniser({"GIÁM", "ĐỐC"});
  Draft draft;
  sheet.in_colour = true;
  sheet.blue = std::move(sheet.grey);
  sheet.grey.reset(pixCreateTemplate(sheet.blue.get()));
  pixSetAll(sheet.grey.get());
  ReadLinesUnderSeals({&recogniser, &recogniser}, sheet, &draft);
  return draft;
}

TEST(ReadLinesUnderSeals, ReadsAnOfficeStampedInBlue) {
  const Draft draft = ReadWithBlueLine(SheetWithLine(460, 720));
  EXPECT_THAT(TextsOf(draft), ElementsAre("GIÁM", "ĐỐC"));
  EXPECT_EQ(draft.words.front().ink, Ink::kBlue);
}

TEST(ReadLinesUnderSeals, BlueFarFromTheSealIsNotItsBusiness) {
  EXPECT_THAT(TextsOf(ReadWithBlueLine(SheetWithLine(1000, 1300))), ElementsAre());
}

// What is left of one word at (100, 100, 200, 130) when the row beside and over its end was read as `row`.
std::vector<std::string> AfterPutting(const std::string& row, const std::string& word, double confidence) {
  constexpr PixelBox kRow = {160, 100, 300, 130};
  Draft draft = DraftOf(word, confidence, {100, 100, 200, 130});
  VotedWord voted;
  voted.read.text = row;
  voted.read.box = kRow;
  PutRow(kRow, Ink::kBlack, {voted}, 0, &draft);
  return TextsOf(draft);
}

TEST(PutRow, AGoodWordThatReachesIntoTheRowStays) {
  EXPECT_THAT(AfterPutting("Minh", "phố", 0.97), ElementsAre("phố", "Minh"));
}

// "Phạm Tất Tịnh": only the last words were read again.
TEST(PutRow, AFamilysNameBeforeTheRowStays) {
  EXPECT_THAT(AfterPutting("Tất", "Pham", 0.3), ElementsAre("Pham", "Tất"));
}

TEST(PutRow, WhatTheSealMadeOfTheFirstLettersGoes) {
  EXPECT_THAT(AfterPutting("PHÓ", "~ZPHÓ", 0.2), ElementsAre("PHÓ"));
}

TEST(PutRow, AWordThatTheRowCutIsKeptWhole) {
  constexpr PixelBox kRow = {150, 100, 300, 130};
  Draft draft = DraftOf("GIÁM", 0.92, {100, 100, 200, 130});
  std::vector<VotedWord> voted(2);
  voted[0].read.text = "ÁM";
  voted[0].read.box = {150, 100, 200, 130};
  voted[1].read.text = "ĐỐC";
  voted[1].read.box = {220, 100, 300, 130};
  PutRow(kRow, Ink::kBlack, voted, 0, &draft);
  EXPECT_THAT(TextsOf(draft), ElementsAre("GIÁM", "ĐỐC"));
}

// "Vũ Mỹ Đào" beside a seal whose arc had parted the first word from the line.
TEST(PutRow, AWordThatTheRowHasTooGoesHoweverSureItWas) {
  EXPECT_THAT(AfterPutting("Vũ", "Vũ", 0.96), ElementsAre("Vũ"));
}

}  // namespace
}  // namespace sohoa::reading
