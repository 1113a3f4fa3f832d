#include "extractors/reading/syllable.h"

#include <gtest/gtest.h>

namespace sohoa::reading {
namespace {

TEST(JudgeSpelling, TakesSyllablesWithAnyToneAndCase) {
  for (const char* word : {"Nguyễn", "NGHĨA", "thuý", "thúy", "gì", "quyết", "giữ", "ương", "yêu", "khuỷu,"}) {
    EXPECT_EQ(JudgeSpelling(word), Spelling::kSyllable) << word;
  }
}

TEST(JudgeSpelling, DoubtsWhatNobodyCouldPronounce) {
  for (const char* word : {"MII", "ngỹệp", "XUYÊÊN", "Giizen", "bệnhviện", "căp"}) {
    EXPECT_EQ(JudgeSpelling(word), Spelling::kForeign) << word;
  }
}

TEST(JudgeSpelling, AStoppedSyllableTakesTwoTonesOnly) {
  EXPECT_EQ(JudgeSpelling("mốt"), Spelling::kSyllable);
  EXPECT_EQ(JudgeSpelling("mồt"), Spelling::kForeign);
}

TEST(JudgeSpelling, HasNothingToSayOfNumbersAndCodes) {
  for (const char* word : {"2023", "7815/UBND-NC", "-", "R'Lấp"}) {
    EXPECT_EQ(JudgeSpelling(word), Spelling::kNone) << word;
  }
}

}  // namespace
}  // namespace sohoa::reading
