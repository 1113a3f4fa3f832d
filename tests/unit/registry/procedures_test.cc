// The rules of a file of procedures, with files made for the test.
#include "registry/procedures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace sohoa::registry {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// A configuration folder with two paper types and one file of procedures.
class ConfigFolder {
 public:
  ConfigFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "sohoa_procedures_XXXXXX").string();
    dir_ = mkdtemp(pattern.data());
    std::filesystem::create_directories(dir_ + "/papers");
    std::filesystem::create_directories(dir_ + "/procedures/drafts");
    Write("papers/a.yaml", "types:\n  - {type: giay_khai_sinh}\n  - {type: quyen_su_dung_dat}\n");
    Write("reuse_limits.yaml", "legal_basis: x\ndata_check_only: [quyen_su_dung_dat]\n");
  }
  ~ConfigFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(dir_, ignored);
  }
  ConfigFolder(const ConfigFolder&) = delete;
  ConfigFolder& operator=(const ConfigFolder&) = delete;

  void Write(const std::string& name, const std::string& text) const { std::ofstream(dir_ + "/" + name) << text; }

  ProcedureCatalog Load(std::vector<settings::Problem>* problems = nullptr) const {
    return ProcedureCatalog::Load(dir_, problems);
  }

 private:
  std::string dir_;
};

std::string File(const std::string& procedure, const std::string& component) {
  return "legal_basis: Luật\nsure: true\neffective_from: 2020-01-01\nprocedures:\n"
         "  - {code: '1.000001', name: Đăng ký khai sinh, field: Hộ tịch, level: Cấp xã, subject: citizen" +
         procedure + "}\ncomponents:\n  khai_sinh: {title: Giấy khai sinh" + component + "}\n";
}

constexpr auto kReuse = ", use: reuse, accepted_types: [giay_khai_sinh], holders: [applicant]";

std::vector<settings::Problem> ProblemsOf(const std::string& procedure, const std::string& component) {
  const ConfigFolder folder;
  folder.Write("procedures/one.yaml", File(procedure, component));
  std::vector<settings::Problem> problems;
  folder.Load(&problems);
  return problems;
}

TEST(ProceduresTest, ASoundFileHasNoProblem) { EXPECT_THAT(ProblemsOf("", kReuse), IsEmpty()); }

TEST(ProceduresTest, AFolderThatIsAbsentIsAnEmptyCatalog) {
  std::vector<settings::Problem> problems;
  EXPECT_THAT(ProcedureCatalog::Load("/nowhere", &problems).All(), IsEmpty());
  EXPECT_THAT(problems, IsEmpty());
}

TEST(ProceduresTest, AnUnknownPaperTypeIsAProblemWithLineAndSuggestion) {
  const auto problems = ProblemsOf("",
                                   ", use: reuse, result_codes: [KQ.G15.000031], holders: [child], "
                                   "accepted_types: [giay_khai_sin]");
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_EQ(problems[0].line, 7);
  EXPECT_THAT(problems[0].suggestion, HasSubstr("giay_khai_sinh"));
}

TEST(ProceduresTest, AnUnknownHolderIsAProblem) {
  const auto problems = ProblemsOf("", ", use: reuse, accepted_types: [giay_khai_sinh], holders: [child, aplicant]");
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_THAT(problems[0].suggestion, HasSubstr("applicant"));
}

TEST(ProceduresTest, AComponentThatIsReusedMustAcceptSomething) {
  EXPECT_THAT(ProblemsOf("", ", use: reuse, holders: [applicant]"), SizeIs(1));
}

TEST(ProceduresTest, WhatTheCitizenBringsAcceptsNoPaperOfTheStore) {
  EXPECT_THAT(ProblemsOf("", ", use: citizen, accepted_types: [giay_khai_sinh]"), SizeIs(1));
}

TEST(ProceduresTest, APaperThatIsForDataChecksOnlyMustNotBeReused) {
  const auto problems = ProblemsOf("", ", use: reuse, accepted_types: [quyen_su_dung_dat], holders: [parcel]");
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_EQ(problems[0].suggestion, "use: data_check");
}

TEST(ProceduresTest, ACodeOutOfFormIsAProblem) { EXPECT_THAT(ProblemsOf(", aliases: [1.01]", kReuse), SizeIs(1)); }

TEST(ProceduresTest, ADateOutOfFormIsAProblem) {
  EXPECT_THAT(ProblemsOf(", effective_to: 31/12/2024", kReuse), SizeIs(1));
}

TEST(ProceduresTest, AComponentThatTheFileDoesNotHaveIsAProblem) {
  EXPECT_THAT(ProblemsOf(", components: [khai_sin]", kReuse), SizeIs(1));
}

TEST(ProceduresTest, TwoProceduresOfOneCodeAtOneTimeAreAProblem) {
  const ConfigFolder folder;
  folder.Write("procedures/a.yaml", File("", kReuse));
  folder.Write("procedures/b.yaml", File("", kReuse));
  std::vector<settings::Problem> problems;
  EXPECT_THAT(folder.Load(&problems).All(), SizeIs(1));
  EXPECT_THAT(problems, SizeIs(1));
}

TEST(ProceduresTest, TheVersionInForceOnTheDayIsFound) {
  const ConfigFolder folder;
  folder.Write("procedures/a.yaml", File(", effective_to: 2024-12-31, legal_basis: alt", kReuse));
  folder.Write("procedures/b.yaml", File(", effective_from: 2025-01-01, legal_basis: neu", kReuse));
  const ProcedureCatalog catalog = folder.Load();
  ASSERT_NE(catalog.Find("1.000001", "2024-12-31"), nullptr);
  EXPECT_EQ(catalog.Find("1.000001", "2024-12-31")->legal_basis, "alt");
  EXPECT_EQ(catalog.Find("1.000001", "2025-01-01")->legal_basis, "neu");
  EXPECT_EQ(catalog.Find("1.000001", "")->legal_basis, "neu");
  EXPECT_EQ(catalog.Find("1.000001", "2019-12-31"), nullptr);
}

TEST(ProceduresTest, ADraftIsNeverUsed) {
  const ConfigFolder folder;
  folder.Write("procedures/a.yaml", "draft: true\n" + File("", kReuse));
  EXPECT_THAT(folder.Load().All(), IsEmpty());
}

TEST(ProceduresTest, DraftsInTheirOwnFolderAreNotRead) {
  const ConfigFolder folder;
  folder.Write("procedures/a.yaml", File("", kReuse));
  folder.Write("procedures/drafts/1.000002.yaml", "no: rules\n");
  std::vector<settings::Problem> problems;
  EXPECT_THAT(folder.Load(&problems).All(), SizeIs(1));
  EXPECT_THAT(problems, IsEmpty());
}

TEST(ProceduresTest, AComponentCountsOnlyWhileItIsInForce) {
  const ConfigFolder folder;
  folder.Write("procedures/a.yaml", File("", std::string(kReuse) + ", effective_to: 2025-06-30"));
  const ProcedureCatalog catalog = folder.Load();
  ASSERT_THAT(catalog.All(), SizeIs(1));
  EXPECT_THAT(ComponentsOn(catalog.All()[0], "2025-06-30"), SizeIs(1));
  EXPECT_THAT(ComponentsOn(catalog.All()[0], "2025-07-01"), IsEmpty());
}

TEST(ProceduresTest, KindsGiveTheAcceptedTypes) {
  const ConfigFolder folder;
  folder.Write("procedures/one.yaml",
               File("",
                    ", use: data_check, holders: [applicant], holders_need: all, kinds: {birth: [giay_khai_sinh], "
                    "land: [quyen_su_dung_dat]}"));
  const ProcedureCatalog catalog = folder.Load();
  ASSERT_THAT(catalog.All(), SizeIs(1));
  const Component& component = catalog.All()[0].components.at(0);
  ASSERT_THAT(component.kinds, SizeIs(2));
  EXPECT_THAT(component.accepted_types, SizeIs(2));
  EXPECT_EQ(component.need, HoldersNeed::kAll);
}

TEST(ProceduresTest, AcceptedTypesBesideKindsAreAMistake) {
  EXPECT_THAT(ProblemsOf("", std::string(kReuse) + ", kinds: {birth: [giay_khai_sinh]}"), SizeIs(1));
}

TEST(ProceduresTest, AnUnknownNeedOfHoldersIsAMistake) {
  const auto problems = ProblemsOf("", std::string(kReuse) + ", holders_need: both");
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_THAT(problems[0].message, HasSubstr("both"));
}

TEST(ProceduresTest, ALegalBasisThatNobodyCheckedSaysSo) {
  const ConfigFolder folder;
  std::string text = File("", kReuse);
  text.replace(text.find("sure: true"), std::string("sure: true").size(), "sure: false");
  folder.Write("procedures/one.yaml", text);
  const ProcedureCatalog catalog = folder.Load();
  ASSERT_THAT(catalog.All(), SizeIs(1));
  EXPECT_EQ(catalog.All()[0].legal_basis, "Luật (chưa đối chiếu văn bản)");
  EXPECT_EQ(catalog.All()[0].components.at(0).legal_basis, "Luật (chưa đối chiếu văn bản)");
}

}  // namespace
}  // namespace sohoa::registry
