// SHA-256 of bytes and files: the identity of a source. The only file of this folder that touches OpenSSL. Thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "model/result.h"

namespace sohoa::pipeline {

// 64 lower-case hexadecimal digits.
std::string HashOf(std::string_view bytes);

// The hash of a whole open file; the descriptor's offset is neither used nor moved. Errors: kInputOutput.
Result<std::string> HashFile(int fd);

// The whole open file, at most `limit` bytes (kFileTooLarge). Errors: kInputOutput.
Result<std::string> ReadWholeFile(int fd, long long limit);

}  // namespace sohoa::pipeline
