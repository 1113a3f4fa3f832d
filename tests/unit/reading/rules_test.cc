#include "extractors/reading/rules.h"

#include <gtest/gtest.h>

#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

// A part of a page in both pictures that EraseRules takes.
struct Pictures {
  PixPtr binary = WhitePix(600, 400, 1);
  PixPtr grey = WhitePix(600, 400, 8);

  void Draw(const PixelBox& box) {
    FillRect(binary.get(), box, 1);
    FillRect(grey.get(), box, 0);
  }
  void Erase() const { EraseRules(binary.get(), grey.get(), kDpi); }
  bool IsInk(int x, int y) const { return PixelAt(binary, x, y) != 0 && PixelAt(grey, x, y) < 128; }
  bool IsPaper(int x, int y) const { return PixelAt(binary, x, y) == 0 && PixelAt(grey, x, y) > 128; }
};

constexpr PixelBox kStreak{300, 10, 302, 390};

TEST(EraseRules, TakesOffAStreakDownThePage) {
  Pictures page;
  page.Draw(kStreak);
  page.Erase();
  EXPECT_TRUE(page.IsPaper(300, 200));
}

TEST(EraseRules, TakesOffAStreakThatIsBroken) {
  Pictures page;
  for (int y = 10; y < 390; y += 20) page.Draw({300, y, 302, y + 16});
  page.Erase();
  EXPECT_TRUE(page.IsPaper(300, 210));
}

TEST(EraseRules, LeavesTheStrokeThatCrossesOne) {
  Pictures page;
  page.Draw(kStreak);
  page.Draw({292, 200, 312, 204});
  page.Erase();
  EXPECT_TRUE(page.IsInk(300, 202));
  EXPECT_TRUE(page.IsInk(296, 202));
  EXPECT_TRUE(page.IsPaper(300, 240));
}

TEST(EraseRules, LeavesTheStemThatOneRunsAlong) {
  Pictures page;
  page.Draw(kStreak);
  page.Draw({298, 200, 304, 226});
  page.Erase();
  EXPECT_TRUE(page.IsInk(299, 210));
  EXPECT_TRUE(page.IsInk(301, 210));
}

TEST(EraseRules, LeavesTheTailThatCrossesAnUnderline) {
  Pictures page;
  page.Draw({100, 300, 400, 303});
  page.Draw({200, 280, 204, 312});
  page.Erase();
  EXPECT_TRUE(page.IsInk(202, 301));
  EXPECT_TRUE(page.IsPaper(150, 301));
}

TEST(EraseRules, TakesOffATableWithItsCorners) {
  Pictures page;
  page.Draw(kStreak);
  page.Draw({100, 300, 500, 302});
  page.Erase();
  EXPECT_TRUE(page.IsPaper(200, 300));
  EXPECT_TRUE(page.IsPaper(300, 200));
  EXPECT_TRUE(page.IsPaper(300, 300));
}

TEST(EraseRules, LeavesABlackMargin) {
  Pictures page;
  page.Draw({0, 0, 60, 400});
  page.Erase();
  EXPECT_TRUE(page.IsInk(30, 200));
}

}  // namespace
}  // namespace sohoa::reading
