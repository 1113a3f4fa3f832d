#include "extractors/lettering/row_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>

namespace sohoa::lettering {
namespace {

// The same stand in scripts/names/rows.py.
constexpr size_t kLeastInk = 20;  // pixels
constexpr double kSpread = 5.0;   // mean distance of ink from its middle height, in pixels of the picture
constexpr double kFar = 3.0;      // ink further from the middle than this many spreads does not count for it
constexpr int kSteepest = 12;     // hundredths of a pixel a pixel
constexpr int kMargin = 6;        // paper at both ends of the picture
constexpr double kDark = 0.8;     // the darkness that this share of the ink does not exceed is full ink
constexpr double kLeastContrast = 13;

struct Ink {
  int x = 0, y = 0;
};

struct Middle {
  double height = 0;
  double spread = 0;
};

Middle Measure(const std::vector<double>& levels) {
  Middle middle;
  for (const double level : levels) middle.height += level;
  middle.height /= static_cast<double>(levels.size());
  for (const double level : levels) middle.spread += std::abs(level - middle.height);
  middle.spread = std::max(1.0, middle.spread / static_cast<double>(levels.size()));
  return middle;
}

// By how many pixels a pixel the row falls: where its lines hold their ink closest together.
double SlopeOf(const std::vector<Ink>& ink, double middle) {
  double best = 0;
  std::int64_t most = -1;
  for (int i = -kSteepest; i <= kSteepest; ++i) {
    std::map<int, std::int64_t> lines;
    const double slope = 0.01 * i;
    for (const Ink& at : ink) ++lines[static_cast<int>(std::nearbyint(at.y - slope * (at.x - middle)))];
    std::int64_t together = 0;
    for (const auto& [line, count] : lines) together += count * count;
    if (together <= most) continue;
    most = together;
    best = slope;
  }
  return best;
}

// The value that this share of the counted ones does not exceed; 0 without any.
double ValueAt(const std::array<size_t, 256>& counts, double share) {
  const auto total = static_cast<double>(std::accumulate(counts.begin(), counts.end(), size_t{0}));
  double below = 0;
  for (size_t value = 0; value < counts.size() && total > 0; ++value) {
    below += static_cast<double>(counts[value]);
    if (below >= share * total) return static_cast<double>(value);
  }
  return 0;
}

// How much of each pixel lies in each step: first pixel, and shares that sum to one inside the picture.
struct Share {
  int first = 0;
  std::vector<float> parts;
};

std::vector<Share> SharesOf(int size, double start, double step, int count) {
  std::vector<Share> shares(static_cast<size_t>(count));
  for (int i = 0; i < count; ++i) {
    const double from = std::clamp<double>(start + step * i, 0, size);
    const double to = std::clamp<double>(start + step * (i + 1), 0, size);
    Share& share = shares[static_cast<size_t>(i)];
    share.first = static_cast<int>(from);
    for (int pixel = share.first; pixel < size && pixel < to; ++pixel) {
      const double part = std::min<double>(to, pixel + 1) - std::max<double>(from, pixel);
      share.parts.push_back(static_cast<float>(part / step));
    }
  }
  return shares;
}

// From paper to the row's ink, 0 to 1.
std::array<float, 256> TonesOf(const RowImage& row) {
  std::array<size_t, 256> paper{};
  std::array<size_t, 256> ink{};
  for (size_t i = 0; i < row.ink.size(); ++i) ++(row.ink[i] == 0 ? paper : ink)[row.darkness[i]];
  const double from = ValueAt(paper, 0.5);
  const double contrast = std::max(ValueAt(ink, kDark) - from, kLeastContrast);
  std::array<float, 256> tones{};
  for (size_t i = 0; i < tones.size(); ++i) {
    tones[i] = static_cast<float>(std::clamp((static_cast<double>(i) - from) / contrast, 0.0, 1.0));
  }
  return tones;
}

}  // namespace

std::optional<RowPicture> PictureOf(const RowImage& row) {
  std::vector<Ink> ink;
  int left = row.width;
  int right = -1;
  for (int y = 0; y < row.height; ++y) {
    for (int x = 0; x < row.width; ++x) {
      if (row.ink[static_cast<size_t>(y) * row.width + x] == 0) continue;
      ink.push_back({x, y});
      left = std::min(left, x);
      right = std::max(right, x);
    }
  }
  if (ink.size() < kLeastInk) return std::nullopt;
  const double half = row.width / 2.0;
  const double slope = SlopeOf(ink, half);
  std::vector<double> levels;
  levels.reserve(ink.size());
  for (const Ink& at : ink) levels.push_back(at.y - slope * (at.x - half));
  Middle middle = Measure(levels);
  std::erase_if(levels, [&](double level) { return std::abs(level - middle.height) >= kFar * middle.spread; });
  middle = Measure(levels);
  RowPicture picture;
  picture.step = middle.spread / kSpread;
  picture.x0 = left - kMargin * picture.step;
  picture.width = static_cast<int>(std::ceil((right + 1 - left) / picture.step)) + 2 * kMargin;
  if (picture.width < kNarrowest || picture.width > kWidest) return std::nullopt;
  const std::vector<Share> down =
      SharesOf(row.height, middle.height + 0.5 - picture.step * kSide / 2, picture.step, kSide);
  const std::vector<Share> across = SharesOf(row.width, picture.x0, picture.step, picture.width);
  // Columns are moved up or down by whole pixels until the line is level.
  std::vector<int> shift(static_cast<size_t>(row.width));
  for (int x = 0; x < row.width; ++x) {
    shift[static_cast<size_t>(x)] = static_cast<int>(std::nearbyint(slope * (x - half)));
  }
  const std::array<float, 256> tones = TonesOf(row);
  picture.darkness.assign(static_cast<size_t>(kSide) * picture.width, 0.0F);
  std::vector<float> line(static_cast<size_t>(row.width));
  for (int i = 0; i < kSide; ++i) {
    const Share& rows = down[static_cast<size_t>(i)];
    std::fill(line.begin(), line.end(), 0.0F);
    for (size_t k = 0; k < rows.parts.size(); ++k) {
      for (int x = 0; x < row.width; ++x) {
        const int y = rows.first + static_cast<int>(k) + shift[static_cast<size_t>(x)];
        if (y < 0 || y >= row.height) continue;
        line[static_cast<size_t>(x)] += rows.parts[k] * tones[row.darkness[static_cast<size_t>(y) * row.width + x]];
      }
    }
    for (int j = 0; j < picture.width; ++j) {
      const Share& columns = across[static_cast<size_t>(j)];
      float sum = 0;
      for (size_t k = 0; k < columns.parts.size(); ++k) {
        sum += columns.parts[k] * line[static_cast<size_t>(columns.first) + k];
      }
      picture.darkness[static_cast<size_t>(i) * picture.width + j] = sum;
    }
  }
  return picture;
}

}  // namespace sohoa::lettering
