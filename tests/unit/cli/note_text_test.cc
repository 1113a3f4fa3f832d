#include "cli/note_text.h"

#include <gtest/gtest.h>

namespace sohoa::cli {
namespace {

// Notes that the extractors write, one of each family: a clerk must never meet the token itself.
TEST(NoteForPeople, HasPlainWordsForEveryNote) {
  for (const char* note :
       {"handwritten", "second_look", "may_go_on", "spelling:other", "mended:slash", "left_over:before", "unit:unknown",
        "name:doubtful_family", "symbol:strange", "doubts:agency", "word:unknown", "letter:foreign", "sign:strange",
        "several:dates", "dropped:noise", "contradicts:id_sex"}) {
    EXPECT_NE(NoteForPeople(note, Language::kVietnamese), note);
    EXPECT_NE(NoteForPeople(note, Language::kEnglish), note);
    EXPECT_TRUE(IsDoubt(note)) << note;
  }
}

}  // namespace
}  // namespace sohoa::cli
