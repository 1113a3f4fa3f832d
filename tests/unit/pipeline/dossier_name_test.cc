#include "pipeline/dossier_name.h"

#include <gtest/gtest.h>

namespace sohoa::pipeline {
namespace {

TEST(FindDossierCode, ReadsBothGrammars) {
  EXPECT_EQ(FindDossierCode("H16.12-231220-0007"), "H16.12-231220-0007");
  EXPECT_EQ(FindDossierCode("G22.99-251225-020175"), "G22.99-251225-020175");
  EXPECT_EQ(FindDossierCode("000.00.12.H16-231220-0007"), "000.00.12.H16-231220-0007");
  EXPECT_EQ(FindDossierCode("H16-231220-0007"), "H16-231220-0007");
  EXPECT_EQ(FindDossierCode("H21.227.1.15-231220-00071"), "H21.227.1.15-231220-00071");
}

TEST(FindDossierCode, FindsACodeInsideAName) {
  EXPECT_EQ(FindDossierCode("Hồ sơ H16.12-231220-0007 (bà Lan)"), "H16.12-231220-0007");
  EXPECT_EQ(FindDossierCode("scan_h16.12-231220-0007_2.pdf"), "H16.12-231220-0007");
}

TEST(FindDossierCode, RefusesWhatOnlyLooksAlike) {
  EXPECT_EQ(FindDossierCode("H16.12-231320-0007"), "") << "no thirteenth month";
  EXPECT_EQ(FindDossierCode("H16.12-231200-0007"), "") << "no day 0";
  EXPECT_EQ(FindDossierCode("H16.12-231220-007"), "") << "too short a number";
  EXPECT_EQ(FindDossierCode("H16.12-231220-0007123"), "") << "too long a number";
  EXPECT_EQ(FindDossierCode("XH16.12-231220-0007"), "") << "glued to a letter";
  EXPECT_EQ(FindDossierCode("1.H16-231220-0007"), "") << "the tail of something else";
  EXPECT_EQ(FindDossierCode("7815/UBND-NC"), "");
  EXPECT_EQ(FindDossierCode(""), "");
}

TEST(DossierFromNames, PrefersACodeOverAnyName) {
  EXPECT_EQ(DossierFromNames({"inbox", {"2023", "H16.12-231220-0007"}, "a.pdf"}), "H16.12-231220-0007");
  EXPECT_EQ(DossierFromNames({"inbox", {"bà Lan"}, "H16.12-231220-0007.pdf"}), "H16.12-231220-0007");
}

TEST(DossierFromNames, TakesTheOutermostContainersNameWithoutACode) {
  EXPECT_EQ(DossierFromNames({"inbox", {"bà Lan", "giấy tờ"}, "a.pdf"}), "bà Lan");
}

TEST(DossierFromNames, LeavesAFileThatStandsForItselfWithoutADossier) {
  EXPECT_EQ(DossierFromNames({"inbox", {}, "a.pdf"}), "");
}

TEST(DossierFromNames, AsksTheGivenFoldersNameLast) {
  EXPECT_EQ(DossierFromNames({"H16.12-231220-0007", {}, "a.pdf"}), "H16.12-231220-0007");
  EXPECT_EQ(DossierFromNames({"H16.12-231220-0007", {"bà Lan"}, "a.pdf"}), "bà Lan");
}

TEST(WithoutArchiveEnding, CutsOnlyEndingsOfArchives) {
  EXPECT_EQ(WithoutArchiveEnding("Hồ sơ.tar.gz"), "Hồ sơ");
  EXPECT_EQ(WithoutArchiveEnding("a.ZIP"), "a");
  EXPECT_EQ(WithoutArchiveEnding("a.v2.7z"), "a.v2");
  EXPECT_EQ(WithoutArchiveEnding("a.pdf"), "a.pdf");
  EXPECT_EQ(WithoutArchiveEnding(".zip"), ".zip");
}

}  // namespace
}  // namespace sohoa::pipeline
