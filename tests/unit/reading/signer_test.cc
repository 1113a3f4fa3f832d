#include "extractors/reading/signer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/reading/name_vote.h"
#include "extractors/reading/row_lettering.h"
#include "extractors/reading/signer_block.h"
#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<ReadWord> Words(const std::string& text, double confidence) {
  std::vector<ReadWord> words;
  int x = 0;
  for (const std::string& word : text::SplitWords(text)) {
    ReadWord read;
    read.text = word;
    read.confidence = confidence;
    read.box = {x, 0, x + 80, 30};
    words.push_back(std::move(read));
    x += 100;
  }
  return words;
}

// Puts a line of words, each 80 pixels wide, into the draft.
void AddLine(Draft* draft, const std::string& text, int x, int y, double confidence = 0.95) {
  for (ReadWord& word : Words(text, confidence)) {
    word.box = {word.box.x0 + x, y, word.box.x1 + x, y + 30};
    draft->words.push_back({word, draft->blocks, draft->lines, Ink::kBlack, false, {}});
  }
  ++draft->lines;
  ++draft->blocks;
}

std::vector<SignerBlock> BlocksOf(const Draft& draft, const std::vector<Circle>& seals = {}) {
  return FindSignerBlocks(draft, seals, 1654, 2339, 200);
}

TEST(Vote, KeepsWhatAllAgreeOnAsSureAsItsSurest) {
  const std::vector<VotedWord> voted = Vote({Words("Trần Bình", 0.8), Words("Trần Bình", 0.95)});
  ASSERT_EQ(voted.size(), 2U);
  EXPECT_EQ(voted[0].read.text, "Trần");
  EXPECT_NEAR(voted[0].read.confidence, 0.95, 1e-9);
  EXPECT_THAT(voted[0].alternatives, IsEmpty());
}

TEST(Vote, TheMajorityWinsAndTheOthersStayAsAlternatives) {
  const std::vector<VotedWord> voted = Vote({Words("Đỗ Thị", 0.7), Words("Đố Thị", 0.9), Words("Đỗ Thị", 0.7)});
  ASSERT_EQ(voted.size(), 2U);
  EXPECT_EQ(voted[0].read.text, "Đỗ");
  EXPECT_THAT(voted[0].alternatives, ElementsAre("Đố"));
}

TEST(Vote, DisagreementIsNeverSure) {
  const std::vector<VotedWord> voted = Vote({Words("Đỗ Thị", 0.97), Words("Đỗ Thị", 0.97), Words("Đố Thị", 0.97)});
  ASSERT_EQ(voted.size(), 2U);
  EXPECT_LT(voted[0].read.confidence, 0.8);
}

TEST(Vote, OneReadingAmongManyThatReadNothingIsNotSure) {
  const std::vector<VotedWord> voted = Vote({{}, Words("Trần Bình", 0.97), {}, {}});
  ASSERT_EQ(voted.size(), 2U);
  EXPECT_LT(voted[0].read.confidence, 0.6);
}

// A stroke that was read as quotes alone has no text once they are trimmed.
TEST(Vote, APlaceWhereNothingWasReadGivesNoWord) {
  std::vector<ReadWord> reading = Words("Trần Bình", 0.9);
  reading[0].text.clear();
  const std::vector<VotedWord> voted = Vote({reading, reading});
  ASSERT_EQ(voted.size(), 1U);
  EXPECT_EQ(voted[0].read.text, "Bình");
}

TEST(Vote, AWordThatCannotBeSpeltDoesNotOutvoteOneThatCan) {
  const std::vector<VotedWord> voted =
      Vote({Words("Hnàng Tân", 0.7), Words("Hnàng Tân", 0.7), Words("Hoàng Tân", 0.8)});
  ASSERT_EQ(voted.size(), 2U);
  EXPECT_EQ(voted[0].read.text, "Hoàng");
}

std::vector<VotedWord> Voted(const std::string& text, double confidence) {
  std::vector<VotedWord> voted;
  for (ReadWord& word : Words(text, confidence)) voted.push_back({std::move(word), {}});
  return voted;
}

TEST(PutVotesBeside, ADifferentWordStaysAsAnAlternative) {
  std::vector<VotedWord> lettered = Voted("Trần Hữu Giang", 0.9);
  EXPECT_TRUE(PutVotesBeside(Voted("Trần fiữu Giang", 0.6), &lettered));
  EXPECT_EQ(lettered[1].read.text, "Hữu");
  EXPECT_THAT(lettered[1].alternatives, ElementsAre("fiữu"));
  EXPECT_THAT(lettered[2].alternatives, IsEmpty());
}

TEST(PutVotesBeside, TheLikelierOfTwoWordsStays) {
  std::vector<VotedWord> lettered = Voted("Trần Đhị Giang", 0.5);
  EXPECT_FALSE(PutVotesBeside(Voted("Trần Thị Giang", 0.4), &lettered)) << "every word is the vote's, too";
  EXPECT_EQ(lettered[1].read.text, "Thị");
  EXPECT_THAT(lettered[1].alternatives, ElementsAre("Đhị"));
}

TEST(PutVotesBeside, WhatBeginsSmallIsNoWordOfAName) {
  std::vector<VotedWord> lettered = Voted("Trần Xuân Xoàn", 0.9);
  EXPECT_TRUE(PutVotesBeside(Voted("Trần Xuân an", 0.4), &lettered));
  EXPECT_EQ(lettered[2].read.text, "Xoàn");
}

TEST(PutVotesBeside, ACommonWordDoesNotTakeThePlaceOfOneThatWasReadSurely) {
  std::vector<VotedWord> lettered = Voted("Trần Quyên Giang", 0.99);
  EXPECT_TRUE(PutVotesBeside(Voted("Trần Thị Giang", 0.03), &lettered));
  EXPECT_EQ(lettered[1].read.text, "Quyên");
}

TEST(PutVotesBeside, WhereBothAgreeTheVoteSaysHowSure) {
  std::vector<VotedWord> lettered = Voted("Trần Giang", 0.9);
  EXPECT_FALSE(PutVotesBeside(Voted("Trần Giang", 0.6), &lettered));
  EXPECT_NEAR(lettered[0].read.confidence, 0.6, 1e-9);
}

TEST(PutVotesBeside, AWordThatTheVoteHasNotIsTheNetsAlone) {
  std::vector<VotedWord> lettered = Voted("Trần Giang", 0.9);
  EXPECT_TRUE(PutVotesBeside(Voted("Trần", 0.9), &lettered));
}

// A draft with one word, as high as a row from 200 to 230 pixels.
Draft DraftWithWord(const std::string& text, int x0, int x1) {
  Draft draft;
  draft.words.push_back({{text, 0.6, {x0, 200, x1, 230}, 0, {}}, 0, 0, Ink::kBlack, false, {}});
  return draft;
}

TEST(WithWordsBeside, LettersRightBehindARowAreOfIt) {
  const PixelBox row{500, 198, 600, 232};
  EXPECT_EQ(WithWordsBeside(DraftWithWord("Tuận", 620, 700), row, 200).x1, 700);
  EXPECT_EQ(WithWordsBeside(DraftWithWord("Tuận", 400, 480), row, 200).x0, 400);
  EXPECT_EQ(WithWordsBeside(DraftWithWord("Tuận", 720, 800), row, 200).x1, 600) << "too far";
  EXPECT_EQ(WithWordsBeside(DraftWithWord("-", 620, 700), row, 200).x1, 600) << "no letters";
  EXPECT_EQ(WithWordsBeside(DraftWithWord("Tuận", 520, 580), row, 200).x1, 600);
}

TEST(WithWordsBeside, WhatWasReadBadlyIsNoWord) {
  Draft draft = DraftWithWord("NY", 400, 480);
  draft.words[0].read.confidence = 0.3;
  EXPECT_EQ(WithWordsBeside(draft, {500, 198, 600, 232}, 200).x0, 500);
}

TEST(WithWordsBeside, AWordBesideAWordIsOfTheRow) {
  Draft draft = DraftWithWord("Lâm", 720, 800);
  draft.words.push_back(DraftWithWord("uân", 620, 700).words[0]);
  EXPECT_EQ(WithWordsBeside(draft, {500, 198, 600, 232}, 200).x1, 800);
}

TEST(DropSmallBefore, ANameBeginsWithACapital) {
  std::vector<VotedWord> lettered = Voted("ang u Phan Thị hạnh", 0.9);
  DropSmallBefore(&lettered);
  ASSERT_EQ(lettered.size(), 3U);
  EXPECT_EQ(lettered[0].read.text, "Phan");
}

TEST(DropSmallBefore, NothingIsLeftWithoutACapital) {
  std::vector<VotedWord> lettered = Voted("ang u", 0.9);
  DropSmallBefore(&lettered);
  EXPECT_THAT(lettered, IsEmpty());
}

TEST(JoinAtApostrophes, MakesOneWordOfANameOfTheHighlands) {
  std::vector<VotedWord> lettered = Voted("Điểu K' Rang", 0.9);
  lettered[2].read.confidence = 0.5;
  JoinAtApostrophes(&lettered);
  ASSERT_EQ(lettered.size(), 2U);
  EXPECT_EQ(lettered[1].read.text, "K'Rang");
  EXPECT_NEAR(lettered[1].read.confidence, 0.5, 1e-9);
}

TEST(HoldBack, NoWordOfTheRowIsSurerThanTheNetMayBe) {
  std::vector<VotedWord> lettered = Voted("Trần Giang", 0.99);
  lettered[1].read.confidence = 0.3;
  HoldBack(&lettered);
  EXPECT_NEAR(lettered[0].read.confidence, kMostOfNet, 1e-9);
  EXPECT_NEAR(lettered[1].read.confidence, 0.3, 1e-9);
}

TEST(NameLikeness, ANameIsMoreLikeOneThanASentence) {
  EXPECT_GT(NameLikeness(Words("Trần Văn Bình", 0.9)), 0.9);
  EXPECT_LT(NameLikeness(Words("thực hiện đúng quy", 0.9)), 0.5);
  EXPECT_EQ(NameLikeness(Words("Ngày 12 tháng 3", 0.9)), 0);
}

TEST(IsOfNoName, TheRestOfASpoiltWordMayBeOfAName) {
  EXPECT_FALSE(IsOfNoName(Words("ìng", 0.95)[0]));
  EXPECT_TRUE(IsOfNoName(Words("bởi", 0.95)[0]));
  EXPECT_TRUE(IsOfNoName(Words("12:24:41", 0.95)[0]));
  EXPECT_TRUE(IsOfNoName(Words("4178268", 0.62)[0])) << "a serial in red below a seal";
  EXPECT_FALSE(IsOfNoName(Words("41", 0.62)[0]));
  EXPECT_TRUE(IsOfNoName(Words("06", 0.96)[0]));
  EXPECT_FALSE(IsOfNoName(Words("4", 0.96)[0])) << "a seal leaves as much of a letter";
  EXPECT_FALSE(IsOfNoName(Words("bởi", 0.5)[0])) << "read badly, it may be anything";
}

TEST(IsOfSignaturePanel, IsToldByItsFirstTwoWords) {
  EXPECT_TRUE(IsOfSignaturePanel(Words("Ký bởi: Sở Tư Pháp", 0.9)));
  EXPECT_TRUE(IsOfSignaturePanel(Words("Cơ quan: Bộ Tư Pháp", 0.9)));
  EXPECT_FALSE(IsOfSignaturePanel(Words("Kỳ Minh Tú", 0.9)));
}

TEST(FindSignerBlocks, FindsTheHeadingWithRoomBelow) {
  Draft draft;
  AddLine(&draft, "Nơi nhận:", 200, 1500);
  AddLine(&draft, "GIÁM ĐỐC", 1000, 1500);
  const std::vector<SignerBlock> blocks = BlocksOf(draft);
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_NEAR(blocks[0].middle, 1090, 1);
  EXPECT_EQ(blocks[0].below.y0, 1530);
}

TEST(FindSignerBlocks, TheLowestLineOfTheHeadingCounts) {
  Draft draft;
  AddLine(&draft, "KT. GIÁM ĐỐC", 1000, 1500);
  AddLine(&draft, "PHÓ GIÁM ĐỐC", 1000, 1545);
  const std::vector<SignerBlock> blocks = BlocksOf(draft);
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_EQ(blocks[0].below.y0, 1575);
}

// A word no higher than a dash was taken into the heading again and again, and the page was never read to its end.
TEST(FindSignerBlocks, AFlatLineRightBelowTheHeadingEndsTheSearch) {
  Draft draft;
  AddLine(&draft, "GIÁM ĐỐC", 1000, 1500);
  AddLine(&draft, "____ ____ abcd", 1000, 1522);
  for (DraftWord& word : draft.words) {
    if (word.line == 1) word.read.box.y1 = word.read.box.y0 + 8;
  }
  const std::vector<SignerBlock> blocks = BlocksOf(draft);
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_EQ(blocks[0].below.y0, 1530);
}

TEST(IsSpeltAsName, EveryWordBeginsWithACapitalAndCanBeSpelt) {
  EXPECT_TRUE(IsSpeltAsName(Words("GS.TS. Trần Văn Bình", 0.4)));
  EXPECT_TRUE(IsSpeltAsName(Words("Thị K'Lơi", 0.4)));
  EXPECT_FALSE(IsSpeltAsName(Words("Thân ng Tuận", 0.4)));
  EXPECT_FALSE(IsSpeltAsName(Words("Bùi M' Thượng", 0.4)));
  EXPECT_FALSE(IsSpeltAsName(Words("Trần văn Bình", 0.4)));
  EXPECT_FALSE(IsSpeltAsName({}));
}

// The families' names of the highlands are spelt in their own way, which nothing but the given name before them tells.
TEST(IsSpeltAsName, AFamilyOfTheHighlandsStandsBehindItsGivenName) {
  EXPECT_TRUE(IsSpeltAsName(Words("H'Nguôn Ayun", 0.4)));
  EXPECT_TRUE(IsSpeltAsName(Words("H'Mai Byă", 0.4)));
  EXPECT_FALSE(IsSpeltAsName(Words("Ayun Nguôn", 0.4)));
}

TEST(NameLikeness, OneWordIsANameOnlyInTheHighlandsWay) {
  EXPECT_GT(NameLikeness(Words("K'Brêu", 0.9)), 0.9);
  EXPECT_EQ(NameLikeness(Words("Giang", 0.9)), 0);
}

TEST(FindSignerBlocks, WordsInsideASealTakeNoRoom) {
  Draft draft;
  AddLine(&draft, "CHÁNH VĂN PHÒNG", 1000, 1500);
  AddLine(&draft, "Phòng", 1050, 1575);
  EXPECT_THAT(BlocksOf(draft), IsEmpty());
  EXPECT_EQ(BlocksOf(draft, {{1090, 1590, 140}}).size(), 1U);
}

// The words of a line become half as high as print.
void MakeSmall(int line, Draft* draft) {
  for (DraftWord& word : draft->words) {
    if (word.line == line) word.read.box.y1 = word.read.box.y0 + 14;
  }
}

// "Cơ quan: Ủy ban nhân dân huyện", half as high as print, is what an electronic signature put there.
TEST(FindSignerBlocks, SmallPrintTakesNoRoom) {
  Draft draft;
  AddLine(&draft, "Căn cứ vào đơn của công dân", 200, 900);
  AddLine(&draft, "CHỦ TỊCH", 1000, 1500);
  AddLine(&draft, "Cơ quan nhân dân", 1000, 1570);
  EXPECT_THAT(BlocksOf(draft), IsEmpty());
  MakeSmall(2, &draft);
  EXPECT_EQ(BlocksOf(draft).size(), 1U);
}

TEST(FindSignerBlocks, AnElectronicSignaturesLinesTakeNoRoom) {
  Draft draft;
  AddLine(&draft, "CHỦ TỊCH", 1000, 1500);
  AddLine(&draft, "Cơ quan: Sở Giáo Dục Và Đào Tạo Đắk Nông", 850, 1560);
  ASSERT_EQ(BlocksOf(draft).size(), 1U);
  EXPECT_GT(BlocksOf(draft)[0].below.y1, 1700) << "the block goes on below them";
}

// "Cơ quan Ủy Ban Nhân Dân ...", its colon lost: no line of the panel by its words, but by its height.
TEST(FindSignerBlocks, SmallPrintIsNoRunningText) {
  Draft draft;
  AddLine(&draft, "Căn cứ vào đơn của công dân đang cư trú", 200, 850);
  AddLine(&draft, "tại xã Đinh Lạc huyện Di Linh tỉnh Lâm Đồng", 200, 900);
  AddLine(&draft, "CHỦ TỊCH", 1000, 1500);
  AddLine(&draft, "Cơ quan Ủy Ban Nhân Dân Xã Định Lạc", 850, 1600);
  EXPECT_THAT(BlocksOf(draft), IsEmpty());
  MakeSmall(3, &draft);
  EXPECT_EQ(BlocksOf(draft).size(), 1U);
}

// Of "CHỦ TỊCH" under a seal the second word was read so well that the line is legible on the whole.
TEST(FindSignerBlocks, AnOfficeThatIsLegibleOnTheWholeEndsTheHeading) {
  Draft draft;
  AddLine(&draft, "TM. ỦY BAN", 1000, 1450);
  AddLine(&draft, "X£* TỊCH", 1050, 1495, 0.1);
  draft.words.back().read.confidence = 0.97;
  const std::vector<SignerBlock> blocks = BlocksOf(draft);
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_EQ(blocks[0].below.y0, 1525);
}

TEST(FindSignerBlocks, ATitleAboveRunningTextIsNone) {
  Draft draft;
  AddLine(&draft, "QUYẾT ĐỊNH", 800, 500);
  AddLine(&draft, "Điều này áp dụng cho các sở các ban và các ngành", 300, 620);
  EXPECT_THAT(BlocksOf(draft), IsEmpty());
}

TEST(FindSignerBlocks, AHeadingInTheLeftColumnIsNone) {
  Draft draft;
  AddLine(&draft, "SỞ TÀI CHÍNH", 200, 300);
  EXPECT_THAT(BlocksOf(draft), IsEmpty());
}

}  // namespace
}  // namespace sohoa::reading
