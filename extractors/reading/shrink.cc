#include "extractors/reading/shrink.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

namespace sohoa::reading {
namespace {

constexpr int kWhole = 256;  // the weights of one new pixel add up to this

// The old pixels that one new pixel covers, each with its share of it.
struct Cover {
  int first = 0;
  std::vector<uint16_t> weights;
};

std::vector<Cover> CoversOf(int size, int new_size) {
  std::vector<Cover> covers(static_cast<size_t>(new_size));
  const double step = static_cast<double>(size) / new_size;
  for (int i = 0; i < new_size; ++i) {
    const double from = i * step;
    const double to = std::min<double>((i + 1) * step, size);
    Cover& cover = covers[static_cast<size_t>(i)];
    cover.first = std::min(static_cast<int>(from), size - 1);
    int given = 0;
    // Rounding the running sum, not each share, makes the weights add up exactly.
    for (int at = cover.first; at < size && at < to; ++at) {
      const double covered = std::min<double>(at + 1, to) - from;
      const int sum = static_cast<int>(std::lround(kWhole * covered / (to - from)));
      cover.weights.push_back(static_cast<uint16_t>(sum - given));
      given = sum;
    }
  }
  return covers;
}

// Leptonica keeps the bytes of a word most significant first, whatever the machine: byte `x` stands at `x ^ 3` on a
// little-endian one. Adding rows need not know; only reading columns does.
constexpr int kByteInWord = std::endian::native == std::endian::little ? 3 : 0;

void AddRow(const uint8_t* row, uint16_t weight, std::vector<uint16_t>* sums) {
  uint16_t* to = sums->data();
  const size_t count = sums->size();
  for (size_t i = 0; i < count; ++i) to[i] = static_cast<uint16_t>(to[i] + weight * row[i]);
}

void WriteRow(const std::vector<uint16_t>& sums, const std::vector<Cover>& columns, uint8_t* to) {
  for (size_t x = 0; x < columns.size(); ++x) {
    uint32_t sum = kWhole * kWhole / 2;
    size_t from = static_cast<size_t>(columns[x].first);
    for (const uint16_t weight : columns[x].weights) sum += weight * static_cast<uint32_t>(sums[from++ ^ kByteInWord]);
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
  const std::vector<Cover> columns = CoversOf(pixGetWidth(grey), w);
  const std::vector<Cover> rows = CoversOf(pixGetHeight(grey), h);
  const size_t from_bytes = static_cast<size_t>(pixGetWpl(grey)) * 4;
  const size_t to_bytes = static_cast<size_t>(pixGetWpl(small.get())) * 4;
  const auto* from = reinterpret_cast<const uint8_t*>(pixGetData(grey));
  auto* to = reinterpret_cast<uint8_t*>(pixGetData(small.get()));
  std::vector<uint16_t> sums(from_bytes);
  for (size_t y = 0; y < rows.size(); ++y) {
    std::fill(sums.begin(), sums.end(), uint16_t{0});
    for (size_t i = 0; i < rows[y].weights.size(); ++i) {
      AddRow(from + (static_cast<size_t>(rows[y].first) + i) * from_bytes, rows[y].weights[i], &sums);
    }
    WriteRow(sums, columns, to + y * to_bytes);
  }
  return small;
}

}  // namespace sohoa::reading
