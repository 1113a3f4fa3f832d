#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/papers/page_builder.h"
#include "tests/unit/papers/shipped_rules.h"

namespace sohoa::papers {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Page Decision(int number) {
  return PageBuilder(number)
      .StandardHead("", "ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG", "Số: 12/QĐ-UBND", "Đắk Nông, ngày 05 tháng 01 năm 2022")
      .Title("QUYẾT ĐỊNH")
      .Centre("Về việc công bố danh mục thủ tục hành chính")
      .Text("Căn cứ Luật Tổ chức chính quyền địa phương;")
      .Build();
}

Page SecondPage(int number) {
  return PageBuilder(number)
      .Centre("2")
      .Text("Điều 2. Quyết định này có hiệu lực kể từ ngày ký.")
      .Right("TM. ỦY BAN NHÂN DÂN")
      .Right("CHỦ TỊCH")
      .Gap(5)
      .Right("Lê Văn Chiến")
      .Build();
}

Page Blank(int number) {
  Page page;
  page.number = number;
  page.method = PageMethod::kBlank;
  return page;
}

TEST(Splitting, KeepsTheSecondPageWithTheFirst) {
  const SourceReading reading = Read({Decision(1), SecondPage(2)});
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_THAT(reading.documents[0].pages, ElementsAre(1, 2));
}

TEST(Splitting, BeginsANewPaperAtANewHead) {
  const SourceReading reading = Read({Decision(1), SecondPage(2), Decision(3)});
  ASSERT_THAT(reading.documents, SizeIs(2));
  EXPECT_THAT(reading.documents[1].pages, ElementsAre(3));
}

TEST(Splitting, SetsBlankPagesAside) {
  const SourceReading reading = Read({Decision(1), Blank(2), Decision(3)});
  EXPECT_THAT(reading.blank, ElementsAre(2));
  EXPECT_THAT(reading.documents, SizeIs(2));
}

TEST(Splitting, ReadsOnlyBlankPagesAsNoPaper) { EXPECT_THAT(Read({Blank(1)}).documents, IsEmpty()); }

TEST(Splitting, TakesASheetWithACodeAloneForASeparator) {
  const SourceReading reading = Read({Decision(1), PageBuilder(2).Code("H16.12-231220-0007").Build(), SecondPage(3)});
  EXPECT_THAT(reading.separators, ElementsAre(2));
  EXPECT_THAT(reading.documents, SizeIs(2));
}

TEST(Splitting, KnowsASeparatorThatAStreakRunsDown) {
  PageBuilder sheet(2);
  sheet.Gap(4).Title("TỜ PHÂN CÁCH");
  for (int piece = 0; piece < 50; ++piece) sheet.Text("ị", 0.8);
  Page page = sheet.Build();
  for (Word& word : page.words) {
    if (word.text == "ị") word.box.y1 = word.box.y0 + 0.003;
  }
  const SourceReading reading = Read({Decision(1), page, SecondPage(3)});
  EXPECT_THAT(reading.separators, ElementsAre(2));
}

TEST(Splitting, KnowsTheDossierByACode) {
  const SourceReading reading = Read({PageBuilder(1).Code("H16.12-231220-0007").Build(), Decision(2)});
  EXPECT_EQ(reading.dossier_code, "H16.12-231220-0007");
}

TEST(Splitting, AppendsAPageWithoutAHeadWhenInDoubt) {
  const Page table = PageBuilder(2).Centre("DANH SÁCH").Text("1. Nguyễn Văn A").Text("2. Trần Thị B").Build();
  EXPECT_THAT(Read({Decision(1), table}).documents, SizeIs(1));
}

TEST(Splitting, SeesTheSecrecyMarkOfAPaperWhoseBeginningItMissed) {
  const Page marked = PageBuilder(2).Head("TUYỆT MẬT", "").Text("1. Nguyễn Văn A").Text("2. Trần Thị B").Build();
  const SourceReading reading = Read({Decision(1), marked});
  EXPECT_TRUE(std::ranges::any_of(reading.documents, &Document::secret));
}

TEST(Splitting, GivesEveryPageExactlyOnePlace) {
  const SourceReading reading = Read({Decision(1), Blank(2), SecondPage(3), Decision(4)});
  std::vector<int> pages = reading.blank;
  for (const Document& document : reading.documents)
    pages.insert(pages.end(), document.pages.begin(), document.pages.end());
  std::sort(pages.begin(), pages.end());
  EXPECT_THAT(pages, ElementsAre(1, 2, 3, 4));
}
TEST(Splitting, IsSureOfAHead) { EXPECT_GT(Read({Decision(1), Decision(2)}).documents[1].split_confidence, 0.95); }

TEST(Splitting, IsLessSureOfAHeadOnAPageNumberedThree) {
  Page numbered = PageBuilder(2)
                      .Head("ỦY BAN NHÂN DÂN XÃ KIẾN ĐỨC", "")
                      .Head("Số: 12/QĐ-UBND", "Kiến Đức, ngày 05 tháng 01 năm 2022")
                      .Title("QUYẾT ĐỊNH")
                      .Build();
  const double plain = Read({Decision(1), numbered}).documents.back().split_confidence;
  Word number;
  number.text = "3";
  number.box = {0.49, 0.95, 0.51, 0.964};
  number.confidence = 0.96;
  number.line = 99;
  numbered.words.push_back(number);
  EXPECT_LT(Read({Decision(1), numbered}).documents.back().split_confidence, plain);
}

TEST(Splitting, SendsPapersOnBothSidesOfAnUnsureBoundaryToReview) {
  const Page form = PageBuilder(2).Title("GIẤY KHAI SINH").Text("Họ, chữ đệm, tên: HỒ THỊ QUYỀN").Build();
  const SourceReading reading = Read({Decision(1), form});
  ASSERT_THAT(reading.documents, SizeIs(2));
  for (const Document& document : reading.documents) {
    ASSERT_FALSE(document.fields.empty());
    EXPECT_EQ(document.fields.front().status, FieldStatus::kReview);
    EXPECT_THAT(document.fields.front().notes, ::testing::Contains("doubts:boundary"));
  }
}

TEST(Splitting, AcceptsFieldsBesideASureBoundary) {
  const SourceReading reading = Read({Decision(1), Decision(2)});
  EXPECT_EQ(FindField(reading.documents[0].fields, "issue_date")->status, FieldStatus::kAccepted);
}

TEST(Splitting, KeepsADrawingWithThePaperBeforeIt) {
  const Page plan = PageBuilder(2).Text("| - | ^ <").Text("| | - ° |").Build();
  EXPECT_THAT(Read({Decision(1), plan}).documents[0].pages, ElementsAre(1, 2));
}

TEST(Splitting, BeginsANewPaperAtAReceiptWithoutAHead) {
  const Page receipt = PageBuilder(3)
                           .Text("DOANH NGHIỆP TƯ NHÂN LÊ MỸ NHUNG")
                           .Centre("BIÊN LAI THU TIỀN")
                           .Centre("Ngày 13 tháng 9 năm 2019")
                           .Text("Họ tên người nộp tiền: Đỗ Thị Huệ")
                           .Build();
  const SourceReading reading = Read({Decision(1), SecondPage(2), receipt});
  ASSERT_THAT(reading.documents, SizeIs(2));
  EXPECT_EQ(reading.documents[1].type, "khac");
}

TEST(Splitting, KeepsAPageThatSpeaksOfReceiptsWithThePaperBeforeIt) {
  const Page page = PageBuilder(2).Text("Biên lai thu tiền được lưu cùng hồ sơ.").Build();
  EXPECT_THAT(Read({Decision(1), page}).documents, SizeIs(1));
}

TEST(Splitting, SetsAPageWithAFewSpecksAside) {
  EXPECT_THAT(Read({Decision(1), PageBuilder(2).Text(". - |").Build()}).blank, ElementsAre(2));
}

}  // namespace
}  // namespace sohoa::papers
