#include "extractors/lettering/name_reader.h"

#include <gtest/gtest.h>

#include "tests/unit/lettering/any_word.h"
#include "tests/unit/lettering/row_file.h"

namespace sohoa::lettering {
namespace {

std::string Read(const RowImage& row) {
  const Result<NameReader> reader = NameReader::Create();
  EXPECT_TRUE(reader);
  std::string text;
  for (const PlacedWord& placed : reader->Read(row, kAnyWord)) text += (text.empty() ? "" : " ") + placed.word.text;
  return text;
}

TEST(NameReader, ReadsANameInAScriptFace) { EXPECT_EQ(Read(RowOf("chorus")), "Phạm Thị Ngọc Hương"); }

TEST(NameReader, ReadsANameThatLiesOverASeal) { EXPECT_EQ(Read(RowInTones("over_seal")), "Nguyễn Thị Loan"); }

TEST(NameReader, PlacesItsWords) {
  const Result<NameReader> reader = NameReader::Create();
  ASSERT_TRUE(reader);
  const RowImage row = RowOf("chorus");
  const std::vector<PlacedWord> words = reader->Read(row, kAnyWord);
  ASSERT_EQ(words.size(), 4U);
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    EXPECT_LT(words[i].x0, words[i].x1);
    EXPECT_LT(words[i].x1, words[i + 1].x1);
  }
  EXPECT_LT(words[0].x0, 0.2 * row.width);
  EXPECT_GT(words[3].x1, 0.8 * row.width);
}

TEST(NameReader, StrokesOfAPenAreNoName) {
  RowImage row{240, 60, std::vector<std::uint8_t>(240UL * 60, 0), {}};
  for (int x = 10; x < 230; ++x) {
    const int y = 10 + x * 40 / 240;
    for (int i = 0; i < 3; ++i) row.ink[static_cast<size_t>(y + i) * 240 + static_cast<size_t>(x)] = 1;
  }
  row.darkness = AllBlack(row.ink);
  EXPECT_EQ(Read(row), "");
}

TEST(NameReader, RefusesWeightsThatAreNone) { EXPECT_FALSE(NameReader::Create("")); }

}  // namespace
}  // namespace sohoa::lettering
