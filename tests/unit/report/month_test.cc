// The month's figures against counts made here in another way, out of generated dossiers.
#include "report/month.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "report_data.h"

namespace sohoa::report {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Group* FindGroup(const MonthReport& report, GroupKind kind, std::string_view code) {
  for (const Group& group : report.groups) {
    if (group.kind == kind && group.code == code) return &group;
  }
  return nullptr;
}

const Figure& FigureOf(const Group& group, std::string_view id) {
  for (const Figure& figure : group.figures) {
    if (figure.indicator == id) return figure;
  }
  ADD_FAILURE() << id;
  return group.figures.front();
}

// What was drawn for a dossier, beside the dossier itself: the count that the report is held against uses this alone.
struct Drawn {
  std::string agency, month, procedure;
  bool component = false, result = false, reused = false, national = false, vneid = false;
};

class GeneratedMonthTest : public ::testing::Test {
 protected:
  GeneratedMonthTest() {
    procedures_ = {MakeProcedure("1.000001", true, true), MakeProcedure("1.000002", true, false),
                   MakeProcedure("1.000003", false, true)};
    for (int i = 0; i < 4000; ++i) Draw(i);
    rules_ = ShippedRules();
    rules_.citizen_procedures = {{"all", 4}, {"H36.1", 3}};
  }

  bool Chance(int percent) { return std::uniform_int_distribution<int>(1, 100)(random_) <= percent; }
  int Below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }

  void Draw(int number) {
    static const std::vector<std::string> agencies = {"H36", "H36.1", "H36.1.2", "H36.10", "H36.2"};
    static const std::vector<std::string> months = {"2026-01", "2026-02", "2025-02"};
    Drawn drawn;
    drawn.agency = agencies[Below(5)];
    drawn.month = months[Below(3)];
    const int procedure = Below(4);  // the last one is unknown
    KnownDossier dossier;
    dossier.code = "D" + std::to_string(number);
    dossier.agency = drawn.agency;
    dossier.received_on = drawn.month + "-15";
    dossier.has_facts = true;
    if (procedure < 3) {
      dossier.procedure = &procedures_[procedure];
      drawn.procedure = dossier.procedure->code;
    }
    drawn.component = Chance(70);
    drawn.result = procedure < 3 && Chance(60);
    drawn.reused = Chance(40);
    drawn.national = drawn.reused && Chance(20);
    drawn.vneid = Chance(30);
    if (drawn.component) dossier.papers.push_back(MakePaper("giay_khai_sinh", false));
    if (drawn.result) dossier.papers.push_back(MakePaper("ket_qua", true));
    if (drawn.reused) dossier.reuses.push_back(MakeReuse("giay_cu", ReuseAnswer::kReuse, drawn.national));
    if (!drawn.reused && Chance(20)) dossier.reuses.push_back(MakeReuse("giay_cu", ReuseAnswer::kAsk, true));
    dossier.by_vneid = drawn.vneid;
    dossiers_.push_back(dossier);
    drawn_.push_back(drawn);
  }

  std::pair<std::uint64_t, std::uint64_t> Count(const auto& in_group, const auto& counts, const auto& holds) const {
    std::pair<std::uint64_t, std::uint64_t> count{0, 0};
    for (const Drawn& drawn : drawn_) {
      if (drawn.month != "2026-02" || !in_group(drawn) || !counts(drawn)) continue;
      ++count.second;
      if (holds(drawn)) ++count.first;
    }
    return count;
  }

  void ExpectFigures(const Group& group, const auto& in_group) const {
    const auto all = [](const Drawn&) { return true; };
    const auto gives_result = [](const Drawn& d) { return d.procedure == "1.000001" || d.procedure == "1.000002"; };
    const auto check = [&](std::string_view id, const std::pair<std::uint64_t, std::uint64_t>& count) {
      EXPECT_EQ(FigureOf(group, id).numerator, count.first) << id;
      EXPECT_EQ(FigureOf(group, id).denominator, count.second) << id;
    };
    check("4.1", Count(in_group, gives_result, [](const Drawn& d) { return d.result; }));
    check("4.2", Count(in_group, all, [](const Drawn& d) {
            return (d.component || d.reused) && (d.procedure == "1.000003" || d.result);
          }));
    check("4.3", Count(in_group, all, [](const Drawn& d) { return d.reused; }));
    check("4.4", Count(in_group, all, [](const Drawn& d) { return d.national; }));
    check("4.5b", Count(in_group, all, [](const Drawn& d) { return d.vneid || d.national; }));
    const auto reuse = Count(
        in_group, [](const Drawn& d) { return d.procedure == "1.000001" || d.procedure == "1.000003"; },
        [](const Drawn& d) { return d.reused; });
    EXPECT_EQ(group.reused, reuse.first);
    EXPECT_EQ(group.eligible, reuse.second);
    EXPECT_EQ(group.dossiers, Count(in_group, all, all).first);
  }

  std::mt19937 random_{20260215};
  std::vector<registry::Procedure> procedures_;
  std::vector<KnownDossier> dossiers_;
  std::vector<Drawn> drawn_;
  IndicatorRules rules_;
};

TEST_F(GeneratedMonthTest, TheFiguresOfAllAgreeWithTheCount) {
  const MonthReport report = ComputeMonth(dossiers_, rules_, "2026-02", "");
  ExpectFigures(report.groups.front(), [](const Drawn&) { return true; });
}

TEST_F(GeneratedMonthTest, AnAgencyHasTheDossiersOfThoseBelowIt) {
  const MonthReport report = ComputeMonth(dossiers_, rules_, "2026-02", "");
  const Group* group = FindGroup(report, GroupKind::kAgency, "H36.1");
  ASSERT_NE(group, nullptr);
  ExpectFigures(*group, [](const Drawn& d) { return d.agency == "H36.1" || d.agency == "H36.1.2"; });
}

TEST_F(GeneratedMonthTest, TheFilterByAgencyTakesItsChildrenAndNoOther) {
  const MonthReport report = ComputeMonth(dossiers_, rules_, "2026-02", "H36.1");
  ExpectFigures(report.groups.front(), [](const Drawn& d) { return d.agency == "H36.1" || d.agency == "H36.1.2"; });
  EXPECT_EQ(FindGroup(report, GroupKind::kAgency, "H36"), nullptr);
  EXPECT_EQ(FindGroup(report, GroupKind::kAgency, "H36.10"), nullptr);
}

TEST_F(GeneratedMonthTest, TheFiguresOfAProcedureAgreeWithTheCount) {
  const MonthReport report = ComputeMonth(dossiers_, rules_, "2026-02", "");
  for (const std::string code : {"1.000001", "1.000002", "1.000003", ""}) {
    const Group* group = FindGroup(report, GroupKind::kProcedure, code);
    ASSERT_NE(group, nullptr) << code;
    ExpectFigures(*group, [&](const Drawn& d) { return d.procedure == code; });
  }
}

TEST_F(GeneratedMonthTest, TheListsHaveAsManyDossiersAsTheFigures) {
  const MonthReport report = ComputeMonth(dossiers_, rules_, "2026-02", "");
  for (const Figure& figure : report.groups.front().figures) {
    if (figure.indicator == "4.5a") continue;  // counts procedures
    std::uint64_t counted = 0;
    std::uint64_t missing = 0;
    for (const Standing& standing : report.standings) {
      for (const std::string& id : standing.counted_in) counted += id == figure.indicator ? 1 : 0;
      for (const std::string& id : standing.missing_from) missing += id == figure.indicator ? 1 : 0;
    }
    EXPECT_EQ(counted, figure.numerator) << figure.indicator;
    EXPECT_EQ(counted + missing, figure.denominator) << figure.indicator;
  }
}

TEST_F(GeneratedMonthTest, ProceduresForCitizensAreCountedOverTheConfiguredNumber) {
  const MonthReport report = ComputeMonth(dossiers_, rules_, "2026-02", "");
  const Figure& all = FigureOf(report.groups.front(), "4.5a");
  EXPECT_EQ(all.numerator, 3U);
  EXPECT_EQ(all.denominator, 4U);
  EXPECT_EQ(all.ratio, 7500);
  EXPECT_FALSE(FigureOf(*FindGroup(report, GroupKind::kAgency, "H36.2"), "4.5a").is_known);
}

TEST_F(GeneratedMonthTest, AMonthWithoutDossiersIsNotApplicable) {
  const MonthReport report = ComputeMonth(dossiers_, rules_, "2026-07", "");
  const Figure& figure = FigureOf(report.groups.front(), "4.2");
  EXPECT_TRUE(figure.is_known);
  EXPECT_EQ(figure.denominator, 0U);
  EXPECT_EQ(figure.ratio, std::nullopt);
  EXPECT_EQ(figure.score, std::nullopt);
  EXPECT_EQ(report.groups.front().reuse_ratio, std::nullopt);
}

KnownDossier PlainDossier() {
  KnownDossier dossier;
  dossier.code = "D";
  dossier.agency = "H36";
  dossier.received_on = "2026-02-03";
  return dossier;
}

TEST(MonthTest, WithoutFactsAndReusesTheConnectionsAreUnknown) {
  const MonthReport report = ComputeMonth({PlainDossier()}, ShippedRules(), "2026-02", "");
  EXPECT_EQ(FigureOf(report.groups.front(), "4.4").remark, Remark::kNoReuses);
  EXPECT_EQ(FigureOf(report.groups.front(), "4.5b").remark, Remark::kNoFacts);
  EXPECT_FALSE(FigureOf(report.groups.front(), "4.4").is_known);
  EXPECT_FALSE(FigureOf(report.groups.front(), "4.5b").is_known);
}

TEST(MonthTest, NobodyIsMissingFromWhatIsNotKnown) {
  const MonthReport report = ComputeMonth({PlainDossier()}, ShippedRules(), "2026-02", "");
  ASSERT_THAT(report.standings, SizeIs(1));
  EXPECT_THAT(report.standings[0].missing_from, ElementsAre("4.2", "4.3"));
}

TEST(MonthTest, ADossierWithoutADayIsNamedAndCountedInNoMonth) {
  KnownDossier dossier = PlainDossier();
  dossier.received_on.clear();
  const MonthReport report = ComputeMonth({dossier}, ShippedRules(), "2026-02", "");
  EXPECT_EQ(report.without_day, 1U);
  EXPECT_THAT(report.standings, IsEmpty());
}

TEST(MonthTest, OnlyAMonthIsAMonth) {
  EXPECT_TRUE(IsMonth("2026-12"));
  for (const char* text : {"2026-13", "2026-00", "2026-1", "2026/01", "026-011", "2026-01-01", ""}) {
    EXPECT_FALSE(IsMonth(text)) << text;
  }
}

TEST(AgenciesAboveTest, AParentAndItsSuccessorHaveTheDossier) {
  const std::vector<AgencySuccession> merged = {{"H16", "H36", "2025-07-01", "", false}};
  EXPECT_THAT(AgenciesAbove("H16.12", "2025-07-02", merged), testing::ElementsAre("H16.12", "H16", "H36"));
  EXPECT_THAT(AgenciesAbove("H16.12", "2025-06-30", merged), testing::ElementsAre("H16.12", "H16"));
  EXPECT_THAT(AgenciesAbove("H160.12", "2025-07-02", merged), testing::ElementsAre("H160.12", "H160"));
  EXPECT_THAT(AgenciesAbove("UBND xã Đức Lập", "2025-07-02", merged), testing::ElementsAre("UBND xã Đức Lập"));
}

TEST(AgenciesAboveTest, SuccessionsInACircleEnd) {
  const std::vector<AgencySuccession> circle = {{"H1", "H2", "2025-07-01", "", false},
                                                {"H2", "H1", "2025-07-01", "", false}};
  EXPECT_THAT(AgenciesAbove("H1", "2026-01-01", circle), testing::ElementsAre("H1", "H2"));
}

TEST_F(GeneratedMonthTest, DossiersOfTheOldProvinceCountForTheNewOne) {
  for (KnownDossier& dossier : dossiers_) {
    if (dossier.agency == "H36.2") dossier.agency = "H16.2";
  }
  const std::uint64_t all = ComputeMonth(dossiers_, rules_, "2026-02", "").groups.front().dossiers;
  EXPECT_EQ(ComputeMonth(dossiers_, rules_, "2026-02", "H36").groups.front().dossiers, all);
  const MonthReport old = ComputeMonth(dossiers_, rules_, "2026-02", "H16");
  EXPECT_LT(old.groups.front().dossiers, all);
  EXPECT_EQ(FindGroup(old, GroupKind::kAgency, "H36"), nullptr);
}

}  // namespace
}  // namespace sohoa::report
