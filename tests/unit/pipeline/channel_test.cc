#include "pipeline/channel.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>

#include <array>
#include <thread>

#include "tests/unit/pipeline/temporary_folder.h"

namespace sohoa::pipeline {
namespace {

class ChannelTest : public testing::Test {
 protected:
  void SetUp() override {
    std::array<int, 2> ends{};
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
    a_.Reset(ends.front());
    b_.Reset(ends.back());
  }
  UniqueFd a_, b_;
};

TEST_F(ChannelTest, CarriesAFrameAndAnOpenFile) {
  const TemporaryFolder folder;
  const UniqueFd file(::open(folder.Write("f", "hello").c_str(), O_RDONLY));
  ASSERT_TRUE(SendFrame(a_.get(), "payload", file.get()));
  const auto frame = ReceiveFrame(b_.get());
  ASSERT_TRUE(frame.has_value());
  EXPECT_EQ(frame->payload, "payload");
  std::array<char, 5> text{};
  EXPECT_EQ(::pread(frame->file.get(), text.data(), text.size(), 0), 5);
}

TEST_F(ChannelTest, ALargeFrameArrivesWhole) {
  const std::string large(3 << 20, 'x');
  std::thread sender([&] { EXPECT_TRUE(SendFrame(a_.get(), large)); });
  const auto frame = ReceiveFrame(b_.get());
  sender.join();
  ASSERT_TRUE(frame.has_value());
  EXPECT_EQ(frame->payload, large);
}

TEST_F(ChannelTest, TheCollectorTakesFramesPieceByPiece) {
  FrameCollector collector;
  ASSERT_EQ(::send(a_.get(), "\x03\0", 2, 0), 2);
  EXPECT_EQ(collector.Fill(b_.get()), FrameCollector::State::kOpen);
  EXPECT_FALSE(collector.Next().has_value());
  ASSERT_EQ(::send(a_.get(), "\0\0abc\x01\0\0\0d", 10, 0), 10);
  EXPECT_EQ(collector.Fill(b_.get()), FrameCollector::State::kOpen);
  EXPECT_EQ(collector.Next(), "abc");
  EXPECT_EQ(collector.Next(), "d");
  EXPECT_FALSE(collector.Next().has_value());
}

TEST_F(ChannelTest, AnAbsurdLengthEndsTheConversation) {
  FrameCollector collector;
  ASSERT_EQ(::send(a_.get(), "\xff\xff\xff\xff", 4, 0), 4);
  EXPECT_EQ(collector.Fill(b_.get()), FrameCollector::State::kClosed);
}

TEST_F(ChannelTest, AClosedEndIsNoticed) {
  a_.Reset();
  EXPECT_FALSE(ReceiveFrame(b_.get()).has_value());
  EXPECT_FALSE(SendFrame(b_.get(), "x"));
  FrameCollector collector;
  EXPECT_EQ(collector.Fill(b_.get()), FrameCollector::State::kClosed);
}

}  // namespace
}  // namespace sohoa::pipeline
