#include "extractors/reading/ink_layers.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace sohoa::reading {
namespace {

constexpr int kClearColour = 48;       // difference of channels that JPEG's noise around black print does not reach
constexpr double kFewestShare = 4e-5;  // of the page: less than two letters of clear colour is noise

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

std::uint8_t Clamp(int value) { return static_cast<std::uint8_t>(std::clamp(value, 0, 255)); }

}  // namespace

InkLayers SeparateInks(Pix* colour) {
  const int w = pixGetWidth(colour);
  const int h = pixGetHeight(colour);
  InkLayers layers{PixPtr(pixCreateNoInit(w, h, 8)), PixPtr(pixCreateNoInit(w, h, 8)),
                   PixPtr(pixCreateNoInit(w, h, 8))};
  if (!layers.black || !layers.red || !layers.blue) return {};
  const Cast cast = PaperCast(colour);
  long long reds = 0;
  long long blues = 0;
  for (int y = 0; y < h; ++y) {
    const l_uint32* from = pixGetData(colour) + static_cast<size_t>(pixGetWpl(colour)) * y;
    l_uint32* black = pixGetData(layers.black.get()) + static_cast<size_t>(pixGetWpl(layers.black.get())) * y;
    l_uint32* red = pixGetData(layers.red.get()) + static_cast<size_t>(pixGetWpl(layers.red.get())) * y;
    l_uint32* blue = pixGetData(layers.blue.get()) + static_cast<size_t>(pixGetWpl(layers.blue.get())) * y;
    for (int x = 0; x < w; ++x) {
      int r = 0;
      int g = 0;
      int b = 0;
      extractRGBValues(from[x], &r, &g, &b);
      r -= cast.red_green;
      b -= cast.blue_green;
      const int lightest = std::max({r, g, b});
      const int redness = r - std::max(g, b);
      const int blueness = b - std::max(r, (r + g) / 2);
      reds += redness > kClearColour ? 1 : 0;
      blues += blueness > kClearColour ? 1 : 0;
      // The lighter a coloured pixel, the more of its colour is added to it: red and blue ink become paper, black print
      // that they cross stays black.
      SET_DATA_BYTE(black, x, Clamp(lightest + std::max({redness - 12, blueness - 12, 0}) * lightest / 64));
      SET_DATA_BYTE(red, x, Clamp(255 - 5 * std::max(0, redness - 12) / 2));
      SET_DATA_BYTE(blue, x, Clamp(255 - 5 * std::max(0, blueness - 12) / 2));
    }
  }
  const double fewest = kFewestShare * w * h;
  if (static_cast<double>(reds) < fewest) layers.red.reset();
  if (static_cast<double>(blues) < fewest) layers.blue.reset();
  return layers;
}

}  // namespace sohoa::reading
