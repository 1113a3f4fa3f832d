// Whether a file is there to its end, told from its own structure: a scanner or a share may pause in the middle of a
// file for longer than anybody waits. Reads a few places, parses no picture. Thread-safe.
#pragma once

namespace sohoa::pipeline {

enum class Structure {
  kComplete,    // its own end is there: PDF %%EOF, JPEG EOI, PNG IEND, all strips of a TIFF, a ZIP's directory, ...
  kIncomplete,  // its kind has such an end, and it is missing
  kUnknown,     // its kind has none, or is not known here
  kUnreadable,  // the system could not read it
};

Structure StructureOf(int fd, long long size);

}  // namespace sohoa::pipeline
