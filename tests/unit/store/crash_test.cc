#include <fcntl.h>
#include <gmock/gmock.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>

#include "unit/store/store_fixture.h"

namespace sohoa::store {
namespace {

using ::testing::IsEmpty;

// Runs a writer for a while, kills it, and gives the number of the last source it said was committed (-1: none).
int WriteAndKill(const std::string& dir, int first, std::chrono::milliseconds life) {
  std::array<int, 2> ends{};
  EXPECT_EQ(pipe2(ends.data(), O_CLOEXEC), 0);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  std::string program = SOHOA_CRASH_WRITER;
  std::string dir_argument = dir;
  std::string first_argument = std::to_string(first);
  std::array<char*, 4> arguments = {program.data(), dir_argument.data(), first_argument.data(), nullptr};
  pid_t writer = 0;
  EXPECT_EQ(posix_spawn(&writer, program.c_str(), &actions, nullptr, arguments.data(), environ), 0);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  std::this_thread::sleep_for(life);
  kill(writer, SIGKILL);
  std::string said;
  std::array<char, 4096> buffer{};
  for (ssize_t n = 0; (n = read(ends[0], buffer.data(), buffer.size())) > 0;) {
    said.append(buffer.data(), static_cast<std::size_t>(n));
  }
  close(ends[0]);
  waitpid(writer, nullptr, 0);
  const std::size_t end = said.rfind('\n');
  if (end == std::string::npos) return -1;
  const std::size_t begin = said.rfind('\n', end - 1);
  return std::stoi(said.substr(begin == std::string::npos ? 0 : begin + 1));
}

// Every source is there with all its parts, or not at all; gives how many are there.
int ExpectWhole(Store& store) {
  int sources = 0;
  EXPECT_TRUE(store
                  .ForEachSource([&](const SourceState& state) {
                    ++sources;
                    EXPECT_EQ(state.record_ids.size(), 1U);
                    EXPECT_TRUE(store.Original(state.source.hash).ok());
                    EXPECT_EQ(store.Pages(state.source.hash).value().size(), 1U);
                    EXPECT_TRUE(store.Get(state.record_ids.at(0)).ok());
                    return true;
                  })
                  .ok());
  const auto report = store.Verify({});
  EXPECT_TRUE(report.ok());
  EXPECT_THAT(report->findings, IsEmpty());
  return sources;
}

TEST(StoreCrash, NothingThatWasAcknowledgedIsLostAndNothingIsHalfThere) {
  const TemporaryFolder folder;
  const std::string dir = folder.Under("store");
  int next = 0;
  int acknowledged = 0;
  int slowness = 1;  // of the machine: a sanitizer or other work may let a writer die before its first word
  for (int round = 0; round < 20; ++round) {
    const int last = WriteAndKill(dir, next, slowness * std::chrono::milliseconds(30 + 37 * (round * 7 % 11)));
    if (last < 0) slowness = std::min(2 * slowness, 32);
    if (last >= 0) {
      acknowledged += last - next + 1;
      next = last + 1;
    }
    const auto store = Store::Open(dir, OpenMode::kWrite);
    ASSERT_TRUE(store.ok()) << store.error().detail;
    const int there = ExpectWhole(**store);
    // The one that was being written may have come through without the writer having said so.
    ASSERT_GE(there, acknowledged);
    ASSERT_LE(there, acknowledged + 1);
    acknowledged = there;
    next = std::max(next, there);
  }
  EXPECT_GT(acknowledged, 20) << "the writer never came to write";
}

}  // namespace
}  // namespace sohoa::store
