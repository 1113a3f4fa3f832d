#include "tests/unit/values/value_cases.h"

namespace sohoa::values {
namespace {

using ::testing::ElementsAre;

SOHOA_READINGS(Subject, Kind::kSubject, Reading{"V/v rà soát thủ tục hành chính", "rà soát thủ tục hành chính"},
               Reading{"Về việc công bố danh mục thủ tục", "công bố danh mục thủ tục"},
               Reading{"V/v: góp ý dự thảo Quy chế", "góp ý dự thảo Quy chế"},
               Reading{"Viv góp ý dự thảo", "góp ý dự thảo"}, Reading{"V/y góp ý dự thảo", "góp ý dự thảo"},
               Reading{"Vê viêc góp ý dự thảo.", "góp ý dự thảo"}, Reading{"\"V/v góp ý dự thảo", "góp ý dự thảo"},
               Reading{"V/v góp ý \"Đề án 06\"", "góp ý \"Đề án 06\""},
               Reading{"V/v góp ý dự thảo\nQuy chế làm việc", "góp ý dự thảo Quy chế làm việc"},
               Reading{"Vui lòng phối hợp", "Vui lòng phối hợp"}, Reading{"Vận động nhân dân", "Vận động nhân dân"},
               Reading{"V/v", nullptr}, Reading{"", nullptr});

std::vector<std::string> Recipients(const char* text) {
  const auto value = Parse(Kind::kRecipients, text, TestVocabulary());
  return value ? value->items : std::vector<std::string>{};
}
TEST(Recipients, OneOnTheLineOfTheLabel) {
  EXPECT_THAT(Recipients("Kính gửi: Sở Tư pháp."), ElementsAre("Sở Tư pháp"));
}
TEST(Recipients, OnePerDash) {
  EXPECT_THAT(Recipients("Kính gửi:\n- Sở Tư pháp;\n- UBND các huyện, thành phố."),
              ElementsAre("Sở Tư pháp", "UBND các huyện, thành phố"));
}
TEST(Recipients, LinesWithoutADashContinue) {
  EXPECT_THAT(Recipients("- Văn phòng Ủy ban nhân dân\ntỉnh Đắk Nông;\n- Sở Nội vụ."),
              ElementsAre("Văn phòng Ủy ban nhân dân tỉnh Đắk Nông", "Sở Nội vụ"));
}
TEST(Recipients, ASemicolonEndsAnItemWhoseDashWasLost) {
  EXPECT_THAT(Recipients("- Sở Tư pháp;\nSở Nội vụ."), ElementsAre("Sở Tư pháp", "Sở Nội vụ"));
}
TEST(Recipients, ALongNameWithoutDashesIsOne) {
  EXPECT_THAT(Recipients("Kính gửi: Ủy ban nhân dân\ntỉnh Đắk Nông"), ElementsAre("Ủy ban nhân dân tỉnh Đắk Nông"));
}
TEST(Recipients, SeveralOnOneLineAreSplitAtSemicolons) {
  EXPECT_THAT(Recipients("Kính gửi: Sở Tư pháp; Sở Nội vụ"), ElementsAre("Sở Tư pháp", "Sở Nội vụ"));
}
TEST(Recipients, DashesMayBeReadAsOtherSigns) {
  EXPECT_THAT(Recipients("Kính gửi:\n~ Sở Tư pháp;\n• Sở Nội vụ."), ElementsAre("Sở Tư pháp", "Sở Nội vụ"));
}
TEST(Recipients, OfSignsAloneAreNone) { EXPECT_THAT(Recipients("- ;\n~"), ElementsAre()); }

SOHOA_READINGS(Text, Kind::kText, Reading{"  Tai biến mạch máu ..... ", "Tai biến mạch máu"}, Reading{"....", nullptr},
               Reading{"Taibiến mạchmáu", "Tai biến mạch máu"});
SOHOA_READINGS(Organisation, Kind::kOrganisation, Reading{"Cơ khí Minh Thức", "Cơ khí Minh Thức"},
               Reading{"CÔNG TY TNHH AN PHÁT", "CÔNG TY TNHH AN PHÁT"}, Reading{"12", nullptr});

TEST(TextFit, FallsForAWordThatNobodyCanSay) { EXPECT_LT(FitOf(Kind::kText, "bệnh hiếmm nghèo"), 0.95); }
TEST(Recipients, AreMendedWhereOnlyMarksDiffer) {
  EXPECT_THAT(Recipients("- Trung tầm Phục vụ hảnh chính công."), ElementsAre("Trung tâm Phục vụ hành chính công"));
}
TEST(RecipientsFit, FallsForAWordThatNoAgencyUses) {
  EXPECT_THAT(NotesOf(Kind::kRecipients, "- Sở Tư pháb"), ::testing::Contains("word:unknown"));
  EXPECT_THAT(NotesOf(Kind::kRecipients, "Viện Kiểm sát nhân dân tỉ"), ::testing::Contains("word:open_end"));
  EXPECT_THAT(NotesOf(Kind::kRecipients, "Viện Kiểm sát nhân dân huyện Krông Pắc"),
              ::testing::Not(::testing::Contains("word:open_end")));
}
TEST(SubjectIntroduction, IsKnownWithAMisreadVowel) {
  EXPECT_EQ(Read(Kind::kSubject, "Và việc điều chỉnh dự toán"), "điều chỉnh dự toán");
}
TEST(TextPhrase, IsMendedWhereOnlyMarksDiffer) { EXPECT_EQ(Read(Kind::kText, "Ủng thư gan"), "Ung thư gan"); }
TEST(TextPhrase, OneLetterAwayFromAListedOneIsDoubted) {
  EXPECT_THAT(NotesOf(Kind::kText, "Cao đẳng Hệ sinh"), ::testing::Contains("word:near_phrase"));
  EXPECT_THAT(NotesOf(Kind::kText, "Cao đẳng Hộ sinh"), ::testing::Not(::testing::Contains("word:near_phrase")));
}
TEST(Text, KeepsTheHighlandsNamesWhole) {
  EXPECT_EQ(Read(Kind::kText, "rau sạch H'Blăm Êban"), "rau sạch H'Blăm Êban");
}
TEST(TextPhrase, IsKnown) { EXPECT_THAT(NotesOf(Kind::kText, "Đột quỵ"), ::testing::Contains("vocabulary:phrase")); }
TEST(TextPhrase, StaysAsItWasReadWhenUnknown) { EXPECT_EQ(Read(Kind::kText, "Ngã từ mái nhà"), "Ngã từ mái nhà"); }
TEST(SubjectFit, MarksALetterThatNoVietnameseWordHas) {
  EXPECT_THAT(NotesOf(Kind::kSubject, "báo cáo quý Tñãm 2015"), ::testing::Contains("letter:foreign"));
}
TEST(TextFit, MarksAFirstWordThatNobodyCanSay) {
  EXPECT_THAT(NotesOf(Kind::kText, "Câp bản sao trích lục"), ::testing::Contains("word:no_syllable"));
}
TEST(Subject, GivesAQuarterItsStrokes) {
  EXPECT_EQ(Read(Kind::kSubject, "V/v báo cáo thu chi quý IH năm 2015"), "báo cáo thu chi quý III năm 2015");
  EXPECT_EQ(Read(Kind::kSubject, "V/v báo cáo thu chi quý IV năm 2015"), "báo cáo thu chi quý IV năm 2015");
}
TEST(Subject, BeginsBehindWordsOfAStampOnItsLine) {
  EXPECT_EQ(Read(Kind::kSubject, "ngày: 26/1 Về việc phê duyệt kết quả"), "phê duyệt kết quả");
}
TEST(SubjectFit, MarksWordsOfAStampOnItsLine) {
  EXPECT_THAT(NotesOf(Kind::kSubject, "VĂN PHÒNG Về việc phê duyệt kết quả"), ::testing::Contains("left_over:before"));
}
TEST(Subject, KeepsAnotherMatterThatItNames) {
  EXPECT_EQ(Read(Kind::kSubject, "Sửa đổi quy định về việc phê duyệt kết quả"),
            "Sửa đổi quy định về việc phê duyệt kết quả");
}
TEST(Subject, LosesAStrokeBeforeItsFirstWord) {
  EXPECT_EQ(Read(Kind::kSubject, "⁄ Góp ý dự thảo quy chế"), "Góp ý dự thảo quy chế");
}

TEST(SubjectBesideAStamp, BeginsBehindWhatIsLeftOfItsIntroduction) {
  EXPECT_EQ(Read(Kind::kSubject, "ĐEN số 771811 /v cử công chức tham gia lớp bồi dưỡng"),
            "cử công chức tham gia lớp bồi dưỡng");
  EXPECT_THAT(NotesOf(Kind::kSubject, "ĐEN số 771811 /v cử công chức"), ::testing::Contains("left_over:before"));
}

TEST(Organisation, AWordThatHasLostItsMarksIsDoubted) {
  EXPECT_THAT(NotesOf(Kind::kOrganisation, "TIEM MAY HUY NGUYÊN"), ::testing::Contains("word:no_syllable"));
  EXPECT_THAT(NotesOf(Kind::kOrganisation, "TIỆM MAY HUY NGUYÊN"), ::testing::IsEmpty());
  EXPECT_THAT(NotesOf(Kind::kOrganisation, "CÔNG TY VIETSTAR"), ::testing::IsEmpty());
}

TEST(FreeText, ALoneBracketIsAStrangeSign) {
  EXPECT_THAT(NotesOf(Kind::kText, "Không có án (ích"), ::testing::Contains("sign:strange"));
  EXPECT_THAT(NotesOf(Kind::kText, "Không có án tích (theo sổ)"), ::testing::IsEmpty());
}

TEST(SubjectBesideAStamp, BeginsBehindManyWordsOfIt) {
  EXPECT_EQ(Read(Kind::kSubject, "ĐỀN ........ VĂN Sö PHÒNG 2,7 Về việc tăng cường ứng dụng chữ ký số"),
            "tăng cường ứng dụng chữ ký số");
}

}  // namespace
}  // namespace sohoa::values
