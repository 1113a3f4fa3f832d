#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/store/damage_fixture.h"

namespace sohoa::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class EventsTest : public DamageTest {
 protected:
  static Event Taken(const std::string& dossier, const std::string& component, const std::string& at) {
    ReuseTaken reuse;
    reuse.dossier = dossier;
    reuse.component = component;
    return {NewEventId(), at, "lan", reuse};
  }

  std::vector<std::string> ComponentsOf(const std::string& dossier) {
    std::vector<std::string> components;
    const Result<std::vector<Event>> events = store_->Events(EventKind::kReuse, dossier);
    for (const Event& event : *events) {
      components.push_back(std::get<ReuseTaken>(event.what).component);
    }
    return components;
  }
};

TEST_F(EventsTest, AreFoundByWhatTheyAreAboutOldestFirst) {
  ASSERT_TRUE(store_->AddEvents({Taken("H1-1", "b", "2026-11-24T07:00:00Z")}, "lan").ok());
  ASSERT_TRUE(store_->AddEvents({Taken("H1-1", "a", "2026-11-23T07:00:00Z")}, "lan").ok());
  ASSERT_TRUE(store_->AddEvents({Taken("H1-10", "c", "2026-11-24T07:00:00Z")}, "lan").ok());
  EXPECT_THAT(ComponentsOf("H1-1"), ElementsAre("a", "b"));
}

TEST_F(EventsTest, AreFoundByTheirTime) {
  ASSERT_TRUE(
      store_
          ->AddEvents({Taken("H1-1", "before", "2026-09-30T23:59:59Z"), Taken("H1-2", "in", "2026-10-01T00:00:00Z"),
                       Taken("H1-3", "behind", "2026-11-01T00:00:00Z")},
                      "lan")
          .ok());
  std::vector<std::string> found;
  ASSERT_TRUE(store_
                  ->ForEachEvent(EventKind::kReuse, "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z",
                                 [&](const Event& event) {
                                   found.push_back(std::get<ReuseTaken>(event.what).component);
                                   return true;
                                 })
                  .ok());
  EXPECT_THAT(found, ElementsAre("in"));
}

TEST_F(EventsTest, KindsAreKeptApart) {
  ASSERT_TRUE(store_->AddEvents({Taken("H1-1", "a", "2026-11-24T07:00:00Z")}, "lan").ok());
  EXPECT_THAT(store_->Events(EventKind::kDossier, "H1-1").value(), IsEmpty());
}

TEST_F(EventsTest, OneThatIsStoredIsNeverReplaced) {
  const Event event = Taken("H1-1", "a", "2026-11-24T07:00:00Z");
  ASSERT_TRUE(store_->AddEvents({event}, "lan").ok());
  const Status again = store_->AddEvents({event}, "lan");
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().code, ErrorCode::kUsage);
}

TEST_F(EventsTest, OneAboutNothingIsRefusedWithAllOfItsAct) {
  const Status added =
      store_->AddEvents({Taken("H1-1", "a", "2026-11-24T07:00:00Z"), Taken("", "b", "2026-11-24T07:00:00Z")}, "lan");
  ASSERT_FALSE(added.ok());
  EXPECT_THAT(ComponentsOf("H1-1"), IsEmpty());
}

TEST_F(EventsTest, AStoreThatHasThemIsSound) {
  ASSERT_TRUE(
      store_->AddEvents({Taken("H1-1", "a", "2026-11-24T07:00:00Z"), Taken("H1-2", "b", "2026-11-24T07:00:00Z")}, "lan")
          .ok());
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST_F(EventsTest, OneThatWasRemovedIsMissed) {
  const Event event = Taken("H1-1", "a", "2026-11-24T07:00:00Z");
  ASSERT_TRUE(store_->AddEvents({event}, "lan").ok());
  TamperAndClose([&](const Database&, Batch& batch) {
    batch.Delete(Family::kEvent, EventKey(EventKind::kReuse, "H1-1", SecondsOf(event.at), event.id));
  });
  EXPECT_THAT(ReaderFindings(), ElementsAre(::testing::Field(&VerifyFinding::where, "event " + event.id)));
}

TEST_F(EventsTest, OneThatWasPutElsewhereIsFound) {
  const Event event = Taken("H1-1", "a", "2026-11-24T07:00:00Z");
  ASSERT_TRUE(store_->AddEvents({event}, "lan").ok());
  TamperAndClose([&](const Database& database, Batch& batch) {
    const std::string key = EventKey(EventKind::kReuse, "H1-1", SecondsOf(event.at), event.id);
    const std::string value = **database.Get(Family::kEvent, key);
    batch.Delete(Family::kEvent, key);
    batch.Put(Family::kEvent, EventKey(EventKind::kReuse, "H1-2", SecondsOf(event.at), event.id), value);
  });
  EXPECT_THAT(ReaderFindings(), ElementsAre(::testing::Field(&VerifyFinding::where, "event " + event.id)));
}

TEST_F(EventsTest, PapersAndWhatTheyChangeAreOneWrite) {
  Record next = *store_->Get(id_);
  ++next.version;
  next.cause = VersionCause::kValidity;
  next.validity.push_back({ValidityState::kSuperseded, "2026-11-01", "", "machine", "2026-11-24T07:00:00Z", "rule"});
  SourceCommit commit = MakeCommit("a later paper");
  commit.versions = {next};
  ASSERT_TRUE(store_->Commit(commit, "lan").ok());
  EXPECT_EQ(store_->Get(id_)->validity.at(0).state, ValidityState::kSuperseded);
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST_F(EventsTest, APaperWhoseChangeIsLateIsNotStored) {
  Record next = *store_->Get(id_);  // the version that is there
  SourceCommit commit = MakeCommit("a later paper");
  commit.versions = {next};
  EXPECT_FALSE(store_->Commit(commit, "lan").ok());
  EXPECT_FALSE(store_->FindSource(commit.source.hash).ok());
}

TEST(EventIdTest, OfOneSecondTheLaterSortsBehind) {
  std::string before = NewEventId();
  for (int i = 0; i < 1000; ++i) {
    const std::string next = NewEventId();
    ASSERT_LT(before, next);
    before = next;
  }
}

}  // namespace
}  // namespace sohoa::store
