// Packs files into a zip, for `export --format zip`. Together with archive_reader the only code that touches
// libarchive. Pure and thread-safe.
#pragma once

#include <string>
#include <vector>

#include "model/result.h"

namespace sohoa::pipeline {

struct PackedFile {
  std::string name;  // relative, UTF-8, '/' between folders
  std::string bytes;
};

// The same files always give the same bytes: no clock, no owner. Error: kInternal.
Result<std::string> PackZip(const std::vector<PackedFile>& files);

}  // namespace sohoa::pipeline
