#include "extractors/reading/pen.h"

#include <algorithm>

namespace sohoa::reading {
namespace {

constexpr int kClearInk = 140;  // surely the pen's
constexpr int kFaintInk = 190;  // the pen's where it hangs together with clear ink
// Inches.
constexpr double kWordGap = 0.12;
constexpr double kStrokeGap = 0.03;
constexpr double kLowestPenMark = 0.06;
constexpr double kTallestWord = 0.48;
constexpr double kLongestWord = 2.5;

}  // namespace

std::vector<PenMark> FindPenMarks(Pix* blue, double dpi) {
  std::vector<PenMark> marks;
  const PixPtr faint(pixThresholdToBinary(blue, kFaintInk));
  const PixPtr clear(pixThresholdToBinary(blue, kClearInk));
  const PixPtr ink(faint && clear ? pixSeedfillBinary(nullptr, clear.get(), faint.get(), 8) : nullptr);
  if (!ink) return marks;
  const int dot = std::max(2, static_cast<int>(dpi * 0.015));
  const PixPtr strokes(pixSelectBySize(ink.get(), dot, dot, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GT, nullptr));
  const PixPtr groups(strokes ? pixCloseSafeBrick(nullptr, strokes.get(), static_cast<int>(dpi * kWordGap),
                                                  std::max(1, static_cast<int>(dpi * kStrokeGap)))
                              : nullptr);
  for (const PixelBox& box : PartsOf(groups.get())) {
    if (box.Height() < kLowestPenMark * dpi) continue;
    const PixPtr part = Clip(strokes.get(), box);
    l_float32 share = 0;
    if (part) pixForegroundFraction(part.get(), &share);
    if (share < 0.02) continue;
    marks.push_back({box, box.Height() <= kTallestWord * dpi && box.Width() <= kLongestWord * dpi});
  }
  std::sort(marks.begin(), marks.end(), [](const PenMark& a, const PenMark& b) { return a.box.y0 < b.box.y0; });
  return marks;
}

}  // namespace sohoa::reading
