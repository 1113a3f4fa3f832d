// Lookups by places and agencies across the changes of 2025, with the units of this repository's configuration.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <set>

#include "store/next_page.h"
#include "unit/store/store_fixture.h"

namespace sohoa::store {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

std::shared_ptr<const registry::Registry> LoadedRegistry() {
  static const auto loaded = [] {
    std::vector<settings::Problem> problems;
    auto registry = registry::Registry::Load(SOHOA_SOURCE_DIR "/config", &problems);
    return registry.ok() ? *registry : nullptr;
  }();
  return loaded;
}

class LookupPlacesTest : public StoreTest {
 protected:
  std::string Paper(const Values& values) {
    return Put(MakeCommit("paper " + std::to_string(papers_++), "giay_khai_sinh", values));
  }
  std::string Issued(const std::string& agency, const std::string& parent = "", const std::string& day = "") {
    Values values = {{"issuing_agency", agency}};
    if (!parent.empty()) values.emplace_back("parent_agency", parent);
    if (!day.empty()) values.emplace_back("issue_date", day);
    return Paper(values);
  }
  std::string LivesIn(const std::string& place) { return Paper({{"residence", place}}); }

  std::vector<Hit> Find(Query query) const {
    query.registry = LoadedRegistry();
    EXPECT_NE(query.registry, nullptr);
    Result<std::vector<Hit>> hits = store_->Lookup(query);
    EXPECT_TRUE(hits.ok());
    return hits.ok() ? std::move(*hits) : std::vector<Hit>();
  }
  static std::vector<std::string> Ids(const std::vector<Hit>& hits) {
    std::vector<std::string> ids;
    for (const Hit& hit : hits) ids.push_back(hit.record.id);
    return ids;
  }
  std::vector<std::string> ByPlace(const std::string& place, int limit = 20) const {
    Query query;
    query.place = place;
    query.limit = limit;
    return Ids(Find(query));
  }
  std::vector<std::string> ByAgency(const std::string& agency) const {
    Query query;
    query.agency = agency;
    return Ids(Find(query));
  }
  std::vector<std::string> ByText(const std::string& text) const {
    Query query;
    query.text = text;
    return Ids(Find(query));
  }

  int papers_ = 0;
};

TEST_F(LookupPlacesTest, ACommuneOfTodayFindsWhatItsDistrictAndItsTownIssued) {
  const std::string district = Issued("ỦY BAN NHÂN DÂN HUYỆN ĐẮK MIL", "ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG", "2020-05-11");
  const std::string town = Issued("UBND THỊ TRẤN ĐẮK MIL", "UBND HUYỆN ĐẮK MIL", "2020-05-11");
  Issued("UBND XÃ LONG SƠN", "UBND HUYỆN ĐẮK MIL", "2020-05-11");
  EXPECT_THAT(ByPlace("xã Đức Lập, tỉnh Lâm Đồng"), ElementsAre(town, district));
  EXPECT_THAT(ByAgency("UBND xã Đức Lập, tỉnh Lâm Đồng"), ElementsAre(town, district));
}

TEST_F(LookupPlacesTest, ADistrictOfOldFindsWhatTheCommunesOfTodayIssue) {
  const std::string commune = Issued("UBND XÃ ĐỨC LẬP", "UBND TỈNH LÂM ĐỒNG", "2026-05-11");
  Issued("UBND XÃ TUY ĐỨC", "UBND TỈNH LÂM ĐỒNG", "2026-05-11");
  EXPECT_THAT(ByAgency("UBND huyện Đắk Mil, tỉnh Đắk Nông"), ElementsAre(commune));
  EXPECT_THAT(ByPlace("huyện Đắk Mil"), ElementsAre(commune));
}

TEST_F(LookupPlacesTest, SaysThroughWhichSuccession) {
  Issued("UBND THỊ TRẤN ĐẮK MIL", "UBND HUYỆN ĐẮK MIL", "2020-05-11");
  Query query;
  query.place = "xã Đức Lập, tỉnh Lâm Đồng";
  const std::vector<Hit> hits = Find(query);
  ASSERT_THAT(hits, SizeIs(1));
  ASSERT_THAT(hits.front().matches, SizeIs(1));
  EXPECT_EQ(hits.front().matches.front().through, "thị trấn Đắk Mil → xã Đức Lập, 01/07/2025, NQ 1671/NQ-UBTVQH15");
  EXPECT_EQ(hits.front().matches.front().relation, "predecessor");
}

TEST_F(LookupPlacesTest, WhatIsPrintedStaysAsItIs) {
  const std::string id = LivesIn("thôn 3, xã Đức Minh, huyện Đắk Mil, tỉnh Đắk Nông");
  Query query;
  query.place = "xã Đức Lập";
  const std::vector<Hit> hits = Find(query);
  ASSERT_THAT(hits, SizeIs(1));
  EXPECT_EQ(hits.front().record.document.fields.front().value, "thôn 3, xã Đức Minh, huyện Đắk Mil, tỉnh Đắk Nông");
}

TEST_F(LookupPlacesTest, WordsBeforeAUnitMustStandInTheAddress) {
  const std::string third = LivesIn("thôn 3, thị trấn Đắk Mil, huyện Đắk Mil, tỉnh Đắk Nông");
  LivesIn("thôn 4, thị trấn Đắk Mil, huyện Đắk Mil, tỉnh Đắk Nông");
  Query query;
  query.place = "thôn 3, xã Đức Lập";
  const std::vector<Hit> hits = Find(query);
  ASSERT_THAT(hits, SizeIs(1));
  EXPECT_EQ(hits.front().record.id, third);
  query.place = "thôn 9, xã Đức Lập";
  EXPECT_THAT(Find(query), SizeIs(0));
}

TEST_F(LookupPlacesTest, ACommuneOfTheSameNameElsewhereIsNotFoundWhenAProvinceIsNamed) {
  const std::string here = LivesIn("xã Tân Thành, huyện Krông Nô, tỉnh Đắk Nông");
  LivesIn("xã Tân Thành, tỉnh Cà Mau");
  LivesIn("xã Tân Thành, huyện Đức Trọng, tỉnh Lâm Đồng");
  EXPECT_THAT(ByPlace("xã Tân Thành, tỉnh Đắk Nông"), ElementsAre(here));
  EXPECT_THAT(ByPlace("xã Krông Nô, tỉnh Lâm Đồng"), ElementsAre(here));
}

TEST_F(LookupPlacesTest, ABareNameFindsAllThatAreCalledSo) {
  const std::string here = LivesIn("xã Tân Thành, huyện Krông Nô, tỉnh Đắk Nông");
  const std::string there = LivesIn("xã Tân Thành, tỉnh Cà Mau");
  EXPECT_THAT(ByPlace("Tân Thành"), UnorderedElementsAre(here, there));
}

TEST_F(LookupPlacesTest, ThreeUnitsOfOneNameAreNotOne) {
  const std::string town = LivesIn("thị trấn Đắk Mil, huyện Đắk Mil, tỉnh Đắk Nông");
  const std::string commune = LivesIn("xã Đắk Gằn, huyện Đắk Mil, tỉnh Đắk Nông");
  EXPECT_THAT(ByPlace("xã Đắk Mil, tỉnh Lâm Đồng"), ElementsAre(commune));
  EXPECT_THAT(ByPlace("xã Đức Lập, tỉnh Lâm Đồng"), ElementsAre(town));
}

TEST_F(LookupPlacesTest, ADepartmentIsFollowedThroughItsMerger) {
  const std::string old_one = Issued("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "UBND TỈNH ĐẮK NÔNG", "2020-05-11");
  const std::string new_one = Issued("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "UBND TỈNH LÂM ĐỒNG", "2026-05-11");
  Issued("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "UBND TỈNH CÀ MAU", "2020-05-11");
  EXPECT_THAT(ByAgency("Sở NN&MT tỉnh Lâm Đồng"), UnorderedElementsAre(old_one, new_one));
  EXPECT_THAT(ByAgency("Sở Tài nguyên và Môi trường tỉnh Đắk Nông"), ElementsAre(old_one, new_one));
}

TEST_F(LookupPlacesTest, FreeTextDoesTheSame) {
  const std::string district = Issued("ỦY BAN NHÂN DÂN HUYỆN ĐẮK MIL", "ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG");
  const std::string commune = LivesIn("xã Đức Minh, huyện Đắk Mil, tỉnh Đắk Nông");
  EXPECT_THAT(ByText("xã Đức Lập, tỉnh Lâm Đồng"), UnorderedElementsAre(district, commune));
  EXPECT_THAT(ByText("UBND xã Đức Lập"), Contains(district));
}

TEST_F(LookupPlacesTest, FreeTextMixesANameAndAPlace) {
  const std::string here =
      Paper({{"holder_name", "Nguyễn Văn An"}, {"residence", "xã Đức Minh, huyện Đắk Mil, tỉnh Đắk Nông"}});
  Paper({{"holder_name", "Nguyễn Văn An"}, {"residence", "xã Tuy Đức, tỉnh Lâm Đồng"}});
  EXPECT_THAT(ByText("nguyen van an xã Đức Lập"), ElementsAre(here));
  EXPECT_THAT(ByText("Nguyễn Văn An, Đức Lập, Lâm Đồng"), ElementsAre(here));
  EXPECT_THAT(ByText("Nguyễn Văn An Đức Lập"), ElementsAre(here));
}

TEST_F(LookupPlacesTest, AUnitOfOldIsFoundAmongManyByNameAndPlace) {
  std::vector<std::string> here;
  for (int i = 0; i < 30; ++i) {
    const std::string commune = i % 3 == 0 ? "xã Đức Minh" : "xã Long Sơn";
    const std::string id =
        Paper({{"holder_name", "Trần Thị Công"}, {"residence", commune + ", huyện Đắk Mil, tỉnh Đắk Nông"}});
    if (i % 3 == 0) here.push_back(id);
  }
  Query query;
  query.name = "tran thi cong";
  query.place = "xã Đức Lập, tỉnh Lâm Đồng";
  EXPECT_THAT(Ids(Find(query)), ::testing::UnorderedElementsAreArray(here));
}

// Of each of the 71 old communes: a birth certificate that its committee issued, and one from the unit that it became.
class LookupAll71Test : public LookupPlacesTest {
 protected:
  void SetUp() override {
    LookupPlacesTest::SetUp();
    const registry::Units& units = LoadedRegistry()->units();
    for (const auto district : units.Children(*units.Find("dak_nong"))) {
      for (const auto commune : units.Children(district)) {
        const auto today = units.SuccessionsFrom(commune).front().new_unit;
        old_names_.emplace_back(units.FullName(commune), units.FullName(today));
        of_today_[units.FullName(today)].insert(
            Paper({{"issuing_agency", "ỦY BAN NHÂN DÂN " + units.ShortName(commune)},
                   {"parent_agency", "UBND " + units.ShortName(district)},
                   {"residence", "thôn 2, " + units.FullName(commune)},
                   {"issue_date", "2019-03-04"}}));
        if (!with_new_.insert(today).second) continue;
        of_today_[units.FullName(today)].insert(Paper({{"issuing_agency", "UBND " + units.ShortName(today)},
                                                       {"parent_agency", "UBND TỈNH LÂM ĐỒNG"},
                                                       {"residence", units.FullName(today)},
                                                       {"issue_date", "2026-03-04"}}));
      }
    }
    ASSERT_EQ(old_names_.size(), 71U);
  }
  std::set<std::string> Set(const std::vector<std::string>& ids) const { return {ids.begin(), ids.end()}; }

  std::vector<std::pair<std::string, std::string>> old_names_;  // with the name of today
  std::map<std::string, std::set<std::string>> of_today_;       // by its name, all papers of its territory
  std::set<registry::UnitNumber> with_new_;
};

TEST_F(LookupAll71Test, OldAndNewNamesFindTheSamePapersByPlace) {
  for (const auto& [old_name, new_name] : old_names_) {
    EXPECT_EQ(Set(ByPlace(old_name, 0)), of_today_[new_name]) << old_name;
    EXPECT_EQ(Set(ByPlace(new_name, 0)), of_today_[new_name]) << new_name;
  }
}

TEST_F(LookupAll71Test, OldAndNewNamesFindTheSamePapersByAgency) {
  for (const auto& [old_name, new_name] : old_names_) {
    EXPECT_EQ(Set(ByAgency("UBND " + old_name)), of_today_[new_name]) << old_name;
    EXPECT_EQ(Set(ByAgency("UBND " + new_name)), of_today_[new_name]) << new_name;
  }
}

TEST_F(LookupAll71Test, OldAndNewNamesFindTheSamePapersInTheFreeBox) {
  for (const auto& [old_name, new_name] : old_names_) {
    EXPECT_EQ(Set(ByText(old_name)), of_today_[new_name]) << old_name;
    EXPECT_EQ(Set(ByText(new_name)), of_today_[new_name]) << new_name;
  }
}

// Pages of hits.
TEST_F(LookupPlacesTest, PagesFollowOneAnotherWithoutGapOrRepeat) {
  std::vector<std::string> all;
  for (int i = 0; i < 25; ++i) all.push_back(LivesIn("xã Đức Minh, huyện Đắk Mil, tỉnh Đắk Nông"));
  std::vector<std::string> paged;
  Query query;
  query.place = "xã Đức Lập";
  query.limit = 10;
  for (std::vector<std::string> page = Ids(Find(query)); !page.empty(); page = Ids(Find(query))) {
    paged.insert(paged.end(), page.begin(), page.end());
    query.after = page.back();
  }
  EXPECT_THAT(paged, ::testing::UnorderedElementsAreArray(all));
}

TEST_F(LookupPlacesTest, PapersThatArriveBetweenTwoPagesMoveNothingBehindTheFirst) {
  const auto put = [&](int second) {
    return Put(MakeCommit("arrival " + std::to_string(second), "khac", {{"holder_name", "Hoa"}},
                          "2026-01-01T00:00:" + std::to_string(second) + "Z"));
  };
  const std::string third = put(10);
  const std::string second = put(11);
  const std::string first = put(12);
  Query query;
  query.name = "Hoa";
  query.limit = 2;
  ASSERT_THAT(Ids(Find(query)), ElementsAre(first, second));
  put(13);
  put(14);
  query.after = second;
  EXPECT_THAT(Ids(Find(query)), ElementsAre(third));
}

// The place among papers of one second is that of their ids, so one that comes later may belong on any page.
TEST_F(LookupPlacesTest, PapersOfTheSameSecondThatArriveLaterStandOnNoFurtherPage) {
  int papers = 0;
  const auto put = [&](int count) {
    for (int i = 0; i < count; ++i)
      Put(MakeCommit("arrival " + std::to_string(papers++), "khac", {{"holder_name", "Hoa"}}));
  };
  put(5);
  Query query;
  query.name = "Hoa";
  const std::vector<std::string> before = Ids(Find(query));
  query.limit = 2;
  query.after = NextPage(query, before[1], Count());
  put(20);
  EXPECT_THAT(Ids(Find(query)), ElementsAre(before[2], before[3]));
  query.after = NextPage(query, before[3], Count());
  EXPECT_THAT(Ids(Find(query)), ElementsAre(before[4]));
  query.after = before[1];  // without the mark they are shown
  query.limit = 0;
  EXPECT_GT(Find(query).size(), 3U);
}

TEST_F(LookupPlacesTest, AMarkThatIsNoneIsNoHit) {
  Put(MakeCommit("a", "khac", {{"holder_name", "Hoa"}}));
  Query query;
  query.name = "Hoa";
  query.after = Ids(Find(query)).front() + "@soon";
  EXPECT_EQ(store_->Lookup(query).error().code, ErrorCode::kNotFound);
}

TEST_F(LookupPlacesTest, AnOffsetLeavesOutTheFirstHits) {
  LivesIn("Đức Minh");
  LivesIn("Đức Minh");
  Query query;
  query.place = "Đức Minh";
  const std::vector<std::string> all = Ids(Find(query));
  query.offset = 1;
  EXPECT_THAT(Ids(Find(query)), ElementsAre(all[1]));
  query.offset = 5;
  EXPECT_THAT(Ids(Find(query)), IsEmpty());
}

TEST_F(LookupPlacesTest, ARecordThatIsNoHitHasNothingBehindIt) {
  LivesIn("Đức Minh");
  Query query;
  query.place = "Đức Minh";
  query.after = "R0000000000000000";
  const auto hits = store_->Lookup(query);
  ASSERT_FALSE(hits.ok());
  EXPECT_EQ(hits.error().code, ErrorCode::kNotFound);
}

// Why a record is a hit.
class ExplainTest : public LookupPlacesTest {
 protected:
  std::vector<std::string> Hows(Query query) const {
    query.explain = true;
    const std::vector<Hit> hits = Find(query);
    std::vector<std::string> told;
    if (hits.empty()) return told;
    for (const Match& match : hits.front().matches) {
      told.push_back(match.criterion + " " + match.field + " " + match.how);
    }
    return told;
  }
};

TEST_F(ExplainTest, TellsAccentsFromTheirAbsence) {
  Paper({{"holder_name", "Trần Thị Hòa"}});
  Query query;
  query.name = "Trần Thị Hòa";
  EXPECT_THAT(Hows(query), ElementsAre("name holder_name exact_accents"));
  query.name = "tran thi hoa";
  EXPECT_THAT(Hows(query), ElementsAre("name holder_name folded"));
  query.name = "Trần Th";
  EXPECT_THAT(Hows(query), ElementsAre("name holder_name beginning_exact_accents"));
}

TEST_F(ExplainTest, TellsANumberFromItsBeginning) {
  Paper({{"document_number", "7815/UBND-NC"}});
  Query query;
  query.number = "7815/UBND-NC";
  EXPECT_THAT(Hows(query), ElementsAre("number document_number number"));
  query.number = "7815";
  EXPECT_THAT(Hows(query), ElementsAre("number document_number number_without_symbol"));
  query.number = "78";
  EXPECT_THAT(Hows(query), ElementsAre("number document_number number_beginning"));
}

TEST_F(ExplainTest, TellsEachCriterion) {
  Paper({{"holder_name", "Trần Thị Hòa"},
         {"personal_id", "067123456789"},
         {"residence", "xã Đức Minh, huyện Đắk Mil, tỉnh Đắk Nông"}});
  Query query;
  query.id = "067123456789";
  query.type = "giay_khai_sinh";
  query.place = "xã Đức Lập";
  EXPECT_THAT(Hows(query), ElementsAre("id personal_id identifier", "type type type", "place residence succession"));
}

TEST_F(ExplainTest, TellsWhatFreeTextMeant) {
  Paper({{"holder_name", "Trần Thị Hòa"}, {"document_number", "7815/UBND-NC"}});
  Query query;
  query.text = "7815 Trần Thị Hòa";
  EXPECT_THAT(Hows(query), ElementsAre("text document_number number_without_symbol", "text holder_name exact_accents"));
}

}  // namespace
}  // namespace sohoa::store
