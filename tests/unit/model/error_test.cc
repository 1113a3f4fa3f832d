#include "model/error.h"

#include <gtest/gtest.h>

#include <set>

namespace sohoa {
namespace {

TEST(ErrorVocabulary, EveryCodeHasItsOwnNameAndBothLanguages) {
  std::set<std::string_view> names;
  for (int i = 0; i < kErrorCodeCount; ++i) {
    const auto code = static_cast<ErrorCode>(i);
    EXPECT_TRUE(names.insert(ErrorName(code)).second) << ErrorName(code) << " stands twice";
    EXPECT_EQ(ErrorCodeFromName(ErrorName(code)), code);
    for (Language language : {Language::kVietnamese, Language::kEnglish}) {
      EXPECT_FALSE(Describe({code, "", 0, ""}, language).empty());
      EXPECT_FALSE(Remedy(code, language).empty());
    }
  }
}

TEST(DescribeForPeopleTest, LeavesOutTheTechnicalDetail) {
  EXPECT_EQ(DescribeForPeople({ErrorCode::kFileDamaged, "a.pdf", 0, "xref"}, Language::kEnglish),
            "a.pdf: The file is damaged or incomplete");
}

TEST(DescribeForPeopleTest, KeepsTheDetailOfAnErrorOfTheProgram) {
  EXPECT_EQ(DescribeForPeople({ErrorCode::kInternal, "", 0, "exit 7"}, Language::kEnglish),
            Describe({ErrorCode::kInternal, "", 0, "exit 7"}, Language::kEnglish));
}

TEST(ErrorVocabulary, DescribeNamesFileAndPage) {
  const Error error{ErrorCode::kPageTooLarge, "hồ sơ/a.pdf", 3, "30000x30000"};
  EXPECT_EQ(Describe(error, Language::kVietnamese),
            "hồ sơ/a.pdf: Trang có kích thước ảnh quá lớn, trang 3 (30000x30000)");
}

TEST(ErrorVocabulary, OnlySurroundingsAndWorkersAreRetryable) {
  EXPECT_TRUE(IsRetryable(ErrorCode::kDiskFull));
  EXPECT_TRUE(IsRetryable(ErrorCode::kWorkerCrashed));
  EXPECT_FALSE(IsRetryable(ErrorCode::kFileDamaged));
}

}  // namespace
}  // namespace sohoa
