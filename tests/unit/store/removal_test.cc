#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "unit/store/store_fixture.h"

namespace sohoa::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Content that would be seen in a file of the store as it is.
constexpr std::string_view kSecretWord = "Zx9QwertyKjhvNb7Lm2";

const Error kMarked{.code = ErrorCode::kStateSecret, .file = "", .page = 1, .detail = ""};

class RemovalTest : public StoreTest {
 protected:
  Status Exclude(const std::vector<SourceCommit>& commits) {
    std::vector<Exclusion> exclusions;
    for (const SourceCommit& commit : commits) exclusions.push_back({commit.source.hash, kMarked});
    return store_->Exclude(exclusions, HandOver(), "minh");
  }

  std::string HandOver() const { return folder_.Under("store_secret"); }

  std::string Backups() const { return folder_.Under("backups"); }

  // The names of all files below `dir` that hold these bytes.
  static std::vector<std::string> FilesWith(std::string_view bytes, const std::string& dir) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(dir)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string content(std::istreambuf_iterator<char>(file), {});
      if (content.find(bytes) != std::string::npos) names.push_back(entry.path().filename());
    }
    return names;
  }
};

SourceCommit Marked(const std::string& content) {
  SourceCommit commit = MakeCommit(content, "cong_van", {{"subject", std::string(kSecretWord)}});
  commit.pages = {MakePage(1, std::string(kSecretWord))};
  PutInDossier("D1", &commit);
  return commit;
}

SourceCommit ScanOf(const std::string& record_id, const std::string& content) {
  SourceCommit commit = MakeCommit(content);
  commit.records.clear();
  Sighting sighting;
  sighting.source_hash = commit.source.hash;
  sighting.path = commit.source.path;
  sighting.dossier = "D2";
  sighting.pages = {1};
  sighting.kind = DuplicateKind::kSheet;
  sighting.seen_at = "2026-11-26T00:00:00Z";
  commit.source.dossier = "D2";
  commit.sightings = {{record_id, sighting}};
  return commit;
}

TEST_F(RemovalTest, NothingOfAnExcludedSourceIsLeftButThatItCame) {
  const SourceCommit commit = Marked("one");
  const std::string id = Put(commit);
  const std::string other = Put(MakeCommit("two"));
  Record version = *store_->Get(id);
  version.version = 2;
  version.person["subject"] = {std::string(kSecretWord) + " 2", {}, "lan", "2026-11-25T00:00:00Z"};
  ASSERT_TRUE(store_->AddVersion(version, "lan").ok());
  Query query;
  query.text = kSecretWord;
  ASSERT_THAT(store_->Lookup(query).value(), SizeIs(1));

  ASSERT_TRUE(Exclude({commit}).ok());
  EXPECT_EQ(store_->Get(id).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store_->GetVersion(id, 1).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store_->Original(commit.source.hash).error().code, ErrorCode::kNotFound);
  EXPECT_THAT(store_->Pages(commit.source.hash).value(), IsEmpty());
  EXPECT_THAT(store_->Lookup(query).value(), IsEmpty());
  const SourceState state = *store_->FindSource(commit.source.hash);
  EXPECT_EQ(state.failure->code, ErrorCode::kStateSecret);
  EXPECT_THAT(state.record_ids, IsEmpty());
  EXPECT_TRUE(store_->Get(other).ok());
  EXPECT_EQ(Count().records, 1U);
  EXPECT_EQ(Count().versions, 1U);
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST_F(RemovalTest, NoFileOfTheStoreHoldsItAnyMore) {
  SourceCommit commit = Marked("one " + std::string(kSecretWord));
  commit.source.path = "inbox/a.pdf";
  Put(commit);
  Reopen();
  ASSERT_THAT(FilesWith(kSecretWord, Dir()), testing::Not(IsEmpty()));
  ASSERT_TRUE(Exclude({commit}).ok());
  Reopen();
  EXPECT_THAT(FilesWith(kSecretWord, Dir()), IsEmpty());
}

TEST_F(RemovalTest, TheNextBackupDropsThoseThatStillHoldIt) {
  SourceCommit commit = Marked("one " + std::string(kSecretWord));
  commit.source.path = "inbox/a.pdf";
  Put(commit);
  ASSERT_TRUE(store_->Backup(Backups(), 0).ok());
  ASSERT_THAT(FilesWith(kSecretWord, Backups()), testing::Not(IsEmpty()));
  ASSERT_TRUE(Exclude({commit}).ok());
  const Result<BackupReport> report = store_->Backup(Backups(), 0);
  ASSERT_TRUE(report.ok()) << report.error().detail;
  EXPECT_EQ(report->outdated, 1);
  EXPECT_EQ(report->kept, 1);
  EXPECT_THAT(FilesWith(kSecretWord, Backups()), IsEmpty());
}

TEST_F(RemovalTest, ABackupThatWasMadeSinceStays) {
  const SourceCommit commit = Marked("one");
  Put(commit);
  ASSERT_TRUE(Exclude({commit}).ok());
  ASSERT_TRUE(store_->Backup(Backups(), 0).ok());
  Put(MakeCommit("two"));
  const Result<BackupReport> report = store_->Backup(Backups(), 0);
  ASSERT_TRUE(report.ok()) << report.error().detail;
  EXPECT_EQ(report->outdated, 0);
  EXPECT_EQ(report->kept, 2);
}

TEST_F(RemovalTest, TheOriginalIsHandedOverFirst) {
  const SourceCommit commit = Marked("one");
  Put(commit);
  ASSERT_TRUE(Exclude({commit}).ok());
  const std::string path = HandOver() + "/" + commit.source.hash.substr(0, 12) + "-one.pdf";
  std::ifstream file(path, std::ios::binary);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), "one");
  namespace fs = std::filesystem;
  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(fs::status(HandOver()).permissions(), fs::perms::owner_all);
}

TEST_F(RemovalTest, WhatCannotBeHandedOverStays) {
  const SourceCommit commit = Marked("one");
  const std::string id = Put(commit);
  std::ofstream(HandOver()) << "a file where the folder should be";
  EXPECT_FALSE(Exclude({commit}).ok());
  EXPECT_TRUE(store_->Get(id).ok());
  EXPECT_TRUE(store_->Original(commit.source.hash).ok());
}

TEST_F(RemovalTest, ASightingOfAnExcludedRecordIsNoLongerLinked) {
  const SourceCommit commit = Marked("one");
  const SourceCommit scan = ScanOf(Put(commit), "two");
  Put(scan);
  ASSERT_TRUE(Exclude({commit}).ok());
  EXPECT_THAT(store_->FindSource(scan.source.hash)->record_ids, IsEmpty());
  EXPECT_TRUE(store_->Original(scan.source.hash).ok());
  EXPECT_EQ(Count().duplicates, 0U);
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST_F(RemovalTest, ARecordThatBeginsElsewhereLosesTheSightingAndStays) {
  const std::string id = Put(MakeCommit("one"));
  const SourceCommit scan = ScanOf(id, "two");
  Put(scan);
  ASSERT_THAT(store_->DossierRecords("D2").value(), ElementsAre(id));
  ASSERT_TRUE(Exclude({scan}).ok());
  EXPECT_THAT(store_->Get(id)->sightings, IsEmpty());
  EXPECT_THAT(store_->DossierRecords("D2").value(), IsEmpty());
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST_F(RemovalTest, BothScansOfAPaperGoInOneBatch) {
  const SourceCommit commit = Marked("one");
  const SourceCommit scan = ScanOf(Put(commit), "two");
  Put(scan);
  const std::uint64_t entries = Count().audit_entries;
  ASSERT_TRUE(Exclude({commit, scan}).ok());
  EXPECT_EQ(Count().audit_entries, entries + 1);
  EXPECT_EQ(Count().original_bytes, 0U);
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST_F(RemovalTest, ASourceThatIsNotStoredIsNotFoundAndNothingGoes) {
  const SourceCommit commit = Marked("one");
  const std::string id = Put(commit);
  EXPECT_EQ(Exclude({commit, MakeCommit("two")}).error().code, ErrorCode::kNotFound);
  EXPECT_TRUE(store_->Get(id).ok());
}

}  // namespace
}  // namespace sohoa::store
