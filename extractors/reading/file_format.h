// Tells by its first bytes what a file is, and whether it is obviously cut short. Reads a few kilobytes; thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "extractors/reading/page_reader.h"

namespace sohoa::reading {

// From a file's first bytes (1 KiB is enough); kUnknown for anything that no page can be read from.
FileFormat DetectFormat(std::string_view head);

struct FileEnds {
  std::string head;  // at most 1 KiB
  std::string tail;  // at most 64 KiB
  std::uint64_t size = 0;
};
Result<FileEnds> ReadEnds(const std::string& path);

// Whether the end mark that the format prescribes is there: %%EOF, IEND, FF D9. True for formats without one.
bool HasEndMark(FileFormat format, std::string_view tail);

}  // namespace sohoa::reading
