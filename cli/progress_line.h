// Tells that something is going on: on a terminal one line that is drawn over again, elsewhere a plain line whenever
// nothing was said for a while. Not thread-safe.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "cli/output.h"

namespace sohoa::cli {

class ProgressLine {
 public:
  explicit ProgressLine(Output& err) : err_(err), last_said_(Clock::now()) {}
  ~ProgressLine() { Clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  // Shows the text now or leaves it, as the time since the last one asks.
  void Update(std::string_view text);

  // Takes the drawn line away before something else is written, which counts as having said something.
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;

  Output& err_;
  Clock::time_point last_said_;
  bool is_drawn_ = false;
};

// "[=====>     ]", `width` columns wide; empty brackets when nothing is known of the whole.
std::string Bar(double fraction, std::size_t width);

}  // namespace sohoa::cli
