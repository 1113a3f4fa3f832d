#include "extractors/reading/shrink.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

namespace sohoa::reading {
namespace {

constexpr int kWhole = 256;  // the weights of one new pixel add up to this

// For each new pixel the old ones that it covers, each with its share of it. As many for all of them (the last ones
// with a share of nothing), so that the loops over them have no branches.
struct Coverage {
  size_t taps = 0;
  std::vector<uint32_t> first;    // by new pixel
  std::vector<uint16_t> weights;  // by tap, then by new pixel
};

Coverage CoverageOf(int size, int new_size) {
  Coverage covers;
  const auto count = static_cast<size_t>(new_size);
  const double step = static_cast<double>(size) / new_size;
  covers.taps = static_cast<size_t>(std::ceil(step)) + 1;
  covers.first.resize(count);
  covers.weights.assign(covers.taps * count, 0);
  for (size_t i = 0; i < count; ++i) {
    const double from = static_cast<double>(i) * step;
    const double to = std::min<double>(static_cast<double>(i + 1) * step, size);
    const int first = std::min(static_cast<int>(from), size - 1);
    covers.first[i] = static_cast<uint32_t>(first);
    int given = 0;
    // Rounding the running sum, not each share, makes the weights add up exactly.
    for (int at = first; at < size && at < to; ++at) {
      const double covered = std::min<double>(at + 1, to) - from;
      const int sum = static_cast<int>(std::lround(kWhole * covered / (to - from)));
      covers.weights[static_cast<size_t>(at - first) * count + i] = static_cast<uint16_t>(sum - given);
      given = sum;
    }
  }
  return covers;
}

// Leptonica keeps the bytes of a word most significant first, whatever the machine: byte `x` stands at `x ^ 3` on a
// little-endian one. Adding rows need not know; only reading columns does.
constexpr uint32_t kByteInWord = std::endian::native == std::endian::little ? 3 : 0;

void AddRow(const uint8_t* row, uint16_t weight, size_t count, uint16_t* to) {
  for (size_t i = 0; i < count; ++i) to[i] = static_cast<uint16_t>(to[i] + weight * row[i]);
}

// With the number of taps known the compiler unrolls them; scans of 300 dpi need three.
template <size_t kTaps>
void WriteRow(const uint16_t* sums, const Coverage& columns, size_t taps, uint8_t* to) {
  const size_t count = columns.first.size();
  const size_t used = kTaps == 0 ? taps : kTaps;
  for (size_t x = 0; x < count; ++x) {
    uint32_t sum = kWhole * kWhole / 2;
    for (size_t tap = 0; tap < used; ++tap) {
      sum += static_cast<uint32_t>(columns.weights[tap * count + x]) *
             sums[(columns.first[x] + static_cast<uint32_t>(tap)) ^ kByteInWord];
    }
    to[x ^ kByteInWord] = static_cast<uint8_t>(sum / (kWhole * kWhole));
  }
}

}  // namespace

PixPtr ShrinkGrey(Pix* grey, double factor) {
  const int w = std::max(1, static_cast<int>(std::lround(pixGetWidth(grey) * factor)));
  const int h = std::max(1, static_cast<int>(std::lround(pixGetHeight(grey) * factor)));
  PixPtr small(pixCreate(w, h, 8));
  if (!small) return nullptr;
  pixSetResolution(small.get(), static_cast<int>(std::lround(pixGetXRes(grey) * factor)),
                   static_cast<int>(std::lround(pixGetYRes(grey) * factor)));
  const Coverage columns = CoverageOf(pixGetWidth(grey), w);
  const Coverage rows = CoverageOf(pixGetHeight(grey), h);
  const size_t from_bytes = static_cast<size_t>(pixGetWpl(grey)) * 4;
  const size_t to_bytes = static_cast<size_t>(pixGetWpl(small.get())) * 4;
  const auto* from = reinterpret_cast<const uint8_t*>(pixGetData(grey));
  auto* to = reinterpret_cast<uint8_t*>(pixGetData(small.get()));
  // Behind the row's end lies what taps without a share read.
  std::vector<uint16_t> sums(from_bytes + columns.taps + 4);
  for (size_t y = 0; y < rows.first.size(); ++y) {
    std::fill(sums.begin(), sums.end(), uint16_t{0});
    for (size_t tap = 0; tap < rows.taps; ++tap) {
      const uint16_t weight = rows.weights[tap * rows.first.size() + y];
      if (weight != 0) AddRow(from + (rows.first[y] + tap) * from_bytes, weight, from_bytes, sums.data());
    }
    if (columns.taps == 3) {
      WriteRow<3>(sums.data(), columns, 3, to + y * to_bytes);
    } else {
      WriteRow<0>(sums.data(), columns, columns.taps, to + y * to_bytes);
    }
  }
  return small;
}

}  // namespace sohoa::reading
