// Keeps the picture and text libraries from printing to the clerk's terminal, and keeps what they said for
// Error::detail.
#pragma once

#include <string>

namespace sohoa::reading {

// Turns off the libraries' own messages where they offer a switch (Leptonica, Poppler). Once for the process.
void SilenceLibraries();

// Takes over file descriptor 2 while it lives: libjpeg, libpng and libtiff write straight to it. Not thread-safe: other
// threads' messages are caught too, so it must live only around a decoder's call.
class StderrCapture {
 public:
  StderrCapture();
  ~StderrCapture();
  StderrCapture(const StderrCapture&) = delete;
  StderrCapture& operator=(const StderrCapture&) = delete;

  // What was printed so far, on one line, shortened. Ends the capture.
  std::string Finish();

 private:
  int saved_ = -1;
  int pipe_read_ = -1;
};

}  // namespace sohoa::reading
