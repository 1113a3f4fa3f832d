#include <gmock/gmock.h>

#include <map>

#include "codec/codec.h"
#include "store/audit.h"
#include "store/counts.h"
#include "unit/store/damage_fixture.h"

namespace sohoa::store {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

struct Case {
  Family family;
  std::string names;  // that a finding must name: `%` stands for the hash of the source, `$` for the record
  bool rebuilt;
};

void PrintTo(const Case& one, std::ostream* out) { *out << FamilyName(one.family); }

class RepairOfFamily : public DamageTest, public ::testing::WithParamInterface<Case> {
 protected:
  void SetUp() override {
    DamageTest::SetUp();
    Sighting sighting;
    sighting.path = "elsewhere.pdf";
    ASSERT_TRUE(store_->AddBytesSighting(commit_.source.hash, sighting, "lan").ok());
  }

  std::string Name() const {
    std::string name = GetParam().names;
    if (const auto at = name.find('%'); at != std::string::npos) name.replace(at, 1, commit_.source.hash);
    if (const auto at = name.find('$'); at != std::string::npos) name.replace(at, 1, id_);
    return name;
  }
};

TEST_P(RepairOfFamily, AByteThatTurnedIsFoundAndWhatItHitIsNamed) {
  FlipByteOf(GetParam().family);
  const std::vector<VerifyFinding> findings = InspectorFindings();
  EXPECT_THAT(findings, Contains(Finding("of family " + std::string(FamilyName(GetParam().family)), "checksum")));
  EXPECT_THAT(findings, Contains(Finding(Name(), "")));
}

TEST_P(RepairOfFamily, RepairsWhatFollowsFromRecordsAndNamesTheRest) {
  FlipByteOf(GetParam().family);
  const VerifyReport report = Repair();
  if (!GetParam().rebuilt) {
    EXPECT_THAT(report.findings, Contains(Finding(Name(), "")));
    return;
  }
  EXPECT_THAT(report.findings, IsEmpty());
  EXPECT_THAT(report.repaired, Contains(Finding("family " + std::string(FamilyName(GetParam().family)), "checksum")));
  Reopen();
  Query query;
  query.name = "Công";
  EXPECT_EQ(store_->Lookup(query)->size(), 1U);
  EXPECT_THAT(*store_->DossierRecords("D1"), ::testing::ElementsAre(id_));
  EXPECT_TRUE(store_->Commit(MakeCommit("three"), "lan").ok());
  EXPECT_THAT(Findings(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    EveryFamily, RepairOfFamily,
    ::testing::Values(Case{Family::kSource, "source %", false}, Case{Family::kOriginal, "original %", false},
                      Case{Family::kPage, "source %", false}, Case{Family::kRecord, "record $ version 1", false},
                      Case{Family::kSighting, "record $", false}, Case{Family::kAudit, "audit 1", false},
                      Case{Family::kHead, "record $", true}, Case{Family::kDossier, "dossier D1", true},
                      Case{Family::kIndex, "index name", true}),
    [](const auto& one) { return std::string(FamilyName(one.param.family)); });

using RepairTest = DamageTest;

std::map<std::string, std::string> FolderBytes(const std::string& dir) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(dir)) {
    if (entry.is_regular_file()) files[entry.path().string()] = BytesOfFile(entry.path());
  }
  return files;
}

TEST_F(RepairTest, CheckingAloneNeverWrites) {
  FlipByteOf(Family::kIndex);
  const auto before = FolderBytes(Dir());
  EXPECT_THAT(InspectorFindings(), Not(IsEmpty()));
  EXPECT_TRUE(FolderBytes(Dir()) == before);
}

TEST_F(RepairTest, LeavesAWholeStoreAlone) {
  EXPECT_THAT(Repair().repaired, IsEmpty());
  Reopen();
  EXPECT_EQ(Count().audit_entries, 2U);
}

TEST_F(RepairTest, OpensATableWhoseEndIsDamagedAndRebuildsIt) {
  store_.reset();
  const auto files = FilesOf(Family::kIndex);
  ASSERT_FALSE(files.empty());
  FlipByteOfFile(files.front(), BytesOfFile(files.front()).size() - 4);
  EXPECT_THAT(InspectorFindings(), Contains(Finding("file " + files.front().filename().string(), "")));
  EXPECT_THAT(Repair().findings, IsEmpty());
}

TEST_F(RepairTest, BringsBackAHeadALinkADossierAndACounter) {
  TamperAndClose([&](const Database& database, Batch& batch) {
    Counts counts = *DecodeCounts(**database.Get(Family::kMeta, kCountsKey));
    counts.records = 77;
    batch.Put(Family::kMeta, kCountsKey, EncodeCounts(counts));
    batch.Delete(Family::kHead, id_);
    batch.Delete(Family::kDossier, "D1");
    batch.Delete(Family::kSource, SourcePartKey(commit_.source.hash, SourcePart::kRecord, id_));
  });
  const VerifyReport report = Repair();
  EXPECT_THAT(report.findings, IsEmpty());
  EXPECT_THAT(report.repaired, Contains(Finding("counter records", "says 77")));
  EXPECT_THAT(report.repaired, Contains(Finding("dossier D1", "")));
  Reopen();
  EXPECT_EQ(store_->Get(id_)->document.type, "giay_khai_sinh");
}

TEST_F(RepairTest, TakesOutAnEntryThatPointsNowhere) {
  const std::string key = IndexKey(IndexKind::kNumber, "1/x", 5, "Rnone");
  TamperAndClose([&](const Database&, Batch& batch) { batch.Put(Family::kIndex, key, ""); });
  EXPECT_THAT(Repair().findings, IsEmpty());
}

// Whoever looked the paper up would take a value that a person has already corrected.
TEST_F(RepairTest, NeverLetsAnOlderVersionStandForANewerOneThatIsLost) {
  Record next = *store_->Get(id_);
  next.version = 2;
  ASSERT_TRUE(store_->AddVersion(next, "lan").ok());
  TamperAndClose([&](const Database&, Batch& batch) { batch.Put(Family::kRecord, NumberedKey(id_, 2), "rubbish"); });
  EXPECT_THAT(Repair().findings, Contains(Finding("record " + id_ + " version 2", "does not decode")));
  Reopen();
  EXPECT_EQ(store_->Get(id_).error().code, ErrorCode::kStoreDamaged);
}

TEST_F(RepairTest, StandsInTheAuditLog) {
  TamperAndClose([&](const Database&, Batch& batch) { batch.Delete(Family::kHead, id_); });
  Repair();
  const auto database = Database::Open(Dir(), OpenMode::kWrite, Durability::kSynced);
  const auto entry = DecodeAuditEntry((*database)->Get(Family::kAudit, BigEndian64(3)).value().value());
  ASSERT_TRUE(entry.has_value());
  EXPECT_EQ(entry->action, "repair");
  EXPECT_EQ(entry->actor, "lan");
}

TEST_F(RepairTest, LetsAStoreGoOnWhoseLastAuditEntryIsLostAndNamesItForEver) {
  TamperAndClose([&](const Database&, Batch& batch) { batch.Delete(Family::kAudit, BigEndian64(2)); });
  EXPECT_EQ(Store::Open(Dir(), OpenMode::kWrite).error().code, ErrorCode::kStoreDamaged);
  EXPECT_THAT(Repair().findings, Contains(Finding("audit 2", "is missing")));
  Reopen();
  Put(MakeCommit("three"));
  EXPECT_THAT(Findings(), ::testing::ElementsAre(Finding("audit 2", "is missing")));
}

TEST_F(RepairTest, AfterAnInterruptionNothingElseOpensUntilItIsThrough) {
  TamperAndClose([&](const Database&, Batch& batch) { batch.Put(Family::kMeta, kRepairKey, "now"); });
  EXPECT_EQ(Store::Open(Dir(), OpenMode::kWrite).error().code, ErrorCode::kStoreDamaged);
  EXPECT_EQ(Store::Open(Dir(), OpenMode::kRead).error().code, ErrorCode::kStoreDamaged);
  Repair();
  EXPECT_TRUE(Store::Open(Dir(), OpenMode::kWrite).ok());
}

TEST_F(RepairTest, IsRefusedWhileAnotherWrites) {
  EXPECT_EQ(Store::Repair(Dir(), "lan", {}).error().code, ErrorCode::kStoreLocked);
}

TEST_F(RepairTest, AByteThatTurnedInTheWriteAheadLogIsNamedAndNothingIsDropped) {
  Put(MakeCommit("three"));
  Put(MakeCommit("four"));
  const std::string copy = folder_.Under("copy");
  std::filesystem::copy(Dir(), copy);  // as a power cut leaves it
  bool flipped = false;
  for (const auto& entry : std::filesystem::directory_iterator(copy)) {
    if (entry.path().extension() != ".log" || entry.file_size() == 0) continue;
    FlipByteOfFile(entry.path(), 60);
    flipped = true;
  }
  ASSERT_TRUE(flipped);
  const auto opened = Store::Open(copy, OpenMode::kWrite);
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, ErrorCode::kStoreDamaged);
}

class FirstFormatTest : public DamageTest {
 protected:
  void SetUp() override {
    DamageTest::SetUp();
    TamperAndClose([](const Database&, Batch& batch) {
      batch.Put(Family::kMeta, kFormatKey, "1");
      batch.Delete(Family::kMeta, kAuditEndKey);
    });
  }
};

TEST_F(FirstFormatTest, IsReadAsItIs) {
  EXPECT_THAT(ReaderFindings(), IsEmpty());
  const std::unique_ptr<Store> reader = OpenReader();
  ASSERT_NE(reader, nullptr);
  EXPECT_TRUE(reader->Get(id_).ok());
}

// A store of the second format: without the families of events and words.
class SecondFormatTest : public DamageTest {
 protected:
  void SetUp() override {
    DamageTest::SetUp();
    TamperAndClose([](const Database&, Batch& batch) { batch.Put(Family::kMeta, kFormatKey, "2"); });
    rocksdb::DBOptions options;
    std::vector<std::string> names;
    ASSERT_TRUE(rocksdb::DB::ListColumnFamilies(options, Dir(), &names).ok());
    std::vector<rocksdb::ColumnFamilyDescriptor> families;
    for (const std::string& name : names) families.emplace_back(name, rocksdb::ColumnFamilyOptions());
    std::vector<rocksdb::ColumnFamilyHandle*> handles;
    rocksdb::DB* db = nullptr;
    ASSERT_TRUE(rocksdb::DB::Open(options, Dir(), families, &handles, &db).ok());
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == FamilyName(Family::kEvent) || names[i] == FamilyName(Family::kWord)) {
        ASSERT_TRUE(db->DropColumnFamily(handles[i]).ok());
      }
      ASSERT_TRUE(db->DestroyColumnFamilyHandle(handles[i]).ok());
    }
    delete db;
  }
};

TEST_F(SecondFormatTest, IsReadAsItIs) {
  EXPECT_THAT(ReaderFindings(), IsEmpty());
  const std::unique_ptr<Store> reader = OpenReader();
  ASSERT_NE(reader, nullptr);
  EXPECT_TRUE(reader->Get(id_).ok());
  EXPECT_THAT(reader->Events(EventKind::kReuse, "H1-1").value(), IsEmpty());
}

TEST_F(SecondFormatTest, IsBroughtUpToDateByAWriter) {
  Reopen();
  const Event event{NewEventId(), "2026-11-24T07:00:00Z", "lan", RecordOpened{id_, 1, {}, "", ""}};
  EXPECT_TRUE(store_->AddEvents({event}, "lan").ok());
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST_F(SecondFormatTest, WhoseEndOfTheLogWasTakenAwayIsRefused) {
  TamperAndClose([](const Database&, Batch& batch) {
    batch.Put(Family::kMeta, kFormatKey, "2");
    batch.Delete(Family::kMeta, kAuditEndKey);
  });
  const auto opened = Store::Open(Dir(), OpenMode::kWrite);
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, ErrorCode::kStoreDamaged);
}

TEST_F(FirstFormatTest, IsBroughtUpToDateByAWriter) {
  Reopen();
  Put(MakeCommit("three"));
  EXPECT_THAT(Findings(), IsEmpty());
  store_.reset();
  const auto database = Database::Open(Dir(), OpenMode::kWrite, Durability::kSynced);
  EXPECT_EQ((*database)->Get(Family::kMeta, kFormatKey).value().value(), kFormatVersion);
  EXPECT_TRUE((*database)->Get(Family::kMeta, kAuditEndKey).value().has_value());
}

}  // namespace
}  // namespace sohoa::store
