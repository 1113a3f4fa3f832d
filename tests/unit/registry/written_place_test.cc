#include "registry/written_place.h"

#include "unit/registry/registry_fixture.h"

namespace sohoa::registry {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

std::vector<std::string> MeantUnits(std::string_view written) {
  return Ids(ResolvePlace(LoadedUnits(), written).units);
}

TEST(WrittenPlaceTest, ReadsACommuneOfTodayWithItsProvince) {
  EXPECT_THAT(MeantUnits("xã Đức Lập, tỉnh Lâm Đồng"), ElementsAre("lam_dong.2025/xa_duc_lap"));
}

TEST(WrittenPlaceTest, ReadsHamletAbbreviatedTownDistrictAndBareProvince) {
  const WrittenPlace place = ResolvePlace(LoadedUnits(), "thôn 3, TT. Đắk Mil, huyện Đắk Mil, Đắk Nông");
  EXPECT_THAT(Ids(place.units), ElementsAre("dak_nong/dak_mil/thi_tran_dak_mil"));
  EXPECT_THAT(place.rest, ElementsAre("thon", "3"));
  EXPECT_TRUE(place.has_parent);
}

TEST(WrittenPlaceTest, ReadsCapitalsWithoutCommas) {
  EXPECT_THAT(MeantUnits("ỦY BAN NHÂN DÂN HUYỆN ĐẮK MIL TỈNH ĐẮK NÔNG"), ElementsAre("dak_nong/dak_mil"));
}

TEST(WrittenPlaceTest, ReadsTextWithoutAccents) {
  EXPECT_THAT(MeantUnits("xa duc minh, huyen dak mil, tinh dak nong"), ElementsAre("dak_nong/dak_mil/xa_duc_minh"));
}

TEST(WrittenPlaceTest, ReadsAParentThatNoCommaSetsOff) {
  EXPECT_THAT(MeantUnits("xã Đức Lập Lâm Đồng"), ElementsAre("lam_dong.2025/xa_duc_lap"));
}

class SpellingTest : public testing::TestWithParam<const char*> {};

TEST_P(SpellingTest, MeansDakRLap) { EXPECT_THAT(MeantUnits(GetParam()), ElementsAre("dak_nong/dak_rlap")); }

INSTANTIATE_TEST_SUITE_P(Swarm, SpellingTest,
                         testing::Values("huyện Đắk R'Lấp", "huyện Đăk R’Lấp", "H. Đắc R'lấp", "huyện Đắk RLấp",
                                         "HUYỆN ĐĂK R`LẤP", "huyen dak r'lap", "huyện Đak R´Lấp"));

TEST(WrittenPlaceTest, ReadsOtherNamesOfOneCommune) {
  EXPECT_THAT(MeantUnits("xã Chư K'nia, huyện Cư Jút"), ElementsAre("dak_nong/cu_jut/xa_cu_knia"));
  EXPECT_THAT(MeantUnits("xã Đắk N'Dung, huyện Đắk Song"), ElementsAre("dak_nong/dak_song/xa_dak_ndrung"));
}

TEST(WrittenPlaceTest, TellsTheCommuneOfOldByItsDistrict) {
  EXPECT_THAT(MeantUnits("xã Thuận An, huyện Đắk Mil"), ElementsAre("dak_nong/dak_mil/xa_thuan_an"));
}

TEST(WrittenPlaceTest, TellsTheCommuneOfTodayByItsProvince) {
  EXPECT_THAT(MeantUnits("xã Thuận An, tỉnh Lâm Đồng"), ElementsAre("lam_dong.2025/xa_thuan_an"));
}

TEST(WrittenPlaceTest, KeepsAllCandidatesOfABareName) {
  EXPECT_THAT(MeantUnits("Đắk Mil"), UnorderedElementsAre("dak_nong/dak_mil", "dak_nong/dak_mil/thi_tran_dak_mil",
                                                          "lam_dong.2025/xa_dak_mil"));
}

TEST(WrittenPlaceTest, KeepsOnlyTheKindThatIsNamed) {
  EXPECT_THAT(MeantUnits("xã Đắk Mil"), ElementsAre("lam_dong.2025/xa_dak_mil"));
  EXPECT_THAT(MeantUnits("huyện Đắk Mil"), ElementsAre("dak_nong/dak_mil"));
}

TEST(WrittenPlaceTest, LeavesOutTheSameNameInOtherProvinces) {
  EXPECT_THAT(MeantUnits("xã Tân Thành, tỉnh Đắk Nông"), ElementsAre("dak_nong/krong_no/xa_tan_thanh"));
  EXPECT_THAT(MeantUnits("xã Tân Thành"), SizeIs(testing::Gt(5)));
}

TEST(WrittenPlaceTest, AcceptsATownOfOldWithTheProvinceOfToday) {
  EXPECT_THAT(MeantUnits("thị trấn Đắk Mil, tỉnh Lâm Đồng"), ElementsAre("dak_nong/dak_mil/thi_tran_dak_mil"));
}

TEST(WrittenPlaceTest, AcceptsACommuneOfTodayWithItsDistrictOfOld) {
  EXPECT_THAT(MeantUnits("xã Đức Lập, huyện Đắk Mil, tỉnh Đắk Nông"), ElementsAre("lam_dong.2025/xa_duc_lap"));
}

TEST(WrittenPlaceTest, DoesNotPutADistrictsNameForACommuneThatNobodyKnows) {
  const WrittenPlace place = ResolvePlace(LoadedUnits(), "xã Không Có, huyện Đắk Mil, tỉnh Đắk Nông");
  EXPECT_THAT(place.units, IsEmpty());
  EXPECT_TRUE(place.has_unknown);
}

TEST(WrittenPlaceTest, TakesAStreetInATownForNoWard) {
  EXPECT_THAT(MeantUnits("12 Trần Phú, thị trấn Đắk Mil, huyện Đắk Mil"),
              ElementsAre("dak_nong/dak_mil/thi_tran_dak_mil"));
}

TEST(WrittenPlaceTest, ReadsANameWithADashInIt) {
  EXPECT_THAT(MeantUnits("phường Xuân Hương - Đà Lạt, tỉnh Lâm Đồng"),
              ElementsAre("lam_dong.2025/phuong_xuan_huong_da_lat"));
  EXPECT_THAT(MeantUnits("tỉnh Bà Rịa - Vũng Tàu"), ElementsAre("ba_ria_vung_tau"));
}

TEST(WrittenPlaceTest, TellsAKindFromANameThatSoundsLikeOne) {
  EXPECT_THAT(MeantUnits("phường Phương Liễu, tỉnh Bắc Ninh"), Contains("bac_ninh.2025/phuong_lieu"));
}

TEST(WrittenPlaceTest, TellsUnitsOfOneNameByTheDay) {
  const std::vector<UnitNumber> both = ResolvePlace(LoadedUnits(), "tỉnh Lâm Đồng").units;
  EXPECT_THAT(Ids(OnDay(LoadedUnits(), both, "2020-05-01", false)), ElementsAre("lam_dong"));
  EXPECT_THAT(Ids(OnDay(LoadedUnits(), both, "2026-05-01", false)), ElementsAre("lam_dong.2025"));
}

TEST(WrittenPlaceTest, KnowsNothingInWordsThatAreNoPlace) {
  EXPECT_THAT(MeantUnits("Cục Cảnh sát"), IsEmpty());
  EXPECT_THAT(MeantUnits(""), IsEmpty());
  EXPECT_THAT(MeantUnits(",,, - ()"), IsEmpty());
}

}  // namespace
}  // namespace sohoa::registry
