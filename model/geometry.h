// Places as fractions of a page: x to the right, y down, both in [0,1] on it; a box's (x0,y0) is its upper left corner.
#pragma once

#include <algorithm>

namespace sohoa {

struct Point {
  double x = 0, y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  double Width() const { return x1 - x0; }
  double Height() const { return y1 - y0; }
  double CenterX() const { return (x0 + x1) / 2; }
  double CenterY() const { return (y0 + y1) / 2; }
  bool IsEmpty() const { return x1 <= x0 || y1 <= y0; }
  friend bool operator==(const Box&, const Box&) = default;
};

// The smallest box around both; an empty box adds nothing.
inline Box Union(const Box& a, const Box& b) {
  if (a.IsEmpty()) return b;
  if (b.IsEmpty()) return a;
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

// The common part; IsEmpty() when there is none.
inline Box Intersection(const Box& a, const Box& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

// Where a box in fractions of a page comes to lie when the page is turned clockwise by so many quarters.
inline Box TurnedClockwise(Box box, int quarters) {
  for (int i = 0; i < quarters; ++i) box = {1 - box.y1, box.x0, 1 - box.y0, box.x1};
  return box;
}

}  // namespace sohoa
