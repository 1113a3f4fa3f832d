// Owning handles for Leptonica's objects, and the pixel rectangle that this folder speaks in.
#pragma once

#include <leptonica/allheaders.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "model/geometry.h"

namespace sohoa::reading {

struct PixDeleter {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixDeleter>;

struct BoxaDeleter {
  void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};
using BoxaPtr = std::unique_ptr<Boxa, BoxaDeleter>;

// Half open: x0 <= x < x1.
struct PixelBox {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  int Width() const { return x1 - x0; }
  int Height() const { return y1 - y0; }
  bool IsEmpty() const { return x1 <= x0 || y1 <= y0; }
  friend bool operator==(const PixelBox&, const PixelBox&) = default;
};

inline PixelBox Join(const PixelBox& a, const PixelBox& b) {
  if (a.IsEmpty()) return b;
  if (b.IsEmpty()) return a;
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

// Grown by `margin` on every side and kept inside a picture of this size.
inline PixelBox Grow(const PixelBox& box, int margin, int width, int height) {
  return {std::max(0, box.x0 - margin), std::max(0, box.y0 - margin), std::min(width, box.x1 + margin),
          std::min(height, box.y1 + margin)};
}

inline Box ToFractions(const PixelBox& box, int width, int height) {
  return {static_cast<double>(box.x0) / width, static_cast<double>(box.y0) / height,
          static_cast<double>(box.x1) / width, static_cast<double>(box.y1) / height};
}

inline PixelBox ToPixels(const Box& box, int width, int height) {
  return {std::clamp(static_cast<int>(box.x0 * width), 0, width),
          std::clamp(static_cast<int>(box.y0 * height), 0, height),
          std::clamp(static_cast<int>(box.x1 * width + 0.999), 0, width),
          std::clamp(static_cast<int>(box.y1 * height + 0.999), 0, height)};
}

// Null for an empty box.
inline PixPtr Clip(Pix* pix, const PixelBox& box) {
  if (box.IsEmpty()) return nullptr;
  ::Box* area = boxCreate(box.x0, box.y0, box.Width(), box.Height());
  PixPtr part(pixClipRectangle(pix, area, nullptr));
  boxDestroy(&area);
  return part;
}

inline PixelBox BoxAt(Boxa* boxes, int index) {
  int x = 0;
  int y = 0;
  int w = 0;
  int h = 0;
  boxaGetBoxGeometry(boxes, index, &x, &y, &w, &h);
  return {x, y, x + w, y + h};
}

// Around each piece of ink that hangs together, over corners too (8) or over sides only (4). None for no picture.
inline std::vector<PixelBox> PartsOf(Pix* binary, int connectivity = 8) {
  std::vector<PixelBox> parts;
  const BoxaPtr boxes(binary == nullptr ? nullptr : pixConnCompBB(binary, connectivity));
  for (int i = 0; boxes && i < boxaGetCount(boxes.get()); ++i) parts.push_back(BoxAt(boxes.get(), i));
  return parts;
}

}  // namespace sohoa::reading
