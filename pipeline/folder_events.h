// inotify over a folder with all below it: tells that something happened, not what. A look at the folder decides.
// Shares that send no events are found by looking anyway. Not thread-safe.
#pragma once

#include <string>

#include "pipeline/intake.h"
#include "pipeline/unique_fd.h"

namespace sohoa::pipeline {

class FolderEvents {
 public:
  // `skip` names folders directly in it that are not watched: the done ones grow without end.
  FolderEvents(std::string folder, SkipName skip);

  int fd() const { return fd_.get(); }  // readable when something happened; -1 when the system offers no events

  // Watches every folder below that is not watched yet.
  void WatchFolders();

  // Takes all events; whether there were any.
  bool Drain();

 private:
  std::string folder_;
  SkipName skip_;
  UniqueFd fd_;
};

}  // namespace sohoa::pipeline
