// How often each grey value occurs. Pure; thread-compatible.
#pragma once

#include <array>
#include <cstddef>
#include <numeric>

namespace sohoa::reading {

class Histogram {
 public:
  static constexpr int kLightest = 255;

  // `value` from 0 to kLightest.
  void Add(int value) { ++counts_.at(static_cast<std::size_t>(value)); }

  int Total() const { return std::accumulate(counts_.begin(), counts_.end(), 0); }

  // The darkest value that at least this share of all that was counted is as dark as: 0.5 gives the median. kLightest
  // when nothing was counted.
  int ValueAt(double share) const {
    const double wanted = share * Total();
    int seen = 0;
    for (std::size_t value = 0; value < counts_.size(); ++value) {
      seen += counts_.at(value);
      if (seen > 0 && seen >= wanted) return static_cast<int>(value);
    }
    return kLightest;
  }

 private:
  std::array<int, kLightest + 1> counts_{};
};

}  // namespace sohoa::reading
