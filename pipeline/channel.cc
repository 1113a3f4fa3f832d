#include "pipeline/channel.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <vector>

namespace sohoa::pipeline {
namespace {

constexpr std::size_t kHeader = 4;

std::array<char, kHeader> HeaderOf(std::size_t size) {
  std::array<char, kHeader> header{};
  for (std::size_t i = 0; i < kHeader; ++i) header.at(i) = static_cast<char>((size >> (8 * i)) & 0xff);
  return header;
}

std::size_t SizeOf(const char* header) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < kHeader; ++i) size |= std::size_t{static_cast<unsigned char>(header[i])} << (8 * i);
  return size;
}

bool SendAll(int socket, const char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t sent = ::send(socket, data, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    data += sent;
    size -= static_cast<std::size_t>(sent);
  }
  return true;
}

// Room for one descriptor beside a message.
union Control {
  cmsghdr header;
  std::array<char, CMSG_SPACE(sizeof(int))> bytes;
};

// Sends the header in one piece with the descriptor; four bytes fit any socket buffer.
bool SendHeader(int socket, std::array<char, kHeader> header, int file) {
  iovec part{header.data(), header.size()};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  Control control{};
  if (file >= 0) {
    message.msg_control = control.bytes.data();
    message.msg_controllen = control.bytes.size();
    cmsghdr* rights = CMSG_FIRSTHDR(&message);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(rights), &file, sizeof(int));
  }
  ssize_t sent = 0;
  do {
    sent = ::sendmsg(socket, &message, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(header.size());
}

bool ReceiveAll(int socket, char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::recv(socket, data, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    data += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

}  // namespace

bool SendFrame(int socket, std::string_view payload, int file) {
  if (payload.size() > kMaxFrame) return false;
  return SendHeader(socket, HeaderOf(payload.size()), file) && SendAll(socket, payload.data(), payload.size());
}

std::optional<Frame> ReceiveFrame(int socket) {
  std::array<char, kHeader> header{};
  iovec part{header.data(), header.size()};
  Control control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.bytes.data();
  message.msg_controllen = control.bytes.size();
  ssize_t got = 0;
  do {
    got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  if (got <= 0) return std::nullopt;
  Frame frame;
  const cmsghdr* rights = CMSG_FIRSTHDR(&message);
  if (rights != nullptr && rights->cmsg_type == SCM_RIGHTS && rights->cmsg_len == CMSG_LEN(sizeof(int))) {
    int file = -1;
    std::memcpy(&file, CMSG_DATA(rights), sizeof(int));
    frame.file.Reset(file);
  }
  const auto have = static_cast<std::size_t>(got);
  if (!ReceiveAll(socket, header.data() + have, kHeader - have)) return std::nullopt;
  const std::size_t size = SizeOf(header.data());
  if (size > kMaxFrame) return std::nullopt;
  frame.payload.resize(size);
  if (!ReceiveAll(socket, frame.payload.data(), size)) return std::nullopt;
  return frame;
}

FrameCollector::State FrameCollector::Fill(int socket) {
  constexpr std::size_t kStep = 1 << 16;
  std::vector<char> step(kStep);
  for (;;) {
    const ssize_t got = ::recv(socket, step.data(), step.size(), MSG_DONTWAIT);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno == EAGAIN || errno == EWOULDBLOCK ? State::kOpen : State::kClosed;
    if (got == 0) return State::kClosed;
    buffer_.append(step.data(), static_cast<std::size_t>(got));
    if (buffer_.size() >= kHeader && SizeOf(buffer_.data()) > kMaxFrame) broken_ = true;
    if (broken_ || buffer_.size() > kMaxFrame + kHeader) return State::kClosed;
  }
}

std::optional<std::string> FrameCollector::Next() {
  if (broken_ || buffer_.size() < kHeader) return std::nullopt;
  const std::size_t size = SizeOf(buffer_.data());
  if (size > kMaxFrame || buffer_.size() < kHeader + size) return std::nullopt;
  std::string payload = buffer_.substr(kHeader, size);
  buffer_.erase(0, kHeader + size);
  return payload;
}

}  // namespace sohoa::pipeline
