#include "extractors/values/word_pairs.h"

#include "tests/unit/values/value_cases.h"

namespace sohoa::values {
namespace {

WordPairs SomePairs() {
  WordPairs pairs;
  pairs.Add("kế", "hoạch", 40);
  pairs.Add("hội", "đồng", 60);
  pairs.Add("đông", "sang", 30);
  pairs.Add("từ", "số", 1);
  pairs.Add("tư", "số", 68);
  pairs.Add("đến", "ngày", 25);
  return pairs;
}

std::string Mend(std::string_view text) {
  int mended = 0;
  return SomePairs().Mend(text, &mended);
}

TEST(WordPairs, PutMarksWhereOnlyOtherWordsStandSideBySide) {
  int mended = 0;
  EXPECT_EQ(SomePairs().Mend("ban hành kê hoạch, năm 2020", &mended), "ban hành kế hoạch, năm 2020");
  EXPECT_EQ(mended, 1);
}

TEST(WordPairs, KeepTheCapitalOfTheFirstWord) { EXPECT_EQ(Mend("Đên ngày 28/10/2046"), "Đến ngày 28/10/2046"); }

TEST(WordPairs, LeaveWordsThatWereMetHoweverSeldom) { EXPECT_EQ(Mend("kể từ số nhà"), "kể từ số nhà"); }

TEST(WordPairs, LeaveAWordThatACapitalOneBeforeItSupports) {
  EXPECT_EQ(Mend("Hội đồng sang tên"), "Hội đồng sang tên");
}

TEST(WordPairs, LeaveNamesAndWhatASignParts) {
  EXPECT_EQ(Mend("ông Kê hoạch"), "ông Kê hoạch");
  EXPECT_EQ(Mend("kê, hoạch"), "kê, hoạch");
}

TEST(WordPairs, OfTheListMendFreeTextAndSubjects) {
  EXPECT_EQ(Read(Kind::kText, "Đên ngày 28/10/2046"), "Đến ngày 28/10/2046");
  EXPECT_EQ(Read(Kind::kSubject, "V/v góp ý kiên việc thực hiện Thông tư sô 05/2016/TT-BYT"),
            "góp ý kiến việc thực hiện Thông tư số 05/2016/TT-BYT");
  EXPECT_EQ(Read(Kind::kSubject, "V/v thành lập Hội đồng sáng kiến Trường Đại học Tây Đô"),
            "thành lập Hội đồng sáng kiến Trường Đại học Tây Đô");
}

}  // namespace
}  // namespace sohoa::values
