#include "exporters/invisible_font.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exporters/byte_reader.h"
#include "exporters/srgb_profile.h"

namespace sohoa::exporters {
namespace {

using ::testing::HasSubstr;

// The place of a table in a TrueType file; 0 when it is not there.
std::size_t TableAt(const std::string& font, std::string_view name) {
  const ByteReader in(font, false);
  for (std::uint32_t i = 0; i < in.U16(4); ++i) {
    if (in.Part(12 + 16ULL * i, 4) == name) return in.U32(12 + 16ULL * i + 8);
  }
  return 0;
}

TEST(InvisibleFont, GivesEachCharacterOneNumber) {
  InvisibleFont font;
  int letters = 0;
  EXPECT_EQ(font.Encode("Trần", &letters), "0002000300040005");
  EXPECT_EQ(letters, 4);
  EXPECT_EQ(font.Encode("rT", &letters), "00030002");
}

TEST(InvisibleFont, ASpaceIsKnownFromTheBeginning) {
  InvisibleFont font;
  int letters = 0;
  EXPECT_EQ(font.Encode(" ", &letters), "0001");
}

TEST(InvisibleFont, ToUnicodeLeadsBackToTheCharacter) {
  InvisibleFont font;
  int letters = 0;
  font.Encode("ầ", &letters);
  EXPECT_THAT(font.ToUnicode(), HasSubstr("2 beginbfchar\n<0001> <0020>\n<0002> <1EA7>\nendbfchar"));
}

TEST(InvisibleFont, CharactersBeyondTheFirstPlaneAreSurrogates) {
  InvisibleFont font;
  int letters = 0;
  font.Encode("😀", &letters);
  EXPECT_EQ(letters, 1);
  EXPECT_THAT(font.ToUnicode(), HasSubstr("<0002> <D83DDE00>"));
}

TEST(InvisibleFont, ACMapBlockHoldsNoMoreThanAHundred) {
  InvisibleFont font;
  int letters = 0;
  std::string many;
  for (int i = 0; i < 150; ++i)
    many += {static_cast<char>(0xE1), static_cast<char>(0xB8 + i / 64), static_cast<char>(0x80 + i % 64)};
  font.Encode(many, &letters);
  EXPECT_EQ(letters, 150);
  EXPECT_THAT(font.ToUnicode(), HasSubstr("\n100 beginbfchar\n"));
  EXPECT_THAT(font.ToUnicode(), HasSubstr("\n51 beginbfchar\n"));
}

TEST(InvisibleFont, TheProgramHasAGlyphForEachNumber) {
  InvisibleFont font;
  int letters = 0;
  font.Encode("Việt", &letters);
  const std::string program = font.TrueType();
  const ByteReader in(program, false);
  ASSERT_NE(TableAt(program, "maxp"), 0U);
  EXPECT_EQ(in.U16(TableAt(program, "maxp") + 4), 6U);  // .notdef, the space, four letters
  EXPECT_EQ(in.U16(TableAt(program, "hmtx") + 4), static_cast<std::uint32_t>(InvisibleFont::kSpaceWidth));
  EXPECT_EQ(in.U16(TableAt(program, "hmtx") + 8), static_cast<std::uint32_t>(InvisibleFont::kLetterWidth));
}

TEST(InvisibleFont, TheProgramsChecksumIsThatOfOpenType) {
  InvisibleFont font;
  const std::string program = font.TrueType();
  const ByteReader in(program, false);
  std::uint32_t sum = 0;
  for (std::size_t at = 0; at < program.size(); at += 4) sum += in.U32(at);
  EXPECT_EQ(program.size() % 4, 0U);
  EXPECT_EQ(sum, 0xB1B0AFBAU);
}

TEST(SrgbProfile, IsAnIccProfileOfItsOwnLength) {
  const std::string profile = SrgbProfile();
  const ByteReader in(profile, false);
  EXPECT_EQ(in.U32(0), profile.size());
  EXPECT_EQ(in.Part(36, 4), "acsp");
  EXPECT_EQ(in.Part(12, 12), "mntrRGB XYZ ");
  for (std::uint32_t i = 0; i < in.U32(128); ++i) {
    const std::size_t entry = 132 + 12ULL * i;
    EXPECT_TRUE(in.Has(in.U32(entry + 4), in.U32(entry + 8))) << in.Part(entry, 4);
  }
}

TEST(SrgbProfile, ItsPrimariesSumUpToWhite) {
  const std::string profile = SrgbProfile();
  const ByteReader in(profile, false);
  double sum = 0;  // of Y
  for (std::uint32_t i = 0; i < in.U32(128); ++i) {
    const std::size_t entry = 132 + 12ULL * i;
    if (in.Part(entry + 1, 3) == "XYZ") sum += in.U32(in.U32(entry + 4) + 12) / 65536.0;
  }
  EXPECT_NEAR(sum, 1, 0.001);
}

}  // namespace
}  // namespace sohoa::exporters
