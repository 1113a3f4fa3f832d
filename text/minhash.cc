#include "text/minhash.h"

#include <algorithm>
#include <limits>

namespace sohoa::text {
namespace {

constexpr std::size_t kRows = 3;
constexpr std::size_t kKeyBytes = 6;

// Mixes all bits into all (the finaliser of SplitMix64, G. Steele et al. 2014).
std::uint64_t Mix(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

// FNV-1a, 64 bits.
std::uint64_t HashOf(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

}  // namespace

std::vector<std::uint32_t> MinHash(const std::vector<std::string>& shingles) {
  if (shingles.empty()) return {};
  std::vector<std::uint32_t> signature(kSignatureLength, std::numeric_limits<std::uint32_t>::max());
  for (const std::string& shingle : shingles) {
    const std::uint64_t hash = HashOf(shingle);
    for (std::size_t i = 0; i < kSignatureLength; ++i) {
      const auto value = static_cast<std::uint32_t>(Mix(hash ^ Mix(i)) >> 32);
      signature[i] = std::min(signature[i], value);
    }
  }
  return signature;
}

double Resemblance(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  if (a.empty() || a.size() != b.size()) return 0;
  std::size_t same = 0;
  for (std::size_t i = 0; i < a.size(); ++i) same += a[i] == b[i] ? 1 : 0;
  return static_cast<double>(same) / static_cast<double>(a.size());
}

std::vector<std::string> SignatureBands(const std::vector<std::uint32_t>& signature, std::string_view kind) {
  // Letters, so that a key holds no byte that the store uses as a mark.
  constexpr std::string_view kDigits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-";
  std::vector<std::string> bands;
  for (std::size_t at = 0; at + kRows <= signature.size(); at += kRows) {
    std::uint64_t hash = Mix(at ^ HashOf(kind));
    for (std::size_t row = 0; row < kRows; ++row) hash = Mix(hash ^ signature[at + row]);
    std::string key;
    for (std::size_t i = 0; i < kKeyBytes; ++i) key += kDigits[(hash >> (6 * i)) & 63U];
    bands.push_back(std::move(key));
  }
  return bands;
}

}  // namespace sohoa::text
