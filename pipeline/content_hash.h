// SHA-256 of bytes and files: the identity of a source. The only file of this folder that touches OpenSSL. Thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "model/result.h"

namespace sohoa::pipeline {

// 64 lower-case hexadecimal digits.
std::string HashOf(std::string_view bytes);

// The hash of a whole open file; the descriptor's offset is neither used nor moved. Errors: kInputOutput.
Result<std::string> HashFile(int fd);

// `most` bytes of the open file from `at` on, fewer only at its end. Errors: kInputOutput.
Result<std::string> ReadPiece(int fd, std::uint64_t at, std::size_t most);

}  // namespace sohoa::pipeline
