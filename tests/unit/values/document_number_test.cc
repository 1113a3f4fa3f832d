#include "tests/unit/values/value_cases.h"

namespace sohoa::values {
namespace {

SOHOA_READINGS(PrintedNumber, Kind::kDocumentNumber, Reading{"Số: 7815/UBND-NC", "7815/UBND-NC"},
               Reading{"Số: 15/QĐ-UBND", "15/QĐ-UBND"}, Reading{"Số: 12/2023/QĐ-UBND", "12/2023/QĐ-UBND"},
               Reading{"Số: 05/TTr-SNV", "05/TTr-SNV"}, Reading{"Số: 143/TLKS-BS", "143/TLKS-BS"},
               Reading{"Số: 46/2022", "46/2022"}, Reading{"Số: 128", "128"}, Reading{"Số: 01/2000/KS", "01/2000/KS"},
               Reading{"Số: 01/GPXD-SXD", "01/GPXD-SXD"}, Reading{"Số: 07/GCN.ATTP", "07/GCN.ATTP"},
               Reading{"Số: 005638/ĐNO-CCHN", "005638/ĐNO-CCHN"}, Reading{"76/2020/NNPTNT-ĐNO", "76/2020/NNPTNT-ĐNO"},
               Reading{"Số: 190 /UBND-XNTTHN", "190/UBND-XNTTHN"}, Reading{"Số: 1136/ĐHTĐ", "1136/ĐHTĐ"},
               Reading{"Số: 791/QĐ-TTg", "791/QĐ-TTg"}, Reading{"Số: 21/QyĐ-SYT", "21/QyĐ-SYT"},
               Reading{"Số: 3/CTr-UBND", "3/CTr-UBND"}, Reading{"Số: 21 / 2024 / NQ - HĐND", "21/2024/NQ-HĐND"},
               Reading{"15a/QĐ-UBND", "15a/QĐ-UBND"}, Reading{"Số: 52/2019/QH14", "52/2019/QH14"});
SOHOA_READINGS(MisreadNumber, Kind::kDocumentNumber, Reading{"Sô: 7815UBND-NC", "7815/UBND-NC"},
               Reading{"Só: 7815lUBND-NC", "7815/UBND-NC"}, Reading{"Sö: 7815IUBND-NC", "7815/UBND-NC"},
               Reading{"Số: 7815.UBND-NC", "7815/UBND-NC"}, Reading{"Số: 7815JUBND-NC", "7815/UBND-NC"},
               Reading{"Số: 78151UBND-NC", "7815/UBND-NC"}, Reading{"Số: 15/QÐ-UBND", "15/QĐ-UBND"},
               Reading{"Số: 15/QD-UBND", "15/QĐ-UBND"}, Reading{"Số: 15/0Đ-UBND", "15/QĐ-UBND"},
               Reading{"Số: 15/QĐ-UBNÐ", "15/QĐ-UBND"}, Reading{"Số: 15/QĐ-ƯBND", "15/QĐ-UBND"},
               Reading{"Số: O5/TTr-SNV", "05/TTr-SNV"}, Reading{"Số: 15/QĐ_UBND.", "15/QĐ-UBND"},
               Reading{"Số: 15/QĐ—UBND", "15/QĐ-UBND"}, Reading{"Số: 98 3/UBND-NC", "983/UBND-NC"},
               Reading{"S0: 983/UBND-NC", "983/UBND-NC"}, Reading{"Số. 983/ UBND -NC", "983/UBND-NC"},
               Reading{"Số: 143/TLKS-B5", "143/TLKS-BS"}, Reading{"Số: 15/QĐUBND", "15/QĐ-UBND"},
               Reading{"Số: 452/TLKT- BS", "452/TLKT-BS"},
               Reading{"Số: 983/UBND-NC Gia Nghĩa, ngày 04 tháng 8", "983/UBND-NC"},
               Reading{"Số: 003845/DNO-CCHN", "003845/ĐNO-CCHN"}, Reading{"Số:983/ubnd-NC", "983/UBND-NC"},
               Reading{"I2I/TLKT", "121/TLKT"}, Reading{"Số: 003844/ĐĐNO-CCHN", "003844/ĐNO-CCHN"},
               Reading{"238/TLKT:BS.-", "238/TLKT-BS"}, Reading{"Số cấp: 212/2018NNPTNTĐNO", "212/2018/NNPTNT-ĐNO"});
SOHOA_READINGS(NoNumber, Kind::kDocumentNumber, Reading{"Số:      /UBND-NC", nullptr}, Reading{"Số:", nullptr},
               Reading{"", nullptr}, Reading{"Kính gửi: Sở Tư pháp", nullptr}, Reading{"Số: 1234567890/UBND", nullptr},
               Reading{"Số: 45/", nullptr}, Reading{"ngày 12 tháng 8", nullptr});
TEST(DocumentNumberFit, IsWholeForAKnownSymbol) { EXPECT_DOUBLE_EQ(FitOf(Kind::kDocumentNumber, "Số: 15/QĐ-UBND"), 1); }
TEST(DocumentNumberFit, MarksALostSlash) {
  EXPECT_THAT(NotesOf(Kind::kDocumentNumber, "7815UBND-NC"), ::testing::Contains("mended:slash"));
}
TEST(DocumentNumberFit, IsLowWhereTheSlashMayBeADigit) { EXPECT_LT(FitOf(Kind::kDocumentNumber, "78151UBND-NC"), 0.5); }
TEST(DocumentNumberFit, MarksAMendedDigit) {
  EXPECT_THAT(NotesOf(Kind::kDocumentNumber, "O5/TTr-SNV"), ::testing::Contains("mended:digit"));
}
TEST(DocumentNumberFit, KeepsAnUnknownSymbolAndSaysSo) {
  EXPECT_EQ(Read(Kind::kDocumentNumber, "Số: 12/XQZW-PLK"), "12/XQZW-PLK");
  EXPECT_THAT(NotesOf(Kind::kDocumentNumber, "Số: 12/XQZW-PLK"), ::testing::Contains("symbol:unknown"));
}
TEST(DocumentNumberFit, MarksANumberThatMayBeItsYear) {
  EXPECT_THAT(NotesOf(Kind::kDocumentNumber, "2015/GPXD"), ::testing::Contains("check:like_year"));
  EXPECT_THAT(NotesOf(Kind::kDocumentNumber, "699/2015/GPXD"), ::testing::Not(::testing::Contains("check:like_year")));
}
TEST(DocumentNumberFit, KeepsPlainCapitalsThatNoListHas) {
  EXPECT_EQ(Read(Kind::kDocumentNumber, "5626/QĐ-PVHXH"), "5626/QĐ-PVHXH");
}
TEST(DocumentNumberDash, IsNotPutIntoALaterAbbreviation) {
  EXPECT_EQ(Read(Kind::kDocumentNumber, "768/TTYT-KHNV"), "768/TTYT-KHNV");
}

}  // namespace
}  // namespace sohoa::values
