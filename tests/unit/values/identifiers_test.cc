#include "tests/unit/values/value_cases.h"

namespace sohoa::values {
namespace {

SOHOA_READINGS(PersonalId, Kind::kPersonalId, Reading{"Căn cước công dân số 067190012345", "067190012345"},
               Reading{"CCCD số: 067 190 012 345", "067190012345"}, Reading{"067.190.012.345", "067190012345"},
               Reading{"067190012345, cấp ngày 12/03/2021", "067190012345"}, Reading{"O67190O12345", "067190012345"},
               Reading{"0671900l2345", "067190012345"}, Reading{"CMND số 245012345 cấp ngày 01/02/2010", "245012345"},
               Reading{"Số 067190012345 12/2021", "067190012345"}, Reading{"06719001234", nullptr},
               Reading{"0671900123456", nullptr}, Reading{"không có", nullptr}, Reading{"", nullptr});
TEST(PersonalIdFit, IsWholeForTwelvePlainDigits) { EXPECT_DOUBLE_EQ(FitOf(Kind::kPersonalId, "067190012345"), 1); }
TEST(PersonalIdFit, IsLowWithoutTheLeadingZero) { EXPECT_LT(FitOf(Kind::kPersonalId, "867190012345"), 0.5); }
TEST(PersonalIdFit, MarksAMendedDigit) {
  EXPECT_THAT(NotesOf(Kind::kPersonalId, "O67190012345"), ::testing::Contains("mended:digit"));
}

SOHOA_READINGS(BusinessCode, Kind::kBusinessCode, Reading{"Số: 63D8012345", "63D8012345"},
               Reading{"63 D8 012345", "63D8012345"}, Reading{"0100109106", "0100109106"},
               Reading{"Mã số: 0100109106-001", "0100109106-001"}, Reading{"067190012345", "067190012345"},
               Reading{"63D8O12345", "63D8012345"}, Reading{"23C§192145", "23C8192145"}, Reading{"12345", nullptr});
TEST(BusinessCodeFit, WarnsOfAWrongCheckDigit) {
  EXPECT_THAT(NotesOf(Kind::kBusinessCode, "0100109107"), ::testing::Contains("check:tax_code"));
}

SOHOA_READINGS(Serial, Kind::kSerial, Reading{"CN 798735", "CN 798735"},
               Reading{"Số phát hành: DE 705713", "DE 705713"}, Reading{"BC363636", "BC 363636"},
               Reading{"CN 79 8735", "CN 798735"}, Reading{"AA 01234567", "AA 01234567"}, Reading{"CN 7987", nullptr},
               Reading{"798735", nullptr});
SOHOA_READINGS(RegisterNumber, Kind::kRegisterNumber, Reading{"Số vào sổ cấp GCN: CT 46920", "CT 46920"},
               Reading{"CS50050", "CS 50050"}, Reading{"CH 00123", "CH 00123"}, Reading{"CT 4692O", "CT 46920"},
               Reading{"không", nullptr});

SOHOA_READINGS(DossierCode, Kind::kDossierCode, Reading{"H16.41-230402-7338", "H16.41-230402-7338"},
               Reading{"Mã hồ sơ: H16.41 - 230402 - 7338", "H16.41-230402-7338"},
               Reading{"G22.99-251225-020175", "G22.99-251225-020175"},
               Reading{"HI6.41-2304O2-7338", "H16.41-230402-7338"},
               Reading{"000.00.12.H05-210101-0012", "000.00.12.H05-210101-0012"},
               Reading{"H16-230402-7338", "H16-230402-7338"}, Reading{"H16.41-7338", nullptr});
TEST(DossierCodeFit, IsLowForADayThatIsNone) { EXPECT_LT(FitOf(Kind::kDossierCode, "H16.41-231402-7338"), 0.5); }

SOHOA_READINGS(Phone, Kind::kPhone, Reading{"Số điện thoại: 0359392391", "0359392391"},
               Reading{"0359.392.391", "0359392391"}, Reading{"+84 359 392 391", "0359392391"},
               Reading{"0261 3543 200", "02613543200"}, Reading{"12345", nullptr});
TEST(RegisterNumberGap, IsClosedWithinTheFigures) { EXPECT_EQ(Read(Kind::kRegisterNumber, "CH 31 407"), "CH 31407"); }

}  // namespace
}  // namespace sohoa::values
