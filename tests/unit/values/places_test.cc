#include "tests/unit/values/value_cases.h"

namespace sohoa::values {
namespace {

SOHOA_READINGS(PrintedAddress, Kind::kAddress,
               Reading{"Thôn 3, xã Đắk Gằn, huyện Đắk Mil, tỉnh Đắk Nông",
                       "Thôn 3, xã Đắk Gằn, huyện Đắk Mil, tỉnh Đắk Nông"},
               Reading{"Số 12 đường Hùng Vương, phường Nghĩa Tân, thành phố Gia Nghĩa, tỉnh Đắk Nông",
                       "Số 12 đường Hùng Vương, phường Nghĩa Tân, thành phố Gia Nghĩa, tỉnh Đắk Nông"},
               Reading{"Thôn 8, Xã Trường Xuân, Huyện Đắk Song, Đắk Nông",
                       "Thôn 8, Xã Trường Xuân, Huyện Đắk Song, Đắk Nông"},
               Reading{"Bon Bu Đăng, xã Đắk N'Dung, huyện Đắk Song, tỉnh Đắk Nông",
                       "Bon Bu Đăng, xã Đắk N'Dung, huyện Đắk Song, tỉnh Đắk Nông"},
               Reading{"Trạm Y tế xã Quảng Tín, tỉnh Đắk Nông", "Trạm Y tế xã Quảng Tín, tỉnh Đắk Nông"},
               Reading{"Bảo hiểm xã hội tỉnh Đắk Nông", "Bảo hiểm xã hội tỉnh Đắk Nông"},
               Reading{"Xã Đức Lập, tỉnh Lâm Đồng", "Xã Đức Lập, tỉnh Lâm Đồng"}, Reading{"Tại nhà", "Tại nhà"},
               Reading{"Phường 3, Quận 1, Thành phố Hồ Chí Minh", "Phường 3, Quận 1, Thành phố Hồ Chí Minh"},
               Reading{"km 12 tỉnh lộ 681, xã Đắk Wer", "km 12 tỉnh lộ 681, xã Đắk Wer"});
SOHOA_READINGS(SpellingsThatStay, Kind::kAddress,
               Reading{"huyện Đăk Song, tỉnh Đắk Nông", "huyện Đăk Song, tỉnh Đắk Nông"},
               Reading{"huyện Đắk Glong, tỉnh Đăk Nông", "huyện Đắk Glong, tỉnh Đăk Nông"},
               Reading{"huyện Đắk R'lấp", "huyện Đắk R'lấp"}, Reading{"huyện Dak RLấp", "huyện Dak RLấp"},
               Reading{"xã Quảng Hòa, huyện Đắk Glong", "xã Quảng Hòa, huyện Đắk Glong"},
               Reading{"xã Đắk N'Drung, huyện Đắk Song", "xã Đắk N'Drung, huyện Đắk Song"});
SOHOA_READINGS(
    MisreadAddress, Kind::kAddress,
    Reading{"Thôn 3, xã Đẳk Gắn, huyên Đắk Mll, tỉnh Đắk Nóng", "Thôn 3, xã Đắk Gằn, huyện Đắk Mil, tỉnh Đắk Nông"},
    Reading{"Thôn 3, xã Long Son, huyện Đắk Mil, tỉnh Đắk Nông", "Thôn 3, xã Long Sơn, huyện Đắk Mil, tỉnh Đắk Nông"},
    Reading{"xã Nâm N'Đìr. huyện Krông Nó. tỉnh Đắk Nông", "xã Nâm N'Đir, huyện Krông Nô, tỉnh Đắk Nông"},
    Reading{"xã Long Sơn huyện Đắk Mil tỉnh Đắk Nông", "xã Long Sơn, huyện Đắk Mil, tỉnh Đắk Nông"},
    Reading{"thị trấn Kiến Đúc, huyện Đắk R”Lấp, tỉnh Đắk Nông", "thị trấn Kiến Đức, huyện Đắk R'Lấp, tỉnh Đắk Nông"},
    Reading{"phường Nghĩa Tãn, thành phô Gia Nghia, tỉnh Đắk Nông",
            "phường Nghĩa Tân, thành phố Gia Nghĩa, tỉnh Đắk Nông"},
    Reading{"Thôn 3, xã Trúc Sơn, huyện Cư Jút, Đãk Nông.", "Thôn 3, xã Trúc Sơn, huyện Cư Jút, Đắk Nông"});
TEST(AddressFit, FallsALittleForAnotherSpellingThanTheListed) {
  EXPECT_THAT(NotesOf(Kind::kAddress, "huyện Đăk Song, tỉnh Đắk Nông"), ::testing::Contains("spelling:other"));
}
TEST(PlaceFit, FallsForANameOfAnotherProvinceOnly) {
  EXPECT_THAT(NotesOf(Kind::kPlace, "Đăk Song, ngày 1"), ::testing::Contains("unit:elsewhere"));
}
TEST(AddressFit, IsWholeForAnotherApostropheOrCase) { EXPECT_DOUBLE_EQ(FitOf(Kind::kAddress, "huyện Đắk R'lấp"), 1); }
SOHOA_READINGS(TornAddress, Kind::kAddress,
               Reading{"Tố dân phố 3, xã Đắk Gằn,tỉnhĐấkNông", "Tổ dân phố 3, xã Đắk Gằn, tỉnh Đắk Nông"},
               Reading{"xã Đắk Sắk, huyện Đắk Mi], tỉnh : ĐákNông", "xã Đắk Sắk, huyện Đắk Mil, tỉnh Đắk Nông"},
               Reading{"huyện Đãk MII, tỉnh. Đắk Nông", "huyện Đắk Mil, tỉnh Đắk Nông"},
               Reading{"xã Ea Đô, huyện Cư lút", "xã Ea Pô, huyện Cư Jút"},
               Reading{"Số 5 đường Phượng Hoàng, xã Nhân Cơ", "Số 5 đường Phượng Hoàng, xã Nhân Cơ"});
TEST(AddressFit, IsWholeForKnownUnits) {
  EXPECT_DOUBLE_EQ(FitOf(Kind::kAddress, "Thôn 3, xã Đắk Gằn, huyện Đắk Mil, tỉnh Đắk Nông"), 1);
}
TEST(AddressFit, MarksANumberBeforeAUnitWhoseHamletWasNotRead) {
  EXPECT_THAT(NotesOf(Kind::kAddress, "3, xã Buôn Choáh, huyện Krông Nô"), ::testing::Contains("address:lone_number"));
}
TEST(AddressFit, HasNothingAgainstANumberBeforeAStreet) {
  EXPECT_THAT(NotesOf(Kind::kAddress, "12 Hùng Vương, xã Nhân Cơ"),
              ::testing::Not(::testing::Contains("address:lone_number")));
}
TEST(AddressFit, MarksAUnitBehindACommaThatCouldNotBeRead) {
  EXPECT_THAT(NotesOf(Kind::kAddress, "Bệnh viện Từ Dũ, Thành nhố Hồ Chí Minh"), ::testing::Contains("unit:unread"));
}
TEST(AddressFit, HasNothingAgainstAPlaceWithoutUnits) {
  EXPECT_THAT(NotesOf(Kind::kAddress, "Tại nhà"), ::testing::Not(::testing::Contains("unit:unread")));
}
TEST(AddressFit, MarksAMendedUnit) {
  EXPECT_THAT(NotesOf(Kind::kAddress, "xã Long Son, huyện Đắk Mil"), ::testing::Contains("mended:unit"));
}
TEST(AddressFit, MarksAUnitOutsideItsParent) {
  EXPECT_THAT(NotesOf(Kind::kAddress, "xã Long Sơn, huyện Cư Jút, tỉnh Đắk Nông"),
              ::testing::Contains("check:unit_parent"));
}
TEST(AddressFit, KeepsAnUnknownUnitAndSaysSo) {
  EXPECT_EQ(Read(Kind::kAddress, "huyện Vô Danh Lạ, tỉnh Đắk Nông"), "huyện Vô Danh Lạ, tỉnh Đắk Nông");
  EXPECT_THAT(NotesOf(Kind::kAddress, "huyện Vô Danh Lạ, tỉnh Đắk Nông"), ::testing::Contains("unit:unknown"));
}

SOHOA_READINGS(Place, Kind::kPlace, Reading{"Gia Nghĩa, ngày 04 tháng 8 năm 2022", "Gia Nghĩa"},
               Reading{"Đắk Nông", "Đắk Nông"}, Reading{"Krông Nó, ngày", "Krông Nô"},
               Reading{"Gia Nghia ngày 04", "Gia Nghĩa"}, Reading{"Đăk Song, ngày 1", "Đăk Song"},
               Reading{"TP. Hồ Chí Minh, ngày 5", "TP. Hồ Chí Minh"}, Reading{"ngày 04 tháng 8", nullptr},
               Reading{"", nullptr});
TEST(AddressFit, MarksALevelWithoutItsName) {
  EXPECT_THAT(NotesOf(Kind::kAddress, "Phường Tân Lợi, Thành phố"), ::testing::Contains("unit:missing"));
}

TEST(AddressFit, HasNothingAgainstACommuneOfWhichTheDistrictIsNotListed) {
  EXPECT_DOUBLE_EQ(FitOf(Kind::kAddress, "Thôn 3, xã Kim Liên, huyện Nam Đàn, tỉnh Nghệ An"), 1);
}

TEST(AddressFit, KnowsDistrictsOfEveryProvince) {
  EXPECT_DOUBLE_EQ(FitOf(Kind::kAddress, "quận Ngũ Hành Sơn, thành phố Đà Nẵng"), 1);
  EXPECT_DOUBLE_EQ(FitOf(Kind::kAgency, "ỦY BAN NHÂN DÂN THỊ XÃ SA PA"), 1);
}

// A commune of today of which no list tells the level is no district.
TEST(AddressFit, MarksADistrictThatOnlyACommuneIsCalledBy) {
  EXPECT_THAT(NotesOf(Kind::kAddress, "huyện Đất Mũi, tỉnh Cà Mau"), ::testing::Contains("unit:unknown"));
}

TEST(AddressFit, MarksWhatClosesItAndIsNoProvince) {
  EXPECT_THAT(NotesOf(Kind::kAddress, "xã Kiến An, huyện Chợ Mới, An"), ::testing::Contains("unit:unknown"));
}

TEST(AddressFit, MarksASmallWordThatNoAddressHas) {
  EXPECT_THAT(NotesOf(Kind::kAddress, "đường Hai Bì 1 ne, phường Khuê Mỹ"), ::testing::Contains("word:unlisted"));
  EXPECT_THAT(NotesOf(Kind::kAddress, "BệnF viện Từ Dũ, Thành phố Hồ Chí Minh"), ::testing::Contains("word:unlisted"));
  EXPECT_THAT(NotesOf(Kind::kAddress, "xã 'gọc Động, tỉnh Cao Bằng"), ::testing::Contains("word:unlisted"));
  EXPECT_THAT(NotesOf(Kind::kAddress, "Trạm Y tế xã Cư K'nia, đường 30 tháng 4"),
              ::testing::Not(::testing::Contains("word:unlisted")));
}

SOHOA_READINGS(SpecksBehindALevel, Kind::kAddress, Reading{"xã Đắk Sin, tỉnh.Đắk Nông", "xã Đắk Sin, tỉnh Đắk Nông"},
               Reading{"xã Đắk Nang, tỉnh - Đắk Nông", "xã Đắk Nang, tỉnh Đắk Nông"});
SOHOA_READINGS(ASixOfAnAddressThatIsReadAsALetter, Kind::kAddress, Reading{"Thôn ó, xã Nhân Cơ", "Thôn 6, xã Nhân Cơ"},
               Reading{"Thôn ố, xã Nhân Cơ", "Thôn 6, xã Nhân Cơ"}, Reading{"Tổ §, xã Nhân Cơ", "Tổ 8, xã Nhân Cơ"},
               Reading{"Thôn Hóa, xã Nhân Cơ", "Thôn Hóa, xã Nhân Cơ"});
SOHOA_READINGS(WhereSomebodyDied, Kind::kAddress, Reading{"Tai nhà", "Tại nhà"},
               Reading{"Bệnh viện Chợ Rãy, Thành phố Hồ Chí Minh", "Bệnh viện Chợ Rẫy, Thành phố Hồ Chí Minh"});
TEST(AddressFit, MarksASignWhereANumberStood) {
  EXPECT_THAT(NotesOf(Kind::kAddress, "Thôn ›. xã Chiềng Hắc, tỉnh Sơn La"), ::testing::Contains("dropped:inside"));
  EXPECT_THAT(NotesOf(Kind::kAddress, "Thôn §. xã Chiềng Hắc, tỉnh Sơn La"), ::testing::Contains("mended:digit"));
}
TEST(AddressFit, MarksASixThatWasReadAsALetter) {
  EXPECT_THAT(NotesOf(Kind::kAddress, "Thôn ó, phường Hưng Trí"), ::testing::Contains("mended:digit"));
}
SOHOA_READINGS(APlaceWithoutItsAgency, Kind::kAgency, Reading{"SẦM SƠN", nullptr});
SOHOA_READINGS(UnitsWithoutAProvince, Kind::kAgency, Reading{"UBND HUYỆN THUY NGUYÊN", "UBND HUYỆN THỦY NGUYÊN"});
TEST(AgencyFit, MarksAUnitKnownByItsLettersThatIsSpeltInSeveralWays) {
  EXPECT_THAT(NotesOf(Kind::kAgency, "ỦY BAN NHÂN DÂN XÃ ĐÁK PÉK"), ::testing::Contains("mended:word"));
  EXPECT_THAT(NotesOf(Kind::kAgency, "UBND HUYỆN CÂU NGANG"), ::testing::Not(::testing::Contains("mended:word")));
}
SOHOA_READINGS(ALetterIThatIsTakenForAnL, Kind::kAddress,
               Reading{"xã la Blang, huyện Chư Sê, tỉnh Gia Lai", "xã Ia Blang, huyện Chư Sê, tỉnh Gia Lai"});

TEST(AddressMending, DoesNotPutAnotherWordIntoAName) {
  EXPECT_EQ(Read(Kind::kAddress, "Xã Ea Yông, Huyện Krông Pắc,"), "Xã Ea Yông, Huyện Krông Pắc");
}

TEST(AddressMending, KeepsAProvinceThatWasReadRightUnderTheWrongLevel) {
  EXPECT_EQ(Read(Kind::kAddress, "Bệnh viện Đa khoa tỉnh Hải Phòng"), "Bệnh viện Đa khoa tỉnh Hải Phòng");
  EXPECT_THAT(NotesOf(Kind::kAddress, "Bệnh viện Đa khoa tỉnh Hải Phòng"), ::testing::Contains("unit:unknown"));
}

TEST(AddressMending, MendsASlipThatMadeAWord) {
  EXPECT_EQ(Read(Kind::kAddress, "xã Nam Dong, huyện Cư lút, tỉnh Đắk Nông"),
            "xã Nam Dong, huyện Cư Jút, tỉnh Đắk Nông");
}

// A name that shares all words but one with a listed name is another name.
SOHOA_READINGS(OtherName, Kind::kAgency, Reading{"UBND HUYỆN KRÔNG PẮC", "UBND HUYỆN KRÔNG PẮC"},
               Reading{"PHÒNG HỒ SƠ NGHIỆP VỤ", "PHÒNG HỒ SƠ NGHIỆP VỤ"},
               Reading{"BỆNH VIỆN ĐA KHOA TỈNH", "BỆNH VIỆN ĐA KHOA TỈNH"});
TEST(PlaceOfADateLine, IsMendedByUnitsOfOtherProvincesWhereOnlyMarksDiffer) {
  EXPECT_EQ(Read(Kind::kPlace, "Dâu Tiêng, ngày 4"), "Dầu Tiếng");
}
TEST(AddressFit, MarksTheFirstWordOfALevelAtTheEnd) {
  EXPECT_THAT(NotesOf(Kind::kAddress, "Phường Tân Quy Đông, Thành"), ::testing::Contains("unit:missing"));
  EXPECT_THAT(NotesOf(Kind::kAddress, "xã Định Thủy, huyện Mỏ Cày"), ::testing::Contains("unit:open"));
  EXPECT_EQ(Read(Kind::kAddress, "Khối phố 9, xã Định Thủy"), "Khối phố 9, xã Định Thủy");
  EXPECT_THAT(NotesOf(Kind::kAddress, "xã Định Thủy, huyện Mỏ Cày Nam, tỉnh Bến Tre"), ::testing::IsEmpty());
  EXPECT_THAT(NotesOf(Kind::kAddress, "Xã Nghĩa Thắng, Huyện Đắk R'Lấp, Đắk Nông"), ::testing::IsEmpty());
}
TEST(AddressFit, MarksALoneSignBetweenWords) {
  EXPECT_THAT(NotesOf(Kind::kAddress, "Bệnh viện . Hồ Chí Minh"), ::testing::Contains("dropped:inside"));
}
TEST(AgencyMending, DoesNotPutAnotherUnitForOneThatNoListHas) {
  EXPECT_EQ(Read(Kind::kAgency, "ỦY BAN NHÂN DÂN THỊ TRẤN PHƯỚC DÂN"), "ỦY BAN NHÂN DÂN THỊ TRẤN PHƯỚC DÂN");
}
TEST(AgencyMending, SignsThatNoNameHoldsAreNoted) {
  EXPECT_THAT(NotesOf(Kind::kAgency, "ỦY BAN NHÂN DÂN ,WUY*®^4MƯỜNG CHÀ"), ::testing::Contains("sign:strange"));
}

TEST(AgencyFit, MarksWordsOfTwoColumnsThatRanTogether) {
  EXPECT_THAT(NotesOf(Kind::kAgency, "ỦY BAN NHÂN DÂN HUYỆNCỘNG TIỀN HẢI"), ::testing::Contains("unit:unknown"));
}

TEST(AddressFit, MarksASignAndALoneLetterWhereANameOrANumberStands) {
  EXPECT_THAT(NotesOf(Kind::kAddress, "Ấp 13, xã +n, tỉnh An Giang"), ::testing::Contains("sign:strange"));
  EXPECT_THAT(NotesOf(Kind::kText, "Thôn ó, phường Hưng Trí"), ::testing::Contains("sign:strange"));
  EXPECT_THAT(NotesOf(Kind::kAddress, "Tổ 5+6, phường Hưng Trí"), ::testing::Not(::testing::Contains("sign:strange")));
}

TEST(AgencyMending, FindsNoneInTheLetterheadOfAFirm) {
  EXPECT_EQ(Read(Kind::kAgency, "MST: 6001234567 SỞ TƯ PHÁP"), "(nothing)");
}
TEST(AddressMending, KeepsTheNumberInTheNameOfAUnit) {
  const char* address = "Thôn 3, xã Gia Hòa 1, huyện Mỹ Xuyên, tỉnh Sóc Trăng";
  EXPECT_EQ(Read(Kind::kAddress, address), address);
}

TEST(AddressMending, ACityThatIsAProvinceIsNoSlipForAnotherProvince) {
  EXPECT_EQ(Read(Kind::kAddress, "Xã Kênh Giang, Huyện Thủy Nguyên, Hải Phòng"),
            "Xã Kênh Giang, Huyện Thủy Nguyên, Hải Phòng");
}

TEST(AddressFit, SignsInThePlaceOfAWordAreSaid) {
  EXPECT_THAT(NotesOf(Kind::kAddress, "phường Thủy Xuân, thành phố Huế, :: :-': Thừa Thiên Huế"),
              ::testing::Contains("dropped:inside"));
  EXPECT_THAT(NotesOf(Kind::kAddress, "phường Thủy Xuân, thành phố Huế, tỉnh Thừa Thiên Huế"),
              ::testing::Not(::testing::Contains("dropped:inside")));
}

TEST(AddressMending, ADashBeforeALevelsWordIsASpeck) {
  EXPECT_EQ(Read(Kind::kAddress, "Ủy ban nhân dân-xã Quý Sơn, huyện Lục Ngạn, tỉnh Bắc Giang"),
            "Ủy ban nhân dân xã Quý Sơn, huyện Lục Ngạn, tỉnh Bắc Giang");
  EXPECT_EQ(Read(Kind::kAddress, "phường 8, tỉnh Bà Rịa - Vũng Tàu"), "phường 8, tỉnh Bà Rịa - Vũng Tàu");
}

TEST(AddressFit, AColonAmongLettersIsAStrangeSign) {
  EXPECT_THAT(NotesOf(Kind::kAddress, "xã Ea Bar, hu;:ện Sông Hinh, tỉnh Phú Yên"),
              ::testing::Contains("sign:strange"));
}

TEST(AddressFit, ASmallLetterAloneIsAStrangeSign) {
  EXPECT_THAT(NotesOf(Kind::kAddress, "phường Phan Si Păng, tỈ j xã Sa Pa, tỉnh Lào Cai"),
              ::testing::Contains("sign:strange"));
  EXPECT_THAT(NotesOf(Kind::kAddress, "ấp 3, xã Hậu Mỹ Bắc A, huyện Cái Bè, tỉnh Tiền Giang"),
              ::testing::Not(::testing::Contains("sign:strange")));
}

TEST(Address, AProvinceAloneGetsItsMarks) {
  EXPECT_EQ(Read(Kind::kAddress, "Cao Băng"), "Cao Bằng");
  EXPECT_EQ(Read(Kind::kAddress, "Cao Bàng Hạ"), "Cao Bàng Hạ");
}

TEST(Address, ASpeckBeforeAWholeWordIsNoPartOfIt) {
  EXPECT_EQ(Read(Kind::kAddress, "tỉnh Quảng 'Trị"), "tỉnh Quảng Trị");
  EXPECT_EQ(Read(Kind::kAddress, "xã Ea T'ling"), "xã Ea T'ling");
}

TEST(Place, AKnownNameIsNotTakenForALevel) { EXPECT_EQ(Read(Kind::kPlace, "Tịnh Giang, ngày 4"), "Tịnh Giang"); }

}  // namespace
}  // namespace sohoa::values
