// A first look at the beginning of a file: is it an archive to unpack, or something for the page reader? Names and
// endings are never asked. Reads bytes only, parses nothing. Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace sohoa::pipeline {

enum class ContentKind {
  kOther,       // the page reader says what it is
  kArchive,     // a container of members
  kCompressed,  // one compressed stream: a tar inside, or a single file
};

// `head` is the beginning of the file, 512 bytes or all there are. A ZIP that is an office document (its first member
// says so) is kOther: its parts are no papers.
ContentKind KindOfContent(std::string_view head);

// The same for an open file; kOther when it cannot be read.
ContentKind KindOfFile(int fd);

}  // namespace sohoa::pipeline
