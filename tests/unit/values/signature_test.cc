#include "tests/unit/values/value_cases.h"

namespace sohoa::values {
namespace {

SOHOA_READINGS(Agency, Kind::kAgency, Reading{"ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG", "ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG"},
               Reading{"UY BAN NHÂN DAN HUYEN ĐẮK SONG", "ỦY BAN NHÂN DÂN HUYỆN ĐẮK SONG"},
               Reading{"UBND HUYỆN ĐẮK SONG", "UBND HUYỆN ĐẮK SONG"},
               Reading{"UỶ BAN NHÂN DÂN XÃ LONG SƠN", "UỶ BAN NHÂN DÂN XÃ LONG SƠN"},
               Reading{"SỞ TƯ PHÁP", "SỞ TƯ PHÁP"}, Reading{"SỞ TU PHÁP", "SỞ TƯ PHÁP"},
               Reading{"SỞ NÔNG NGHIỆP VÀ PTNT", "SỞ NÔNG NGHIỆP VÀ PTNT"},
               Reading{"CHI CUC QUẢN LÝ CHẤT LƯỢNG NÔNG LAM SAN VÀ THUY SẢN",
                       "CHI CỤC QUẢN LÝ CHẤT LƯỢNG NÔNG LÂM SẢN VÀ THỦY SẢN"},
               Reading{"PHÒNG TÀI CHINH - KẾ HOẠCH", "PHÒNG TÀI CHÍNH - KẾ HOẠCH"},
               Reading{"| ỦY BAN NHÂN DÂN THÀNH PHÓ GIA NGHIA ——", "ỦY BAN NHÂN DÂN THÀNH PHỐ GIA NGHĨA"},
               Reading{"SỞ Y TẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ Y TẾ"},
               Reading{"ỦY BAN NHÂN DÂN XÃ NÂM N'ĐIR", "ỦY BAN NHÂN DÂN XÃ NÂM N'ĐIR"},
               Reading{"ỦY BAN NHÂN DÂN HUYỆN ĐẮK R”LẤP", "ỦY BAN NHÂN DÂN HUYỆN ĐẮK R'LẤP"},
               Reading{"Ủy ban nhân dân xã Long Sơn, huyện Đắk Mil", "Ủy ban nhân dân xã Long Sơn, huyện Đắk Mil"},
               Reading{"UBND-HUYỆN ĐẮK MIL", "UBND HUYỆN ĐẮK MIL"},
               Reading{"ỦY BAN NHÂN DÂN '_ XÃ TÂM THẮNG", "ỦY BAN NHÂN DÂN XÃ TÂM THẮNG"},
               Reading{"ỦY BAN NHÂN DÂN ẽ XÃ NGHĨA:THẮNG", "ỦY BAN NHÂN DÂN XÃ NGHĨA THẮNG"},
               Reading{"ỦY BAN NHÂN DÂN XÃ HẬU MỸ BẮC A", "ỦY BAN NHÂN DÂN XÃ HẬU MỸ BẮC A"},
               Reading{"ỦY BAN NHÂN DÂN XÃ LONG SƠN A", "ỦY BAN NHÂN DÂN XÃ LONG SƠN"},
               Reading{"ỦY BAN NHÂN DÂN TỈNHAN GIANG", "ỦY BAN NHÂN DÂN TỈNH AN GIANG"},
               Reading{"ỦY BAN NHÂN DÂN XÃ.LONG SƠN", "ỦY BAN NHÂN DÂN XÃ LONG SƠN"},
               Reading{"CHI NHÁNH VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI KHU VỰC3", "CHI NHÁNH VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI KHU VỰC 3"},
               Reading{"SỞTƯPHÁP", "SỞ TƯ PHÁP"}, Reading{"~ —", nullptr}, Reading{"", nullptr});
TEST(AgencyFit, IsWholeForAListedAgency) { EXPECT_DOUBLE_EQ(FitOf(Kind::kAgency, "SỞ TƯ PHÁP"), 1); }
TEST(AgencyFit, FallsWithAMend) { EXPECT_LT(FitOf(Kind::kAgency, "UY BAN NHÂN DAN HUYEN ĐẮK SONG"), 1); }

SOHOA_READINGS(Title, Kind::kTitle, Reading{"PHÓ CHỦ TỊCH", "PHÓ CHỦ TỊCH"}, Reading{"PHO CHỦ TICH", "PHÓ CHỦ TỊCH"},
               Reading{"CHU TỊCH", "CHỦ TỊCH"}, Reading{"GIAM ĐỐC", "GIÁM ĐỐC"},
               Reading{"PHÓ GIÁM ĐÓC", "PHÓ GIÁM ĐỐC"}, Reading{"TRƯỞNG PHÒNG", "TRƯỞNG PHÒNG"},
               Reading{"CHI CUC TRƯỞNG", "CHI CỤC TRƯỞNG"}, Reading{"Q. GIÁM ĐỐC", "Q. GIÁM ĐỐC"},
               Reading{"| PHÓ CHỦ TỊCH ~", "PHÓ CHỦ TỊCH"}, Reading{"Hiệu trưởng", "HIỆU TRƯỞNG"},
               Reading{"-ZTTGIÁM ĐỐC", "GIÁM ĐỐC"}, Reading{"TỊCH 1Ó CHỦ TỊCH", "PHÓ CHỦ TỊCH"},
               Reading{"KT. CHỦ TỊCH", nullptr}, Reading{"Lê Văn Nam", nullptr}, Reading{"", nullptr});
TEST(TitleFit, IsLowWhereTheDeputysWordMayBeHidden) { EXPECT_LT(FitOf(Kind::kTitle, "*9 CHỦ TỊCH"), 0.7); }
SOHOA_READINGS(Authority, Kind::kAuthority, Reading{"KT. CHỦ TỊCH", "KT. CHỦ TỊCH"},
               Reading{"KT, CHỦ TỊCH", "KT. CHỦ TỊCH"}, Reading{"KI. CHỦ TICH", "KT. CHỦ TỊCH"},
               Reading{"K T. GIÁM ĐỐC", "KT. GIÁM ĐỐC"}, Reading{"TM. ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"},
               Reading{"TM. UY BAN NHAN DÂN", "TM. ỦY BAN NHÂN DÂN"}, Reading{"TM. UBND", "TM. UBND"},
               Reading{"TL. CHỦ TỊCH", "TL. CHỦ TỊCH"}, Reading{"TUQ. GIÁM ĐỐC", "TUQ. GIÁM ĐỐC"},
               Reading{"KT. BỘ TRƯỞNG, CHỦ NHIỆM", "KT. BỘ TRƯỞNG, CHỦ NHIỆM"}, Reading{"KT.CHỦ TỊCH", "KT. CHỦ TỊCH"},
               Reading{"CHỦ TỊCH", nullptr}, Reading{"Nơi nhận:", nullptr}, Reading{"", nullptr});
TEST(TitleFit, IsLowWhereTheFirstLetterIsHidden) { EXPECT_LT(FitOf(Kind::kTitle, ";HỦ TỊCH"), 0.7); }
TEST(TitleSigns, AreNoPartOfIt) { EXPECT_EQ(Read(Kind::kTitle, "PHO 'GIÁM ĐỐC"), "PHÓ GIÁM ĐỐC"); }
TEST(TitleFit, MarksAnOfficeThatMayGoOnBelow) {
  EXPECT_THAT(NotesOf(Kind::kTitle, "GIÁM ĐỐC VĂN PHÒNG ĐĂNG KÝ ĐẤT"), ::testing::Contains("word:open_end"));
}
TEST(AgencyFit, MarksAnAgencyWithoutItsUnit) {
  EXPECT_THAT(NotesOf(Kind::kAgency, "UỶ BAN NHÂN DÂN"), ::testing::Contains("unit:missing"));
}
TEST(AgencyFit, MarksAnAgencyWhoseUnitHasLostItsLevel) {
  EXPECT_THAT(NotesOf(Kind::kAgency, "ỦY BAN NHÂN DÂN THÀNH SẦM SƠN"), ::testing::Contains("unit:missing"));
  EXPECT_THAT(NotesOf(Kind::kAgency, "ỦY BAN NHÂN DÂN THÀNH PHỐ SẦM SƠN"),
              ::testing::Not(::testing::Contains("unit:missing")));
}
TEST(AgencyFit, MarksWhatIsNoWord) {
  EXPECT_THAT(NotesOf(Kind::kAgency, "UỶ BAN NHÂN DÂN HUỆYXKỘNG DI LINH"), ::testing::Contains("word:no_syllable"));
}
TEST(OfficesEndingLike, AllowOneLetterLostOrMisread) {
  const auto offices = [](std::string_view text) { return OfficesEndingLike(text, TestVocabulary()); };
  EXPECT_THAT(offices("ỊCH"), ::testing::Contains("CHỦ TỊCH"));
  EXPECT_THAT(offices("'PỊCH"), ::testing::Contains("PHÓ CHỦ TỊCH"));
  EXPECT_THAT(offices("wxĐỐC"), ::testing::Contains("GIÁM ĐỐC"));
  EXPECT_THAT(offices("HỌC"), ::testing::IsEmpty());
  EXPECT_THAT(offices(""), ::testing::IsEmpty());
}
TEST(OfficeBeginningWith, IsTheOnlyOneThatLacksAWord) {
  EXPECT_EQ(OfficeBeginningWith("CÔNG CHỨC TƯ PHÁP - HỘ.", TestVocabulary()), "CÔNG CHỨC TƯ PHÁP - HỘ TỊCH");
  EXPECT_EQ(OfficeBeginningWith("PHÓ CHỦ", TestVocabulary()), std::nullopt);  // TỊCH or NHIỆM
  EXPECT_EQ(OfficeBeginningWith("PHÓ", TestVocabulary()), std::nullopt);
}
TEST(AgencyFit, MarksASpeckInsideTheName) {
  EXPECT_THAT(NotesOf(Kind::kAgency, "ỦY BAN NHÂN DÂN HUYỆN ( JÚT"), ::testing::Contains("dropped:inside"));
}
TEST(AgencyFit, MarksALetterThatMayBeTheEndOfAWord) {
  EXPECT_THAT(NotesOf(Kind::kAgency, "Ỷ BAN NHÂN DÂN TỈNH ĐẮK LẮK"), ::testing::Contains("left_over:before"));
}
TEST(AgencyFit, MarksTheBeginningOfALongerName) {
  EXPECT_THAT(NotesOf(Kind::kAgency, "BỘ GIÁO DỤC VÀ ĐÀO"), ::testing::Contains("word:open_end"));
}
TEST(TitleFit, MarksAHeadsOfficeBehindASign) {
  EXPECT_THAT(NotesOf(Kind::kTitle, "“CHỦ TỊCH"), ::testing::Contains("left_over:before"));
}
TEST(AgencyFit, MarksALabelOfAStampThatRunsIntoTheName) {
  EXPECT_EQ(Read(Kind::kAgency, "UỶ BAN NHÂN DÂN Chuyển: XÃ ĐẮK WER"), "UỶ BAN NHÂN DÂN XÃ ĐẮK WER");
  EXPECT_THAT(NotesOf(Kind::kAgency, "UỶ BAN NHÂN DÂN Chuyển: XÃ ĐẮK WER"), ::testing::Contains("dropped:inside"));
}
TEST(AgencyMending, PutsTheWordThatOnlyOneAgencyHasBeforeTheRest) {
  EXPECT_EQ(Read(Kind::kAgency, "Ỷ BAN NHÂN DÂN TỈNH ĐẮK LẮK"), "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK");
}
TEST(AgencyMending, KnowsADistrictThatIsWrittenWithAnotherMark) {
  EXPECT_EQ(Read(Kind::kAgency, "UBND QUẠN LÊ CHÂN"), "UBND QUẬN LÊ CHÂN");
}
TEST(TitleFit, IsLowForADeputyOfWhomNothingWasRead) {
  EXPECT_LT(FitOf(Kind::kTitle, "Z2 e1Uo„CHỦ TỊCH"), 0.7);
  EXPECT_GT(FitOf(Kind::kTitle, "PiiÓ CHỦ TỊCH"), 0.7);
  EXPECT_GT(FitOf(Kind::kTitle, "PHÓ.CHỦ TỊCH"), 0.7);
}
TEST(AuthorityPrefix, IsReadThroughASlipAndBehindASign) {
  EXPECT_EQ(Read(Kind::kAuthority, "K1. CHỦ TỊCH"), "KT. CHỦ TỊCH");
  EXPECT_EQ(Read(Kind::kAuthority, "_KT. GIÁM ĐỐC"), "KT. GIÁM ĐỐC");
  EXPECT_EQ(Read(Kind::kAuthority, "M. ỦY BAN NHÂN DÂN"), "TM. ỦY BAN NHÂN DÂN");
  EXPECT_THAT(NotesOf(Kind::kAuthority, "L. CHỦ TỊCH"), ::testing::Contains("mended:prefix"));
}

TEST(TitleFit, AWordThatMayBeAnotherOfficesIsDoubted) {
  EXPECT_THAT(NotesOf(Kind::kTitle, "Tu TRƯỞNG"), ::testing::Contains("mended:word"));
  EXPECT_THAT(NotesOf(Kind::kTitle, "CHI CUC TRƯỞNG"), ::testing::Not(::testing::Contains("mended:word")));
}
TEST(AgencyFit, MarksFiguresAmongLetters) {
  EXPECT_THAT(NotesOf(Kind::kAgency, "SỞ B1N TỘC VÀ TÔN GIÁO"), ::testing::Contains("sign:strange"));
  EXPECT_THAT(NotesOf(Kind::kAgency, "CHI NHÁNH VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI KHU VỰC 4"),
              ::testing::Not(::testing::Contains("sign:strange")));
}

TEST(AgencyFit, MarksALevelWithoutItsName) {
  EXPECT_THAT(NotesOf(Kind::kAgency, "ỦY BAN NHỈN DÂN HUYỆN"), ::testing::Contains("unit:missing"));
  EXPECT_THAT(NotesOf(Kind::kAgency, "ỦY BAN NHÂN DÂN HUYỆN"), ::testing::Contains("unit:missing"));
  EXPECT_THAT(NotesOf(Kind::kAgency, "BỆNH VIỆN ĐA KHOA TỈNH"), ::testing::Not(::testing::Contains("unit:missing")));
}

}  // namespace
}  // namespace sohoa::values
