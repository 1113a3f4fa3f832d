// Slots drawn with straight strokes, for tests. Header only.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "extractors/handwriting/slot_picture.h"

namespace sohoa::handwriting {

class SlotMaker {
 public:
  SlotMaker(int width, int height) {
    slot_.width = width;
    slot_.height = height;
    slot_.darkness.assign(static_cast<size_t>(width) * height, 0.02F);
    slot_.print_height = 24;
    slot_.window = {0, 0, width, height};
  }

  // A stroke four pixels wide.
  SlotMaker& Line(double x0, double y0, double x1, double y1) {
    const double length = std::max(1.0, std::hypot(x1 - x0, y1 - y0));
    for (double t = 0; t <= 1; t += 0.5 / length) Dot(x0 + t * (x1 - x0), y0 + t * (y1 - y0), 2);
    return *this;
  }

  SlotMaker& Dot(double x, double y, double radius) {
    for (int py = 0; py < slot_.height; ++py) {
      for (int px = 0; px < slot_.width; ++px) {
        if (std::hypot(px - x, py - y) <= radius) slot_.darkness[static_cast<size_t>(py) * slot_.width + px] = 0.9F;
      }
    }
    return *this;
  }

  SlotMaker& Seven(double x) { return Line(x, 20, x + 17, 19).Line(x + 17, 19, x + 8, 52); }
  SlotMaker& One(double x) { return Line(x, 29, x + 7, 20).Line(x + 7, 20, x + 6, 52); }
  SlotMaker& Zero(double x) {
    for (int degrees = 0; degrees < 360; degrees += 4) {
      const double a = degrees * 3.14159 / 180;
      Dot(x + 9 + 9 * std::cos(a), 36 + 16 * std::sin(a), 2);
    }
    return *this;
  }

  SlotMaker& Within(const Window& window) {
    slot_.window = window;
    return *this;
  }

  const SlotPicture& slot() const { return slot_; }

 private:
  SlotPicture slot_;
};

}  // namespace sohoa::handwriting
