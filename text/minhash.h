// Fingerprints of texts: a short signature from which the resemblance of two sets of shingles is estimated, and keys
// under which signatures that resemble each other are likely to meet.
//
// MinHash: A. Broder, "On the resemblance and containment of documents" (1997). Bands of it as locality-sensitive hash:
// P. Indyk and R. Motwani (1998); J. Leskovec, A. Rajaraman and J. Ullman, "Mining of Massive Datasets", chapter 3.
// Pure and thread-safe; the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sohoa::text {

inline constexpr std::size_t kSignatureLength = 30;

// Empty for no shingles. Order and repetitions do not count.
std::vector<std::uint32_t> MinHash(const std::vector<std::string>& shingles);

// In [0,1]: the estimated share of shingles in common among all (Jaccard); its standard error is at most 0.09. 0 when
// one of them is empty or of another length.
double Resemblance(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

// Ten keys of three values each: sets with resemblance s share at least one with probability 1 - (1 - s^3)^10, which is
// 0.08 for s = 0.2, 0.74 for 0.5 and 0.99 for 0.7. Only papers of one kind meet. Six letters or digits each.
std::vector<std::string> SignatureBands(const std::vector<std::uint32_t>& signature, std::string_view kind);

}  // namespace sohoa::text
