// A private temporary folder for what comes out of archives, gone when its owner is. Folders of runs that died are
// found by their unheld lock and removed. Not thread-safe.
#pragma once

#include <memory>
#include <string>

#include "model/result.h"
#include "pipeline/unique_fd.h"

namespace sohoa::pipeline {

// A folder that is removed, with all in it, when the last owner lets go.
class SpoolFolder {
 public:
  explicit SpoolFolder(std::string path) : path_(std::move(path)) {}
  SpoolFolder(const SpoolFolder&) = delete;
  SpoolFolder& operator=(const SpoolFolder&) = delete;
  ~SpoolFolder();
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

class Spool {
 public:
  // Makes a folder of mode 0700 under $TMPDIR (or /tmp) and removes those of dead runs. Errors: kInputOutput,
  // kDiskFull.
  static Result<std::unique_ptr<Spool>> Make();

  const std::string& path() const { return root_.path(); }
  Result<std::shared_ptr<SpoolFolder>> NewFolder();

 private:
  Spool(std::string path, UniqueFd lock) : root_(std::move(path)), lock_(std::move(lock)) {}

  SpoolFolder root_;
  UniqueFd lock_;  // held as long as this run lives
  int next_ = 1;
};

}  // namespace sohoa::pipeline
