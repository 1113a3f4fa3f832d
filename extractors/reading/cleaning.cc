#include "extractors/reading/cleaning.h"
#include "extractors/reading/bricks.h"

#include <algorithm>
#include <cmath>

#include "extractors/reading/shrink.h"

namespace sohoa::reading {
namespace {

constexpr int kPaperWhite = 255;

}  // namespace

PixPtr ReadingGrey(Pix* picture) {
  switch (pixGetDepth(picture)) {
    case 32:
      return PixPtr(pixGetRGBComponent(picture, COLOR_RED));
    case 1:
      return PixPtr(pixConvert1To8(nullptr, picture, 255, 0));
    default:
      return PixPtr(pixConvertTo8(picture, 0));
  }
}

PixPtr ScaleGrey(Pix* grey, double factor) {
  if (std::abs(factor - 1) < 0.03) return PixPtr(pixClone(grey));
  const auto f = static_cast<l_float32>(factor);
  if (factor < 1 && pixGetDepth(grey) == 8) return ShrinkGrey(grey, factor);
  if (factor < 1) return PixPtr(pixScaleAreaMap(grey, f, f));
  return PixPtr(pixScaleGrayLI(grey, f, f));
}

PixPtr NormaliseBackground(Pix* grey) {
  PixPtr even(pixBackgroundNorm(grey, nullptr, nullptr, 16, 16, 60, 50, kPaperWhite, 2, 2));
  return even ? std::move(even) : PixPtr(pixClone(grey));
}

PixPtr Binarise(Pix* grey) {
  constexpr int kFixedThreshold = 160;
  return PixPtr(pixThresholdToBinary(grey, kFixedThreshold));
}

PixPtr WithoutSpecks(Pix* binary, double dpi) {
  const int largest = std::max(1, static_cast<int>(std::lround(dpi / 75)));
  return PixPtr(pixSelectBySize(binary, largest + 1, largest + 1, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GTE, nullptr));
}

void PaintWhite(Pix* grey, Pix* mask) {
  const PixPtr around(pixDilateBrick(nullptr, mask, 3, 3));
  if (around) pixSetMasked(grey, around.get(), kPaperWhite);
}

void EraseSpecks(Pix* binary, Pix* grey, double dpi, bool two_level) {
  const PixPtr specks(pixCopy(nullptr, binary));
  if (!specks) return;
  // Print keeps company: what stands within a word's space of other ink is no speck.
  const int across = std::max(3, static_cast<int>(dpi * 0.11));
  const int up = std::max(3, static_cast<int>(dpi * 0.04));
  const PixPtr groups = Closed(binary, across, up);
  const int letter = static_cast<int>(dpi * 0.045);
  const PixPtr letters(
      groups ? pixSelectBySize(groups.get(), letter, letter, 8, L_SELECT_IF_BOTH, L_SELECT_IF_GTE, nullptr) : nullptr);
  if (!letters) return;
  pixSubtract(specks.get(), specks.get(), letters.get());
  if (two_level) {
    const int dot = std::max(1, static_cast<int>(dpi / 100));
    const PixPtr larger(pixSelectBySize(binary, dot + 1, dot + 1, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GTE, nullptr));
    if (larger) {
      const PixPtr dots(pixSubtract(nullptr, binary, larger.get()));
      if (dots) pixOr(specks.get(), specks.get(), dots.get());
    }
  }
  PaintWhite(grey, specks.get());
  pixSubtract(binary, binary, specks.get());
}

double InkShare(Pix* binary, double dpi) {
  const int w = pixGetWidth(binary);
  const int h = pixGetHeight(binary);
  const int margin_x = w / 25;
  const int margin_y = h / 25;
  const PixPtr middle = Clip(binary, {margin_x, margin_y, w - margin_x, h - margin_y});
  if (!middle) return 0;
  const PixPtr clean = WithoutSpecks(middle.get(), dpi);
  l_float32 share = 0;
  if (clean) pixForegroundFraction(clean.get(), &share);
  return share;
}

}  // namespace sohoa::reading
