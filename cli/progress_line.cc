#include "cli/progress_line.h"

#include <algorithm>

#include "cli/table.h"

namespace sohoa::cli {
namespace {

constexpr std::chrono::milliseconds kRedrawEvery{200};
constexpr std::chrono::milliseconds kHeartbeatEvery{2000};
constexpr std::string_view kEraseLine = "\r\033[K";

}  // namespace

void ProgressLine::Update(std::string_view text) {
  const Clock::time_point now = Clock::now();
  const bool draw = err_.IsTerminal();
  if (now - last_said_ < (draw ? kRedrawEvery : kHeartbeatEvery)) return;
  last_said_ = now;
  if (!draw) {
    err_.Line(text);
    return;
  }
  const std::size_t width = err_.Width();
  err_.Write(std::string(kEraseLine) + Shorten(text, width > 1 ? width - 1 : 79));
  is_drawn_ = true;
}

void ProgressLine::Clear() {
  if (is_drawn_) {
    err_.Write(kEraseLine);
    is_drawn_ = false;
  }
  if (!err_.IsTerminal()) last_said_ = Clock::now();
}

std::string Bar(double fraction, std::size_t width) {
  if (width < 3) return "";
  const std::size_t inside = width - 2;
  const auto filled = static_cast<std::size_t>(std::clamp(fraction, 0.0, 1.0) * static_cast<double>(inside));
  std::string bar = "[" + std::string(filled, '=');
  if (filled < inside) bar += (filled > 0 ? ">" : " ") + std::string(inside - filled - 1, ' ');
  return bar + "]";
}

}  // namespace sohoa::cli
