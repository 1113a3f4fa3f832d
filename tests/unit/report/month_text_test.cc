#include "report/month_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report_data.h"

namespace sohoa::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

MonthReport ReportOf(const std::vector<KnownDossier>& dossiers) {
  return ComputeMonth(dossiers, ShippedRules(), "2026-02", "");
}

KnownDossier MakeDossier(const std::string& code, const std::string& agency) {
  KnownDossier dossier;
  dossier.code = code;
  dossier.agency = agency;
  dossier.received_on = "2026-02-03";
  return dossier;
}

TEST(MonthTextTest, HundredthsHaveTwoDecimals) {
  EXPECT_EQ(Hundredths(6286, ','), "62,86");
  EXPECT_EQ(Hundredths(5, '.'), "0.05");
  EXPECT_EQ(Hundredths(10000, '.'), "100.00");
  EXPECT_EQ(HundredthsOr(std::nullopt, '.'), "N/A");
}

TEST(MonthTextTest, WhatPapersSayIsEscapedInThePage) {
  const std::vector<KnownDossier> dossiers = {MakeDossier("<script>\"&'", "A<b>")};
  const std::string html = MonthHtml(ReportOf(dossiers), Language::kVietnamese);
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;&quot;&amp;&#39;"));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("A<b>")));
}

TEST(MonthTextTest, ThePageFetchesNothing) {
  const std::string html = MonthHtml(ReportOf({}), Language::kEnglish);
  EXPECT_THAT(html, Not(HasSubstr("src=")));
  EXPECT_THAT(html, Not(HasSubstr("href=")));
  EXPECT_THAT(html, Not(HasSubstr("url(")));
}

TEST(MonthTextTest, ALongListIsCutAndSaysHowManyMoreThereAre) {
  std::vector<KnownDossier> dossiers;
  for (int i = 0; i < 205; ++i) dossiers.push_back(MakeDossier("D" + std::to_string(1000 + i), "H36"));
  const std::string html = MonthHtml(ReportOf(dossiers), Language::kEnglish);
  EXPECT_THAT(html, HasSubstr("D1199 … and 5 more"));
  EXPECT_THAT(html, Not(HasSubstr("D1200")));
}

TEST(MonthTextTest, ACellThatASpreadsheetWouldRunIsDisarmed) {
  const std::vector<KnownDossier> dossiers = {MakeDossier("=1+1", "a,\"b\"")};
  EXPECT_THAT(DossiersCsv(ReportOf(dossiers)), HasSubstr("\r\n'=1+1,\"a,\"\"b\"\"\",,2026-02-03,,4.2 4.3\r\n"));
}

TEST(MonthTextTest, AnUnknownFigureHasEmptyCellsAndAReason) {
  const std::vector<KnownDossier> dossiers = {MakeDossier("D", "H36")};
  EXPECT_THAT(FiguresCsv(ReportOf(dossiers), Language::kVietnamese), HasSubstr(",,,,,4.00,không tính được từ kho này"));
}

}  // namespace
}  // namespace sohoa::report
