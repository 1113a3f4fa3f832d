#include "cli/table.h"

#include <gtest/gtest.h>

namespace sohoa::cli {
namespace {

TEST(DisplayWidthTest, CountsAComposedVietnameseLetterOnce) { EXPECT_EQ(DisplayWidth("Đắk Nông"), 8U); }

TEST(DisplayWidthTest, CountsCombiningMarksNotAtAll) { EXPECT_EQ(DisplayWidth("e\u0302\u0301"), 1U); }

TEST(DisplayWidthTest, CountsAWideLetterTwice) { EXPECT_EQ(DisplayWidth("漢"), 2U); }

TEST(PadRightTest, FillsUpToTheWidthThatIsSeen) { EXPECT_EQ(PadRight("Số", 4), "Số  "); }

TEST(PadRightTest, LeavesALongerTextWhole) { EXPECT_EQ(PadRight("Sổ Hóa", 2), "Sổ Hóa"); }

TEST(ShortenTest, CutsAtALetterAndSaysSo) { EXPECT_EQ(Shorten("Trần Thị Công", 6), "Trần …"); }

TEST(ShortenTest, LeavesATextThatFits) { EXPECT_EQ(Shorten("Trần", 4), "Trần"); }

TEST(TableTest, AlignsColumnsByWhatIsSeen) {
  Table table({{"Tên", Align::kLeft}, {"Số", Align::kRight}});
  table.AddRow({"Nguyễn Văn A", "7"});
  table.AddRow({"Lê B", "123"});
  EXPECT_EQ(table.ToString(0),
            "Tên            Số\n"
            "Nguyễn Văn A    7\n"
            "Lê B          123\n");
}

TEST(TableTest, HasNoHeadingWithoutTitles) {
  Table table({{""}, {""}});
  table.AddRow({"a", "b"});
  EXPECT_EQ(table.ToString(0), "a  b\n");
}

TEST(TableTest, ShrinksOnlyColumnsThatMay) {
  Table table({{"", Align::kLeft, false}, {"", Align::kLeft, true}});
  table.AddRow({"R0123456789abcdef", "Giấy chứng nhận quyền sử dụng đất"});
  EXPECT_EQ(table.ToString(30), "R0123456789abcdef  Giấy chứng…\n");
}

TEST(TableTest, FillsMissingCells) {
  Table table({{"A"}, {"B"}});
  table.AddRow({"1"});
  EXPECT_EQ(table.ToString(0), "A  B\n1\n");
}

}  // namespace
}  // namespace sohoa::cli
