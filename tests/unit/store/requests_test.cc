#include <gmock/gmock.h>
#include <sys/stat.h>

#include <atomic>
#include <chrono>
#include <optional>
#include <thread>

#include "codec/codec.h"
#include "store/ask_writer.h"
#include "store/requests.h"
#include "unit/store/damage_fixture.h"

namespace sohoa::store {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class RequestsTest : public DamageTest {
 protected:
  Record Next(const std::string& value) const {
    Record next = *store_->Get(id_);
    ++next.version;
    next.cause = VersionCause::kReview;
    next.made_by = "lan";
    next.person["holder_name"] = {value, {}, "lan", "2026-11-24T07:00:00Z"};
    return next;
  }

  static Request Asking(const Record& record) { return {RequestKind::kVersion, "lan", codec::EncodeRecord(record)}; }

  // Lets the open store serve until `asking` is through.
  template <class Ask>
  auto ServeWhile(Ask asking) {
    std::atomic<bool> done = false;
    std::optional<decltype(asking())> answer;
    std::thread asker([&] {
      answer = asking();
      done = true;
    });
    while (!done) {
      store_->ServeRequests();
      std::this_thread::sleep_for(milliseconds(5));
    }
    asker.join();
    return *answer;
  }

  // The writer looks ten times a second at most.
  void Serve() {
    std::this_thread::sleep_for(milliseconds(150));
    store_->ServeRequests();
  }

  std::string RequestFile(const std::string& id) const { return Dir() + "/requests/" + id + ".request"; }

  const std::atomic<bool> never_ = false;
};

TEST_F(RequestsTest, AreWholeInAFolderForTheOwnerAlone) {
  RequestFolder folder(Dir());
  const auto id = folder.Leave({RequestKind::kBackup, "lan", "0\n/somewhere"});
  ASSERT_TRUE(id.ok());
  struct stat info {};
  ASSERT_EQ(stat((Dir() + "/requests").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0700U);
  ASSERT_EQ(stat(RequestFile(*id).c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0600U);
  const std::optional<Request> read = folder.Read(*id);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->kind, RequestKind::kBackup);
  EXPECT_EQ(read->actor, "lan");
  EXPECT_EQ(read->payload, "0\n/somewhere");
}

TEST_F(RequestsTest, OneThatIsDamagedIsSetAsideAndNeverCarriedOut) {
  RequestFolder folder(Dir());
  const auto id = folder.Leave(Asking(Next("Lê Văn Chiến")));
  ASSERT_TRUE(id.ok());
  FlipByteOfFile(RequestFile(*id), BytesOfFile(RequestFile(*id)).size() - 2);
  Serve();
  Reopen();
  EXPECT_EQ(store_->Get(id_)->version, 1);
  EXPECT_TRUE(std::filesystem::exists(Dir() + "/requests/" + *id + ".damaged"));
}

TEST_F(RequestsTest, AVersionIsWrittenAtOnceWhenNobodyHasTheStore) {
  const Record next = Next("Lê Văn Chiến");
  store_.reset();
  EXPECT_TRUE(AddVersionOrAsk(Dir(), next, "lan", seconds(5), never_).ok());
  Reopen();
  EXPECT_EQ(store_->Get(id_)->person.at("holder_name").value, "Lê Văn Chiến");
}

TEST_F(RequestsTest, TheWriterCarriesAVersionOutAndAnswers) {
  const Record next = Next("Lê Văn Chiến");
  const Status answer = ServeWhile([&] { return AddVersionOrAsk(Dir(), next, "lan", seconds(20), never_); });
  EXPECT_TRUE(answer.ok()) << answer.error().detail;
  EXPECT_EQ(store_->Get(id_)->version, 2);
  EXPECT_THAT(RequestFolder(Dir()).Waiting(), IsEmpty());
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST_F(RequestsTest, OfSeveralVersionsAllAreWrittenOrNone) {
  const Record good = Next("Lê Văn Chiến");
  Record stale = good;
  stale.id = "Rnobody0000000000";
  const Status refused = ServeWhile([&] { return AddVersionsOrAsk(Dir(), {good, stale}, "lan", seconds(20), never_); });
  EXPECT_FALSE(refused.ok());
  EXPECT_EQ(store_->Get(id_)->version, 1);
  const Status answer = ServeWhile([&] { return AddVersionsOrAsk(Dir(), {good}, "lan", seconds(20), never_); });
  EXPECT_TRUE(answer.ok()) << answer.error().detail;
  EXPECT_EQ(store_->Get(id_)->version, 2);
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST_F(RequestsTest, TheWriterCarriesEventsOutOnce) {
  const Event event{NewEventId(), "2026-11-24T07:00:00Z", "lan", RecordOpened{id_, 1, {"holder_name"}, "why", ""}};
  const Status answer = ServeWhile([&] { return AddEventsOrAsk(Dir(), {event}, "lan", seconds(20), never_); });
  EXPECT_TRUE(answer.ok()) << answer.error().detail;
  EXPECT_THAT(store_->Events(EventKind::kOpened, id_).value(), SizeIs(1));
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST_F(RequestsTest, WhoIsSlowerIsTold) {
  const Record next = Next("Lê Văn Chiến");
  ASSERT_TRUE(store_->AddVersion(Next("Lê Văn Minh"), "minh").ok());
  const Status answer = ServeWhile([&] { return AddVersionOrAsk(Dir(), next, "lan", seconds(20), never_); });
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, ErrorCode::kUsage);
  EXPECT_EQ(store_->Get(id_)->person.at("holder_name").value, "Lê Văn Minh");
}

TEST_F(RequestsTest, OneThatNobodyAnsweredIsCarriedOutByWhoeverWritesNext) {
  const Record next = Next("Lê Văn Chiến");
  const Status answer = AddVersionOrAsk(Dir(), next, "lan", milliseconds(100), never_);
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, ErrorCode::kStoreLocked);
  Reopen();
  EXPECT_EQ(store_->Get(id_)->version, 2);
  EXPECT_THAT(RequestFolder(Dir()).Waiting(), IsEmpty());
}

// The writer is killed after the version is on the disk and before the request is off it.
TEST_F(RequestsTest, OneIsCarriedOutOnceAlsoWhenTheWriterDiesBeforeAnswering) {
  RequestFolder folder(Dir());
  const auto id = folder.Leave(Asking(Next("Lê Văn Chiến")));
  ASSERT_TRUE(id.ok());
  const std::string bytes = BytesOfFile(RequestFile(*id));
  Serve();
  ASSERT_TRUE(folder.TakeAnswer(*id).has_value());
  std::ofstream(RequestFile(*id), std::ios::binary) << bytes;
  Reopen();
  const std::optional<Answer> answer = folder.TakeAnswer(*id);
  ASSERT_TRUE(answer.has_value());
  EXPECT_TRUE(answer->status.ok());
  EXPECT_EQ(store_->Get(id_)->version, 2);
  EXPECT_EQ(Count().audit_entries, 3U);
}

TEST_F(RequestsTest, WhatWasCarriedOutIsForgottenOnceTheRequestIsGone) {
  ASSERT_TRUE(RequestFolder(Dir()).Leave(Asking(Next("Lê Văn Chiến"))).ok());
  Serve();
  Reopen();
  store_.reset();
  const auto database = Database::Open(Dir(), OpenMode::kWrite, Durability::kSynced);
  int marks = 0;
  ASSERT_TRUE(
      (*database)
          ->ScanPrefix(Family::kMeta, kRequestPrefix, [&](std::string_view, std::string_view) { return ++marks > 0; })
          .ok());
  EXPECT_EQ(marks, 0);
}

TEST_F(RequestsTest, ABackupIsMadeByTheWriter) {
  const std::string backups = folder_.Under("backups");
  const auto report =
      ServeWhile([&]() -> Result<BackupReport> { return BackupOrAsk(Dir(), backups, 0, "lan", seconds(60), never_); });
  ASSERT_TRUE(report.ok()) << report.error().detail;
  EXPECT_EQ(report->number, 1);
  EXPECT_TRUE(RestoreStore(backups, folder_.Under("restored"), 0, {}).ok());
}

TEST_F(RequestsTest, ABackupThatNobodyWaitsForIsNotMade) {
  RequestFolder folder(Dir());
  const auto id = folder.Leave({RequestKind::kBackup, "lan", "0\n" + folder_.Under("backups")});
  ASSERT_TRUE(id.ok());
  std::string dead = *id;
  dead.replace(dead.find('-') + 1, 8, "7fffffff");  // of a process that cannot be
  std::filesystem::rename(RequestFile(*id), RequestFile(dead));
  Reopen();
  EXPECT_FALSE(std::filesystem::exists(folder_.Under("backups")));
  EXPECT_THAT(folder.Waiting(), IsEmpty());
}

}  // namespace
}  // namespace sohoa::store
