#include "cli/output.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <string>

#include "cli/progress_line.h"

namespace sohoa::cli {
namespace {

class Pipe {
 public:
  Pipe() { opened_ = pipe(ends_.data()) == 0; }
  ~Pipe() {
    CloseReader();
    close(ends_[1]);
  }
  void CloseReader() {
    if (ends_[0] >= 0) close(ends_[0]);
    ends_[0] = -1;
  }
  std::string Read() {
    std::array<char, 256> buffer{};
    const ssize_t size = read(ends_[0], buffer.data(), buffer.size());
    return {buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
  }
  int writer() const { return ends_[1]; }

 private:
  bool opened_ = false;
  std::array<int, 2> ends_{-1, -1};
};

TEST(OutputTest, WritesALineAtOnce) {
  Pipe pipe;
  Output output(pipe.writer());
  output.Line("một");
  EXPECT_EQ(pipe.Read(), "một\n");
}

TEST(OutputTest, AReaderThatLeftIsNoFailure) {
  std::signal(SIGPIPE, SIG_IGN);
  Pipe pipe;
  pipe.CloseReader();
  Output output(pipe.writer());
  output.Line("một");
  EXPECT_TRUE(output.reader_gone());
  EXPECT_FALSE(output.failed());
}

TEST(OutputTest, AFullDiskIsAFailure) {
  const int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
  Output output(full);
  output.Line("một");
  close(full);
  EXPECT_TRUE(output.failed());
}

TEST(OutputTest, APipeIsNoTerminal) {
  Pipe pipe;
  const Output output(pipe.writer());
  EXPECT_FALSE(output.IsTerminal());
  EXPECT_EQ(output.Width(), 0U);
}

TEST(ProgressLineTest, SaysNothingOfQuickWork) {
  Pipe pipe;
  Output output(pipe.writer());
  {
    ProgressLine progress(output);
    progress.Update("1/2");
    progress.Clear();
  }
  output.Line("end");
  EXPECT_EQ(pipe.Read(), "end\n");
}

TEST(BarTest, FillsWithTheFraction) {
  EXPECT_EQ(Bar(0, 12), "[          ]");
  EXPECT_EQ(Bar(0.5, 12), "[=====>    ]");
  EXPECT_EQ(Bar(1, 12), "[==========]");
}

TEST(BarTest, StaysInsideItsBrackets) { EXPECT_EQ(Bar(7, 12), "[==========]"); }

}  // namespace
}  // namespace sohoa::cli
