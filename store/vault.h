// The key of an encrypted store: values are sealed with AES-256-GCM, files run through AES-256-CTR, each under a key of
// its own derived from the key file (HMAC-SHA256). docs/store-format.md, "Encryption"; NIST SP 800-38A (CTR), 800-38D
// (GCM). The one place that touches OpenSSL's ciphers. Thread-safe. Keys are wiped from memory with their owner.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "model/result.h"

namespace sohoa::store {

// kStoreKey: what is wrong with the key of `file`.
Error KeyError(const std::string& file, std::string detail);

class Vault {
 public:
  // A key file holds 64 hexadecimal digits and may be read by its owner alone. Errors: kStoreKey.
  static Result<std::shared_ptr<const Vault>> Load(const std::string& key_file);
  // What a new key file holds. Nothing when the library has no random bytes.
  static std::optional<std::string> NewKeyText();

  ~Vault();
  Vault(const Vault&) = delete;
  Vault& operator=(const Vault&) = delete;

  // Nonce, ciphertext and tag. `place` is what the value belongs to: it does not open anywhere else. Nothing when the
  // library refuses to work.
  std::optional<std::string> Seal(std::string_view plain, std::string_view place) const;
  // Nothing when it was changed, moved, or sealed with another key.
  std::optional<std::string> Open(std::string_view sealed, std::string_view place) const;

  // Encrypts or decrypts, which is the same, `size` bytes that lie at `offset` of the file that `iv` belongs to.
  static constexpr std::size_t kIvBytes = 16;
  static constexpr std::size_t kBlockBytes = 16;  // of AES
  bool RunThrough(std::string_view iv, std::uint64_t offset, char* data, std::size_t size) const;
  static bool Random(char* bytes, std::size_t size);

  // Tells whether two keys are the same, and nothing else of them.
  std::string CheckValue() const;

 private:
  static constexpr std::size_t kKeyBytes = 32;
  using Key = std::array<unsigned char, kKeyBytes>;

  Vault() = default;
  static bool Derive(const Key& master, std::string_view purpose, Key* key);

  Key values_{}, files_{}, check_{};
};

}  // namespace sohoa::store
