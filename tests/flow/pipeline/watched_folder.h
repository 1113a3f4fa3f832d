// A watched folder `inbox` with the real program before it, in a house that is soon sure.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/flow/cli/program.h"

namespace sohoa::flow {

class WatchedFolder : public testing::Test {
 protected:
  // Nothing is waited for: a file is taken as soon as it is whole, a sub-folder is closed at once.
  WatchedFolder();

  // Gives a number of config/sohoa.yaml another value.
  void SetOption(const std::string& key, int value) const;

  // `watch inbox --once --json`.
  Answer Once() const;

  // Runs a bash script while `watch inbox --json` runs. What the watch told lies in told.ndjson, what it logged in
  // watch.err, $watcher is its process, and `await CONDITION` waits until a condition holds (a minute at most, then
  // says so). The last line of the answer is the watch's exit code. A script that must do
  // something before says where the watch begins by a line `watch`. `before` is put in front of the program's call.
  Answer While(const std::string& script, const std::string& before = "") const;

  // Lets While() run where it may mount, seen by nobody else. False where the system does not allow that.
  bool MayMount();

  // The paths below `inbox`, sorted, without folders and without tables of results.
  std::vector<std::string> Files() const;
  // The day's table of results.
  std::string Table() const;
  // How many sources the store knows; it must be whole.
  int Sources() const;

  Sandbox sandbox_;
  std::string shell_ = "bash";
};

// As many different files as wanted that hold the same letter: the first is stored, the others are known results.
std::string Paper(int number);

// What became of each line that a run told: source and outcome, with the reason of a failure.
std::vector<std::string> Outcomes(const std::vector<nlohmann::json>& lines);
std::vector<nlohmann::json> LinesOf(const std::string& ndjson);

}  // namespace sohoa::flow
