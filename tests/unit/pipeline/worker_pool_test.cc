#include "pipeline/worker_pool.h"
#include "pipeline/sanitized.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <signal.h>

#include <optional>

#include "codec/codec.h"
#include "pipeline/file_confinement.h"
#include "tests/unit/pipeline/paper_reader.h"
#include "tests/unit/pipeline/temporary_folder.h"

namespace sohoa::pipeline {
namespace {

using std::chrono::milliseconds;

class WorkerPoolTest : public testing::Test {
 protected:
  PoolOptions Options() {
    PoolOptions options;
    options.program = "/proc/self/exe";
    options.setup.set_wire(std::string(kWireVersion));
    options.setup.set_members_folder(members_.path());
    options.workers = 2;
    options.setup.set_memory_mb(256);
    options.setup.set_cpu_seconds(30);
    options.setup.set_max_file_bytes(1 << 28);
    return options;
  }

  Task ReadTask(const std::string& page) {
    Task task;
    const std::string path = folder_.Write(std::to_string(++files_), Papers({page}));
    task.file = std::make_shared<UniqueFd>(::open(path.c_str(), O_RDWR | O_CLOEXEC));
    task.request.set_file(static_cast<std::uint64_t>(files_));
    task.request.mutable_read()->set_number(1);
    task.limit = milliseconds(20000);
    return task;
  }

  // What a page says after it was read, or why it could not be.
  std::string Read(const std::string& page, milliseconds limit = milliseconds(20000)) {
    std::optional<std::string> answer;
    Task task = ReadTask(page);
    task.limit = limit;
    task.on_done = [&](const Result<proto::Reply>& reply) { answer = Text(reply); };
    pool_.Submit(std::move(task));
    while (!answer) pool_.Step(milliseconds(100));
    return *answer;
  }

  static std::string Text(const Result<proto::Reply>& reply) {
    if (!reply.ok()) return std::string(ErrorName(reply.error().code));
    const auto page = codec::DecodePage(reply->page());
    std::string text;
    for (const Word& word : page->words) text += (text.empty() ? "" : " ") + word.text;
    return text;
  }

  TemporaryFolder folder_;
  TemporaryFolder members_;
  int files_ = 0;
  WorkerPool pool_{Options()};
};

TEST_F(WorkerPoolTest, ReadsAPage) { EXPECT_EQ(Read("xin chào"), "xin chào"); }

TEST_F(WorkerPoolTest, PassesTheReadersOwnErrorOn) { EXPECT_EQ(Read("DAMAGED"), "file_damaged"); }

TEST_F(WorkerPoolTest, NamesACrash) {
  EXPECT_EQ(Read("CRASH"), "worker_crashed");
  EXPECT_EQ(Read("after it"), "after it") << "the run goes on";
}

TEST_F(WorkerPoolTest, NamesAHang) { EXPECT_EQ(Read("HANG", milliseconds(200)), "worker_timed_out"); }

TEST_F(WorkerPoolTest, NamesAnExcessOfMemory) {
  if (kSanitized) GTEST_SKIP() << "a sanitizer needs more address space than the limit leaves";
  EXPECT_EQ(Read("EAT"), "worker_out_of_memory");
}

TEST_F(WorkerPoolTest, GivesAPageASecondTry) {
  EXPECT_EQ(Read("ONCE:" + (members_ / "mark")), "ONCE:" + (members_ / "mark"));
}

TEST_F(WorkerPoolTest, AWorkerMayNotOpenASocket) { EXPECT_EQ(Read("TRY:socket"), "TRY:socket denied"); }
TEST_F(WorkerPoolTest, AWorkerMayNotStartAProgram) { EXPECT_EQ(Read("TRY:exec"), "TRY:exec denied"); }
TEST_F(WorkerPoolTest, AWorkerMayNotMakeAProcess) { EXPECT_EQ(Read("TRY:fork"), "TRY:fork denied"); }
TEST_F(WorkerPoolTest, AWorkerMayNotSignalItsSupervisor) { EXPECT_EQ(Read("TRY:kill"), "TRY:kill denied"); }

TEST_F(WorkerPoolTest, AWorkerMayNotOpenAFileThatItWasNotGiven) {
  if (LandlockVersion() == 0) GTEST_SKIP() << "this kernel has no Landlock";
  const std::string other = folder_.Write("other", "of another citizen");
  EXPECT_EQ(Read("OPEN:" + other), "OPEN:" + other + " denied");
}
TEST_F(WorkerPoolTest, AWorkerMayNotListAFolder) {
  if (LandlockVersion() == 0) GTEST_SKIP() << "this kernel has no Landlock";
  EXPECT_EQ(Read("LIST:" + folder_.path()), "LIST:" + folder_.path() + " denied");
}
TEST_F(WorkerPoolTest, AWorkerMayNotWriteAFile) {
  if (LandlockVersion() == 0) GTEST_SKIP() << "this kernel has no Landlock";
  EXPECT_EQ(Read("MAKE:" + (folder_ / "new")), "MAKE:" + (folder_ / "new") + " denied");
}
TEST_F(WorkerPoolTest, AWorkerMayNotReadWhatItUnpacked) {
  if (LandlockVersion() == 0) GTEST_SKIP() << "this kernel has no Landlock";
  EXPECT_EQ(Read("MAKE:" + (members_ / "1")), "MAKE:" + (members_ / "1") + " allowed");
  EXPECT_EQ(Read("OPEN:" + (members_ / "1")), "OPEN:" + (members_ / "1") + " denied");
}
TEST_F(WorkerPoolTest, ReadsAFileTooLargeForACopyInMemory) {
  Task task = ReadTask("xin chào");
  ASSERT_EQ(::ftruncate(task.file->get(), 65LL << 20), 0);
  std::optional<std::string> answer;
  task.on_done = [&](const Result<proto::Reply>& reply) { answer = Text(reply); };
  pool_.Submit(std::move(task));
  while (!answer) pool_.Step(milliseconds(100));
  EXPECT_EQ(*answer, "xin chào");
}

TEST_F(WorkerPoolTest, OneBadPageHoldsNobodyUp) {
  std::vector<std::string> answers;
  for (const char* page : {"a", "CRASH", "b", "HANG", "c", "d"}) {
    Task task = ReadTask(page);
    task.limit = milliseconds(1000);
    task.on_done = [&](const Result<proto::Reply>& reply) { answers.push_back(Text(reply)); };
    pool_.Submit(std::move(task));
  }
  while (!pool_.idle()) pool_.Step(milliseconds(100));
  EXPECT_THAT(answers, testing::UnorderedElementsAre("a", "b", "c", "d", "worker_crashed", "worker_timed_out"));
}

TEST_F(WorkerPoolTest, ForgetsTheTasksOfAFileThatWait) {
  int answered = 0;
  for (int i = 0; i < 5; ++i) {
    Task task = ReadTask("x");
    task.request.set_file(77);
    task.on_done = [&](const Result<proto::Reply>&) { ++answered; };
    pool_.Submit(std::move(task));
  }
  EXPECT_EQ(pool_.Forget(77), 5U);
  EXPECT_TRUE(pool_.idle());
  EXPECT_EQ(answered, 0);
}

TEST_F(WorkerPoolTest, CountsWhatItsWorkersCost) {
  Read("x");
  pool_.Stop();
  EXPECT_GT(pool_.usage().peak_kb, 0);
}

// Why a task fails on a program that is no worker of this one.
Error FailureWith(PoolOptions options) {
  WorkerPool pool(std::move(options));
  Task task;
  task.file = std::make_shared<UniqueFd>(::open("/dev/null", O_RDONLY));
  task.limit = milliseconds(1000);
  task.request.mutable_introduce();
  const Result<proto::Reply> reply = pool.Ask(std::move(task));
  return reply.ok() ? Error{ErrorCode::kUsage, "", 0, "it was answered"} : reply.error();
}

TEST(WorkerPoolStart, AProgramThatIsNoWorkerFailsTheTasks) {
  PoolOptions options;
  options.program = "/bin/false";
  EXPECT_EQ(FailureWith(std::move(options)).code, ErrorCode::kInternal);
}

TEST(WorkerPoolStart, AProgramThatIsNotThereIsNamed) {
  PoolOptions options;
  options.program = "/nowhere/sohoa-worker";
  const Error error = FailureWith(std::move(options));
  EXPECT_EQ(error.code, ErrorCode::kWorkerProgram);
  EXPECT_THAT(error.detail, testing::HasSubstr("/nowhere/sohoa-worker"));
}

TEST(WorkerPoolStart, AWorkerOfAnotherReleaseIsRefused) {
  PoolOptions options;
  options.program = "/proc/self/exe";
  options.setup.set_memory_mb(256);
  options.setup.set_wire("another");
  const Error error = FailureWith(std::move(options));
  EXPECT_EQ(error.code, ErrorCode::kWorkerProgram);
  EXPECT_THAT(error.detail, testing::HasSubstr("two releases"));
}

}  // namespace
}  // namespace sohoa::pipeline
