#include "extractors/reading/second_look_choice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr int kPageHeight = 2339;

// A line of words low on the page, each read as surely, 100 pixels apart.
void AddLine(const std::string& text, double confidence, Draft* draft) {
  std::istringstream words(text);
  int x = 200;
  for (std::string word; words >> word; x += 100) {
    DraftWord read;
    read.read.text = word;
    read.read.confidence = confidence;
    read.read.box = {x, 1500 + 50 * draft->lines, x + 90, 1530 + 50 * draft->lines};
    read.line = draft->lines;
    draft->words.push_back(std::move(read));
  }
  ++draft->lines;
}

std::string TextOf(const Draft& draft, const Stretch& stretch) {
  std::string text;
  for (size_t i = stretch.first; i < stretch.last; ++i) text += (text.empty() ? "" : " ") + draft.words[i].read.text;
  return text;
}

std::vector<std::string> Chosen(const Draft& draft, bool two_level) {
  std::vector<std::string> texts;
  for (const Stretch& stretch : ChooseForSecondLook(draft, two_level, kDpi, kPageHeight)) {
    texts.push_back(TextOf(draft, stretch));
  }
  return texts;
}

// Of a single line that was read surely.
std::vector<std::string> ChosenOf(const std::string& line, bool two_level) {
  Draft draft;
  AddLine(line, 0.96, &draft);
  return Chosen(draft, two_level);
}

std::vector<std::string> NamesOf(const std::string& line) {
  Draft draft;
  AddLine(line, 0.96, &draft);
  std::vector<std::string> texts;
  for (const Stretch& name : ChooseNames(draft, kDpi)) texts.push_back(TextOf(draft, name));
  return texts;
}

TEST(ChooseNames, TakesNamesBehindALabelAndOnesThatStandAlone) {
  EXPECT_THAT(NamesOf("Họ và tên: PHAN THÚY HẢI"), ElementsAre("PHAN THÚY HẢI"));
  EXPECT_THAT(NamesOf("Nguyễn Lê Quý"), ElementsAre("Nguyễn Lê Quý"));
  EXPECT_THAT(NamesOf("Đắk Sắk, ngày 12 tháng 3"), ElementsAre("Đắk Sắk,"));
}

TEST(ChooseNames, LeavesTitlesAndSingleWords) {
  EXPECT_THAT(NamesOf("GIẤY CHỨNG NHẬN KẾT HÔN"), IsEmpty());
  EXPECT_THAT(NamesOf("Căn cứ vào đơn của Bình về việc"), IsEmpty());
}

TEST(ChooseNames, StopsAfterSomeInches) {
  Draft draft;
  for (int i = 0; i < 40; ++i) AddLine("Ông Trần Bình và", 0.96, &draft);
  const size_t names = ChooseNames(draft, kDpi).size();
  EXPECT_GT(names, 10U);
  EXPECT_LT(names, 30U);
}

TEST(ChooseForSecondLook, LeavesWhatWasReadSurely) {
  EXPECT_THAT(ChosenOf("Họ và tên: Phan Thúy Hải, sinh năm 1980 tại đây", false), IsEmpty());
}

TEST(ChooseForSecondLook, TakesNamesInRunningTextOnTwoLevels) {
  EXPECT_THAT(ChosenOf("Họ và tên: Phan Thúy Hải, sinh năm 1980 tại đây", true), ElementsAre("Phan Thúy Hải,"));
}

TEST(ChooseForSecondLook, ALabelsColonEndsNoName) {
  EXPECT_THAT(ChosenOf("Họ Tên: PHAN PHẠM VI Ngày sinh 01", true), ElementsAre("PHAN PHẠM VI Ngày"));
}

TEST(ChooseForSecondLook, LinesThatBeginWithCapitalsAreHeadings) {
  EXPECT_THAT(ChosenOf("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", true), IsEmpty());
}

TEST(ChooseForSecondLook, TakesAWeakWordWithItsNeighbours) {
  Draft draft;
  AddLine("căn cứ quyết định của ủy ban nhân dân xã", 0.96, &draft);
  draft.words[4].read.confidence = 0.1;
  EXPECT_THAT(Chosen(draft, false), ElementsAre("định của ủy"));
}

TEST(ChooseForSecondLook, TakesIdentifiersHoweverSurelyTheyWereRead) {
  EXPECT_THAT(ChosenOf("số định danh cá nhân: 042162048819 ngày 07", false), ElementsAre("nhân: 042162048819"));
  EXPECT_THAT(ChosenOf("vốn kinh doanh: 160.000 đồng", false), IsEmpty());
}

TEST(ChooseForSecondLook, TakesNoMoreNamesThanEightInches) {
  Draft draft;
  for (int i = 0; i < 30; ++i) AddLine("của ông Phan Thúy Hải, và", 0.96, &draft);
  // Each name is 1.45 inches wide.
  EXPECT_EQ(Chosen(draft, true).size(), 5U);
}

}  // namespace
}  // namespace sohoa::reading
