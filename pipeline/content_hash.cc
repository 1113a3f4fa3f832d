#include "pipeline/content_hash.h"

#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <system_error>
#include <vector>

namespace sohoa::pipeline {
namespace {

constexpr std::size_t kChunk = 1 << 20;

class Hasher {
 public:
  Hasher() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) { EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr); }
  void Add(const char* data, std::size_t size) { EVP_DigestUpdate(context_.get(), data, size); }
  std::string Finish() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(context_.get(), digest.data(), &size);
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(std::size_t{2} * size);
    for (unsigned int i = 0; i < size; ++i) {
      text += kDigits.at(digest.at(i) >> 4);
      text += kDigits.at(digest.at(i) & 15);
    }
    return text;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

Error ReadError() { return {ErrorCode::kInputOutput, "", 0, std::generic_category().message(errno)}; }

// Calls take(data, size) for each chunk of the file; false when reading failed (errno tells).
template <class Take>
bool ForEachChunk(int fd, Take take) {
  std::vector<char> buffer(kChunk);
  off_t offset = 0;
  for (;;) {
    const ssize_t got = ::pread(fd, buffer.data(), buffer.size(), offset);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    if (got == 0) return true;
    offset += got;
    if (!take(buffer.data(), static_cast<std::size_t>(got))) return true;
  }
}

}  // namespace

std::string HashOf(std::string_view bytes) {
  Hasher hasher;
  hasher.Add(bytes.data(), bytes.size());
  return hasher.Finish();
}

Result<std::string> HashFile(int fd) {
  Hasher hasher;
  const bool whole = ForEachChunk(fd, [&](const char* data, std::size_t size) {
    hasher.Add(data, size);
    return true;
  });
  if (!whole) return ReadError();
  return hasher.Finish();
}

Result<std::string> ReadPiece(int fd, std::uint64_t at, std::size_t most) {
  struct stat status {};
  if (::fstat(fd, &status) != 0) return ReadError();
  const auto size = static_cast<std::uint64_t>(status.st_size);
  most = std::min<std::uint64_t>(most, size > at ? size - at : 0);
  std::string bytes(most, '\0');
  std::size_t done = 0;
  while (done < most) {
    const ssize_t got = ::pread(fd, bytes.data() + done, most - done, static_cast<off_t>(at + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return ReadError();
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);
  return bytes;
}

}  // namespace sohoa::pipeline
