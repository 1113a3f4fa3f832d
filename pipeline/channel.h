// Frames on a stream socket: four bytes of length (little-endian), then that many bytes; an open file may ride along.
// Not thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/unique_fd.h"

namespace sohoa::pipeline {

// No message is larger: a page of words is some hundred kilobytes, a picture for people some megabytes.
inline constexpr std::size_t kMaxFrame = 64U << 20;

// Sends a frame, waiting until it is gone. `file` (or -1) rides along. False when the other end is gone.
bool SendFrame(int socket, std::string_view payload, int file = -1);

struct Frame {
  std::string payload;
  UniqueFd file;
};

// Waits for a whole frame. Nothing when the other end is gone or breaks the rules.
std::optional<Frame> ReceiveFrame(int socket);

// Collects frames without waiting: what the supervisor uses.
class FrameCollector {
 public:
  enum class State { kOpen, kClosed };
  // Takes what has come; kClosed when the other end is gone or breaks the rules.
  State Fill(int socket);
  // The next whole frame.
  std::optional<std::string> Next();

 private:
  std::string buffer_;
  bool broken_ = false;
};

}  // namespace sohoa::pipeline
