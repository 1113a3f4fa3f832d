#include "tests/unit/values/value_cases.h"

namespace sohoa::values {
namespace {

SOHOA_READINGS(Sex, Kind::kSex, Reading{"Nam", "Nam"}, Reading{"Nữ", "Nữ"}, Reading{"Nử", "Nữ"}, Reading{"NAM.", "Nam"},
               Reading{"Giới tính: Nữ Quốc tịch: Việt Nam", "Nữ"}, Reading{"Quốc tịch: Việt Nam", nullptr},
               Reading{"năm 1975", nullptr}, Reading{"", nullptr});
SOHOA_READINGS(Ethnicity, Kind::kEthnicity, Reading{"Kinh", "Kinh"}, Reading{"M'Nông", "M'Nông"},
               Reading{"Ê-đê", "Ê-đê"}, Reading{"Nùng", "Nùng"}, Reading{"Kính", "Kinh"}, Reading{"M”Nông", "M'Nông"},
               Reading{"Kinh Quốc tịch: Việt Nam", "Kinh"}, Reading{"Mạ", "Mạ"}, Reading{"xyz", nullptr},
               Reading{"", nullptr});
SOHOA_READINGS(Nationality, Kind::kNationality, Reading{"Việt Nam", "Việt Nam"}, Reading{"Viêt Nam.", "Việt Nam"},
               Reading{"VIỆT NAM", "Việt Nam"}, Reading{"Lào", "Lào"}, Reading{"", nullptr});
TEST(Kinds, AreFoundByTheirNames) {
  for (int i = 0; i <= static_cast<int>(Kind::kAuthority); ++i) {
    const Kind kind = static_cast<Kind>(i);
    EXPECT_EQ(KindFromName(KindName(kind)), kind) << i;
  }
}
TEST(Kinds, OfAnUnknownNameIsNone) { EXPECT_EQ(KindFromName("no_such_kind"), std::nullopt); }
TEST(EthnicityFit, FallsWhereAnApostropheMayHaveBeenLost) {
  EXPECT_THAT(NotesOf(Kind::kEthnicity, "Mnông"), ::testing::Contains("spelling:apostrophe"));
  EXPECT_THAT(NotesOf(Kind::kEthnicity, "M'Nông"), ::testing::Not(::testing::Contains("spelling:apostrophe")));
}
TEST(EthnicityFit, FallsWhereALetterBehindTheApostropheMayHaveBeenLost) {
  EXPECT_THAT(NotesOf(Kind::kEthnicity, "Mông"), ::testing::Contains("spelling:apostrophe"));
  EXPECT_THAT(NotesOf(Kind::kEthnicity, "Kinh"), ::testing::Not(::testing::Contains("spelling:apostrophe")));
}

}  // namespace
}  // namespace sohoa::values
