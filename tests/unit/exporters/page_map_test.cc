#include "exporters/page_map.h"

#include <gtest/gtest.h>

#include <cmath>

namespace sohoa::exporters {
namespace {

Page UprightPage(int width, int height, int rotation = 0, double skew = 0) {
  Page page;
  page.width = width;
  page.height = height;
  page.dpi = 200;
  page.rotation = rotation;
  page.skew = skew;
  return page;
}

void ExpectAt(const Point& point, double x, double y) {
  EXPECT_NEAR(point.x, x, 1e-9);
  EXPECT_NEAR(point.y, y, 1e-9);
}

TEST(ShownPage, APageThatStoodUprightStaysAsItIs) {
  ExpectAt(ShownPage(UprightPage(1600, 2300)).At({0.25, 0.75}), 0.25, 0.75);
}

TEST(ShownPage, TurningClockwiseIsTakenBack) {
  // What is at the left above now was at the left below before a quarter turn, at the right below before a half.
  ExpectAt(ShownPage(UprightPage(1600, 2300, 90)).At({0, 0}), 0, 1);
  ExpectAt(ShownPage(UprightPage(1600, 2300, 180)).At({0, 0}), 1, 1);
  ExpectAt(ShownPage(UprightPage(1600, 2300, 270)).At({0, 0}), 1, 0);
  ExpectAt(ShownPage(UprightPage(1600, 2300, 90)).At({0.25, 0.1}), 0.1, 0.75);
}

TEST(ShownPage, LevellingIsTakenBack) {
  // The page was turned by one degree clockwise to be level: what lies at the right on the middle line was higher.
  const Point point = ShownPage(UprightPage(1000, 2000, 0, 1)).At({1, 0.5});
  const double degree = 3.14159265358979 / 180;
  ExpectAt(point, 0.5 + 0.5 * std::cos(degree), 0.5 - 500 * std::sin(degree) / 2000);
}

TEST(ShownPage, TheCornersOfACutOutSheetLieOnItsOutline) {
  Page page = UprightPage(1600, 2300);
  page.outline = {{0.1, 0.05}, {0.9, 0.1}, {0.95, 0.9}, {0.02, 0.97}};
  const ShownPage shown(page);
  ExpectAt(shown.At({0, 0}), 0.1, 0.05);
  ExpectAt(shown.At({1, 0}), 0.9, 0.1);
  ExpectAt(shown.At({1, 1}), 0.95, 0.9);
  ExpectAt(shown.At({0, 1}), 0.02, 0.97);
}

TEST(ShownPage, StraightLinesOfACutOutSheetStayStraight) {
  Page page = UprightPage(1600, 2300);
  page.outline = {{0.1, 0.05}, {0.9, 0.1}, {0.95, 0.9}, {0.02, 0.97}};
  const ShownPage shown(page);
  const Point middle = shown.At({0.5, 0.5});
  // The diagonals of a sheet cross in its middle, in whatever perspective.
  const auto area = [](const Point& a, const Point& b, const Point& c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  };
  EXPECT_NEAR(area(page.outline[0], page.outline[2], middle), 0, 1e-9);
  EXPECT_NEAR(area(page.outline[1], page.outline[3], middle), 0, 1e-9);
}

TEST(ShownPage, AnOutlineWithoutAreaIsNone) {
  Page page = UprightPage(1600, 2300);
  page.outline = {{0.1, 0.1}, {0.2, 0.2}, {0.3, 0.3}, {0.4, 0.4}};
  ExpectAt(ShownPage(page).At({0.25, 0.75}), 0.25, 0.75);
}

TEST(InPdf, CountsUpwardsFromTheLowerLeft) { ExpectAt(InPdf({10, 20, 110, 220, 0}, {0.1, 0.25}), 20, 170); }

TEST(InPdf, UndoesTheTurnOfTheViewer) {
  // A page that is shown turned clockwise by a quarter shows its lower left corner at the left above.
  ExpectAt(InPdf({10, 20, 110, 220, 90}, {0, 0}), 10, 20);
  ExpectAt(InPdf({10, 20, 110, 220, 180}, {0, 0}), 110, 20);
  ExpectAt(InPdf({10, 20, 110, 220, 270}, {0, 0}), 110, 220);
  ExpectAt(InPdf({10, 20, 110, 220, -90}, {0.25, 0.5}), 60, 170);
}

TEST(PictureDpi, FollowsFromWhatWasRead) {
  EXPECT_DOUBLE_EQ(PictureDpi(UprightPage(1653, 2338), 2480, 3507), 2480.0 * 200 / 1653);
}

TEST(PictureDpi, TakesTheSideThatBecameTheWidth) {
  EXPECT_DOUBLE_EQ(PictureDpi(UprightPage(1600, 2400, 90), 2400, 1600), 200);
}

TEST(PictureDpi, CountsThePaperNotTheTableAroundIt) {
  Page page = UprightPage(1600, 2300);
  page.outline = {{0.25, 0}, {0.75, 0}, {0.75, 1}, {0.25, 1}};
  EXPECT_DOUBLE_EQ(PictureDpi(page, 3200, 2300), 200);
}

TEST(PictureDpi, APageOfUnknownSizeBecomesAnA4) { EXPECT_NEAR(PictureDpi(Page{}, 827, 1169), 100, 0.1); }

}  // namespace
}  // namespace sohoa::exporters
