#include "extractors/reading/ink_layers.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace sohoa::reading {
namespace {

constexpr int kClearColour = 48;    // difference of channels that JPEG's noise around black print does not reach
constexpr int kFaintColour = 12;    // below it, everything counts as grey
constexpr int kFullFade = 24;       // colour beyond the faint from which ink is made paper wholly
constexpr double kDarkestInk = 85;  // strongest channel: darker is print, though a scanner may tint it blue
constexpr double kDarkInk = 130;
constexpr int kCell = 64;          // pixels
constexpr int kFewestInCell = 24;  // of clear colour: fewer are noise

struct Cast {
  int red_green = 0;  // how much redder than green and bluer than green the paper is
  int blue_green = 0;
};

// The paper's own tint, from the commonest light pixels; subtracted so that cream paper is not taken for red ink.
Cast PaperCast(Pix* colour) {
  constexpr int kStep = 7;
  std::array<long long, 3> sum{};
  long long count = 0;
  for (int y = 0; y < pixGetHeight(colour); y += kStep) {
    const l_uint32* line = pixGetData(colour) + static_cast<size_t>(pixGetWpl(colour)) * y;
    for (int x = 0; x < pixGetWidth(colour); x += kStep) {
      int r = 0;
      int g = 0;
      int b = 0;
      extractRGBValues(line[x], &r, &g, &b);
      if (std::min({r, g, b}) < 150) continue;
      sum[0] += r;
      sum[1] += g;
      sum[2] += b;
      ++count;
    }
  }
  if (count == 0) return {};
  return {static_cast<int>((sum[0] - sum[1]) / count), static_cast<int>((sum[2] - sum[1]) / count)};
}

// The middle brightness of each ink's strongest channel: of the ink on bare paper, since most of it lies there.
struct Brightness {
  int red = 200;
  int blue = 160;
};

int MedianOf(const std::array<int, 256>& histogram, int fallback) {
  int total = 0;
  for (const int count : histogram) total += count;
  if (total < 20) return fallback;
  int seen = 0;
  for (int value = 0; value < 256; ++value) {
    seen += histogram[static_cast<size_t>(value)];
    if (2 * seen >= total) return value;
  }
  return fallback;
}

Brightness MeasureBrightness(Pix* colour, const Cast& cast) {
  constexpr int kStep = 3;
  std::array<int, 256> red{};
  std::array<int, 256> blue{};
  for (int y = 0; y < pixGetHeight(colour); y += kStep) {
    const l_uint32* line = pixGetData(colour) + static_cast<size_t>(pixGetWpl(colour)) * y;
    for (int x = 0; x < pixGetWidth(colour); x += kStep) {
      const int r = static_cast<int>(line[x] >> 24) - cast.red_green;
      const int g = static_cast<int>(line[x] >> 16 & 0xff);
      const int b = static_cast<int>(line[x] >> 8 & 0xff) - cast.blue_green;
      if (r - std::max(g, b) > kClearColour) ++red[static_cast<size_t>(std::clamp(r, 0, 255))];
      if (b - std::max(r, (r + g) / 2) > kClearColour) ++blue[static_cast<size_t>(std::clamp(b, 0, 255))];
    }
  }
  return {MedianOf(red, 200), MedianOf(blue, 160)};
}

// How far, in 256ths, a coloured pixel of each brightness is made paper: wholly where it is as bright as the ink is on
// bare paper, not at all where black print must lie under the ink.
using Fading = std::array<int, 256>;

Fading FadingFor(int ink_brightness) {
  Fading fading{};
  const double none = std::max(0.50 * ink_brightness, kDarkestInk);
  const double whole = std::max(0.80 * ink_brightness, kDarkInk);
  for (size_t i = 0; i < fading.size(); ++i) {
    fading[i] = static_cast<int>(256 * std::clamp((static_cast<double>(i) - none) / (whole - none), 0.0, 1.0));
  }
  return fading;
}

// Where on the page an ink occurs, in cells.
class InkCells {
 public:
  InkCells(int width, int height)
      : across_(width / kCell + 1), counts_(static_cast<size_t>(across_) * (height / kCell + 1)) {}

  void Count(int x, int y) { ++counts_[static_cast<size_t>(y / kCell) * across_ + x / kCell]; }

  // Around all cells with enough ink, and their neighbours.
  PixelBox Area(int width, int height) const {
    PixelBox area;
    for (size_t i = 0; i < counts_.size(); ++i) {
      if (counts_[i] < kFewestInCell) continue;
      const int x = static_cast<int>(i % static_cast<size_t>(across_)) * kCell;
      const int y = static_cast<int>(i / static_cast<size_t>(across_)) * kCell;
      area = Join(area, {x, y, x + kCell, y + kCell});
    }
    return area.IsEmpty() ? area : Grow(area, kCell, width, height);
  }

 private:
  int across_;
  std::vector<int> counts_;
};

std::uint8_t Clamp(int value) { return static_cast<std::uint8_t>(std::clamp(value, 0, 255)); }

}  // namespace

InkLayers SeparateInks(Pix* colour) {
  const int w = pixGetWidth(colour);
  const int h = pixGetHeight(colour);
  InkLayers layers;
  layers.black.reset(pixCreateNoInit(w, h, 8));
  layers.red.reset(pixCreateNoInit(w, h, 8));
  layers.blue.reset(pixCreateNoInit(w, h, 8));
  if (!layers.black || !layers.red || !layers.blue) return {};
  const Cast cast = PaperCast(colour);
  const Brightness brightness = MeasureBrightness(colour, cast);
  const Fading fade_red = FadingFor(brightness.red);
  const Fading fade_blue = FadingFor(brightness.blue);
  InkCells red_cells(w, h);
  InkCells blue_cells(w, h);
  pixSetAll(layers.red.get());
  pixSetAll(layers.blue.get());
  for (int y = 0; y < h; ++y) {
    const l_uint32* from = pixGetData(colour) + static_cast<size_t>(pixGetWpl(colour)) * y;
    l_uint32* black = pixGetData(layers.black.get()) + static_cast<size_t>(pixGetWpl(layers.black.get())) * y;
    l_uint32* red = pixGetData(layers.red.get()) + static_cast<size_t>(pixGetWpl(layers.red.get())) * y;
    l_uint32* blue = pixGetData(layers.blue.get()) + static_cast<size_t>(pixGetWpl(layers.blue.get())) * y;
    for (int x = 0; x < w; ++x) {
      const int r = static_cast<int>(from[x] >> 24) - cast.red_green;
      const int g = static_cast<int>(from[x] >> 16 & 0xff);
      const int b = static_cast<int>(from[x] >> 8 & 0xff) - cast.blue_green;
      const int lightest = std::max({r, g, b});
      const int redness = r - std::max(g, b);
      const int blueness = b - std::max(r, (r + g) / 2);
      const int colourful = std::max(redness, blueness) - kFaintColour;
      if (colourful <= 0) {
        SET_DATA_BYTE(black, x, Clamp(lightest));
        continue;
      }
      const Fading& fading = redness > blueness ? fade_red : fade_blue;
      const int strength = std::min(colourful, kFullFade) * fading[static_cast<size_t>(std::clamp(lightest, 0, 255))];
      SET_DATA_BYTE(black, x, Clamp(lightest + strength * (255 - lightest) / (kFullFade * 256)));
      if (redness > kFaintColour) {
        SET_DATA_BYTE(red, x, Clamp(255 - 5 * (redness - kFaintColour) / 2));
        if (redness > kClearColour) red_cells.Count(x, y);
      }
      if (blueness > kFaintColour) {
        SET_DATA_BYTE(blue, x, Clamp(255 - 5 * (blueness - kFaintColour) / 2));
        if (blueness > kClearColour) blue_cells.Count(x, y);
      }
    }
  }
  layers.red_area = red_cells.Area(w, h);
  layers.blue_area = blue_cells.Area(w, h);
  if (layers.red_area.IsEmpty()) layers.red.reset();
  if (layers.blue_area.IsEmpty()) layers.blue.reset();
  return layers;
}

}  // namespace sohoa::reading
