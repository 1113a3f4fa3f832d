#include "text/vietnamese.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace sohoa::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Normalize, ComposesDecomposedLetters) { EXPECT_EQ(Normalize("Đa\u0306\u0301k Nông"), "Đắk Nông"); }
TEST(Normalize, ComposesWhateverTheOrderOfMarks) { EXPECT_EQ(Normalize("e\u0323\u0302"), "ệ"); }
TEST(Normalize, TurnsEthIntoD) { EXPECT_EQ(Normalize("Ðắk ðất"), "Đắk đất"); }
TEST(Normalize, MakesDashesPlain) { EXPECT_EQ(Normalize("a–b—c−d‐e"), "a-b-c-d-e"); }
TEST(Normalize, MakesApostrophesPlain) { EXPECT_EQ(Normalize("R’Lấp R‘L R`L R´L Rʼ"), "R'Lấp R'L R'L R'L R'"); }
TEST(Normalize, DropsInvisibleCharacters) { EXPECT_EQ(Normalize("h\u200Bồ\u00AD s\uFEFFơ"), "hồ sơ"); }
TEST(Normalize, MakesSpacesPlain) { EXPECT_EQ(Normalize("a\u00A0b\u2009c"), "a b c"); }
TEST(Normalize, KeepsLines) { EXPECT_EQ(Normalize("a\nb"), "a\nb"); }
TEST(Normalize, ReplacesBadBytes) {
  EXPECT_EQ(Normalize("a\xFF"
                      "b"),
            "a\uFFFD"
            "b");
}
TEST(Normalize, ReplacesACutSequence) { EXPECT_EQ(Normalize("a\xE1\xBA"), "a\uFFFD"); }

TEST(CollapseSpaces, TrimsAndJoins) { EXPECT_EQ(CollapseSpaces("  hồ \t\n sơ  "), "hồ sơ"); }
TEST(CollapseSpaces, OfSpacesIsEmpty) { EXPECT_EQ(CollapseSpaces(" \u00A0 "), ""); }

struct Pair {
  const char* from;
  const char* to;
};
void PrintTo(const Pair& pair, std::ostream* out) { *out << pair.from; }

class NewerTone : public ::testing::TestWithParam<Pair> {};
TEST_P(NewerTone, Stands) { EXPECT_EQ(NormalizeTone(GetParam().from), GetParam().to); }
INSTANTIATE_TEST_SUITE_P(Words, NewerTone,
                         ::testing::Values(Pair{"hoà bình", "hòa bình"}, Pair{"HOÀ", "HÒA"}, Pair{"Uỷ ban", "Ủy ban"},
                                           Pair{"UỶ BAN", "ỦY BAN"}, Pair{"khoẻ", "khỏe"}, Pair{"thuỵ", "thụy"},
                                           Pair{"khoá,", "khóa,"}, Pair{"xoã", "xõa"}));
INSTANTIATE_TEST_SUITE_P(Unchanged, NewerTone,
                         ::testing::Values(Pair{"quý", "quý"}, Pair{"Quỳ", "Quỳ"}, Pair{"hoàn toàn", "hoàn toàn"},
                                           Pair{"Huỳnh", "Huỳnh"}, Pair{"khuỷu", "khuỷu"}, Pair{"ngoèo", "ngoèo"},
                                           Pair{"hòa", "hòa"}, Pair{"nhà", "nhà"}, Pair{"chìa", "chìa"}));

TEST(Fold, DropsEveryMark) { EXPECT_EQ(Fold("Đắk R'Lấp"), "dak r'lap"); }
TEST(Fold, DropsHorns) { EXPECT_EQ(Fold("ƯỚC MƠ"), "uoc mo"); }
TEST(Fold, DropsCombiningMarks) { EXPECT_EQ(Fold("e\u0323\u0302"), "e"); }
TEST(Fold, UnifiesApostrophesAndSpaces) { EXPECT_EQ(Fold("  R’LẤP\n x "), "r'lap x"); }
TEST(Fold, FoldsEth) { EXPECT_EQ(Fold("Ðông"), "dong"); }

TEST(NameKey, IsOneForBothTonePlacements) { EXPECT_EQ(NameKey("Lê Thị  Thuỷ"), NameKey("LÊ THỊ THỦY")); }
TEST(NameKey, KeepsAccentsApart) { EXPECT_NE(NameKey("Hà"), NameKey("Hạ")); }
TEST(NameKey, KeepsIAndYApart) { EXPECT_NE(NameKey("Lý"), NameKey("Lí")); }

TEST(PlaceKey, MakesSpellingsOfDakOne) {
  for (const char* spelling : {"Đắk R'Lấp", "Đăk R’lấp", "Đắc RLấp", "Dak R Lap", "ĐẮK R'LẤP", "Đak R`Lấp"}) {
    EXPECT_EQ(PlaceKey(spelling), "dakrlap") << spelling;
  }
}
TEST(PlaceKey, LeavesDacInsideAWord) { EXPECT_EQ(PlaceKey("Dacia"), "dacia"); }

class TitleCase : public ::testing::TestWithParam<Pair> {};
TEST_P(TitleCase, Stands) { EXPECT_EQ(ToTitle(GetParam().from), GetParam().to); }
INSTANTIATE_TEST_SUITE_P(Names, TitleCase,
                         ::testing::Values(Pair{"TRẦN THỊ CÔNG", "Trần Thị Công"}, Pair{"H'VI ÊBAN", "H'Vi Êban"},
                                           Pair{"ĐIỂU K'RUNG", "Điểu K'Rung"}, Pair{"Y KHOA NIÊ", "Y Khoa Niê"},
                                           Pair{"K'SƠN", "K'Sơn"}, Pair{"lê văn nam", "Lê Văn Nam"}, Pair{"ÊĐÊ", "Êđê"},
                                           Pair{"e\u0302BAN", "E\u0302ban"}));

TEST(ToUpper, RaisesVietnameseLetters) { EXPECT_EQ(ToUpper("đắk ưỡn"), "ĐẮK ƯỠN"); }
TEST(ToLower, LowersVietnameseLetters) { EXPECT_EQ(ToLower("ĐẮK ƯỠN"), "đắk ưỡn"); }

TEST(IsUpperText, NeedsALetter) { EXPECT_FALSE(IsUpperText("12/34")); }
TEST(IsUpperText, IgnoresSigns) { EXPECT_TRUE(IsUpperText("ĐẮK R'LẤP 12")); }
TEST(IsUpperText, RefusesALowerLetter) { EXPECT_FALSE(IsUpperText("ĐẮk")); }

TEST(SplitWords, SplitsAtAnySpace) { EXPECT_THAT(SplitWords(" a\u00A0b\nc "), ElementsAre("a", "b", "c")); }
TEST(SplitWords, OfNothingIsNothing) { EXPECT_THAT(SplitWords("  "), IsEmpty()); }

TEST(CodePoints, SurviveTheRoundTrip) {
  const std::string text = "Đắk 中 😀 x";
  EXPECT_EQ(FromCodePoints(ToCodePoints(text)), text);
}

int PlainDistance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::vector<int>> cell(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cell[i][j] = static_cast<int>(i + j);
      } else {
        cell[i][j] = std::min({cell[i - 1][j] + 1, cell[i][j - 1] + 1, cell[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      }
    }
  }
  return cell[a.size()][b.size()];
}

TEST(EditDistance, CountsCodePointsNotBytes) { EXPECT_EQ(EditDistance(U"đắk", U"dak", 9), 2); }
TEST(EditDistance, AgreesWithTheWholeTableAtEveryLimit) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::u32string a(random() % 9, U'a');
    std::u32string b(random() % 9, U'a');
    for (char32_t& c : a) c = U'a' + random() % 3;
    for (char32_t& c : b) c = U'a' + random() % 3;
    for (int limit = 0; limit < 9; ++limit) {
      ASSERT_EQ(EditDistance(a, b, limit), std::min(PlainDistance(a, b), limit + 1)) << limit;
    }
  }
}
TEST(EditDistance, HandlesLongTexts) {
  EXPECT_EQ(EditDistance(std::u32string(500, U'x') + U"a", U"b" + std::u32string(499, U'x'), 600), 2);
}

TEST(Similarity, OfTwoEmptyTextsIsOne) { EXPECT_DOUBLE_EQ(Similarity("", ""), 1); }
TEST(Similarity, IsRelativeToTheLongerText) { EXPECT_DOUBLE_EQ(Similarity("đắk", "đắk mil x"), 1 - 6.0 / 9); }

}  // namespace
}  // namespace sohoa::text
