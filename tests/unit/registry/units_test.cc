#include "registry/units.h"

#include <filesystem>
#include <fstream>
#include <set>

#include "text/vietnamese.h"
#include "unit/registry/registry_fixture.h"

namespace sohoa::registry {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

std::vector<std::string> MadeOf(std::string_view id) {
  std::vector<std::string> names;
  for (const Succession& one : LoadedUnits().SuccessionsInto(U(id))) {
    names.push_back(LoadedUnits().ShortName(one.old_unit));
  }
  return names;
}

TEST(UnitsTest, KnowsThe71CommunesOfOldDakNong) {
  std::size_t communes = 0;
  for (const UnitNumber district : LoadedUnits().Children(U("dak_nong"))) {
    communes += LoadedUnits().Children(district).size();
  }
  EXPECT_EQ(communes, 71U);
}

TEST(UnitsTest, KnowsThe124UnitsOfNewLamDong) {
  std::size_t units = 0;
  for (const UnitNumber unit : LoadedUnits().Children(U("lam_dong.2025"))) {
    units += LoadedUnits().At(unit).from == "2025-07-01" ? 1 : 0;
  }
  EXPECT_EQ(units, 124U);
}

TEST(UnitsTest, EachOfThe71CommunesWentIntoOneOf28Units) {
  std::set<UnitNumber> into;
  for (const UnitNumber district : LoadedUnits().Children(U("dak_nong"))) {
    for (const UnitNumber commune : LoadedUnits().Children(district)) {
      const std::vector<Succession> later = LoadedUnits().SuccessionsFrom(commune);
      ASSERT_THAT(later, SizeIs(1)) << LoadedUnits().FullName(commune);
      EXPECT_EQ(later.front().date, "2025-07-01");
      EXPECT_EQ(later.front().basis, "NQ 1671/NQ-UBTVQH15");
      into.insert(later.front().new_unit);
    }
  }
  EXPECT_THAT(into, SizeIs(28));
}

TEST(UnitsTest, MakesDucLapOfATownAndTwoCommunes) {
  EXPECT_THAT(MadeOf("lam_dong.2025/xa_duc_lap"),
              UnorderedElementsAre("thị trấn Đắk Mil", "xã Đức Mạnh", "xã Đức Minh"));
}

TEST(UnitsTest, GivesXaDakMilOtherLandThanHuyenDakMilsTown) {
  EXPECT_THAT(MadeOf("lam_dong.2025/xa_dak_mil"), UnorderedElementsAre("xã Đắk Gằn", "xã Đắk N'Drót", "xã Đắk R'La"));
}

TEST(UnitsTest, TakesACommuneAcrossTheBordersOfDistricts) {
  EXPECT_THAT(MadeOf("lam_dong.2025/phuong_bac_gia_nghia"), Contains("xã Đắk Ha"));
  EXPECT_TRUE(LoadedUnits().LiesIn(U("dak_nong/dak_glong/xa_dak_ha"), U("dak_nong/dak_glong")));
}

TEST(UnitsTest, KeepsTheSameNameOfThreeLevelsApart) {
  EXPECT_THAT(
      Ids(LoadedUnits().Named("dakmil")),
      UnorderedElementsAre("dak_nong/dak_mil", "dak_nong/dak_mil/thi_tran_dak_mil", "lam_dong.2025/xa_dak_mil"));
}

TEST(UnitsTest, FindsAUnitUnderAnotherSpelling) {
  EXPECT_THAT(Ids(LoadedUnits().Named("dakndung")), ElementsAre("dak_nong/dak_song/xa_dak_ndrung"));
}

TEST(UnitsTest, TellsWhenAUnitExisted) {
  EXPECT_TRUE(LoadedUnits().ExistedOn(U("dak_nong/dak_mil"), "2025-06-30"));
  EXPECT_FALSE(LoadedUnits().ExistedOn(U("dak_nong/dak_mil"), "2025-07-01"));
  EXPECT_FALSE(LoadedUnits().ExistedOn(U("lam_dong.2025/xa_duc_lap"), "2025-06-30"));
  EXPECT_TRUE(LoadedUnits().ExistedOn(U("lam_dong.2025/xa_duc_lap"), "2025-07-01"));
}

TEST(UnitsTest, NamesAUnitWithAllItsParents) {
  EXPECT_EQ(LoadedUnits().FullName(U("dak_nong/dak_mil/thi_tran_dak_mil")),
            "thị trấn Đắk Mil, huyện Đắk Mil, tỉnh Đắk Nông");
}

TEST(UnitsTest, PutsACommuneOfOldIntoTheProvinceOfTodayAcrossTimeOnly) {
  EXPECT_FALSE(LoadedUnits().LiesIn(U("dak_nong/dak_mil/xa_duc_minh"), U("lam_dong.2025")));
  EXPECT_TRUE(LoadedUnits().LiesInAcrossTime(U("dak_nong/dak_mil/xa_duc_minh"), U("lam_dong.2025")));
}

TEST(UnitsTest, PutsACommuneOfTodayIntoItsDistrictOfOldAcrossTime) {
  EXPECT_TRUE(LoadedUnits().LiesInAcrossTime(U("lam_dong.2025/xa_duc_lap"), U("dak_nong/dak_mil")));
  EXPECT_FALSE(LoadedUnits().LiesInAcrossTime(U("lam_dong.2025/xa_duc_lap"), U("dak_nong/krong_no")));
}

TEST(UnitsTest, MergesThreeProvincesIntoLamDong) {
  EXPECT_THAT(MadeOf("lam_dong.2025"), UnorderedElementsAre("tỉnh Đắk Nông", "tỉnh Bình Thuận", "tỉnh Lâm Đồng"));
}

TEST(UnitsTest, LeavesAProvinceThatWasNotMergedAlone) {
  EXPECT_THAT(LoadedUnits().SuccessionsFrom(U("ha_noi")), IsEmpty());
  EXPECT_TRUE(LoadedUnits().ExistedOn(U("ha_noi"), "2026-01-01"));
}

TEST(UnitsTest, TellsACommuneThatWasDividedFromOneThatWentOverWhole) {
  for (const Succession& one : LoadedUnits().SuccessionsFrom(U("an_giang.2025/-/xa_phuoc_hung"))) {
    EXPECT_FALSE(one.whole);
  }
  EXPECT_TRUE(LoadedUnits().SuccessionsFrom(U("dak_nong/dak_mil/xa_duc_minh")).front().whole);
}

// The script that makes the table has the key from its own code.
TEST(UnitsTest, HasTheKeyOfEveryName) {
  for (UnitNumber number = 0; number < LoadedUnits().size(); ++number) {
    const std::string key = text::PlaceKey(LoadedUnits().At(number).name);
    ASSERT_THAT(LoadedUnits().Named(key), Contains(number)) << LoadedUnits().At(number).id;
  }
}

TEST(UnitsTest, ReportsALineThatIsNoUnit) {
  const auto dir = std::filesystem::temp_directory_path() / ("sohoa-units-" + std::to_string(getpid()));
  std::filesystem::create_directories(dir / "units");
  std::ofstream(dir / "units" / "units.tsv") << "# a comment\nha_noi\tprovince\n";
  std::ofstream(dir / "units" / "successions.tsv") << "";
  std::ofstream(dir / "units" / "bases.yaml") << "provinces: NQ 202/2025/QH15\n";
  std::vector<settings::Problem> problems;
  const auto units = Units::Load(dir, &problems);
  ASSERT_TRUE(units.ok());
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_EQ(problems.front().line, 2);
  std::filesystem::remove_all(dir);
}

TEST(UnitsTest, TakesRowsInAnyOrder) {
  const std::string dir = testing::TempDir() + "/units_any_order";
  std::filesystem::create_directories(dir + "/units");
  std::ofstream(dir + "/units/units.tsv") << "b/x\tcommune\txã\tX\tb\t\t2025-06-30\t\t\tx\n"
                                          << "b\tprovince\ttỉnh\tB\t\t\t\t\t\tb\n"
                                          << "a.2025/y\tcommune\txã\tY\tb\t2025-07-01\t\t\tIgrec\ty\n";
  std::ofstream(dir + "/units/successions.tsv") << "b/x\ta.2025/y\t2025-07-01\twhole\tlaw\n";
  std::ofstream(dir + "/units/bases.yaml") << "law: Luật\n";
  std::vector<settings::Problem> problems;
  const auto loaded = Units::Load(dir, &problems);
  ASSERT_TRUE(loaded.ok());
  EXPECT_THAT(problems, IsEmpty());
  const Units& units = **loaded;
  ASSERT_THAT(units.Named("igrec"), SizeIs(1));
  const UnitNumber young = units.Named("igrec").front();
  EXPECT_EQ(units.FullName(young), "xã Y, tỉnh B");
  ASSERT_THAT(units.SuccessionsInto(young), SizeIs(1));
  EXPECT_EQ(units.ShortName(units.SuccessionsInto(young).front().old_unit), "xã X");
  EXPECT_THAT(units.Children(*units.Find("b")), SizeIs(2));
}

TEST(UnitsTest, FailsWithoutItsTables) {
  std::vector<settings::Problem> problems;
  const auto units = Units::Load("/nonexistent", &problems);
  ASSERT_FALSE(units.ok());
  EXPECT_EQ(units.error().code, ErrorCode::kConfigInvalid);
}

}  // namespace
}  // namespace sohoa::registry
