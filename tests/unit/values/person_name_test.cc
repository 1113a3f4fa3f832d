#include "tests/unit/values/value_cases.h"

namespace sohoa::values {
namespace {

SOHOA_READINGS(PersonName, Kind::kPersonName, Reading{"TRẦN THỊ CÔNG", "Trần Thị Công"},
               Reading{"Ông: Lê Văn Nam", "Lê Văn Nam"}, Reading{"Ông/Bà: Nguyễn Thị Hoa", "Nguyễn Thị Hoa"},
               Reading{"Bà Phạm Thu Thủy, năm sinh: 1989", "Phạm Thu Thủy"}, Reading{"H'VI ÊBAN", "H'Vi Êban"},
               Reading{"ĐIỂU K'RUNG", "Điểu K'Rung"}, Reading{"Y KHOA NIÊ", "Y Khoa Niê"}, Reading{"K'SƠN", "K'Sơn"},
               Reading{"Ma Kông", "Ma Kông"}, Reading{"GS.TS. Trần Công Minh", "GS.TS. Trần Công Minh"},
               Reading{"Nguyễn Văn An.", "Nguyễn Văn An"}, Reading{"Nguyễn Thị Thủ y", "Nguyễn Thị Thủy"},
               Reading{"NGUYỄN VĂN AN ......", "Nguyễn Văn An"}, Reading{"Ông (bà): VÕ THỊ SÁU", "Võ Thị Sáu"},
               Reading{"| Nguyễn Văn An ~", "Nguyễn Văn An"}, Reading{"Họ và tên cha: Đỗ Văn Bình", "Đỗ Văn Bình"},
               Reading{"Đại tá Nguyễn Văn An", "Đại tá Nguyễn Văn An"}, Reading{"H”LINH ÊBAN", "H'Linh Êban"},
               Reading{"VÕ THỊHẠNH", "Võ Thị Hạnh"}, Reading{"LÊVĂNTHÀNH", "Lê Văn Thành"},
               Reading{"HoàngVănTiến", "Hoàng Văn Tiến"}, Reading{"YKhoa Niê", "Y Khoa Niê"},
               Reading{"LÊ THANH - BÌNH", "Lê Thanh Bình"}, Reading{"Lê Văn Nam - Phó Chủ tịch", "Lê Văn Nam"},
               Reading{"Vã Minh Đức", "Vã Minh Đức"}, Reading{"NGUYÊN VĂN ĐỊNH", "Nguyên Văn Định"});
SOHOA_READINGS(NoPersonName, Kind::kPersonName, Reading{"Nơi nhận", nullptr}, Reading{"PHÓ CHỦ TỊCH", nullptr},
               Reading{"KT. GIÁM ĐỐC", nullptr}, Reading{"12/3", nullptr}, Reading{"", nullptr},
               Reading{"một dòng chữ dài hơn bảy từ thì không là tên", nullptr}, Reading{"Nguyễn V4n An", nullptr},
               Reading{"Ngày sinh", nullptr}, Reading{"Ta 20222 -22-22/2122 06", nullptr});
TEST(PersonNameFit, IsWholeForKnownWords) { EXPECT_DOUBLE_EQ(FitOf(Kind::kPersonName, "Nguyễn Văn Hoàng"), 1); }
TEST(PersonNameFit, FallsForAnUnknownFamilyButKeepsTheName) {
  EXPECT_EQ(Read(Kind::kPersonName, "Xrô Văn Hoàng"), "Xrô Văn Hoàng");
  EXPECT_LT(FitOf(Kind::kPersonName, "Xrô Văn Hoàng"), 0.95);
}
TEST(PersonNameFit, FallsForARareFamilyBesideAFrequentOne) {
  EXPECT_THAT(NotesOf(Kind::kPersonName, "NGUYÊN VĂN ĐỊNH"), ::testing::Contains("name:doubtful_family"));
}
TEST(PersonNameFit, FallsForAWordThatNobodyCanSay) { EXPECT_LT(FitOf(Kind::kPersonName, "Trần Ffơng Tính"), 0.6); }
TEST(PersonNameFit, IsWholeForLocalNames) { EXPECT_DOUBLE_EQ(FitOf(Kind::kPersonName, "H'LINH ÊBAN"), 1); }
TEST(PersonNameFit, FallsForForeignLetters) { EXPECT_LT(FitOf(Kind::kPersonName, "Nguyễn Vän Hoàng"), 0.6); }
TEST(PersonNameFit, FallsWhereTheFamilyIsMissing) {
  EXPECT_THAT(NotesOf(Kind::kPersonName, "Thị Huệ"), ::testing::Contains("name:no_family"));
  EXPECT_THAT(NotesOf(Kind::kPersonName, "Văn Vinh"), ::testing::Contains("name:no_family"));
}
TEST(PersonNameFit, FallsWhereAMiddleNameStandsInFront) {
  EXPECT_THAT(NotesOf(Kind::kPersonName, "Hồng Lan"), ::testing::Contains("name:no_family"));
}
TEST(PersonNameFit, IsWholeForAFamilyThatIsAMiddleNameToo) {
  EXPECT_DOUBLE_EQ(FitOf(Kind::kPersonName, "Cao Thanh Hà"), 1);
}
TEST(PersonNameFit, FallsWhereTheGivenNameIsMissing) {
  EXPECT_THAT(NotesOf(Kind::kPersonName, "Phạm Thị"), ::testing::Contains("name:no_given"));
}
TEST(PersonName, EndsWithALetterThatStandsApart) {
  EXPECT_EQ(Read(Kind::kPersonName, "Nguyễn Thị Thả o"), "Nguyễn Thị Thảo");
}
TEST(PersonName, HasNoSpaceBehindTheApostropheOfTheHighlands) {
  EXPECT_EQ(Read(Kind::kPersonName, "H' Mai Byă"), "H'Mai Byă");
}
TEST(PersonName, LosesASmallLetterBetweenItsWords) {
  EXPECT_EQ(Read(Kind::kPersonName, "LÊ NGỌC c TRANG"), "Lê Ngọc Trang");
  EXPECT_THAT(NotesOf(Kind::kPersonName, "LÊ NGỌC c TRANG"), ::testing::Contains("dropped:inside"));
  EXPECT_EQ(Read(Kind::kPersonName, "Giàng A Sính"), "Giàng A Sính");
}
TEST(PersonName, LosesASpeckBeforeAWord) { EXPECT_EQ(Read(Kind::kPersonName, "Võ 'Thị Thủy"), "Võ Thị Thủy"); }
TEST(PersonNameFit, FallsWhereACapitalIsMissing) {
  EXPECT_THAT(NotesOf(Kind::kPersonName, "Phạm Nguyễn uy Phương"), ::testing::Contains("name:small_letter"));
}

double RarityOf(const char* text) { return Parse(Kind::kPersonName, text, TestVocabulary())->rarity; }
TEST(PersonNameRarity, IsHigherForTheRarerMark) { EXPECT_GT(RarityOf("Phan Phạm Vị"), RarityOf("Phan Phạm Vi")); }
TEST(PersonNameRarity, IsNothingForTheCommonestMarks) { EXPECT_LT(RarityOf("Nguyễn Văn Dũng"), 0.1); }
TEST(PersonNameFit, FallsWhereAnApostropheMayHaveBeenLost) {
  EXPECT_THAT(NotesOf(Kind::kPersonName, "H Mai Byă"), ::testing::Contains("name:apostrophe"));
  EXPECT_THAT(NotesOf(Kind::kPersonName, "H'Nguồn Ayun"), ::testing::Contains("name:local_tone"));
  EXPECT_THAT(NotesOf(Kind::kPersonName, "H'Nguôn Ayun"), ::testing::Not(::testing::Contains("name:local_tone")));
}

std::string Likely(const char* text) {
  return WithLikelyMarks(*Parse(Kind::kPersonName, text, TestVocabulary()), TestVocabulary()).value;
}
TEST(LikelyMarks, ReplaceAFamilyThatHardlyAnybodyBears) { EXPECT_EQ(Likely("NGUYÊN VĂN ĐỊNH"), "Nguyễn Văn Định"); }
TEST(LikelyMarks, PutBackALostToneWhereOnlyOneFamilyHasTheLetters) {
  EXPECT_EQ(Likely("Không Mỹ Mai"), "Khổng Mỹ Mai");
}
TEST(PersonNameFit, FallsForWordsThatWereReadTwice) {
  EXPECT_THAT(NotesOf(Kind::kPersonName, "Trần Trần Văn Văn Thanh"), ::testing::Contains("name:doubled"));
  EXPECT_THAT(NotesOf(Kind::kPersonName, "Trần Trần Mẫn"), ::testing::Not(::testing::Contains("name:doubled")));
}
TEST(Families, OfTheHighlandsAreKnown) {
  EXPECT_THAT(NotesOf(Kind::kPersonName, "Quàng Thị Mai"), ::testing::Not(::testing::Contains("name:unknown_family")));
}
TEST(LikelyMarks, ReplaceAWordThatIsNoFamilyByTheOnlyOne) { EXPECT_EQ(Likely("Khống Thu Hà"), "Khổng Thu Hà"); }
TEST(LikelyMarks, SpellAWordThatIsNone) {
  EXPECT_EQ(Likely("Phan Thị Huẹ"), "Phan Thị Huệ");
  EXPECT_EQ(Likely("Võ Mỹ Mal"), "Võ Mỹ Mai");
  EXPECT_EQ(Likely("Nguyẽễn Thị Hiền"), "Nguyễn Thị Hiền");
  EXPECT_EQ(Likely("Võ Thị Hồng Yen"), "Võ Thị Hồng Yến");
  EXPECT_EQ(Likely("Lê Văn Brưl"), "Lê Văn Brưl");
}
TEST(LikelyMarks, TakeAHookOverAnIForItsDot) { EXPECT_EQ(Likely("Đặng Thị Chỉ"), "Đặng Thị Chi"); }
TEST(LikelyMarks, PutTheApostropheOfAHighlandName) {
  EXPECT_EQ(Likely("HBLĂM NIÊ"), "H'Blăm Niê");
  EXPECT_EQ(Likely("THỊ KLƠI"), "Thị K'Lơi");
}
TEST(LikelyMarks, LeaveARareFamilyThatHasNoCommonTwin) { EXPECT_EQ(Likely("Vã Minh Đức"), "Vã Minh Đức"); }
TEST(LikelyMarks, LeaveALocalFamilyWithAConsonantBehindH) { EXPECT_EQ(Likely("Hmok Thị Lan"), "Hmok Thị Lan"); }
TEST(LikelyMarks, SayWhatTheyChanged) {
  const Value name = WithLikelyMarks(*Parse(Kind::kPersonName, "TRÂN THU HÀ", TestVocabulary()), TestVocabulary());
  EXPECT_THAT(name.notes, ::testing::Contains("name:mended_marks"));
}
TEST(PersonNameFit, MarksASignThatMayBeALetter) {
  EXPECT_THAT(NotesOf(Kind::kPersonName, "PHẠM THỊ MỸ DU\"."), ::testing::Contains("name:sign"));
  EXPECT_THAT(NotesOf(Kind::kPersonName, "Lê Ngọc Phú:"), ::testing::Contains("name:sign"));
}
TEST(PersonNameFit, MarksALocalNameThatMayHaveLostItsMark) {
  EXPECT_THAT(NotesOf(Kind::kPersonName, "Y Khoa Mlo"), ::testing::Contains("name:plain_twin"));
  EXPECT_THAT(NotesOf(Kind::kPersonName, "Y Khoa Mlô"), ::testing::Not(::testing::Contains("name:plain_twin")));
}
TEST(LikelyMarks, LeaveAFamilyOfTheMong) { EXPECT_EQ(Likely("GIÀNG A CHƠ"), "Giàng A Chơ"); }
TEST(LikelyMarks, LeaveAnUnknownFamilyThatDiffersInMoreThanAcuteAndHook) {
  EXPECT_EQ(Likely("Khồng Thu Hà"), "Khồng Thu Hà");
}

TEST(PersonNameFit, AMongNameWithoutItsLetterIsDoubted) {
  EXPECT_THAT(NotesOf(Kind::kPersonName, "Giàng Sính"), ::testing::Contains("name:letter_lost"));
  EXPECT_THAT(NotesOf(Kind::kPersonName, "Giàng A Sính"), ::testing::Not(::testing::Contains("name:letter_lost")));
}

}  // namespace
}  // namespace sohoa::values
