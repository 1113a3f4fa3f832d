#include <gmock/gmock.h>

#include "tests/unit/pipeline/workbench.h"

namespace sohoa::pipeline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class ReprocessTest : public testing::Test {
 protected:
  void Store(const std::string& name, const std::vector<std::string>& pages) {
    bench_.folder.Write(name, Papers(pages));
    ASSERT_TRUE(bench_.Ingest({bench_.folder / name}).ok());
    bench_.store.writes = 0;
  }

  // Rules that read every word of one kind as another.
  ReprocessSummary Run(const std::string& word, const std::string& instead, bool dry_run = false) {
    Surroundings around = bench_.Around();
    around.ledger.rules_fingerprint = "rules 2";
    around.ledger.consequences = consequences_;
    around.ledger.identity = identity_;
    around.extract = [&](std::vector<Page> pages) {
      for (Page& page : pages) {
        for (Word& one : page.words) one.text = one.text == word ? instead : one.text;
      }
      return ExtractPapers(pages);
    };
    options_.dry_run = dry_run;
    const auto summary = ReprocessWith(
        around, options_, [this](const FieldChange& change) { changes_.push_back(change); }, bench_.observer);
    EXPECT_TRUE(summary.ok());
    return *summary;
  }

  const FakeStore::Kept& OfSource(const std::string& name) const {
    return std::ranges::find_if(
               bench_.store.sources,
               [&](const auto& source) { return source.second.state.source.path == bench_.folder / name; })
        ->second;
  }

  const std::vector<Record>& OnlyRecord() const { return bench_.store.records.begin()->second; }

  Workbench bench_;
  ReprocessOptions options_;
  std::function<Status(std::vector<Record>*, std::vector<Record>*)> consequences_;
  settings::IdentityRules identity_;
  std::vector<FieldChange> changes_;
};

TEST_F(ReprocessTest, MakesAVersionOfWhatChanged) {
  Store("a.pdf", {"paper:cong_van number=1"});
  const auto summary = Run("number=1", "number=7");
  EXPECT_EQ(summary.changed, 1U);
  ASSERT_THAT(changes_, SizeIs(1));
  EXPECT_EQ(changes_.front().after, "7");
  ASSERT_THAT(OnlyRecord(), SizeIs(2));
  EXPECT_EQ(OnlyRecord().back().version, 2);
  EXPECT_EQ(OnlyRecord().back().cause, VersionCause::kReprocess);
  EXPECT_EQ(OnlyRecord().back().rules_fingerprint, "rules 2");
}

TEST_F(ReprocessTest, WritesNothingWhenNothingChanges) {
  Store("a.pdf", {"paper:cong_van number=1"});
  const auto summary = Run("", "");
  EXPECT_EQ(summary.unchanged, 1U);
  EXPECT_THAT(changes_, IsEmpty());
  EXPECT_EQ(bench_.store.writes, 0);
}

TEST_F(ReprocessTest, ADryRunTellsAndWritesNothing) {
  Store("a.pdf", {"paper:cong_van number=1"});
  EXPECT_EQ(Run("number=1", "number=7", true).changed, 1U);
  EXPECT_THAT(changes_, SizeIs(1));
  EXPECT_EQ(bench_.store.writes, 0);
}

TEST_F(ReprocessTest, WritesWhatFollowsForOtherRecordsInTheSameBatch) {
  Store("a.pdf", {"paper:cong_van number=1"});
  Store("b.pdf", {"paper:quyet_dinh number=2"});
  const std::string other = MakeRecordId(OnlyRecord().back().source_hash, 1);
  std::size_t new_records = 0;
  consequences_ = [&](std::vector<Record>* records, std::vector<Record>* versions) {
    new_records += records->size();
    if (versions->front().id == other) return Status();
    Record next = *bench_.store.Get(other);
    ++next.version;
    next.validity.push_back({ValidityState::kSuperseded, "", versions->front().id, "machine", "", ""});
    versions->push_back(next);
    return Status();
  };
  options_.type = bench_.store.Get(other)->document.type == "cong_van" ? "quyet_dinh" : "cong_van";
  Run(options_.type == "cong_van" ? "number=1" : "number=2", "number=7");
  EXPECT_EQ(bench_.store.writes, 1);
  EXPECT_EQ(new_records, 0U);
  EXPECT_THAT(bench_.store.Get(other)->validity, SizeIs(1));
  EXPECT_EQ(changes_.back().field, "validity");
  EXPECT_EQ(changes_.back().record_id, other);
}

TEST_F(ReprocessTest, KeepsTheQuestionWhetherItIsAnotherPaper) {
  Store("a.pdf", {"paper:cong_van number=1"});
  const std::string first = OnlyRecord().back().id;
  Store("b.pdf", {"paper:cong_van number?1 subject=x"});
  std::string asked;
  for (auto& [id, versions] : bench_.store.records) {
    if (id == first) continue;
    asked = id;
    FindField(versions.back().document.fields, "number")->notes = {"maybe_same:" + first};
  }
  identity_.fields = {{"number", settings::IdentityRules::Compare::kNumber}};
  identity_.fields.front().weight = 1;
  identity_.ways[""] = {{{"number"}, false}};
  identity_.least_weight = 2;
  identity_.proposal_weight = 1;
  Run("subject=x", "subject=y");
  const Record after = *bench_.store.Get(asked);
  ASSERT_EQ(after.version, 2);
  EXPECT_THAT(FindField(after.document.fields, "number")->notes, testing::Contains("maybe_same:" + first));
}

TEST_F(ReprocessTest, SkipsRecordsOfTheseVeryRules) {
  Store("a.pdf", {"paper:cong_van number=1"});
  bench_.store.records.begin()->second.back().rules_fingerprint = "rules 2";
  EXPECT_EQ(Run("number=1", "number=7").unchanged, 1U);
  EXPECT_THAT(changes_, IsEmpty());
}

TEST_F(ReprocessTest, NeverTouchesWhatAPersonSaid) {
  Store("a.pdf", {"paper:cong_van number=1"});
  bench_.store.records.begin()->second.back().person["number"] = {"5", {}, "lan", "2026-01-01T00:00:00Z"};
  Run("number=1", "number=7");
  ASSERT_THAT(changes_, SizeIs(1));
  EXPECT_TRUE(changes_.front().person_keeps);
  EXPECT_EQ(FindField(EffectiveFields(OnlyRecord().back()), "number")->value, "5");
}

TEST_F(ReprocessTest, MakesARecordOfAPaperThatWasNotSeenBefore) {
  Store("a.pdf", {"paper:cong_van number=1", "number=2"});
  Run("number=2", "paper:quyet_dinh");
  ASSERT_THAT(bench_.store.records, SizeIs(2));
  EXPECT_EQ(bench_.store.records.at(MakeRecordId(OnlyRecord().back().source_hash, 2)).back().document.type,
            "quyet_dinh");
}

TEST_F(ReprocessTest, TellsAPaperThatIsNoLongerOneAndDeletesNothing) {
  Store("a.pdf", {"paper:cong_van number=1", "paper:quyet_dinh number=2"});
  Run("paper:quyet_dinh", "more");
  std::vector<std::string> fields;
  for (const FieldChange& change : changes_) fields.push_back(change.field + ":" + change.after);
  EXPECT_THAT(fields, testing::Contains("document:"));
  EXPECT_THAT(bench_.store.records, SizeIs(2));
}

TEST_F(ReprocessTest, LeavesOtherTypesAlone) {
  Store("a.pdf", {"paper:cong_van number=1", "paper:quyet_dinh number=1"});
  options_.type = "quyet_dinh";
  EXPECT_EQ(Run("number=1", "number=7").records, 1U);
  ASSERT_THAT(changes_, SizeIs(1));
}

TEST_F(ReprocessTest, DoesNotMakeARecordOfAFurtherSighting) {
  Store("a.pdf", {"paper:cong_van number=1 identity:X"});
  Store("b.pdf", {"paper:cong_van number=1 identity:X "});
  Store("c.pdf", {"", "paper:cong_van number=1 identity:X"});
  Run("", "");
  EXPECT_THAT(bench_.store.records, SizeIs(1));
}

TEST_F(ReprocessTest, ReadsTheOriginalAgain) {
  Store("a.pdf", {"paper:cong_van number=1"});
  bench_.store.sources.begin()->second.pages.front().words.at(1).text = "number=3";  // as an older recogniser had it
  bench_.store.records.begin()->second.back().document.fields.front().value = "3";
  options_.from_ocr = true;
  EXPECT_EQ(Run("", "").changed, 1U);
  EXPECT_EQ(FindField(OnlyRecord().back().document.fields, "number")->value, "1");
  EXPECT_EQ(bench_.store.sources.begin()->second.pages.front().words.at(1).text, "number=1");
}

TEST_F(ReprocessTest, KeepsWhatACheckerSettlesWhileTheOriginalIsRead) {
  Store("a.pdf", {"paper:cong_van number=1"});
  options_.from_ocr = true;
  int asked = 0;
  bench_.store.on_requests = [&] {
    if (++asked != 2) return;  // the first time nothing is being read yet
    Record checked = OnlyRecord().back();
    ++checked.version;
    checked.cause = VersionCause::kReview;
    checked.person["number"] = {"9", {}, "Lan", ""};
    bench_.store.records.begin()->second.push_back(checked);
  };
  Run("number=1", "number=7");
  ASSERT_THAT(OnlyRecord(), SizeIs(3));
  EXPECT_EQ(OnlyRecord().back().version, 3);
  EXPECT_EQ(OnlyRecord().back().person.at("number").value, "9");
}

TEST_F(ReprocessTest, ASecrecyMarkThatIsFoundNowTakesTheSourceOutOfTheStore) {
  Store("a.pdf", {"paper:cong_van number=1 unread", "paper:quyet_dinh number=2"});
  Store("b.pdf", {"paper:cong_van number=3"});
  const std::string hash = OfSource("a.pdf").state.source.hash;
  options_.from_ocr = true;
  const auto summary = Run("unread", "SECRET");
  EXPECT_EQ(summary.excluded, 1U);
  EXPECT_EQ(summary.failed, 0U);
  EXPECT_EQ(bench_.store.writes, 2);  // the other source got its new reading
  const FakeStore::Kept& kept = bench_.store.sources.at(hash);
  EXPECT_EQ(kept.state.failure->code, ErrorCode::kStateSecret);
  EXPECT_THAT(kept.original, IsEmpty());
  EXPECT_THAT(kept.pages, IsEmpty());
  ASSERT_THAT(bench_.store.records, SizeIs(1));
  EXPECT_EQ(OnlyRecord().back().source_path, bench_.folder / "b.pdf");
  EXPECT_THAT(bench_.observer.Told(bench_.folder.path()), testing::Contains("excluded(state_secret) a.pdf 1"));
}

TEST_F(ReprocessTest, ADryRunTellsOfASecrecyMarkOnceAndTakesNothingOut) {
  Store("a.pdf", {"paper:cong_van number=1 identity:X unread"});
  Store("b.pdf", {"paper:cong_van number=1 identity:X unread "});
  EXPECT_EQ(Run("unread", "SECRET", true).excluded, 2U);
  EXPECT_EQ(bench_.store.writes, 0);
  EXPECT_THAT(bench_.store.records, SizeIs(1));
}

TEST_F(ReprocessTest, AnotherScanOfAMarkedPaperGoesWithIt) {
  Store("a.pdf", {"paper:cong_van number=1 identity:X"});
  Store("b.pdf", {"paper:cong_van number=1 identity:X unread", "paper:quyet_dinh number=2"});
  ASSERT_THAT(bench_.store.records, SizeIs(2));
  EXPECT_EQ(Run("unread", "SECRET").excluded, 2U);
  EXPECT_THAT(bench_.store.records, IsEmpty());
  for (const auto& [hash, kept] : bench_.store.sources) EXPECT_EQ(kept.state.failure->code, ErrorCode::kStateSecret);
}

TEST_F(ReprocessTest, AHarmlessPaperWhoseRecordWentWithAMarkedOneGetsItsOwn) {
  Store("a.pdf", {"paper:cong_van number=1 identity:X", "paper:quyet_dinh number=2 unread"});
  Store("b.pdf", {"paper:cong_van number=1 identity:X"});
  options_.type = "quyet_dinh";
  EXPECT_EQ(Run("unread", "SECRET").excluded, 1U);
  ASSERT_THAT(bench_.store.records, SizeIs(1));
  EXPECT_EQ(OnlyRecord().back().source_path, bench_.folder / "b.pdf");
  EXPECT_EQ(OnlyRecord().back().document.type, "cong_van");
}

TEST_F(ReprocessTest, NamesARecordThatIsNotThere) {
  options_.records = {"Rnone"};
  const auto summary = ReprocessWith(
      bench_.Around(), options_, [](const FieldChange&) {}, bench_.observer);
  ASSERT_FALSE(summary.ok());
  EXPECT_EQ(summary.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace sohoa::pipeline
