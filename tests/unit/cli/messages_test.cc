#include "cli/messages.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

namespace sohoa::cli {
namespace {

std::set<char> Places(std::string_view pattern) {
  std::set<char> places;
  for (std::size_t i = 0; i + 2 < pattern.size(); ++i) {
    if (pattern[i] == '{' && pattern[i + 2] == '}') places.insert(pattern[i + 1]);
  }
  return places;
}

class Locale {
 public:
  Locale(const char* all, const char* messages, const char* lang) {
    Set("LC_ALL", all);
    Set("LC_MESSAGES", messages);
    Set("LANG", lang);
  }

 private:
  static void Set(const char* name, const char* value) { value == nullptr ? unsetenv(name) : setenv(name, value, 1); }
};

TEST(MessagesTest, EveryOneHasBothLanguages) {
  for (int i = 0; i < static_cast<int>(Message::kMessageCount); ++i) {
    const auto message = static_cast<Message>(i);
    EXPECT_FALSE(Pattern(message, Language::kVietnamese).empty()) << i;
    EXPECT_FALSE(Pattern(message, Language::kEnglish).empty()) << i;
  }
}

TEST(MessagesTest, BothLanguagesTakeTheSameArguments) {
  for (int i = 0; i < static_cast<int>(Message::kMessageCount); ++i) {
    const auto message = static_cast<Message>(i);
    EXPECT_EQ(Places(Pattern(message, Language::kVietnamese)), Places(Pattern(message, Language::kEnglish)))
        << Pattern(message, Language::kEnglish);
  }
}

TEST(SayTest, PutsArgumentsInTheirPlaces) {
  EXPECT_EQ(Say(Message::kUnknownField, Language::kEnglish, {"nmae", "Giấy khai sinh"}),
            "\"Giấy khai sinh\" has no field \"nmae\".");
}

TEST(SayTest, LeavesBracesOfArgumentsAlone) {
  EXPECT_EQ(Say(Message::kUnknownType, Language::kEnglish, {"{0}"}), "The configuration has no type of paper \"{0}\".");
}

TEST(ChooseLanguageTest, TheOptionBeatsTheLocale) {
  const Locale locale("vi_VN.UTF-8", nullptr, nullptr);
  EXPECT_EQ(ChooseLanguage("en"), Language::kEnglish);
}

TEST(ChooseLanguageTest, AnEnglishLocaleIsEnglish) {
  const Locale locale(nullptr, nullptr, "en_US.UTF-8");
  EXPECT_EQ(ChooseLanguage(""), Language::kEnglish);
}

TEST(ChooseLanguageTest, TheFirstVariableThatIsSetDecides) {
  const Locale locale("vi_VN.UTF-8", nullptr, "en_US.UTF-8");
  EXPECT_EQ(ChooseLanguage(""), Language::kVietnamese);
}

TEST(ChooseLanguageTest, IsVietnameseWhenNobodySaysOtherwise) {
  const Locale locale(nullptr, nullptr, nullptr);
  EXPECT_EQ(ChooseLanguage(""), Language::kVietnamese);
}

TEST(ChooseLanguageTest, TheCLocaleSaysNothing) {
  const Locale locale("C.UTF-8", nullptr, nullptr);
  EXPECT_EQ(ChooseLanguage(""), Language::kVietnamese);
}

TEST(FormatTest, WritesFiguresAsTheLanguageDoes) {
  EXPECT_EQ(FormatCount(1234567, Language::kVietnamese), "1.234.567");
  EXPECT_EQ(FormatCount(1234567, Language::kEnglish), "1,234,567");
  EXPECT_EQ(FormatDecimal(3.14, 1, Language::kVietnamese), "3,1");
  EXPECT_EQ(FormatDecimal(3.14, 1, Language::kEnglish), "3.1");
}

TEST(FormatTest, ChoosesTheUnitOfBytes) {
  EXPECT_EQ(FormatBytes(812, Language::kEnglish), "812 B");
  EXPECT_EQ(FormatBytes(1536, Language::kEnglish), "1.5 KB");
  EXPECT_EQ(FormatBytes(300ULL << 20, Language::kEnglish), "300 MB");
}

TEST(FormatTest, WritesDurations) {
  EXPECT_EQ(FormatDuration(7.4), "0:07");
  EXPECT_EQ(FormatDuration(750), "12:30");
  EXPECT_EQ(FormatDuration(7500), "2:05:00");
}

}  // namespace
}  // namespace sohoa::cli
