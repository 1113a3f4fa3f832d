#pragma once

#include <atomic>

namespace sohoa::cli {

// From now on the first SIGINT or SIGTERM sets the flag, so that a command can finish what it is committing; a second
// one ends the process at once. The flag lives as long as the process. Call once, before any thread is started.
const std::atomic<bool>& StopOnSignals();

}  // namespace sohoa::cli
