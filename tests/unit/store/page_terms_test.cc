#include "store/page_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sohoa::store {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

Page PageOf(const std::vector<std::string>& words, int block = 0) {
  Page page;
  page.number = 1;
  for (const std::string& text : words) {
    Word word;
    word.text = text;
    word.block = block;
    page.words.push_back(word);
  }
  return page;
}

TEST(PageTerms, TokensAreLettersAndDigitsWithoutAccents) {
  EXPECT_THAT(TokensOf("Số: 15/QĐ-UBND, Đắk R'Lấp"), ElementsAre("so", "15", "qd", "ubnd", "dak", "r", "lap"));
}

TEST(PageTerms, SignsAloneGiveNoToken) { EXPECT_THAT(TokensOf("... / – «»"), IsEmpty()); }

TEST(PageTerms, ALongTokenIsCutAlikeOnThePageAndInAQuestion) {
  const std::string typed(100, 'a');
  EXPECT_THAT(TokensOf(typed), ElementsAre(std::string(kTokenBytes, 'a')));
}

TEST(PageTerms, KeepsWordsAndNeighboursOnce) {
  EXPECT_THAT(TermsOf(PageOf({"Krông", "Nô", "Krông", "Nô"})), ElementsAre("krong", "krong no", "no", "no krong"));
}

TEST(PageTerms, LeavesOutGrammarAndSingleLetters) {
  const std::vector<std::string> terms = TermsOf(PageOf({"của", "các", "Y", "Thông"}));
  EXPECT_THAT(terms, Not(Contains("cua")));
  EXPECT_THAT(terms, Not(Contains("cua cac")));
  EXPECT_THAT(terms, Not(Contains("y")));
  EXPECT_THAT(terms, Contains("y thong"));
}

TEST(PageTerms, ANameOfCommonSyllablesStaysAPair) { EXPECT_THAT(TermsOf(PageOf({"Thị", "Hoa"})), Contains("thi hoa")); }

TEST(PageTerms, WordsOfTwoBlocksAreNoNeighbours) {
  Page page = PageOf({"Krông"}, 0);
  page.words.push_back(PageOf({"Ana"}, 1).words[0]);
  EXPECT_THAT(TermsOf(page), ElementsAre("ana", "krong"));
}

TEST(PageTerms, APhraseAsksForItsPairs) {
  EXPECT_THAT(PhraseTerms({"tran", "thi", "cong"}), ElementsAre("tran thi", "thi cong"));
}

TEST(PageTerms, AWordAloneAsksForItself) { EXPECT_THAT(PhraseTerms({"krong"}), ElementsAre("krong")); }

TEST(PageTerms, GrammarAloneAsksForNothing) { EXPECT_THAT(PhraseTerms({"cua"}), IsEmpty()); }

TEST(PageTerms, FindsThePhraseAsPrinted) {
  const PrintedWords found = FindOnPage(PageOf({"Ông", "Trần", "Văn", "Tú,", "trú"}), {"tran", "van", "tu"});
  EXPECT_EQ(found.text, "Trần Văn Tú,");
  EXPECT_TRUE(found.in_order);
}

TEST(PageTerms, FindsWordsThatStandApart) {
  const PrintedWords found = FindOnPage(PageOf({"Tú", "và", "Trần"}), {"tran", "tu"});
  EXPECT_EQ(found.text, "Trần Tú");
  EXPECT_FALSE(found.in_order);
}

TEST(PageTerms, OneWordWithSeveralTokensIsPrintedOnce) {
  EXPECT_EQ(FindOnPage(PageOf({"15/QĐ-UBND"}), {"qd", "ubnd"}).text, "15/QĐ-UBND");
}

}  // namespace
}  // namespace sohoa::store
