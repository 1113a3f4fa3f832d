#include "store/sha256.h"

#include <openssl/evp.h>

#include <array>

#include "store/hex.h"

namespace sohoa::store {

std::string Sha256Hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) return {};
  return Hex(digest.data(), size);
}

struct Sha256::Impl {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
  bool ok = context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1;
};

Sha256::Sha256() : impl_(std::make_unique<Impl>()) {}
Sha256::~Sha256() = default;

void Sha256::Update(std::string_view bytes) {
  impl_->ok = impl_->ok && EVP_DigestUpdate(impl_->context.get(), bytes.data(), bytes.size()) == 1;
}

std::string Sha256::Hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  const bool ok = impl_->ok && EVP_DigestFinal_ex(impl_->context.get(), digest.data(), &size) == 1;
  impl_ = std::make_unique<Impl>();
  return ok ? store::Hex(digest.data(), size) : std::string();
}

}  // namespace sohoa::store
