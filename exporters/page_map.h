// From the upright page that words are placed on, back to the page as its file shows it, and on to a PDF page's own
// coordinates. Pure; thread-safe.
#pragma once

#include "model/page.h"

namespace sohoa::exporters {

// The place on the page as a viewer of the file shows it (fractions) of a place on the upright page (fractions):
// levelling, turning and cutting out are taken back, in this order.
class ShownPage {
 public:
  explicit ShownPage(const Page& page);
  Point At(const Point& upright) const;

 private:
  double width_;  // pixels of the upright page
  double height_;
  int quarter_turns_;
  double cosine_;
  double sine_;
  std::vector<Point> outline_;
  double perspective_x_ = 0;  // of the square that becomes the outline (Heckbert 1989, 2.2.3)
  double perspective_y_ = 0;
};

// A PDF page's box and /Rotate, which is a multiple of 90 degrees clockwise.
struct PdfPageBox {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  int rotate = 0;
};

// In the PDF page's coordinates (points, y upwards) of a place on the page as shown.
Point InPdf(const PdfPageBox& box, const Point& shown);

// The resolution at which the picture of a page with these pixels was read, so that the sheet gets its true size.
double PictureDpi(const Page& page, int shown_width, int shown_height);

}  // namespace sohoa::exporters
