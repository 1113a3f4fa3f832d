// Criteria so common that their lists are not read to the end.
#include <gmock/gmock.h>

#include <set>
#include <string>
#include <vector>

#include "store/next_page.h"
#include "store/open.h"
#include "unit/store/store_fixture.h"

namespace sohoa::store {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr int kPapers = 8500;    // more than Lookup reads of one list
constexpr int kOfOneAge = 1200;  // of each of two, more than is read of one list at first
constexpr char kEarlier[] = "2001-01-01T00:00:00Z";
constexpr int kNamesakes = 600;  // more than it reads of one range

class CommonLookup : public ::testing::Test {
 protected:
  // Every paper is of one type and of one place, but for the oldest of all, in which alone a rare pair meets.
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder();
    auto opened = OpenWith(folder_->Under("store"), OpenMode::kWrite, Durability::kNextSync);
    ASSERT_TRUE(opened.ok());
    store_ = opened->release();
    for (int i = 0; i < kPapers; ++i) {
      ASSERT_TRUE(
          store_->Commit(MakeCommit("a" + std::to_string(i), "type_a", {{"residence", "xã Đức Lập"}}), "t").ok());
      ASSERT_TRUE(
          store_->Commit(MakeCommit("b" + std::to_string(i), "type_b", {{"residence", "xã Nam Đà"}}), "t").ok());
    }
    const SourceCommit rare = MakeCommit(
        "rare", "type_a", {{"residence", "xã Nam Đà"}, {"holder_name", "Lê Văn Xuyến"}}, "2000-01-01T00:00:00Z");
    ASSERT_TRUE(store_->Commit(rare, "t").ok());
    rare_id_ = rare.records[0].id;
    for (int i = 0; i < kNamesakes; ++i) {
      const SourceCommit older = MakeCommit("c" + std::to_string(i), "type_c", {{"holder_name", "Trần Thị Hoa"}});
      ASSERT_TRUE(store_->Commit(older, "t").ok());
    }
    for (int i = 0; i < kOfOneAge; ++i) {
      const std::string n = std::to_string(i);
      const SourceCommit old = MakeCommit("d" + n, "type_d", {{"residence", "xã Quảng Tín"}}, kEarlier);
      ASSERT_TRUE(store_->Commit(old, "t").ok());
      ASSERT_TRUE(store_->Commit(MakeCommit("e" + n, "type_d", {{"issuing_agency", "UBND xã Quảng Tín"}}), "t").ok());
    }
    const SourceCommit newest =
        MakeCommit("newest", "type_c", {{"holder_name", "Trần Thị Hòa"}}, "2026-12-01T00:00:00Z");
    ASSERT_TRUE(store_->Commit(newest, "t").ok());
    newest_id_ = newest.records[0].id;
  }
  static void TearDownTestSuite() {
    delete store_;
    delete folder_;
  }

  static std::vector<std::string> Ids(const Query& query) {
    const auto hits = store_->Lookup(query);
    EXPECT_TRUE(hits.ok());
    std::vector<std::string> ids;
    for (const Hit& hit : *hits) ids.push_back(hit.record.id);
    return ids;
  }

  static TemporaryFolder* folder_;
  static Store* store_;
  static std::string rare_id_;
  static std::string newest_id_;
};

TemporaryFolder* CommonLookup::folder_ = nullptr;
Store* CommonLookup::store_ = nullptr;
std::string CommonLookup::rare_id_;
std::string CommonLookup::newest_id_;

TEST_F(CommonLookup, TwoCommonCriteriaThatMeetOnceAreFound) {
  Query query;
  query.type = "type_a";
  query.place = "Nam Đà";
  EXPECT_THAT(Ids(query), ElementsAre(rare_id_));
}

// The newest hits are worth less than older ones: what the first pages leave out must come on a later one.
TEST_F(CommonLookup, PagesHoldEveryHitOfTwoCommonCriteriaOnce) {
  Query query;
  query.type = "type_d";
  query.place = "Quảng Tín";
  query.limit = 60;
  std::set<std::string> seen;
  for (std::vector<std::string> ids = Ids(query); !ids.empty(); ids = Ids(query)) {
    for (const std::string& id : ids) EXPECT_TRUE(seen.insert(id).second) << id;
    query.after = NextPage(query, ids.back(), *store_->Count());
    query.limit = 100;  // whoever wants longer pages then
  }
  EXPECT_THAT(seen, SizeIs(2 * kOfOneAge));
}

TEST_F(CommonLookup, TwoCommonCriteriaThatMeetOftenGiveTheLimit) {
  Query query;
  query.type = "type_a";
  query.place = "Đức Lập";
  EXPECT_THAT(Ids(query), SizeIs(20));
}

TEST_F(CommonLookup, ARareNameIsCheckedAgainstCommonCriteria) {
  Query query;
  query.name = "Xuyến";
  query.type = "type_a";
  query.place = "Nam Đà";
  EXPECT_THAT(Ids(query), ElementsAre(rare_id_));
  query.type = "type_b";
  EXPECT_THAT(Ids(query), SizeIs(0));
}

TEST_F(CommonLookup, WithoutALimitEveryPaperOfATypeIsFound) {
  Query query;
  query.type = "type_a";
  query.limit = 0;
  EXPECT_THAT(Ids(query), SizeIs(kPapers + 1));
}

TEST_F(CommonLookup, TheNewestOfAllAccentsComesFirstHoweverManyHaveOthers) {
  Query query;
  query.name = "tran thi hoa";
  const std::vector<std::string> ids = Ids(query);
  EXPECT_THAT(ids, SizeIs(20));
  EXPECT_EQ(ids.front(), newest_id_);
}

TEST_F(CommonLookup, TheFirstPageOfACommonNameIsThatOfAllItsHits) {
  Query query;
  query.name = "tran thi hoa";
  const std::vector<std::string> page = Ids(query);
  query.limit = 0;
  std::vector<std::string> all = Ids(query);
  ASSERT_THAT(all, SizeIs(kNamesakes + 1));
  EXPECT_EQ(page, std::vector<std::string>(all.begin(), all.begin() + 20));
}

}  // namespace
}  // namespace sohoa::store
