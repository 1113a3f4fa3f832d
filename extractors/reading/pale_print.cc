#include "extractors/reading/pale_print.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "extractors/reading/histogram.h"

namespace sohoa::reading {
namespace {

constexpr double kTileInches = 0.125;  // a letter's height
constexpr int kTileReach = 2;          // tiles each way that have a say in how pale the print of a place is
constexpr int kWhite = 255;
constexpr double kDarkestShare = 0.01;  // of a tile's pixels: fewer are noise
constexpr int kPalestPrint = 180;       // the darkest of a tile; paper's noise and what shows through are lighter
constexpr int kPalestStroke = 195;      // the same at half the size
constexpr int kDarkestPaper = 220;      // of half a tile's pixels
constexpr int kDarkened = 90;           // what the darkest of pale print becomes; darker print is read as it is
constexpr int kColour = 200;            // in an ink's own picture

// One number per tile of a picture.
class Tiles {
 public:
  Tiles(int width, int height, int size)
      : size_(size),
        across_(width / size + 1),
        down_(height / size + 1),
        values_(static_cast<size_t>(across_) * down_, kWhite) {}

  int size() const { return size_; }
  int across() const { return across_; }
  int down() const { return down_; }
  double& At(int column, int row) { return values_[static_cast<size_t>(row) * across_ + column]; }
  double At(int column, int row) const { return values_[static_cast<size_t>(row) * across_ + column]; }

 private:
  int size_, across_, down_;
  std::vector<double> values_;
};

// The grey values of a tile's pixels, or of every `step`-th in both directions.
Histogram ValuesIn(Pix* grey, int size, int column, int row, int step = 1) {
  Histogram values;
  for (int y = row * size; y < std::min(pixGetHeight(grey), (row + 1) * size); y += step) {
    const l_uint32* line = pixGetData(grey) + static_cast<size_t>(pixGetWpl(grey)) * y;
    for (int x = column * size; x < std::min(pixGetWidth(grey), (column + 1) * size); x += step) {
      values.Add(GET_DATA_BYTE(line, x));
    }
  }
  return values;
}

// Calls visit(column, row) for each tile.
template <class Visit>
void ForTiles(Pix* grey, int size, Visit visit) {
  for (int row = 0; row * size < pixGetHeight(grey); ++row) {
    for (int column = 0; column * size < pixGetWidth(grey); ++column) visit(column, row);
  }
}

// The darkest of the print in each tile; white in those without. In a picture at half the size strokes stay dark, and
// the noise of a table or a sensor is gone; what is grey all over, as a table's edge, is no print either.
std::optional<Tiles> PrintOf(Pix* grey, int size) {
  const PixPtr half(pixScaleAreaMap2(grey));
  if (!half) return std::nullopt;
  Tiles print(pixGetWidth(grey), pixGetHeight(grey), size);
  ForTiles(half.get(), size / 2, [&](int column, int row) {
    const Histogram values = ValuesIn(half.get(), size / 2, column, row);
    if (values.ValueAt(kDarkestShare) > kPalestStroke || values.ValueAt(0.5) < kDarkestPaper) return;
    print.At(column, row) = ValuesIn(grey, size, column, row).ValueAt(kDarkestShare);
  });
  return print;
}

// How many times as dark the print around each tile should be.
Tiles GainOf(const Tiles& print, int width, int height) {
  Tiles gain(width, height, print.size());
  for (int row = 0; row < gain.down(); ++row) {
    for (int column = 0; column < gain.across(); ++column) {
      double sum = 0;
      int count = 0;
      for (int y = std::max(0, row - kTileReach); y <= std::min(row + kTileReach, gain.down() - 1); ++y) {
        for (int x = std::max(0, column - kTileReach); x <= std::min(column + kTileReach, gain.across() - 1); ++x) {
          if (print.At(x, y) > kPalestPrint) continue;
          sum += print.At(x, y);
          ++count;
        }
      }
      const double usual = count > 0 ? std::max<double>(sum / count, kDarkened) : kDarkened;
      gain.At(column, row) = (kWhite - kDarkened) / (kWhite - usual);
    }
  }
  return gain;
}

}  // namespace

void DarkenPalePrint(Pix* grey, double dpi, std::initializer_list<Pix*> inks) {
  const int w = pixGetWidth(grey);
  const int h = pixGetHeight(grey);
  const int size = 2 * std::max(4, static_cast<int>(std::lround(dpi * kTileInches / 2)));
  std::optional<Tiles> print = PrintOf(grey, size);
  if (!print) return;
  for (Pix* ink : inks) {
    if (ink == nullptr) continue;
    ForTiles(ink, size, [&](int column, int row) {
      if (ValuesIn(ink, size, column, row, 2).ValueAt(kDarkestShare) < kColour) print->At(column, row) = 0;
    });
  }
  const Tiles gain = GainOf(*print, w, h);
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
