#include <gmock/gmock.h>

#include <fstream>

#include "codec/codec.h"
#include "store/counts.h"
#include "store/database.h"
#include "store/index_entries.h"
#include "store/key_layout.h"
#include "unit/store/store_fixture.h"

namespace sohoa::store {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

auto Finding(const std::string& where, const std::string& what) {
  return AllOf(Field(&VerifyFinding::where, HasSubstr(where)), Field(&VerifyFinding::what, HasSubstr(what)));
}

class VerifyTest : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    commit_ = MakeCommit("one", "giay_khai_sinh",
                         {{"holder_name", "Trần Thị Công"}, {"document_number", "45/2023"}, {"residence", "Đắk Mil"}});
    PutInDossier("D1", &commit_);
    id_ = Put(commit_);
    Put(MakeCommit("two", "cong_van", {{"document_number", "7815/UBND-NC"}}));
    ASSERT_THAT(Findings(), IsEmpty());
  }

  // Changes the store behind its back.
  template <class Change>
  void Tamper(Change change) {
    store_.reset();
    {
      auto database = Database::Open(Dir(), OpenMode::kWrite, Durability::kSynced);
      ASSERT_TRUE(database.ok());
      const auto batch = (*database)->NewBatch();
      change(**database, *batch);
      ASSERT_TRUE((*database)->Write(*batch).ok());
    }
    Reopen();
  }

  void Remove(Family family, const std::string& key) {
    Tamper([&](const Database&, Batch& batch) { batch.Delete(family, key); });
  }

  std::uint32_t Received() const { return SecondsOf(commit_.source.received_at); }

  // Turns one byte around in the sorted file that holds `text`.
  void FlipByteAt(const std::string& text) {
    store_.reset();
    bool flipped = false;
    for (const auto& entry : std::filesystem::directory_iterator(Dir())) {
      if (entry.path().extension() != ".sst") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      std::string bytes((std::istreambuf_iterator<char>(in)), {});
      const std::size_t at = bytes.find(text);
      if (at == std::string::npos) continue;
      bytes[at] = static_cast<char>(bytes[at] ^ 0x20);
      std::ofstream(entry.path(), std::ios::binary) << bytes;
      flipped = true;
    }
    ASSERT_TRUE(flipped);
  }

  // As `sohoa verify` does: a store that is damaged can still be read.
  std::vector<VerifyFinding> ReaderFindings() const {
    const std::unique_ptr<Store> reader = OpenReader();
    if (reader == nullptr) return {};
    const auto report = reader->Verify({});
    EXPECT_TRUE(report.ok());
    return report->findings;
  }

  SourceCommit commit_;
  std::string id_;
};

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
  Tamper([](const Database&, Batch& batch) { batch.Put(Family::kOriginal, OriginalKey(9, Sha256Hex("x"), 0), "x"); });
  EXPECT_THAT(Findings(), Contains(Finding("original " + Sha256Hex("x"), "belongs to no source")));
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
  EXPECT_THAT(ReaderFindings(), Contains(Finding("files", "checksum")));
}

}  // namespace
}  // namespace sohoa::store
