#include "store/vault.h"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <system_error>
#include <utility>

#include "store/hex.h"

namespace sohoa::store {
namespace {

constexpr std::size_t kNonceBytes = 12;
constexpr std::size_t kTagBytes = 16;

struct FreeContext {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

// Looked up once: OpenSSL would search its providers under a lock for every value. They live as long as the process;
// null when the library lacks them, and every call that is given null fails.
const EVP_CIPHER* Gcm() {
  static const EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
  return cipher;
}
const EVP_CIPHER* Ctr() {
  static const EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-CTR", nullptr);
  return cipher;
}

const unsigned char* Bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* Bytes(char* text) { return reinterpret_cast<unsigned char*>(text); }

// OpenSSL counts in int; everything that is sealed or read at once is far below that.
bool Fits(std::size_t size) { return size <= static_cast<std::size_t>(std::numeric_limits<int>::max()); }

int Nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Whether `digits` are exactly as many as fill `size` bytes.
bool FromHex(std::string_view digits, unsigned char* bytes, std::size_t size) {
  if (digits.size() != 2 * size) return false;
  for (std::size_t i = 0; i < size; ++i) {
    const int high = Nibble(digits[2 * i]);
    const int low = Nibble(digits[2 * i + 1]);
    if (high < 0 || low < 0) return false;
    bytes[i] = static_cast<unsigned char>(high * 16 + low);
  }
  return true;
}

// As much of the file as there is room for; also from a pipe, which gives it in pieces. Negative: errno says why.
ssize_t ReadUpTo(int fd, char* room, std::size_t size) {
  std::size_t got = 0;
  while (got < size) {
    const ssize_t now = read(fd, room + got, size - got);
    if (now == 0) break;
    if (now > 0) {
      got += static_cast<std::size_t>(now);
    } else if (errno != EINTR) {
      return now;
    }
  }
  return static_cast<ssize_t>(got);
}

}  // namespace

Error KeyError(const std::string& file, std::string detail) {
  return {.code = ErrorCode::kStoreKey, .file = file, .page = 0, .detail = std::move(detail)};
}

Result<std::shared_ptr<const Vault>> Vault::Load(const std::string& key_file) {
  const int fd = open(key_file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return KeyError(key_file, std::generic_category().message(errno));
  struct stat info {};
  constexpr std::size_t kMost = 2 * kKeyBytes + 3;  // the digits, the end of a line, and a byte that is too many
  std::array<char, kMost> text{};
  const bool known = fstat(fd, &info) == 0;
  const ssize_t got = ReadUpTo(fd, text.data(), text.size());
  close(fd);
  if (!known || got < 0) return KeyError(key_file, "cannot be read");
  std::string_view digits(text.data(), static_cast<std::size_t>(got));
  if (digits.ends_with('\n')) digits.remove_suffix(1);
  if (digits.ends_with('\r')) digits.remove_suffix(1);
  Key master{};
  const bool whole = FromHex(digits, master.data(), master.size());
  const std::shared_ptr<Vault> vault(new Vault);
  const bool derived = whole && Derive(master, "sohoa values", &vault->values_) &&
                       Derive(master, "sohoa files", &vault->files_) && Derive(master, "sohoa check", &vault->check_);
  OPENSSL_cleanse(text.data(), text.size());
  OPENSSL_cleanse(master.data(), master.size());
  if ((info.st_mode & (S_IRWXG | S_IRWXO)) != 0) return KeyError(key_file, "others may read it: chmod 600");
  if (!whole) return KeyError(key_file, "not 64 hexadecimal digits: no key file");
  if (!derived) return KeyError(key_file, "HMAC-SHA256 is not available");
  return std::shared_ptr<const Vault>(vault);
}

std::optional<std::string> Vault::NewKeyText() {
  Key key{};
  if (!Random(reinterpret_cast<char*>(key.data()), key.size())) return std::nullopt;
  std::string text = Hex(key.data(), key.size()) + "\n";
  OPENSSL_cleanse(key.data(), key.size());
  return text;
}

Vault::~Vault() {
  for (Key* key : {&values_, &files_, &check_}) OPENSSL_cleanse(key->data(), key->size());
}

bool Vault::Derive(const Key& master, std::string_view purpose, Key* key) {
  unsigned size = 0;
  return HMAC(EVP_sha256(), master.data(), static_cast<int>(master.size()), Bytes(purpose), purpose.size(), key->data(),
              &size) != nullptr &&
         size == key->size();
}

std::optional<std::string> Vault::Seal(std::string_view plain, std::string_view place) const {
  if (!Fits(plain.size()) || !Fits(place.size())) return std::nullopt;
  std::string sealed(kNonceBytes + plain.size() + kTagBytes, '\0');
  if (!Random(sealed.data(), kNonceBytes)) return std::nullopt;
  const Context context(EVP_CIPHER_CTX_new());
  unsigned char* const text = Bytes(sealed.data()) + kNonceBytes;
  int size = 0;
  const bool done =
      context && EVP_EncryptInit_ex2(context.get(), Gcm(), values_.data(), Bytes(sealed), nullptr) == 1 &&
      EVP_EncryptUpdate(context.get(), nullptr, &size, Bytes(place), static_cast<int>(place.size())) == 1 &&
      EVP_EncryptUpdate(context.get(), text, &size, Bytes(plain), static_cast<int>(plain.size())) == 1 &&
      EVP_EncryptFinal_ex(context.get(), text + plain.size(), &size) == 1 &&
      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, kTagBytes, text + plain.size()) == 1;
  if (!done) return std::nullopt;
  return sealed;
}

std::optional<std::string> Vault::Open(std::string_view sealed, std::string_view place) const {
  if (sealed.size() < kNonceBytes + kTagBytes || !Fits(sealed.size()) || !Fits(place.size())) return std::nullopt;
  const std::string_view text = sealed.substr(kNonceBytes, sealed.size() - kNonceBytes - kTagBytes);
  std::string tag(sealed.substr(sealed.size() - kTagBytes));
  std::string plain(text.size(), '\0');
  const Context context(EVP_CIPHER_CTX_new());
  int size = 0;
  // Final says whether the tag fits; what was decrypted before it is given to nobody otherwise.
  const bool done =
      context && EVP_DecryptInit_ex2(context.get(), Gcm(), values_.data(), Bytes(sealed), nullptr) == 1 &&
      EVP_DecryptUpdate(context.get(), nullptr, &size, Bytes(place), static_cast<int>(place.size())) == 1 &&
      EVP_DecryptUpdate(context.get(), Bytes(plain.data()), &size, Bytes(text), static_cast<int>(text.size())) == 1 &&
      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, kTagBytes, tag.data()) == 1 &&
      EVP_DecryptFinal_ex(context.get(), Bytes(plain.data()) + plain.size(), &size) == 1;
  if (!done) return std::nullopt;
  return plain;
}

bool Vault::RunThrough(std::string_view iv, std::uint64_t offset, char* data, std::size_t size) const {
  if (iv.size() != kIvBytes) return false;
  // The counter block is the file's number plus the number of the block, in the manner of CTR: big-endian.
  std::array<unsigned char, kIvBytes> counter{};
  std::copy(Bytes(iv), Bytes(iv) + kIvBytes, counter.begin());
  std::uint64_t carry = offset / kBlockBytes;
  for (auto it = counter.rbegin(); it != counter.rend() && carry > 0; ++it) {
    carry += *it;
    *it = static_cast<unsigned char>(carry & 0xff);
    carry >>= 8;
  }
  const Context context(EVP_CIPHER_CTX_new());
  if (!context || EVP_EncryptInit_ex2(context.get(), Ctr(), files_.data(), counter.data(), nullptr) != 1) return false;
  int moved = 0;
  std::array<unsigned char, kBlockBytes> skipped{};
  const int within = static_cast<int>(offset % kBlockBytes);
  if (within > 0 && EVP_EncryptUpdate(context.get(), skipped.data(), &moved, skipped.data(), within) != 1) return false;
  constexpr std::size_t kAtOnce = 1U << 30;
  while (size > 0) {
    const std::size_t now = std::min(size, kAtOnce);
    if (EVP_EncryptUpdate(context.get(), Bytes(data), &moved, Bytes(data), static_cast<int>(now)) != 1) return false;
    data += now;
    size -= now;
  }
  return true;
}

bool Vault::Random(char* bytes, std::size_t size) {
  return Fits(size) && RAND_bytes(Bytes(bytes), static_cast<int>(size)) == 1;
}

std::string Vault::CheckValue() const { return Hex(check_.data(), check_.size()); }

}  // namespace sohoa::store
