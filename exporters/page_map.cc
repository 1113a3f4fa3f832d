#include "exporters/page_map.h"

#include <algorithm>
#include <cmath>

namespace sohoa::exporters {
namespace {

constexpr double kRadiansPerDegree = 3.14159265358979 / 180;
constexpr double kLongSideOfA4 = 11.69;  // inches
constexpr double kLeastDpi = 20;
constexpr double kMostDpi = 2400;

}  // namespace

ShownPage::ShownPage(const Page& page)
    : width_(std::max(1, page.width)),
      height_(std::max(1, page.height)),
      quarter_turns_(((page.rotation / 90) % 4 + 4) % 4),
      cosine_(std::cos(page.skew * kRadiansPerDegree)),
      sine_(std::sin(page.skew * kRadiansPerDegree)) {
  if (page.outline.size() != 4) return;
  outline_ = page.outline;
  const Point sum{outline_[0].x - outline_[1].x + outline_[2].x - outline_[3].x,
                  outline_[0].y - outline_[1].y + outline_[2].y - outline_[3].y};
  const Point right{outline_[1].x - outline_[2].x, outline_[1].y - outline_[2].y};
  const Point left{outline_[3].x - outline_[2].x, outline_[3].y - outline_[2].y};
  const double determinant = right.x * left.y - left.x * right.y;
  if (std::abs(determinant) < 1e-9) {
    outline_.clear();  // three corners on a line enclose no paper
    return;
  }
  perspective_x_ = (sum.x * left.y - left.x * sum.y) / determinant;
  perspective_y_ = (right.x * sum.y - sum.x * right.y) / determinant;
}

Point ShownPage::At(const Point& upright) const {
  const double dx = (upright.x - 0.5) * width_;
  const double dy = (upright.y - 0.5) * height_;
  double x = dx * cosine_ + dy * sine_;
  double y = dy * cosine_ - dx * sine_;
  for (int i = 0; i < quarter_turns_; ++i) {
    const double before = x;
    x = y;
    y = -before;
  }
  const bool sideways = quarter_turns_ % 2 != 0;
  const double u = x / (sideways ? height_ : width_) + 0.5;
  const double v = y / (sideways ? width_ : height_) + 0.5;
  if (outline_.empty()) return {u, v};
  const double depth = perspective_x_ * u + perspective_y_ * v + 1;
  if (std::abs(depth) < 1e-9) return {u, v};
  const auto place = [&](double origin, double along_u, double along_v) {
    return (origin + (along_u - origin + perspective_x_ * along_u) * u +
            (along_v - origin + perspective_y_ * along_v) * v) /
           depth;
  };
  return {place(outline_[0].x, outline_[1].x, outline_[3].x), place(outline_[0].y, outline_[1].y, outline_[3].y)};
}

Point InPdf(const PdfPageBox& box, const Point& shown) {
  const double w = box.x1 - box.x0;
  const double h = box.y1 - box.y0;
  switch (((box.rotate / 90) % 4 + 4) % 4) {
    case 1:
      return {box.x0 + shown.y * w, box.y0 + shown.x * h};
    case 2:
      return {box.x1 - shown.x * w, box.y0 + shown.y * h};
    case 3:
      return {box.x1 - shown.y * w, box.y1 - shown.x * h};
    default:
      return {box.x0 + shown.x * w, box.y1 - shown.y * h};
  }
}

double PictureDpi(const Page& page, int shown_width, int shown_height) {
  const bool sideways = page.rotation % 180 != 0;
  const double read_width = sideways ? page.height : page.width;
  double paper_width = shown_width;
  if (page.outline.size() == 4) {
    const auto length = [&](const Point& a, const Point& b) {
      return std::hypot((a.x - b.x) * shown_width, (a.y - b.y) * shown_height);
    };
    paper_width = (length(page.outline[0], page.outline[1]) + length(page.outline[3], page.outline[2])) / 2;
  }
  const double dpi = read_width > 0 ? paper_width * page.dpi / read_width : 0;
  if (dpi >= kLeastDpi && dpi <= kMostDpi) return dpi;
  return std::max(1.0, std::max(shown_width, shown_height) / kLongSideOfA4);
}

}  // namespace sohoa::exporters
