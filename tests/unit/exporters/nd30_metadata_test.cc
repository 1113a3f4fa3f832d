#include "exporters/nd30_metadata.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sohoa::exporters {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

Nd30Document Letter() {
  Nd30Document document;
  document.type_name = "Công văn";
  document.code = "7815/UBND-NC";
  document.issued_on = "2023-12-20";
  document.subject = "số hóa hồ sơ";
  document.pages = 2;
  return document;
}

TEST(Nd30MetadataTest, NumberAndNotationAreTakenApart) {
  const std::string xml = Nd30Of(Letter()).xml;
  EXPECT_THAT(xml, HasSubstr("<CodeNumber>7815</CodeNumber>"));
  EXPECT_THAT(xml, HasSubstr("<CodeNotation>UBND-NC</CodeNotation>"));
  EXPECT_THAT(xml, HasSubstr("<IssuedDate>20/12/2023</IssuedDate>"));
}

TEST(Nd30MetadataTest, ALongTextIsCutAtAWordAndTold) {
  Nd30Document letter = Letter();
  letter.subject.clear();
  for (int i = 0; i < 200; ++i) letter.subject += "số hóa ";
  const Nd30Xml made = Nd30Of(letter);
  EXPECT_THAT(made.shortened, ElementsAre("Subject (500)"));
  EXPECT_THAT(made.xml, HasSubstr("số</Subject>"));
}

TEST(Nd30MetadataTest, ATextOfJustTheLengthStays) {
  Nd30Document letter = Letter();
  letter.subject.clear();
  for (int i = 0; i < 500; ++i) letter.subject += "ố";
  EXPECT_THAT(Nd30Of(letter).shortened, IsEmpty());
}

TEST(Nd30MetadataTest, ALongNumberIsLeftOutRatherThanCut) {
  Nd30Document letter = Letter();
  letter.code = "123456789012/UBND";
  const Nd30Xml made = Nd30Of(letter);
  EXPECT_THAT(made.shortened, ElementsAre("CodeNumber (11)"));
  EXPECT_THAT(made.xml, Not(HasSubstr("<CodeNumber>")));
}

TEST(Nd30MetadataTest, TheDocumentsOfADossierStandInTheOrderOfTheirIssue) {
  Nd30Document early = Letter();
  early.issued_on = "2001-01-01";
  early.code = "1/KS";
  Nd30Dossier dossier;
  dossier.documents = {Letter(), early};
  const std::string xml = Nd30Of(dossier).xml;
  EXPECT_LT(xml.find("<CodeNumber>1<"), xml.find("<CodeNumber>7815<"));
  EXPECT_THAT(xml, HasSubstr("<PageTotal>4</PageTotal>"));
}

TEST(Nd30MetadataTest, WhatPapersSayIsEscaped) {
  Nd30Document letter = Letter();
  letter.subject = "a < b & c";
  EXPECT_THAT(Nd30Of(letter).xml, HasSubstr("a &lt; b &amp; c"));
}

}  // namespace
}  // namespace sohoa::exporters
