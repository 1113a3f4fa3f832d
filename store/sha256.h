// SHA-256, the identity of originals and the chain of the audit log. Pure and thread-safe. The one place of store/ that
// touches OpenSSL's digests.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace sohoa::store {

// 64 lower-case hexadecimal digits; empty when the library refuses to work.
std::string Sha256Hex(std::string_view bytes);

// The same over bytes that come in pieces. Not thread-safe.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void Update(std::string_view bytes);
  std::string Hex();  // of all that came since the last call; begins anew

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sohoa::store
