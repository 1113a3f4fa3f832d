// The file that a worker's requests are about, under a path that its readers can open. Runs in the worker process only;
// not thread-safe.
#pragma once

#include <cstdint>
#include <string>

#include "model/result.h"
#include "pipeline/unique_fd.h"

namespace sohoa::pipeline {

// Readers take paths and may remember the last one they opened, so every file gets a path of its own: a descriptor
// number that was not used for a long while. A worker that is shut in may not open what its descriptor stands for by
// such a path; it makes a copy of the file that it may open: in memory, or in the scratch file when it is large.
class GivenFile {
 public:
  // Makes the scratch file, without a name, in the system's temporary folder. Without one, large files are copied
  // into memory too.
  GivenFile();

  int scratch() const { return scratch_.get(); }

  // `id` tells files apart: the same as before is the same file as before. Errors: kInputOutput, kDiskFull.
  Status Take(std::uint64_t id, UniqueFd file);

  int descriptor() const { return file_.get(); }
  std::string Path() const { return "/proc/self/fd/" + std::to_string(file_.get()); }

 private:
  bool Hold(const UniqueFd& file);
  bool CanBeOpened() const;
  Result<UniqueFd> Copy(int file) const;

  UniqueFd scratch_;
  std::uint64_t id_ = 0;
  UniqueFd file_;
  int turn_ = 0;
};

}  // namespace sohoa::pipeline
