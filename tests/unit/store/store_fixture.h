// A store in a folder of its own for each test, and papers to put into it.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "store/sha256.h"
#include "store/store.h"

namespace sohoa::store {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "sohoa-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string Under(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

inline Field MakeField(std::string name, std::string value, FieldStatus status = FieldStatus::kAccepted) {
  Field field;
  field.name = std::move(name);
  field.value = std::move(value);
  field.status = status;
  field.confidence = 0.99;
  field.page = 1;
  return field;
}

using Values = std::vector<std::pair<std::string, std::string>>;

inline Record MakeRecord(const std::string& hash, int first_page, const std::string& type, const Values& values) {
  Record record;
  record.id = MakeRecordId(hash, first_page);
  record.made_at = "2026-11-24T06:11:16Z";
  record.made_by = "machine";
  record.source_hash = hash;
  record.source_path = "inbox/scan.pdf";
  record.document.pages = {first_page};
  record.document.type = type;
  for (const auto& [name, value] : values) record.document.fields.push_back(MakeField(name, value));
  return record;
}

inline Page MakePage(int number, const std::string& word) {
  Page page;
  page.number = number;
  page.words.resize(1);
  page.words[0].text = word;
  page.words[0].box = {0.1, 0.2, 0.3, 0.4};
  return page;
}

// A source of one page with one record; `content` makes its hash.
inline SourceCommit MakeCommit(const std::string& content, const std::string& type = "khac", const Values& values = {},
                               const std::string& received_at = "2026-11-24T06:11:16Z") {
  SourceCommit commit;
  commit.original = OriginalInMemory(content);
  commit.source.hash = Sha256Hex(content);
  commit.source.path = "inbox/" + content.substr(0, 20) + ".pdf";
  commit.source.format = "pdf";
  commit.source.bytes = content.size();
  commit.source.page_count = 1;
  commit.source.received_at = received_at;
  commit.pages = {MakePage(1, "chữ")};
  commit.records = {MakeRecord(commit.source.hash, 1, type, values)};
  commit.records[0].source_path = commit.source.path;
  commit.records[0].made_at = received_at;
  return commit;
}

inline void PutInDossier(const std::string& dossier, SourceCommit* commit) {
  commit->source.dossier = dossier;
  for (Record& record : commit->records) record.dossier = dossier;
}

class StoreTest : public ::testing::Test {
 protected:
  void SetUp() override { Reopen(); }

  void Reopen() {
    store_.reset();
    Result<std::unique_ptr<Store>> opened = Store::Open(Dir(), OpenMode::kWrite);
    ASSERT_TRUE(opened.ok()) << opened.error().detail;
    store_ = std::move(*opened);
  }

  std::unique_ptr<Store> OpenReader() const {
    Result<std::unique_ptr<Store>> opened = Store::Open(Dir(), OpenMode::kRead);
    EXPECT_TRUE(opened.ok()) << opened.error().detail;
    return opened.ok() ? std::move(*opened) : nullptr;
  }

  // The id of the commit's first record.
  std::string Put(const SourceCommit& commit) {
    const Status status = store_->Commit(commit, "lan");
    EXPECT_TRUE(status.ok()) << status.error().detail;
    return commit.records.empty() ? "" : commit.records[0].id;
  }

  std::vector<VerifyFinding> Findings() const {
    Result<VerifyReport> report = store_->Verify({});
    EXPECT_TRUE(report.ok());
    return report.ok() ? report->findings : std::vector<VerifyFinding>();
  }

  Counts Count() const {
    Result<Counts> counts = store_->Count();
    EXPECT_TRUE(counts.ok());
    return counts.ok() ? *counts : Counts{};
  }

  std::string Dir() const { return folder_.Under("store"); }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};

// So that a finding is printed as words.
inline void PrintTo(const VerifyFinding& finding, std::ostream* out) { *out << finding.where << ": " << finding.what; }

}  // namespace sohoa::store
