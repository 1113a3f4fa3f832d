#include "registry/agencies.h"

#include <filesystem>
#include <fstream>

#include "unit/registry/registry_fixture.h"

namespace sohoa::registry {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

WrittenAgency MeantAgency(std::string_view written) {
  return LoadedRegistry()->agencies().Resolve(LoadedUnits(), written);
}

TEST(AgenciesTest, ReadsACommitteeWrittenShort) {
  const WrittenAgency agency = MeantAgency("UBND huyện Đăk Mil");
  EXPECT_EQ(agency.body_name, "Ủy ban nhân dân");
  EXPECT_THAT(Ids(agency.place.units), ElementsAre("dak_nong/dak_mil"));
}

TEST(AgenciesTest, ReadsACommitteeWrittenOutInCapitals) {
  EXPECT_EQ(MeantAgency("ỦY BAN NHÂN DÂN XÃ ĐỨC LẬP").body, MeantAgency("UBND xã Đức Lập").body);
  EXPECT_EQ(MeantAgency("UỶ BAN NHÂN DÂN XÃ ĐỨC LẬP").body, MeantAgency("UBND xã Đức Lập").body);
}

TEST(AgenciesTest, ReadsADepartmentWithAbbreviations) {
  const WrittenAgency agency = MeantAgency("Sở TN&MT tỉnh Đắk Nông");
  EXPECT_EQ(agency.body_name, "Sở Tài nguyên và Môi trường");
  EXPECT_THAT(Ids(agency.place.units), ElementsAre("dak_nong"));
}

TEST(AgenciesTest, ReadsADepartmentWithABareProvince) {
  const WrittenAgency agency = MeantAgency("Sở Giao thông vận tải Đắk Nông");
  EXPECT_EQ(agency.body_name, "Sở Giao thông vận tải");
  EXPECT_THAT(Ids(agency.place.units), ElementsAre("dak_nong"));
}

TEST(AgenciesTest, TakesTheEndOfANameForNoCommune) {
  const WrittenAgency agency = MeantAgency("Trường Tiểu học Trần Phú");
  EXPECT_THAT(agency.place.units, IsEmpty());
  EXPECT_EQ(agency.body, "truongtieuhoctranphu");
}

TEST(AgenciesTest, KnowsTheMergersOfDepartments) {
  std::vector<std::string> into;
  for (const BodySuccession& one : LoadedRegistry()->agencies().Successions()) {
    if (one.from == "Sở Tài nguyên và Môi trường") into.push_back(one.to);
  }
  EXPECT_THAT(into, ElementsAre("Sở Nông nghiệp và Môi trường"));
}

TEST(AgenciesTest, ReportsAKeyThatNobodyKnows) {
  const auto dir = std::filesystem::temp_directory_path() / ("sohoa-agencies-" + std::to_string(getpid()));
  std::filesystem::create_directories(dir / "agencies");
  std::ofstream(dir / "agencies" / "successions.yaml")
      << "successions:\n  - {from: A, to: B, level: provinc, date: 2025-03-01, basis: C}\n";
  std::vector<settings::Problem> problems;
  ASSERT_TRUE(Agencies::Load(dir, &problems).ok());
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.front().line, 2);
  std::filesystem::remove_all(dir);
}

}  // namespace
}  // namespace sohoa::registry
