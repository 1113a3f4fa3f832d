#include <gmock/gmock.h>

#include "codec/codec.h"
#include "store/audit.h"
#include "store/counts.h"
#include "store/database.h"
#include "store/index_entries.h"
#include "store/key_layout.h"
#include "unit/store/damage_fixture.h"

namespace sohoa::store {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

using VerifyTest = DamageTest;

TEST_F(VerifyTest, CountsWhatItChecked) {
  const auto report = store_->Verify({});
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->originals, 2U);
  EXPECT_EQ(report->pages, 2U);
  EXPECT_EQ(report->records, 2U);
  EXPECT_EQ(report->audit_entries, 2U);
  EXPECT_GT(report->index_entries, 10U);
}

TEST_F(VerifyTest, TellsHowFarItIs) {
  std::uint64_t last = 0;
  ASSERT_TRUE(store_->Verify([&](std::uint64_t checked) { last = checked; }).ok());
  EXPECT_GT(last, 0U);
}

TEST_F(VerifyTest, FindsAnIndexEntryThatIsMissing) {
  const IndexEntries entries = EntriesOf(commit_.records[0], Received());
  for (const auto& [key, value] : entries) {
    if (key.front() == static_cast<char>(IndexKind::kName)) {
      Remove(Family::kIndex, key);
      break;
    }
  }
  EXPECT_THAT(Findings(), Contains(Finding("index name", "lacks «cong CÔNG» of record " + id_)));
}

TEST_F(VerifyTest, FindsAnIndexEntryThatPointsNowhere) {
  Tamper([](const Database&, Batch& batch) {
    batch.Put(Family::kIndex, IndexKey(IndexKind::kNumber, "1/x", 5, "Rnone"), "");
  });
  EXPECT_THAT(Findings(), Contains(Finding("index number", "record Rnone")));
}

TEST_F(VerifyTest, FindsAnIndexEntryThatItsRecordDoesNotBearOut) {
  Tamper([&](const Database&, Batch& batch) {
    batch.Put(Family::kIndex, IndexKey(IndexKind::kReview, "", Received(), id_), "");
  });
  EXPECT_THAT(Findings(), Contains(Finding("index review", id_)));
}

TEST_F(VerifyTest, FindsARecordThatIsMissing) {
  Remove(Family::kRecord, NumberedKey(id_, 1));
  EXPECT_THAT(Findings(), Contains(Finding("record " + id_, "version 1 is not there")));
}

TEST_F(VerifyTest, FindsARecordWithoutAHead) {
  Remove(Family::kHead, id_);
  EXPECT_THAT(Findings(), Contains(Finding("record " + id_, "has no head")));
}

TEST_F(VerifyTest, FindsARecordThatDoesNotDecode) {
  Tamper([&](const Database&, Batch& batch) { batch.Put(Family::kRecord, NumberedKey(id_, 1), "rubbish"); });
  EXPECT_THAT(Findings(), Contains(Finding("record " + id_ + " version 1", "does not decode")));
}

TEST_F(VerifyTest, FindsARecordThatWasChangedBehindItsIndex) {
  Tamper([&](const Database&, Batch& batch) {
    Record changed = commit_.records[0];
    changed.document.fields[0].value = "Lê Văn Chiến";
    batch.Put(Family::kRecord, NumberedKey(id_, 1), codec::EncodeRecord(changed));
  });
  EXPECT_THAT(Findings(), Contains(Finding("index name", "lacks «chien CHIẾN»")));
  EXPECT_THAT(Findings(), Contains(Finding("index name", "has «cong CÔNG»")));
}

TEST_F(VerifyTest, FindsAnOriginalThatIsMissing) {
  Remove(Family::kOriginal, OriginalKey(1, commit_.source.hash, 0));
  EXPECT_THAT(Findings(), Contains(Finding("original " + commit_.source.hash, "lacks a piece")));
}

TEST_F(VerifyTest, FindsAnOriginalWithOtherBytes) {
  Tamper([&](const Database&, Batch& batch) {
    batch.Put(Family::kOriginal, OriginalKey(1, commit_.source.hash, 0), "eno");
  });
  EXPECT_THAT(Findings(), Contains(Finding("original " + commit_.source.hash, "have the hash")));
}

TEST_F(VerifyTest, FindsAnOriginalThatBelongsToNoSource) {
  Tamper([](const Database&, Batch& batch) { batch.Put(Family::kOriginal, OriginalKey(2, Sha256Hex("x"), 0), "x"); });
  EXPECT_THAT(Findings(), Contains(Finding("original " + Sha256Hex("x"), "belongs to no source")));
}

// A writer that died, or is about to commit: docs/store-format.md, "Originals".
TEST_F(VerifyTest, TakesNoOffenceAtPiecesOfAnOriginalThatIsNotCommitted) {
  TamperAndClose(
      [](const Database&, Batch& batch) { batch.Put(Family::kOriginal, OriginalKey(3, Sha256Hex("x"), 0), "x"); });
  const auto reader = OpenReader();
  const Result<VerifyReport> report = reader->Verify([](std::uint64_t) {});
  ASSERT_TRUE(report.ok());
  EXPECT_THAT(report->findings, IsEmpty());
  EXPECT_EQ(report->originals, 2U);
}

TEST_F(VerifyTest, OpeningForWritingDropsPiecesOfAnOriginalThatWasNeverCommitted) {
  const std::string key = OriginalKey(3, Sha256Hex("x"), 0);
  Tamper([&](const Database&, Batch& batch) { batch.Put(Family::kOriginal, key, "x"); });
  store_.reset();
  const auto database = Database::Open(Dir(), OpenMode::kRead, Durability::kSynced);
  ASSERT_TRUE(database.ok());
  EXPECT_FALSE((*database)->Get(Family::kOriginal, key).value().has_value());
}

TEST_F(VerifyTest, FindsASourceThatIsMissing) {
  Remove(Family::kSource, commit_.source.hash);
  EXPECT_THAT(Findings(), Contains(Finding("source " + commit_.source.hash, "")));
}

TEST_F(VerifyTest, FindsASourceThatDoesNotNameItsRecord) {
  Remove(Family::kSource, SourcePartKey(commit_.source.hash, SourcePart::kRecord, id_));
  EXPECT_THAT(Findings(), Contains(Finding("record " + id_, "does not name it")));
}

TEST_F(VerifyTest, FindsAPageThatDoesNotDecode) {
  Tamper([&](const Database&, Batch& batch) { batch.Put(Family::kPage, NumberedKey(commit_.source.hash, 1), ""); });
  EXPECT_THAT(Findings(), Contains(Finding("page 1 of source " + commit_.source.hash, "does not decode")));
}

TEST_F(VerifyTest, FindsADossierThatIsNotListed) {
  Remove(Family::kDossier, "D1");
  EXPECT_THAT(Findings(), Contains(Finding("dossier D1", "is not listed")));
}

TEST_F(VerifyTest, FindsASightingThatIsMissing) {
  Sighting sighting;
  sighting.path = "elsewhere.pdf";
  ASSERT_TRUE(store_->AddBytesSighting(commit_.source.hash, sighting, "lan").ok());
  ASSERT_THAT(Findings(), IsEmpty());
  Remove(Family::kSighting, SightingKey(id_, commit_.source.hash, kBytesOrdinal));
  EXPECT_THAT(Findings(), Contains(Finding("record " + id_, "its head counts 1 sightings, there are 0")));
}

TEST_F(VerifyTest, FindsASightingOfNoRecord) {
  Tamper([&](const Database&, Batch& batch) {
    Sighting sighting;
    sighting.source_hash = commit_.source.hash;
    batch.Put(Family::kSighting, SightingKey("Rnone", commit_.source.hash, 1), codec::EncodeSighting(sighting));
  });
  EXPECT_THAT(Findings(), Contains(Finding("sighting of record Rnone", "the record is not there")));
}

TEST_F(VerifyTest, FindsAnAuditEntryThatWasChanged) {
  Tamper([](const Database& database, Batch& batch) {
    std::string entry = **database.Get(Family::kAudit, BigEndian64(1));
    entry.replace(entry.find("lan"), 3, "min");
    batch.Put(Family::kAudit, BigEndian64(1), entry);
  });
  EXPECT_THAT(Findings(), Contains(Finding("audit 1", "was changed")));
}

TEST_F(VerifyTest, FindsAnAuditEntryThatWasTakenOut) {
  Remove(Family::kAudit, BigEndian64(1));
  EXPECT_THAT(Findings(), Contains(Finding("audit 1", "missing")));
}

TEST_F(VerifyTest, FindsACounterThatIsWrong) {
  Tamper([](const Database& database, Batch& batch) {
    Counts counts = *DecodeCounts(**database.Get(Family::kMeta, kCountsKey));
    counts.records = 77;
    batch.Put(Family::kMeta, kCountsKey, EncodeCounts(counts));
  });
  EXPECT_THAT(Findings(), Contains(Finding("counter records", "says 77, there are 2")));
}

TEST_F(VerifyTest, FindsAByteThatTurnedInAnOriginalAndNamesIt) {
  const std::string content = std::string(3000, 'q') + "the scan itself" + std::string(3000, 'q');
  Put(MakeCommit(content));
  Reopen();  // out of the log and into files
  FlipByteAt("the scan itself");
  EXPECT_THAT(ReaderFindings(), Contains(Finding("original " + Sha256Hex(content), "")));
}

TEST_F(VerifyTest, FindsAByteThatTurnedInASortedFile) {
  Reopen();
  FlipByteAt("commit");  // an audit entry
  EXPECT_THAT(ReaderFindings(), Contains(Finding("family audit", "checksum")));
  EXPECT_THAT(ReaderFindings(), Contains(Finding("of family audit", "checksum")));
}

TEST_F(VerifyTest, FindsEntriesCutOffTheEndOfTheAuditLogAlsoWhenTheCounterIsChanged) {
  Tamper([](const Database& database, Batch& batch) {
    Counts counts = *DecodeCounts(**database.Get(Family::kMeta, kCountsKey));
    counts.audit_entries = 1;
    batch.Delete(Family::kAudit, BigEndian64(2));
    batch.Put(Family::kMeta, kCountsKey, EncodeCounts(counts));
  });
  EXPECT_THAT(InspectorFindings(), Contains(Finding("audit 2", "the log ended with entry 2")));
}

TEST_F(VerifyTest, FindsALastAuditEntryThatWasReplacedByOneOfTheSameNumber) {
  Tamper([](const Database& database, Batch& batch) {
    AuditEntry entry = *DecodeAuditEntry(**database.Get(Family::kAudit, BigEndian64(2)));
    entry.actor = "minh";
    entry.hash = HashOf(entry);
    batch.Put(Family::kAudit, BigEndian64(2), EncodeAuditEntry(entry));
  });
  EXPECT_THAT(InspectorFindings(), Contains(Finding("audit end", "another hash")));
}

TEST_F(VerifyTest, TellsTheHashOfTheNewestAuditEntry) {
  const std::string before = store_->Verify({})->audit_hash;
  EXPECT_EQ(before.size(), 64U);
  Put(MakeCommit("three"));
  EXPECT_NE(store_->Verify({})->audit_hash, before);
}

}  // namespace
}  // namespace sohoa::store
