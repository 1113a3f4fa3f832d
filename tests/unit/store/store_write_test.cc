#include <gmock/gmock.h>

#include <thread>

#include "unit/store/store_fixture.h"

namespace sohoa::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

using StoreWrite = StoreTest;

SourceCommit FailedCommit(const std::string& content, ErrorCode code) {
  SourceCommit commit = MakeCommit(content);
  commit.records.clear();
  commit.pages.clear();
  commit.failure = Error{.code = code, .file = "inbox/x.pdf", .page = 0, .detail = "why"};
  return commit;
}

Record NextVersion(const Record& record, const std::string& field, const std::string& value) {
  Record next = record;
  next.version += 1;
  next.cause = VersionCause::kReview;
  next.made_by = "lan";
  next.person[field] = {value, {}, "lan", "2026-11-25T00:00:00Z"};
  return next;
}

// A second scan of the paper of `record_id`.
SourceCommit SecondScan(const std::string& record_id, const std::string& content, const std::string& dossier) {
  SourceCommit commit = MakeCommit(content);
  commit.records.clear();
  commit.source.dossier = dossier;
  Sighting sighting;
  sighting.source_hash = commit.source.hash;
  sighting.path = commit.source.path;
  sighting.dossier = dossier;
  sighting.pages = {1};
  sighting.kind = DuplicateKind::kSheet;
  sighting.seen_at = "2026-11-26T00:00:00Z";
  sighting.fields = {MakeField("holder_name", "Tran Thi Cong")};
  commit.sightings = {{record_id, sighting}};
  return commit;
}

TEST_F(StoreWrite, ACommittedSourceIsFoundByItsHash) {
  const SourceCommit commit = MakeCommit("one");
  const std::string id = Put(commit);
  const Result<SourceState> state = store_->FindSource(commit.source.hash);
  ASSERT_TRUE(state.ok());
  EXPECT_EQ(state->source.path, commit.source.path);
  EXPECT_THAT(state->record_ids, ElementsAre(id));
  EXPECT_FALSE(state->failure.has_value());
}

TEST_F(StoreWrite, WhatWasNeverStoredIsNotFound) {
  EXPECT_EQ(store_->FindSource("x").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store_->Get("x").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store_->GetVersion("x", 1).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store_->History("x").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store_->Pages("x").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store_->Original("x").error().code, ErrorCode::kNotFound);
}

TEST_F(StoreWrite, TheOriginalComesBackByteForByte) {
  std::string content(100'000, '\0');
  for (std::size_t i = 0; i < content.size(); ++i) content[i] = static_cast<char>(i * 31 >> 3);
  const SourceCommit commit = MakeCommit(content);
  Put(commit);
  EXPECT_EQ(store_->Original(commit.source.hash).value(), content);
}

TEST_F(StoreWrite, AnOriginalOfManyPiecesComesBackWhole) {
  std::string content((33U << 20) + 5, 'x');
  for (std::size_t i = 0; i < content.size(); i += 4096) content[i] = static_cast<char>(i >> 12);
  const SourceCommit commit = MakeCommit(content);
  Put(commit);
  Reopen();
  EXPECT_TRUE(store_->Original(commit.source.hash).value() == content);
}

TEST_F(StoreWrite, AnOriginalIsAskedForInPieces) {
  const std::string content((33U << 20) + 5, 'x');
  SourceCommit commit = MakeCommit(content);
  std::vector<std::pair<std::uint64_t, std::size_t>> asked;
  commit.original = [&, whole = OriginalInMemory(content)](std::uint64_t at, std::size_t most) {
    asked.emplace_back(at, most);
    return whole(at, most);
  };
  Put(commit);
  const std::size_t piece = 16U << 20;
  EXPECT_THAT(asked, ElementsAre(std::pair(0U, piece), std::pair(piece, piece), std::pair(2 * piece, piece)));
}

TEST_F(StoreWrite, AnOriginalThatFillsItsLastPieceComesBackWhole) {
  const SourceCommit commit = MakeCommit(std::string(16U << 20, 'x'));
  Put(commit);
  EXPECT_EQ(store_->Original(commit.source.hash).value().size(), std::size_t{16U << 20});
}

TEST_F(StoreWrite, NothingStaysOfALargeOriginalThatIsRefused) {
  SourceCommit commit = MakeCommit("one");
  commit.original = OriginalInMemory(std::string(20U << 20, 'x'));
  EXPECT_EQ(store_->Commit(commit, "lan").error().code, ErrorCode::kUsage);
  Put(MakeCommit("two"));  // takes the number that the refused one had
  const Result<VerifyReport> report = store_->Verify([](std::uint64_t) {});
  EXPECT_THAT(report.value().findings, testing::IsEmpty());
  EXPECT_EQ(report.value().originals, 1U);
}

TEST_F(StoreWrite, AnErrorOfWhoeverGivesTheOriginalIsAnswered) {
  SourceCommit commit = MakeCommit("one");
  commit.original = [](std::uint64_t, std::size_t) -> Result<std::string> {
    return Error{ErrorCode::kInputOutput, "", 0, "the share is gone"};
  };
  EXPECT_EQ(store_->Commit(commit, "lan").error().detail, "the share is gone");
  EXPECT_EQ(Count().sources, 0U);
}

TEST_F(StoreWrite, AnOriginalWithAnotherHashIsRefused) {
  SourceCommit commit = MakeCommit("one");
  commit.original = OriginalInMemory("two");
  EXPECT_EQ(store_->Commit(commit, "lan").error().code, ErrorCode::kUsage);
  EXPECT_EQ(Count().sources, 0U);
}

TEST_F(StoreWrite, PagesComeBackInOrder) {
  SourceCommit commit = MakeCommit("one");
  commit.pages = {MakePage(2, "hai"), MakePage(1, "một"), MakePage(300, "ba")};
  Put(commit);
  const Result<std::vector<Page>> pages = store_->Pages(commit.source.hash);
  ASSERT_TRUE(pages.ok());
  ASSERT_THAT(*pages, SizeIs(3));
  EXPECT_EQ((*pages)[0].words[0].text, "một");
  EXPECT_EQ((*pages)[2].number, 300);
}

TEST_F(StoreWrite, TheSameBytesAgainChangeNothing) {
  const SourceCommit commit = MakeCommit("one");
  Put(commit);
  SourceCommit again = commit;
  again.source.path = "elsewhere.pdf";
  ASSERT_TRUE(store_->Commit(again, "lan").ok());
  EXPECT_EQ(Count().records, 1U);
  EXPECT_EQ(Count().audit_entries, 1U);
  EXPECT_EQ(store_->FindSource(commit.source.hash)->source.path, commit.source.path);
}

TEST_F(StoreWrite, AQuarantinedSourceKeepsItsReason) {
  const SourceCommit commit = FailedCommit("one", ErrorCode::kFileDamaged);
  Put(commit);
  const Result<SourceState> state = store_->FindSource(commit.source.hash);
  ASSERT_TRUE(state.ok());
  ASSERT_TRUE(state->failure.has_value());
  EXPECT_EQ(state->failure->code, ErrorCode::kFileDamaged);
  EXPECT_EQ(state->failure->detail, "why");
  EXPECT_EQ(Count().quarantined, 1U);
}

TEST_F(StoreWrite, ASourceThatFailedMayBeReadAgain) {
  Put(FailedCommit("one", ErrorCode::kWorkerTimedOut));
  const SourceCommit better = MakeCommit("one");
  Put(better);
  EXPECT_FALSE(store_->FindSource(better.source.hash)->failure.has_value());
  EXPECT_EQ(Count().sources, 1U);
  EXPECT_EQ(Count().quarantined, 0U);
  EXPECT_EQ(Count().records, 1U);
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST_F(StoreWrite, TheSameFailureAgainChangesNothing) {
  Put(FailedCommit("one", ErrorCode::kFileDamaged));
  Put(FailedCommit("one", ErrorCode::kFileDamaged));
  EXPECT_EQ(Count().audit_entries, 1U);
}

TEST_F(StoreWrite, ExcludedPagesKeepTheirReasons) {
  SourceCommit commit = MakeCommit("one");
  commit.exclusions = {{.code = ErrorCode::kBlankPages, .file = "f", .page = 2, .detail = ""},
                       {.code = ErrorCode::kSeparatorSheet, .file = "f", .page = 3, .detail = ""}};
  Put(commit);
  const auto exclusions = store_->FindSource(commit.source.hash)->exclusions;
  ASSERT_THAT(exclusions, SizeIs(2));
  EXPECT_EQ(exclusions[0].page, 2);
  EXPECT_EQ(exclusions[1].code, ErrorCode::kSeparatorSheet);
}

TEST_F(StoreWrite, SeveralPapersOfOneFileAreSeveralRecords) {
  SourceCommit commit = MakeCommit("bundle");
  commit.records.push_back(MakeRecord(commit.source.hash, 4, "cong_van", {}));
  Put(commit);
  EXPECT_THAT(store_->FindSource(commit.source.hash)->record_ids, SizeIs(2));
  EXPECT_EQ(Count().records, 2U);
}

TEST_F(StoreWrite, AVersionIsAddedAndTheEarlierStays) {
  const std::string id = Put(MakeCommit("one", "khac", {{"holder_name", "Trần Thị Cong"}}));
  ASSERT_TRUE(store_->AddVersion(NextVersion(*store_->Get(id), "holder_name", "Trần Thị Công"), "lan").ok());
  EXPECT_EQ(store_->Get(id)->version, 2);
  EXPECT_EQ(store_->GetVersion(id, 1)->person.size(), 0U);
  const auto history = store_->History(id);
  ASSERT_TRUE(history.ok());
  ASSERT_THAT(*history, SizeIs(2));
  EXPECT_EQ((*history)[0].version, 1);
  EXPECT_EQ((*history)[1].made_by, "lan");
  EXPECT_EQ(Count().versions, 2U);
}

TEST_F(StoreWrite, OfTwoPeopleWithTheSameVersionTheSlowerIsTold) {
  const std::string id = Put(MakeCommit("one", "khac", {{"holder_name", "Trần Thị Cong"}}));
  const Record second = NextVersion(*store_->Get(id), "holder_name", "Trần Thị Công");
  ASSERT_TRUE(store_->AddVersion(second, "lan").ok());
  EXPECT_EQ(store_->AddVersion(second, "minh").error().code, ErrorCode::kUsage);
  EXPECT_EQ(Count().versions, 2U);
}

TEST_F(StoreWrite, AVersionOfAnUnknownRecordIsNotFound) {
  Record record = MakeRecord("h", 1, "khac", {});
  record.version = 2;
  EXPECT_EQ(store_->AddVersion(record, "lan").error().code, ErrorCode::kNotFound);
}

TEST_F(StoreWrite, AFurtherScanIsASightingOfTheRecord) {
  const std::string id = Put(MakeCommit("one"));
  Put(SecondScan(id, "two", "D2"));
  const Result<Record> record = store_->Get(id);
  ASSERT_TRUE(record.ok());
  ASSERT_THAT(record->sightings, SizeIs(1));
  EXPECT_EQ(record->sightings[0].kind, DuplicateKind::kSheet);
  EXPECT_EQ(record->sightings[0].fields[0].value, "Tran Thi Cong");
  EXPECT_EQ(record->version, 1) << "a sighting is no version";
  EXPECT_EQ(Count().duplicates, 1U);
  EXPECT_THAT(store_->FindSource(Sha256Hex("two"))->record_ids, ElementsAre(id));
}

TEST_F(StoreWrite, ASightingDoesNotDisturbAVersionThatWasBegunBefore) {
  const std::string id = Put(MakeCommit("one", "khac", {{"holder_name", "Trần Thị Cong"}}));
  const Record version = NextVersion(*store_->Get(id), "holder_name", "Trần Thị Công");
  Put(SecondScan(id, "two", "D2"));
  ASSERT_TRUE(store_->AddVersion(version, "lan").ok());
  EXPECT_THAT(store_->Get(id)->sightings, SizeIs(1));
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST_F(StoreWrite, ABundleMayHoldTheSamePaperTwice) {
  SourceCommit commit = MakeCommit("bundle");
  Sighting again;
  again.pages = {5};
  again.kind = DuplicateKind::kSheet;
  commit.sightings = {{commit.records[0].id, again}};
  const std::string id = Put(commit);
  EXPECT_THAT(store_->Get(id)->sightings, SizeIs(1));
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST_F(StoreWrite, ASightingOfAnUnknownRecordIsRefusedAndNothingIsWritten) {
  const SourceCommit commit = SecondScan("Rnone", "two", "");
  EXPECT_EQ(store_->Commit(commit, "lan").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store_->FindSource(commit.source.hash).error().code, ErrorCode::kNotFound);
}

TEST_F(StoreWrite, TheSameBytesAtAnotherPathAreNoted) {
  const SourceCommit commit = MakeCommit("one");
  const std::string id = Put(commit);
  Sighting sighting;
  sighting.path = "other/scan.pdf";
  sighting.dossier = "D9";
  ASSERT_TRUE(store_->AddBytesSighting(commit.source.hash, sighting, "lan").ok());
  EXPECT_THAT(store_->FindSource(commit.source.hash)->further_paths, ElementsAre("other/scan.pdf"));
  ASSERT_THAT(store_->Get(id)->sightings, SizeIs(1));
  EXPECT_EQ(store_->Get(id)->sightings[0].kind, DuplicateKind::kBytes);
  EXPECT_THAT(store_->DossierRecords("D9").value(), ElementsAre(id));
  EXPECT_EQ(Count().duplicates, 1U);
}

TEST_F(StoreWrite, TheSameFileMetAgainIsNotNotedTwice) {
  const SourceCommit commit = MakeCommit("one");
  Put(commit);
  Sighting sighting;
  sighting.path = "other/scan.pdf";
  ASSERT_TRUE(store_->AddBytesSighting(commit.source.hash, sighting, "lan").ok());
  ASSERT_TRUE(store_->AddBytesSighting(commit.source.hash, sighting, "lan").ok());
  sighting.path = commit.source.path;
  ASSERT_TRUE(store_->AddBytesSighting(commit.source.hash, sighting, "lan").ok());
  EXPECT_THAT(store_->FindSource(commit.source.hash)->further_paths, SizeIs(1));
  EXPECT_EQ(Count().audit_entries, 2U);
}

TEST_F(StoreWrite, BytesOfAnUnknownSourceAreNotFound) {
  EXPECT_EQ(store_->AddBytesSighting("x", {}, "lan").error().code, ErrorCode::kNotFound);
}

TEST_F(StoreWrite, ANewReadingReplacesPagesAndAddsVersions) {
  const SourceCommit commit = MakeCommit("one");
  const std::string id = Put(commit);
  Record version = *store_->Get(id);
  version.version = 2;
  version.cause = VersionCause::kReprocess;
  const std::vector<Page> pages = {MakePage(1, "rõ"), MakePage(2, "hơn")};
  ASSERT_TRUE(store_->ReplacePages(commit.source.hash, pages, {version}, "minh").ok());
  EXPECT_EQ(store_->Pages(commit.source.hash)->at(0).words[0].text, "rõ");
  EXPECT_EQ(store_->Get(id)->version, 2);
  EXPECT_EQ(Count().pages, 2U);
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST_F(StoreWrite, ANewReadingMayHaveFewerPages) {
  SourceCommit commit = MakeCommit("one");
  commit.pages = {MakePage(1, "a"), MakePage(2, "b")};
  Put(commit);
  ASSERT_TRUE(store_->ReplacePages(commit.source.hash, {MakePage(1, "c")}, {}, "minh").ok());
  EXPECT_THAT(store_->Pages(commit.source.hash).value(), SizeIs(1));
  EXPECT_EQ(Count().pages, 1U);
}

TEST_F(StoreWrite, ANewReadingMayFindAPaperThatWasNotSeenBefore) {
  const SourceCommit commit = MakeCommit("one");
  Put(commit);
  const Record found = MakeRecord(commit.source.hash, 2, "cong_van", {});
  ASSERT_TRUE(store_->ReplacePages(commit.source.hash, commit.pages, {found}, "minh").ok());
  EXPECT_TRUE(store_->Get(found.id).ok());
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST_F(StoreWrite, AConflictInANewReadingLeavesThePagesAsTheyWere) {
  const SourceCommit commit = MakeCommit("one");
  const std::string id = Put(commit);
  Record version = *store_->Get(id);
  version.version = 5;
  EXPECT_EQ(store_->ReplacePages(commit.source.hash, {MakePage(1, "x")}, {version}, "minh").error().code,
            ErrorCode::kUsage);
  EXPECT_EQ(store_->Pages(commit.source.hash)->at(0).words[0].text, "chữ");
}

TEST_F(StoreWrite, RecordsAreFoundByTheirLegalIdentityOldestFirst) {
  SourceCommit first = MakeCommit("one", "khac", {}, "2026-01-01T00:00:00Z");
  SourceCommit second = MakeCommit("two", "khac", {}, "2026-01-02T00:00:00Z");
  first.records[0].document.legal_identity = second.records[0].document.legal_identity = "7815|ubnd|2023";
  const std::string second_id = Put(second);
  const std::string first_id = Put(first);
  EXPECT_THAT(store_->FindByLegalIdentity("7815|ubnd|2023").value(), ElementsAre(first_id, second_id));
}

TEST_F(StoreWrite, AnEmptyLegalIdentityMeetsNothing) {
  Put(MakeCommit("one"));
  EXPECT_THAT(store_->FindByLegalIdentity("").value(), IsEmpty());
}

TEST_F(StoreWrite, RecordsWaitForReviewUntilTheyAreSettled) {
  SourceCommit commit = MakeCommit("one");
  commit.records[0].document.fields = {MakeField("sex", "Nu", FieldStatus::kReview)};
  const std::string id = Put(commit);
  ASSERT_THAT(store_->InReview(10).value(), SizeIs(1));
  EXPECT_EQ(Count().in_review, 1U);
  ASSERT_TRUE(store_->AddVersion(NextVersion(*store_->Get(id), "sex", "Nữ"), "lan").ok());
  EXPECT_THAT(store_->InReview(10).value(), IsEmpty());
  EXPECT_EQ(Count().in_review, 0U);
}

TEST_F(StoreWrite, TheOldestWaitsInFront) {
  for (const char* day : {"03", "01", "02"}) {
    SourceCommit commit = MakeCommit(day, "khac", {}, std::string("2026-01-") + day + "T00:00:00Z");
    commit.records[0].document.fields = {MakeField("sex", "Nu", FieldStatus::kReview)};
    Put(commit);
  }
  const auto waiting = store_->InReview(2).value();
  ASSERT_THAT(waiting, SizeIs(2));
  EXPECT_EQ(waiting[0].made_at, "2026-01-01T00:00:00Z");
  EXPECT_EQ(waiting[1].made_at, "2026-01-02T00:00:00Z");
}

TEST_F(StoreWrite, ADossierListsItsPapersAsTheyCame) {
  SourceCommit later = MakeCommit("b", "khac", {}, "2026-01-02T00:00:00Z");
  SourceCommit first = MakeCommit("a", "khac", {}, "2026-01-01T00:00:00Z");
  PutInDossier("D1", &later);
  PutInDossier("D1", &first);
  const std::string later_id = Put(later);
  const std::string first_id = Put(first);
  Put(MakeCommit("c"));
  EXPECT_THAT(store_->DossierRecords("D1").value(), ElementsAre(first_id, later_id));
}

TEST_F(StoreWrite, ADossierListsPapersThatWereFirstMetInAnother) {
  SourceCommit commit = MakeCommit("a");
  PutInDossier("D1", &commit);
  const std::string id = Put(commit);
  Put(SecondScan(id, "b", "D2"));
  EXPECT_THAT(store_->DossierRecords("D2").value(), ElementsAre(id));
  EXPECT_EQ(Count().dossiers, 2U);
}

TEST_F(StoreWrite, EveryRecordIsVisitedOnceAtItsNewest) {
  const std::string id = Put(MakeCommit("one", "khac", {{"sex", "Nữ"}}));
  const std::string other = Put(MakeCommit("two"));
  ASSERT_TRUE(store_->AddVersion(NextVersion(*store_->Get(id), "sex", "Nam"), "lan").ok());
  std::vector<std::pair<std::string, int>> seen;
  ASSERT_TRUE(store_
                  ->ForEachRecord([&](const Record& record) {
                    seen.emplace_back(record.id, record.version);
                    return true;
                  })
                  .ok());
  EXPECT_THAT(seen, UnorderedElementsAre(std::pair(id, 2), std::pair(other, 1)));
}

TEST_F(StoreWrite, VisitsStopWhenTold) {
  Put(MakeCommit("one"));
  Put(MakeCommit("two"));
  int records = 0;
  int sources = 0;
  ASSERT_TRUE(store_->ForEachRecord([&](const Record&) { return ++records < 1; }).ok());
  ASSERT_TRUE(store_->ForEachSource([&](const SourceState&) { return ++sources < 1; }).ok());
  EXPECT_EQ(records, 1);
  EXPECT_EQ(sources, 1);
}

TEST_F(StoreWrite, EverySourceIsVisitedWithWhatIsKnownOfIt) {
  Put(MakeCommit("one"));
  Put(FailedCommit("two", ErrorCode::kFileEncrypted));
  int failed = 0;
  int linked = 0;
  ASSERT_TRUE(store_
                  ->ForEachSource([&](const SourceState& state) {
                    failed += state.failure.has_value() ? 1 : 0;
                    linked += static_cast<int>(state.record_ids.size());
                    return true;
                  })
                  .ok());
  EXPECT_EQ(failed, 1);
  EXPECT_EQ(linked, 1);
}

TEST_F(StoreWrite, AVisitorMayWrite) {
  const std::string id = Put(MakeCommit("one", "khac", {{"sex", "Nữ"}}));
  ASSERT_TRUE(store_
                  ->ForEachRecord([&](const Record& record) {
                    EXPECT_TRUE(store_->AddVersion(NextVersion(record, "sex", "Nam"), "lan").ok());
                    return true;
                  })
                  .ok());
  EXPECT_EQ(store_->Get(id)->version, 2);
}

TEST_F(StoreWrite, CountsAddUp) {
  SourceCommit commit = MakeCommit("one");
  PutInDossier("D1", &commit);
  Put(commit);
  Put(FailedCommit("three", ErrorCode::kFileDamaged));
  const Counts counts = Count();
  EXPECT_EQ(counts.sources, 2U);
  EXPECT_EQ(counts.records, 1U);
  EXPECT_EQ(counts.pages, 1U);
  EXPECT_EQ(counts.original_bytes, 8U);
  EXPECT_EQ(counts.dossiers, 1U);
  EXPECT_EQ(counts.audit_entries, 2U);
}

TEST_F(StoreWrite, SeveralThreadsMayWriteAtOnce) {
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([this, t] {
      for (int i = 0; i < 10; ++i) {
        EXPECT_TRUE(store_->Commit(MakeCommit(std::to_string(t) + "/" + std::to_string(i)), "lan").ok());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(Count().records, 40U);
  EXPECT_THAT(Findings(), IsEmpty());
}

}  // namespace
}  // namespace sohoa::store
