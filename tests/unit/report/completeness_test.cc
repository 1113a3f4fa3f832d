#include "report/completeness.h"

#include <gtest/gtest.h>

#include "report_data.h"

namespace sohoa::report {
namespace {

class CompletenessTest : public ::testing::Test {
 protected:
  CompletenessTest() { dossier_.procedure = &procedure_; }

  ComponentState StateOfOldPaper() const {
    const std::vector<ComponentLine> lines = Completeness(dossier_);
    EXPECT_EQ(lines.size(), 2U);
    return lines.back().state;
  }

  registry::Procedure procedure_ = MakeProcedure("1.000001", true, true);
  KnownDossier dossier_;
};

TEST_F(CompletenessTest, ADeclarationCannotBeSeen) {
  EXPECT_EQ(Completeness(dossier_).front().state, ComponentState::kUnseen);
}

TEST_F(CompletenessTest, APaperThatIsNotThereIsMissing) { EXPECT_EQ(StateOfOldPaper(), ComponentState::kMissing); }

TEST_F(CompletenessTest, APaperOfAnAcceptedTypeIsPresent) {
  dossier_.papers = {MakePaper("giay_khai_sinh", false)};
  EXPECT_EQ(StateOfOldPaper(), ComponentState::kPresent);
}

TEST_F(CompletenessTest, TheResultIsNoComponent) {
  dossier_.papers = {MakePaper("giay_khai_sinh", true)};
  EXPECT_EQ(StateOfOldPaper(), ComponentState::kMissing);
}

TEST_F(CompletenessTest, WhatWasTakenFromTheStoreIsReused) {
  dossier_.reuses = {MakeReuse("giay_cu", ReuseAnswer::kReuse)};
  EXPECT_EQ(StateOfOldPaper(), ComponentState::kReused);
}

TEST_F(CompletenessTest, WhatTheCitizenWasAskedForIsPresentOnceItCame) {
  dossier_.reuses = {MakeReuse("giay_cu", ReuseAnswer::kAsk)};
  EXPECT_EQ(StateOfOldPaper(), ComponentState::kAsked);
  dossier_.papers = {MakePaper("giay_khai_sinh", false)};
  EXPECT_EQ(StateOfOldPaper(), ComponentState::kPresent);
}

}  // namespace
}  // namespace sohoa::report
