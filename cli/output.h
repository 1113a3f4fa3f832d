// A standard stream that a person or a program reads. Whole pieces are written at once, so that lines of an ingest can
// be followed while it runs. Not thread-safe. Does not own the descriptor.
#pragma once

#include <cstddef>
#include <string_view>

namespace sohoa::cli {

class Output {
 public:
  explicit Output(int fd);

  // After the reader has gone (a broken pipe) or an error, further pieces are dropped.
  void Write(std::string_view text);
  void Line(std::string_view text);

  bool IsTerminal() const { return is_terminal_; }
  std::size_t Width() const;  // columns of the terminal; 0 when there is none

  bool reader_gone() const { return reader_gone_; }  // nobody reads any more: no fault of the command
  bool failed() const { return failed_; }            // the disk is full, or worse: what was said is lost

 private:
  int fd_;
  bool is_terminal_;
  bool reader_gone_ = false;
  bool failed_ = false;
};

}  // namespace sohoa::cli
