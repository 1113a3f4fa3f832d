#include "cli/output.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <string>

namespace sohoa::cli {

Output::Output(int fd) : fd_(fd), is_terminal_(isatty(fd) == 1) {}

void Output::Write(std::string_view text) {
  while (!text.empty() && !reader_gone_ && !failed_) {
    const ssize_t written = write(fd_, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      reader_gone_ = true;
    } else if (errno != EINTR && errno != EAGAIN) {
      failed_ = true;
    }
  }
}

void Output::Line(std::string_view text) { Write(std::string(text) + "\n"); }

std::size_t Output::Width() const {
  winsize size{};
  if (!is_terminal_ || ioctl(fd_, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

}  // namespace sohoa::cli
