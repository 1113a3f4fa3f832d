#include "extractors/reading/layer_check.h"

#include <algorithm>
#include <cmath>

namespace sohoa::reading {
namespace {

constexpr int kBlack = 120;  // the lightest channel of ink that counts
// Of the height of the word's box, which holds ascenders and descenders.
constexpr double kLowest = 0.3;
constexpr double kHighest = 0.85;
constexpr double kNarrowestInk = 0.12;
constexpr double kWidestInk = 1.1;
constexpr double kNear = 0.3;
constexpr int kOverhang = 1;  // pixels by which a letter may stick out of its word's box

PixPtr BlackInk(Pix* drawn) {
  const int w = pixGetWidth(drawn);
  const int h = pixGetHeight(drawn);
  PixPtr ink(pixCreate(w, h, 1));
  for (int y = 0; ink && y < h; ++y) {
    const l_uint32* from = pixGetData(drawn) + static_cast<size_t>(pixGetWpl(drawn)) * y;
    l_uint32* to = pixGetData(ink.get()) + static_cast<size_t>(pixGetWpl(ink.get())) * y;
    for (int x = 0; x < w; ++x) {
      int r = 0;
      int g = 0;
      int b = 0;
      extractRGBValues(from[x], &r, &g, &b);
      if (std::max({r, g, b}) < kBlack) SET_DATA_BIT(to, x);
    }
  }
  return ink;
}

// Whether ink looks like a letter that stands in the word's line, right before or behind it.
bool ContinuesWord(const PixelBox& word, const PixelBox& ink) {
  const double height = word.Height();
  if (ink.Height() < kLowest * height || ink.Height() > kHighest * height) return false;
  if (ink.Width() < kNarrowestInk * height || ink.Width() > kWidestInk * height) return false;
  if (ink.y0 < word.y0 - 1 || ink.y1 > word.y1 + 1) return false;
  const int gap = std::max(ink.x0 - word.x1, word.x0 - ink.x1);
  return gap <= kNear * height;
}

}  // namespace

LostLetters FindLostLetters(const std::vector<LayerWord>& layer, Pix* drawn) {
  LostLetters lost;
  const PixPtr ink = BlackInk(drawn);
  if (!ink) return lost;
  const int w = pixGetWidth(ink.get());
  const int h = pixGetHeight(ink.get());
  std::vector<PixelBox> words;
  for (const LayerWord& word : layer) {
    words.push_back(ToPixels(word.box, w, h));
    const PixelBox box = Grow(words.back(), kOverhang, w, h);
    pixRasterop(ink.get(), box.x0, box.y0, box.Width(), box.Height(), PIX_CLR, nullptr, 0, 0);
  }
  for (const PixelBox& box : PartsOf(ink.get())) {
    bool counted = false;
    for (std::size_t word = 0; word < words.size(); ++word) {
      if (!layer[word].upright || !ContinuesWord(words[word], box)) continue;
      lost.words.push_back(word);
      counted = true;
    }
    lost.count += counted ? 1 : 0;
  }
  std::sort(lost.words.begin(), lost.words.end());
  lost.words.erase(std::unique(lost.words.begin(), lost.words.end()), lost.words.end());
  return lost;
}

}  // namespace sohoa::reading
