#include "registry/expansion.h"

#include <algorithm>

#include "unit/registry/registry_fixture.h"

namespace sohoa::registry {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Expansion Place(std::string_view written) { return LoadedRegistry()->ExpandPlace(written); }
Expansion Agency(std::string_view written) { return LoadedRegistry()->ExpandAgency(written); }

auto Is(const char* name, Relation relation) {
  return AllOf(Field("name", &Form::name, name), Field("relation", &Form::relation, relation));
}

// How an agency as printed is related to the one asked for; nothing when it is not.
std::optional<Relation> Related(const Expansion& expansion, std::string_view printed, std::string_view parent = "",
                                std::string_view day = "") {
  const auto verdict = expansion.JudgeAgency(printed, parent, day);
  return verdict ? std::optional(verdict->form->relation) : std::nullopt;
}

TEST(ExpansionTest, FindsWhatACommuneOfTodayWasMadeOf) {
  const Expansion expansion = Place("xã Đức Lập, tỉnh Lâm Đồng");
  EXPECT_THAT(expansion.forms(),
              Contains(Is("thị trấn Đắk Mil, huyện Đắk Mil, tỉnh Đắk Nông", Relation::kPredecessor)));
  EXPECT_THAT(expansion.forms(), Contains(Is("huyện Đắk Mil, tỉnh Đắk Nông", Relation::kWholeOf)));
}

TEST(ExpansionTest, SaysThroughWhichSuccession) {
  const Expansion expansion = Place("xã Đức Lập, tỉnh Lâm Đồng");
  const auto town = std::find_if(expansion.forms().begin(), expansion.forms().end(),
                                 [](const Form& form) { return form.phrase == "thị trấn Đắk Mil"; });
  ASSERT_NE(town, expansion.forms().end());
  EXPECT_EQ(town->through, "thị trấn Đắk Mil → xã Đức Lập, 01/07/2025, NQ 1671/NQ-UBTVQH15");
}

TEST(ExpansionTest, FindsWhatACommuneOfOldBecame) {
  const Expansion expansion = Place("xã Đức Minh, huyện Đắk Mil, tỉnh Đắk Nông");
  EXPECT_THAT(expansion.forms(), Contains(Is("xã Đức Lập, tỉnh Lâm Đồng", Relation::kSuccessor)));
  EXPECT_THAT(expansion.forms(), Contains(Is("xã Đức Mạnh, huyện Đắk Mil, tỉnh Đắk Nông", Relation::kMergedWith)));
}

TEST(ExpansionTest, FindsWhatLayInADistrictAndWhatThatBecame) {
  const Expansion expansion = Place("huyện Đắk Mil");
  EXPECT_THAT(expansion.forms(), Contains(Is("xã Đức Minh, huyện Đắk Mil, tỉnh Đắk Nông", Relation::kPartOf)));
  EXPECT_THAT(expansion.forms(), Contains(Is("xã Đức Lập, tỉnh Lâm Đồng", Relation::kSuccessor)));
  EXPECT_THAT(expansion.forms(), Not(Contains(Field("phrase", &Form::phrase, "xã Tuy Đức"))));
}

TEST(ExpansionTest, PassesADistrictCommitteeToTheCommunesOfItsTerritory) {
  const Expansion expansion = Agency("UBND huyện Đắk Mil, tỉnh Đắk Nông");
  EXPECT_THAT(expansion.forms(), Contains(Is("Ủy ban nhân dân xã Đức Lập, tỉnh Lâm Đồng", Relation::kSuccessor)));
  EXPECT_THAT(expansion.forms(), Contains(Is("Ủy ban nhân dân tỉnh Lâm Đồng", Relation::kCompetence)));
}

TEST(ExpansionTest, FindsTheDistrictCommitteeFromACommuneOfToday) {
  EXPECT_EQ(Related(Agency("UBND xã Đức Lập, tỉnh Lâm Đồng"), "ỦY BAN NHÂN DÂN HUYỆN ĐĂK MIL"), Relation::kWholeOf);
}

TEST(ExpansionTest, FindsTheTownCommitteeFromACommuneOfToday) {
  EXPECT_EQ(Related(Agency("UBND xã Đức Lập, tỉnh Lâm Đồng"), "UBND THỊ TRẤN ĐẮK MIL"), Relation::kPredecessor);
}

TEST(ExpansionTest, DoesNotFindTheProvincesPapersForADistricts) {
  EXPECT_EQ(Related(Agency("UBND huyện Đắk Mil"), "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", "", "2026-01-01"), std::nullopt);
}

TEST(ExpansionTest, FollowsADepartmentThroughTheMergerOfDepartmentsAndOfProvinces) {
  const Expansion expansion = Agency("Sở Tài nguyên và Môi trường tỉnh Đắk Nông");
  EXPECT_EQ(Related(expansion, "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", "2026-01-01"),
            Relation::kSuccessor);
  EXPECT_EQ(Related(expansion, "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "UBND TỈNH ĐẮK NÔNG"), Relation::kSame);
  EXPECT_EQ(Related(expansion, "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "UBND TỈNH CÀ MAU"), std::nullopt);
  EXPECT_EQ(Related(expansion, "SỞ TƯ PHÁP", "UBND TỈNH ĐẮK NÔNG"), std::nullopt);
}

TEST(ExpansionTest, TellsACommuneOfAnotherDistrictByTheAgencyAbove) {
  const Expansion expansion = Agency("UBND xã Krông Nô, tỉnh Lâm Đồng");
  EXPECT_EQ(Related(expansion, "UBND XÃ TÂN THÀNH", "UBND HUYỆN KRÔNG NÔ"), Relation::kPredecessor);
  EXPECT_EQ(Related(expansion, "UBND XÃ TÂN THÀNH", "UBND HUYỆN ĐỨC TRỌNG"), std::nullopt);
}

TEST(ExpansionTest, IsUnsureOfACommuneWithoutAnythingAbove) {
  const auto verdict = Agency("UBND xã Krông Nô, tỉnh Lâm Đồng").JudgeAgency("UBND XÃ TÂN THÀNH", "", "");
  ASSERT_TRUE(verdict.has_value());
  EXPECT_FALSE(verdict->certain);
}

TEST(ExpansionTest, LeavesOutACommuneOfAnotherProvince) {
  const Expansion expansion = Place("xã Tân Thành, huyện Krông Nô, tỉnh Đắk Nông");
  EXPECT_FALSE(expansion.JudgePlace("xã Tân Thành, tỉnh Cà Mau", "", "").has_value());
  EXPECT_TRUE(expansion.JudgePlace("ấp 2, xã Tân Thành, huyện Krông Nô, Đắk Nông", "", "").has_value());
}

TEST(ExpansionTest, DoesNotTakeTheDistrictForAPlaceInAnotherOfItsCommunes) {
  const Expansion expansion = Place("xã Đức Lập, tỉnh Lâm Đồng");
  EXPECT_FALSE(expansion.JudgePlace("thôn 1, xã Long Sơn, huyện Đắk Mil, tỉnh Đắk Nông", "", "").has_value());
  EXPECT_TRUE(expansion.JudgePlace("huyện Đắk Mil, tỉnh Đắk Nông", "", "").has_value());
}

TEST(ExpansionTest, KeepsTheHamletThatWasTyped) {
  const Expansion expansion = Place("thôn 3, xã Đức Minh, huyện Đắk Mil");
  EXPECT_TRUE(expansion.JudgePlace("Thôn 3, xã Đức Lập, tỉnh Lâm Đồng", "", "").has_value());
  EXPECT_FALSE(expansion.JudgePlace("Thôn 4, xã Đức Lập, tỉnh Lâm Đồng", "", "").has_value());
}

TEST(ExpansionTest, TakesEverythingInAProvinceForAPartOfIt) {
  const Expansion expansion = Place("tỉnh Lâm Đồng");
  EXPECT_TRUE(expansion.JudgePlace("xã Đức Minh, huyện Đắk Mil, tỉnh Đắk Nông", "", "").has_value());
  EXPECT_FALSE(expansion.JudgePlace("xã Tân Thành, tỉnh Cà Mau", "", "").has_value());
}

TEST(ExpansionTest, GivesNothingForWordsThatAreNoPlace) {
  EXPECT_THAT(Place("Nguyễn Văn An").forms(), IsEmpty());
  EXPECT_THAT(Place("").forms(), IsEmpty());
}

}  // namespace
}  // namespace sohoa::registry
