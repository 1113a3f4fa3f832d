#include "extractors/reading/pale_print.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace sohoa::reading {
namespace {

constexpr double kTileInches = 0.125;  // a letter's height
constexpr int kReach = 2;              // tiles each way that have a say in how pale the print of a place is
constexpr int kWhite = 255;
constexpr int kPalestPrint = 180;  // the darkest of a tile; paper's noise and what shows through are lighter
constexpr int kDarkened = 90;      // what the darkest of pale print becomes; darker print is read as it is
constexpr int kColour = 200;       // in an ink's own picture

// One number per tile of a picture.
class Tiles {
 public:
  Tiles(int width, int height, int size, double value)
      : size_(size),
        across_(width / size + 1),
        down_(height / size + 1),
        values_(static_cast<size_t>(across_) * down_, value) {}

  int size() const { return size_; }
  int across() const { return across_; }
  int down() const { return down_; }
  double& At(int column, int row) { return values_[static_cast<size_t>(row) * across_ + column]; }
  double At(int column, int row) const { return values_[static_cast<size_t>(row) * across_ + column]; }

 private:
  int size_, across_, down_;
  std::vector<double> values_;
};

Tiles DarkestOf(Pix* grey, int size) {
  const int w = pixGetWidth(grey);
  const int h = pixGetHeight(grey);
  Tiles darkest(w, h, size, kWhite);
  for (int y = 0; y < h; ++y) {
    const l_uint32* line = pixGetData(grey) + static_cast<size_t>(pixGetWpl(grey)) * y;
    for (int x = 0; x < w; ++x) {
      double& tile = darkest.At(x / size, y / size);
      tile = std::min<double>(tile, GET_DATA_BYTE(line, x));
    }
  }
  return darkest;
}

// How many times as dark the print around each tile should be.
Tiles GainOf(const Tiles& darkest, int width, int height) {
  Tiles gain(width, height, darkest.size(), 1);
  for (int row = 0; row < gain.down(); ++row) {
    for (int column = 0; column < gain.across(); ++column) {
      double sum = 0;
      int count = 0;
      for (int y = std::max(0, row - kReach); y <= std::min(row + kReach, gain.down() - 1); ++y) {
        for (int x = std::max(0, column - kReach); x <= std::min(column + kReach, gain.across() - 1); ++x) {
          if (darkest.At(x, y) > kPalestPrint) continue;
          sum += darkest.At(x, y);
          ++count;
        }
      }
      if (count > 0 && sum > count * kDarkened) gain.At(column, row) = (kWhite - kDarkened) / (kWhite - sum / count);
    }
  }
  return gain;
}

}  // namespace

void DarkenPalePrint(Pix* grey, double dpi, std::initializer_list<Pix*> inks) {
  const int w = pixGetWidth(grey);
  const int h = pixGetHeight(grey);
  const int size = std::max(8, static_cast<int>(std::lround(dpi * kTileInches)));
  Tiles darkest = DarkestOf(grey, size);
  for (Pix* ink : inks) {
    if (ink == nullptr) continue;
    const Tiles coloured = DarkestOf(ink, size);
    for (int row = 0; row < darkest.down(); ++row) {
      for (int column = 0; column < darkest.across(); ++column) {
        if (coloured.At(column, row) < kColour) darkest.At(column, row) = 0;
      }
    }
  }
  const Tiles gain = GainOf(darkest, w, h);
  for (int y = 0; y < h; ++y) {
    l_uint32* line = pixGetData(grey) + static_cast<size_t>(pixGetWpl(grey)) * y;
    for (int x = 0; x < w; ++x) {
      const double times = gain.At(x / size, y / size);
      if (times <= 1) continue;
      const int value = GET_DATA_BYTE(line, x);
      SET_DATA_BYTE(line, x, std::clamp(static_cast<int>(kWhite - (kWhite - value) * times), 0, kWhite));
    }
  }
}

}  // namespace sohoa::reading
