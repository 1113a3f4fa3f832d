#include "cli/note_text.h"

#include <gmock/gmock.h>

#include <array>
#include <string>

namespace sohoa::cli {
namespace {

using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;

// One of each family that the extractors write.
constexpr std::array kDoubts = {
    "handwritten",    "second_look",          "may_go_on",          "spelling:other", "mended:slash",
    "mended:unit",    "mended:quarter",       "left_over:before",   "unit:unknown",   "check:like_year",
    "check:new",      "name:doubtful_family", "symbol:strange",     "doubts:agency",  "word:unknown",
    "letter:foreign", "sign:strange",         "several:dates",      "dropped:noise",  "title:off_centre",
    "in_words:alone", "contradicts:id_sex",   "inferred:authority", "number:cut",     "contradicts:born_before_issue",
    "label:spoilt"};

TEST(NoteForPeople, HasPlainWordsForEveryNote) {
  const std::string unknown_vi = NoteForPeople("no such note", Language::kVietnamese);
  for (const char* note : kDoubts) {
    EXPECT_NE(NoteForPeople(note, Language::kVietnamese), unknown_vi) << note;
    EXPECT_TRUE(IsDoubt(note)) << note;
  }
}

TEST(NoteForPeople, SaysWhyANameOrAnOfficeThatWasReadWellWaits) {
  EXPECT_THAT(NoteForPeople("name:off_centre", Language::kEnglish), Not(HasSubstr("unusual")));
  EXPECT_THAT(NoteForPeople("left_over:below", Language::kEnglish), HasSubstr("below"));
  EXPECT_THAT(NoteForPeople("word:near_phrase", Language::kEnglish), HasSubstr("phrase"));
}

TEST(NoteForPeople, NeverShowsTheTokenItself) {
  for (const Language language : {Language::kVietnamese, Language::kEnglish}) {
    EXPECT_THAT(NoteForPeople("new:token", language), Not(HasSubstr("token")));
    for (const char* note : kDoubts)
      EXPECT_THAT(NoteForPeople(note, language), Not(AnyOf(HasSubstr(":"), HasSubstr("_"))));
  }
}

}  // namespace
}  // namespace sohoa::cli
