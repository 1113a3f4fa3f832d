#include "pipeline/ledger.h"

#include <gmock/gmock.h>

#include "tests/unit/pipeline/workbench.h"

namespace sohoa::pipeline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class LedgerTest : public testing::Test {
 protected:
  static Source SourceNamed(const std::string& name) {
    Source source;
    source.hash = name + "-hash";
    source.path = name;
    return source;
  }

  Ledger::Outcomes Keep(const std::string& name, const std::vector<std::string>& pages) {
    FileContent content;
    for (const std::string& text : pages) {
      Page& page = content.pages.emplace_back();
      page.number = static_cast<int>(content.pages.size());
      std::istringstream words(text);
      for (std::string word; words >> word;) page.words.emplace_back().text = word;
    }
    papers::SourceReading reading = ExtractPapers(content.pages);
    return ledger_.Keep(SourceNamed(name), store::OriginalInMemory("bytes of " + name), std::move(content),
                        std::move(reading));
  }

  Workbench bench_;
  FakeStore& store_ = bench_.store;
  Ledger ledger_{store_, bench_.Around().ledger};
};

TEST_F(LedgerTest, KeepsEachPaperAsARecordOfItsOwn) {
  const auto outcomes = Keep("a", {"paper:cong_van number=1", "more", "paper:quyet_dinh number=2"});
  ASSERT_TRUE(outcomes.ok());
  ASSERT_THAT(*outcomes, SizeIs(2));
  EXPECT_THAT(outcomes->at(0).pages, ElementsAre(1, 2));
  EXPECT_EQ(outcomes->at(1).record.document.type, "quyet_dinh");
  EXPECT_EQ(outcomes->at(1).record.id, MakeRecordId("a-hash", 3));
  EXPECT_THAT(store_.records, SizeIs(2));
  EXPECT_EQ(store_.writes, 1) << "one commit for the source";
  EXPECT_EQ(store_.sources.at("a-hash").original, "bytes of a");
}

TEST_F(LedgerTest, LinksTheSameLegalResultAndKeepsWhatThisScanSays) {
  const auto first = Keep("a", {"paper:cong_van number=1 identity:X subject=one"});
  const auto second = Keep("b", {"paper:cong_van number=1 identity:X subject=two"});
  ASSERT_TRUE(second.ok());
  ASSERT_THAT(*second, SizeIs(1));
  EXPECT_EQ(second->at(0).kind, OutcomeKind::kDuplicate);
  EXPECT_EQ(second->at(0).duplicate_kind, DuplicateKind::kResult);
  EXPECT_EQ(second->at(0).duplicate_of, first->at(0).record.id);
  EXPECT_EQ(FindField(second->at(0).record.document.fields, "subject")->value, "two");
  ASSERT_THAT(store_.records, SizeIs(1));
  const auto& sightings = store_.records.begin()->second.back().sightings;
  ASSERT_THAT(sightings, SizeIs(1));
  EXPECT_EQ(FindField(sightings.front().fields, "subject")->value, "two");
  EXPECT_EQ(store_.sources.at("b-hash").original, "bytes of b") << "the further scan is kept";
}

TEST_F(LedgerTest, AFurtherScanGivesItsBetterValueInTheSameCommit) {
  ASSERT_TRUE(Keep("a", {"paper:cong_van number=1 identity:X subject?one"}).ok());
  ASSERT_TRUE(Keep("b", {"paper:cong_van number=1 identity:X subject=two"}).ok());
  EXPECT_EQ(store_.writes, 2);
  const std::vector<Record>& versions = store_.records.begin()->second;
  ASSERT_THAT(versions, SizeIs(2));
  EXPECT_EQ(versions.back().cause, VersionCause::kIngest);
  EXPECT_EQ(FindField(versions.back().document.fields, "subject")->value, "two");
}

TEST_F(LedgerTest, WhatAFurtherScanMakesCertainHasConsequencesInTheSameCommit) {
  ASSERT_TRUE(Keep("a", {"paper:cong_van number=1 identity:X subject?one"}).ok());
  LedgerOptions options = bench_.Around().ledger;
  std::vector<std::string> met;
  options.consequences = [&](std::vector<Record>* records, std::vector<Record>* versions) {
    EXPECT_THAT(*records, IsEmpty());
    for (const Record& version : *versions) met.push_back(FindField(version.document.fields, "subject")->value);
    return Status();
  };
  FileContent content;
  content.pages.emplace_back().number = 1;
  for (const char* word : {"paper:cong_van", "number=1", "identity:X", "subject=two"}) {
    content.pages[0].words.emplace_back().text = word;
  }
  papers::SourceReading reading = ExtractPapers(content.pages);
  Ledger ledger(store_, options);
  ASSERT_TRUE(
      ledger.Keep(SourceNamed("b"), store::OriginalInMemory("bytes of b"), std::move(content), std::move(reading))
          .ok());
  EXPECT_THAT(met, ElementsAre("two"));
}

TEST_F(LedgerTest, AFurtherScanThatSaysTheSameMakesNoVersion) {
  ASSERT_TRUE(Keep("a", {"paper:cong_van number=1 identity:X subject=one"}).ok());
  ASSERT_TRUE(Keep("b", {"paper:cong_van number=1 identity:X subject=one"}).ok());
  EXPECT_THAT(store_.records.begin()->second, SizeIs(1));
}

TEST_F(LedgerTest, TwoScansInOneFileMakeOneRecordWithTheBetterValue) {
  const std::string bad = "paper:cong_van number=1 identity:X subject?one";
  ASSERT_TRUE(Keep("a", {bad, "paper:cong_van number=1 identity:X subject=two"}).ok());
  ASSERT_THAT(store_.records, SizeIs(1));
  const std::vector<Record>& versions = store_.records.begin()->second;
  ASSERT_THAT(versions, SizeIs(1)) << "it was not stored before";
  EXPECT_EQ(FindField(versions.front().document.fields, "subject")->value, "two");
  EXPECT_THAT(versions.front().sightings, SizeIs(1));
}

TEST_F(LedgerTest, DoesNotLinkWhatIsNotSure) {
  ASSERT_TRUE(Keep("a", {"paper:cong_van number=1 identity:X"}).ok());
  const auto second = Keep("b", {"paper:cong_van number?1 identity:X"});
  EXPECT_EQ(second->at(0).kind, OutcomeKind::kStored);
  EXPECT_THAT(store_.records, SizeIs(2));
}

TEST_F(LedgerTest, DoesNotLinkAcrossTypes) {
  ASSERT_TRUE(Keep("a", {"paper:cong_van number=1 identity:X"}).ok());
  EXPECT_EQ(Keep("b", {"paper:quyet_dinh number=1 identity:X"})->at(0).kind, OutcomeKind::kStored);
}

TEST_F(LedgerTest, LinksASecondCopyInTheSameFile) {
  const auto outcomes = Keep("a", {"paper:cong_van number=1 identity:X", "paper:cong_van number=1 identity:X"});
  ASSERT_THAT(*outcomes, SizeIs(2));
  EXPECT_EQ(outcomes->at(1).kind, OutcomeKind::kDuplicate);
  EXPECT_EQ(outcomes->at(1).duplicate_of, outcomes->at(0).record.id);
  EXPECT_THAT(store_.records, SizeIs(1));
}

TEST_F(LedgerTest, KeepsNothingOfASecretPaper) {
  const auto outcomes = Keep("a", {"paper:cong_van number=1", "paper:quyet_dinh SECRET", "more"});
  ASSERT_THAT(*outcomes, SizeIs(1));
  EXPECT_EQ(outcomes->at(0).kind, OutcomeKind::kExcluded);
  EXPECT_EQ(outcomes->at(0).reason->code, ErrorCode::kStateSecret);
  EXPECT_THAT(outcomes->at(0).pages, ElementsAre(2, 3));
  const auto& kept = store_.sources.at("a-hash");
  EXPECT_THAT(kept.original, IsEmpty());
  EXPECT_THAT(kept.pages, IsEmpty());
  EXPECT_THAT(store_.records, IsEmpty());
}

TEST_F(LedgerTest, NotesBlankPagesWithTheSource) {
  const auto outcomes = Keep("a", {"paper:cong_van number=1", "", "SEPARATOR"});
  ASSERT_THAT(*outcomes, SizeIs(1));
  const auto& exclusions = store_.sources.at("a-hash").state.exclusions;
  ASSERT_THAT(exclusions, SizeIs(2));
  EXPECT_EQ(exclusions.at(0).code, ErrorCode::kBlankPages);
  EXPECT_EQ(exclusions.at(0).page, 2);
  EXPECT_EQ(exclusions.at(1).code, ErrorCode::kSeparatorSheet);
}

TEST_F(LedgerTest, TellsASourceThatHoldsNothing) {
  const auto blank = Keep("a", {"", "SEPARATOR"});
  ASSERT_THAT(*blank, SizeIs(1));
  EXPECT_EQ(blank->at(0).reason->code, ErrorCode::kBlankPages);
  EXPECT_THAT(blank->at(0).pages, ElementsAre(1, 2));
  EXPECT_EQ(Keep("b", {"SEPARATOR"})->at(0).reason->code, ErrorCode::kSeparatorSheet);
}

TEST_F(LedgerTest, TakesTheDossierFromThePaperWhenNothingElseNamesIt) {
  EXPECT_EQ(Keep("a", {"paper:giay_tiep_nhan_ho_so dossier:H16.12-231220-0007"})->at(0).dossier, "H16.12-231220-0007");
}

TEST_F(LedgerTest, RepeatsWhatTheSameBytesMade) {
  const auto first = Keep("a", {"paper:cong_van number=1", "paper:quyet_dinh number=2"});
  Source again = SourceNamed("a");
  again.path = "elsewhere/a";
  const auto outcomes = ledger_.RepeatBytes(again, *store_.FindSource("a-hash"));
  ASSERT_THAT(*outcomes, SizeIs(2));
  EXPECT_EQ(outcomes->at(0).duplicate_kind, DuplicateKind::kBytes);
  EXPECT_EQ(outcomes->at(0).source_path, "elsewhere/a");
  EXPECT_EQ(outcomes->at(0).record.document.fields.size(), 1U) << "the fields of the record it repeats";
  EXPECT_THAT(store_.sources.at("a-hash").state.further_paths, ElementsAre("elsewhere/a"));
}

TEST_F(LedgerTest, TellsNothingThatTheStoreDidNotTake) {
  store_.fail_writes = Error{ErrorCode::kDiskFull, "", 0, ""};
  const auto outcomes = Keep("a", {"paper:cong_van number=1"});
  ASSERT_FALSE(outcomes.ok());
  EXPECT_EQ(outcomes.error().code, ErrorCode::kDiskFull);
}

TEST_F(LedgerTest, WhatFollowsFromAPaperIsWrittenInItsCommit) {
  const auto first = Keep("a", {"paper:cong_van number=1"});
  LedgerOptions options = bench_.Around().ledger;
  options.consequences = [&](std::vector<Record>* records, std::vector<Record>* versions) {
    records->front().validity.emplace_back();
    versions->push_back(*store_.Get(first->at(0).record.id));
    ++versions->back().version;
    return Status();
  };
  Ledger ledger(store_, options);
  const int writes = store_.writes;
  FileContent content;
  content.pages.emplace_back().number = 1;
  for (const char* word : {"paper:cong_van", "number=2"}) content.pages[0].words.emplace_back().text = word;
  papers::SourceReading reading = ExtractPapers(content.pages);
  ASSERT_TRUE(
      ledger.Keep(SourceNamed("b"), store::OriginalInMemory("bytes of b"), std::move(content), std::move(reading))
          .ok());
  EXPECT_EQ(store_.writes, writes + 1);
  EXPECT_THAT(store_.records.at(MakeRecordId("b-hash", 1)).back().validity, SizeIs(1));
}

}  // namespace
}  // namespace sohoa::pipeline
