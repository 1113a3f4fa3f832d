#include "tests/unit/values/value_cases.h"

namespace sohoa::values {
namespace {

using List = Vocabulary::List;

std::string NearestForm(List list, const char* text) {
  const auto match = TestVocabulary().Nearest(list, text);
  return match ? match->form : "(nothing)";
}
TEST(Nearest, FindsAListedFormExactly) {
  const auto match = TestVocabulary().Nearest(List::kOffices, "PHÓ CHỦ TỊCH");
  ASSERT_TRUE(match);
  EXPECT_TRUE(match->exact);
  EXPECT_DOUBLE_EQ(match->similarity, 1);
}
TEST(Nearest, FindsAMisreadUnit) { EXPECT_EQ(NearestForm(List::kUnits, "huyên Tuy Đúc"), "huyện Tuy Đức"); }
TEST(Nearest, FindsAMisreadAgency) { EXPECT_EQ(NearestForm(List::kAgencies, "SO TƯ PHAP"), "SỞ TƯ PHÁP"); }
TEST(Nearest, FindsAMisreadAuthority) { EXPECT_EQ(NearestForm(List::kAuthorities, "KT, CHU TỊCH"), "KT. CHỦ TỊCH"); }
TEST(Nearest, FindsAMisreadEthnicGroup) { EXPECT_EQ(NearestForm(List::kEthnicGroups, "Nũng"), "Nùng"); }
TEST(Nearest, FindsAMisreadNationality) { EXPECT_EQ(NearestForm(List::kNationalities, "Hàn Quôc"), "Hàn Quốc"); }
TEST(Nearest, FindsAMisreadSymbol) { EXPECT_EQ(NearestForm(List::kSymbols, "UBNÐ"), "UBND"); }
TEST(Nearest, AnswersNothingForWhatIsFar) { EXPECT_EQ(NearestForm(List::kOffices, "HẠT ĐIỀU, CÀ PHÊ"), "(nothing)"); }
TEST(Nearest, AnswersNothingForEmptyText) { EXPECT_EQ(NearestForm(List::kUnits, ""), "(nothing)"); }
TEST(Load, ReportsAMissingFolder) {
  std::vector<settings::Problem> problems;
  EXPECT_NE(Vocabulary::Load("/nonexistent", &problems), nullptr);
  EXPECT_FALSE(problems.empty());
}

}  // namespace
}  // namespace sohoa::values
