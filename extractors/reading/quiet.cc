#include "extractors/reading/quiet.h"

#include <fcntl.h>
#include <leptonica/allheaders.h>
#include <poppler-global.h>
#include <unistd.h>

#include <array>
#include <cstdio>

namespace sohoa::reading {

void SilenceLibraries() {
  setMsgSeverity(L_SEVERITY_NONE);
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
}

StderrCapture::StderrCapture() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) return;
  std::fflush(stderr);
  saved_ = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  pipe_read_ = ends[0];
  if (saved_ >= 0) dup2(ends[1], STDERR_FILENO);
  close(ends[1]);
}

StderrCapture::~StderrCapture() { Finish(); }

std::string StderrCapture::Finish() {
  std::string said;
  if (saved_ >= 0) {
    std::fflush(stderr);
    dup2(saved_, STDERR_FILENO);
    close(saved_);
    saved_ = -1;
  }
  if (pipe_read_ < 0) return said;
  std::array<char, 400> buffer{};
  const ssize_t got = read(pipe_read_, buffer.data(), buffer.size());
  if (got > 0) said.assign(buffer.data(), static_cast<size_t>(got));
  close(pipe_read_);
  pipe_read_ = -1;
  for (char& c : said) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  while (!said.empty() && said.back() == ' ') said.pop_back();
  return said;
}

}  // namespace sohoa::reading
