#include "tests/unit/values/value_cases.h"

namespace sohoa::values {
namespace {

SOHOA_READINGS(PrintedDate, Kind::kDate, Reading{"ngày 05 tháng 01 năm 2020", "2020-01-05"},
               Reading{"Gia Nghĩa, ngày 29 tháng 6 năm 2019", "2019-06-29"},
               Reading{"19 giờ 51 phút, ngày 06 tháng 7 năm 2020", "2020-07-06"}, Reading{"24/11/2004", "2004-11-24"},
               Reading{"5-1-2020", "2020-01-05"}, Reading{"05.01.2020", "2020-01-05"},
               Reading{"ngày 24/11/2004.", "2004-11-24"}, Reading{"29/02/2024", "2024-02-29"});
SOHOA_READINGS(MisreadDate, Kind::kDate, Reading{"Đắk Mil, ngầy 05 thắng 01 nãm 2020", "2020-01-05"},
               Reading{"ngày05tháng 8năm2021", "2021-08-05"}, Reading{"ngày l2 tháng O8 năm 2O21", "2021-08-12"},
               Reading{"ngày 12 thang 8 nam 20 21", "2021-08-12"},
               Reading{"ngay ..12.. tháng ..8.. năm 2021", "2021-08-12"}, Reading{"24 / 11 / 2004", "2004-11-24"},
               Reading{"24/11/ 2004", "2004-11-24"}, Reading{"24l11l2004", "2004-11-24"},
               Reading{"24112004", "2004-11-24"}, Reading{"2411112004", "2004-11-24"},
               Reading{"ngày 1 2 tháng 8 năm 2021", "2021-08-12"}, Reading{"ngày 12 thảng 8, năm 2021", "2021-08-12"},
               Reading{"12 tháng 8 năm 2021", "2021-08-12"}, Reading{"ngày 12 Hướng 8 năm 2021", "2021-08-12"},
               Reading{"ngày 12 tháng II năm 2021", "2021-11-12"}, Reading{"ngày 12 tháng ¡1 năm 2021", "2021-11-12"},
               Reading{"12/08 2021", "2021-08-12"}, Reading{"1 2/08/2021", "2021-08-12"});
SOHOA_READINGS(NoDate, Kind::kDate, Reading{"31/02/2020", nullptr}, Reading{"ngày 31 tháng 02 năm 2020", nullptr},
               Reading{"12/13/2020", nullptr}, Reading{"12/11/1899", nullptr}, Reading{"12/11/2101", nullptr},
               Reading{"29/02/2023", nullptr}, Reading{"12/11/20", nullptr}, Reading{"tháng 8 năm 2021", nullptr},
               Reading{"ngày    tháng 8 năm 2021", nullptr}, Reading{"năm 2021", nullptr}, Reading{"", nullptr},
               Reading{"00/11/2020", nullptr}, Reading{"ngày 12 tháng 8 năm 202", nullptr});
SOHOA_READINGS(ASlashThatWasNotRead, Kind::kDate, Reading{"1004/2054", "2054-04-10"},
               Reading{"10/042054", "2054-04-10"}, Reading{"1304/2054", "2054-04-13"}, Reading{"3004/205", nullptr});
TEST(DateFit, FallsForASlashThatWasNotRead) {
  EXPECT_THAT(NotesOf(Kind::kDate, "1004/2054"), ::testing::Contains("mended:slash"));
}
SOHOA_READINGS(ASixThatIsReadAsALetter, Kind::kDate, Reading{"ngày 24 tháng 7 năm 201ó", "2016-07-24"},
               Reading{"ngày ó tháng 7 năm 2016", "2016-07-06"});
SOHOA_READINGS(ASlashThatIsReadAsOne, Kind::kDate, Reading{"28/0712027", "2027-07-28"},
               Reading{"2810712027", "2027-07-28"});
SOHOA_READINGS(AYearWhoseSixesAreReadAsLetters, Kind::kYear, Reading{"19óố", "1966"});
TEST(DateFit, FallsForASixThatWasReadAsALetter) {
  EXPECT_THAT(NotesOf(Kind::kDate, "ngày 24 tháng 7 năm 201ó"), ::testing::Contains("mended:digit"));
}
TEST(DateFit, IsWholeForAPlainDate) { EXPECT_DOUBLE_EQ(FitOf(Kind::kDate, "ngày 05 tháng 01 năm 2020"), 1); }
TEST(DateFit, FallsWithAMendedDigit) {
  EXPECT_LT(FitOf(Kind::kDate, "ngày l5 tháng 01 năm 2020"), 1);
  EXPECT_THAT(NotesOf(Kind::kDate, "ngày l5 tháng 01 năm 2020"), ::testing::Contains("mended:digit"));
}
TEST(DateFit, FallsFurtherForALetterThatOnlyResemblesItsDigit) {
  EXPECT_LT(FitOf(Kind::kDate, "ngày S tháng 01 năm 2020"), FitOf(Kind::kDate, "ngày l tháng 01 năm 2020"));
}
TEST(DateFit, FallsForADayThatMayHaveLostADigit) { EXPECT_LT(FitOf(Kind::kDate, "1/05/1984"), 0.6); }
TEST(DateFit, FallsWhenTheSlashesWereNotRead) {
  EXPECT_THAT(NotesOf(Kind::kDate, "24112004"), ::testing::Contains("mended:slash"));
}
TEST(DateFit, FallsWhenTwoDatesDiffer) {
  EXPECT_THAT(NotesOf(Kind::kDate, "24/11/2004 25/11/2004"), ::testing::Contains("several:dates"));
}

SOHOA_READINGS(DateInWords, Kind::kDateInWords,
               Reading{"Ngày hai mươi bốn, tháng mười một, năm hai nghìn không trăm lẻ bốn", "2004-11-24"},
               Reading{"Ngày năm tháng năm năm hai nghìn không trăm linh năm", "2005-05-05"},
               Reading{"ngày mười lăm, tháng giêng, năm một nghìn chín trăm tám mươi tư", "1984-01-15"},
               Reading{"Ngày ba mươi mốt tháng mười hai năm hai ngàn không trăm hai mươi", "2020-12-31"},
               Reading{"Ngày mùng một tháng chạp năm một nghìn chín trăm chín mươi chín", "1999-12-01"},
               Reading{"Ngày hai mươi lăm, tháng tư, năm hai nghìn", "2000-04-25"},
               Reading{"Ngày mười, tháng mười, năm hai nghìn không trăm mười", "2010-10-10"},
               Reading{"(Ghi bằng chữ: Ngày hai muơi mốt, thảng tám, năm hai nghìn khõng trăm mười chín.)",
                       "2019-08-21"},
               Reading{"Ngày hai mươi bảy, tháng ba, năm một nghìm chín trăm bảy mươi hai", "1972-03-27"});
SOHOA_READINGS(NoDateInWords, Kind::kDateInWords, Reading{"Ngày ba mươi mốt tháng hai năm hai nghìn", nullptr},
               Reading{"tháng hai năm hai nghìn", nullptr}, Reading{"ngày 05 tháng 01 năm 2020", nullptr},
               Reading{"Ngày hai mươi bốn, tháng mười ba, năm hai nghìn", nullptr}, Reading{"", nullptr});

SOHOA_READINGS(Year, Kind::kYear, Reading{"1975", "1975"}, Reading{"Năm sinh: 1966", "1966"},
               Reading{"24/11/2004", "2004"}, Reading{"l966", "1966"}, Reading{"19B5", "1985"},
               Reading{"1875", nullptr}, Reading{"12", nullptr}, Reading{"không rõ", nullptr});

}  // namespace
}  // namespace sohoa::values
