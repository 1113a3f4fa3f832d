#include "extractors/reading/pen.h"

#include <algorithm>

#include "extractors/reading/bricks.h"
#include "extractors/reading/median.h"

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
constexpr double kLowestLetter = 0.045;
constexpr double kTallestRow = 0.3;

// Letters stand apart and are of one height, small ones and capitals; a pen joins them, and no two of its strokes are
// alike.
bool IsRowOfPrint(Pix* strokes, const PixelBox& box, double dpi) {
  constexpr std::size_t kFewestLetters = 8;
  constexpr double kAlike = 0.75;  // share of letters near the median height
  if (box.Height() > kTallestRow * dpi) return false;
  const PixPtr part = Clip(strokes, box);
  std::vector<int> heights;
  for (const PixelBox& piece : PartsOf(part.get())) {
    if (piece.Height() >= kLowestLetter * dpi) heights.push_back(piece.Height());
  }
  if (heights.size() < kFewestLetters) return false;
  const double usual = UpperMedian(heights);
  const auto alike = std::count_if(heights.begin(), heights.end(),
                                   [&](int height) { return height > 0.6 * usual && height < 1.5 * usual; });
  return static_cast<double>(alike) >= kAlike * static_cast<double>(heights.size()) && box.Height() < 2.6 * usual;
}

// "KT." before "TRƯỞNG PHÒNG": too short to be seen for print, and further away than words of usual print are.
void JoinToRows(std::vector<PenMark>* marks) {
  constexpr double kWidestGap = 1.2;  // of the row's height
  for (std::size_t i = 0; i < marks->size(); ++i) {
    if (!(*marks)[i].row_of_print) continue;
    for (std::size_t j = 0; j < marks->size();) {
      PixelBox& row = (*marks)[i].box;
      const PixelBox& other = (*marks)[j].box;
      const double middle = (other.y0 + other.y1) / 2.0;
      const int gap = std::max(row.x0 - other.x1, other.x0 - row.x1);
      const bool beside = j != i && gap >= 0 && gap < kWidestGap * row.Height() && middle > row.y0 && middle < row.y1 &&
                          other.Height() < 1.2 * row.Height();
      if (!beside) {
        ++j;
        continue;
      }
      row = Join(row, other);
      marks->erase(marks->begin() + static_cast<std::ptrdiff_t>(j));
      if (j < i) --i;
      j = 0;
    }
  }
}

}  // namespace

std::vector<PenMark> FindPenMarks(Pix* blue, double dpi) {
  std::vector<PenMark> marks;
  const PixPtr faint(pixThresholdToBinary(blue, kFaintInk));
  const PixPtr clear(pixThresholdToBinary(blue, kClearInk));
  const PixPtr ink(faint && clear ? pixSeedfillBinary(nullptr, clear.get(), faint.get(), 8) : nullptr);
  if (!ink) return marks;
  const int dot = std::max(2, static_cast<int>(dpi * 0.015));
  const PixPtr strokes(pixSelectBySize(ink.get(), dot, dot, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GT, nullptr));
  const PixPtr groups =
      strokes ? Closed(strokes.get(), static_cast<int>(dpi * kWordGap), std::max(1, static_cast<int>(dpi * kStrokeGap)))
              : nullptr;
  for (const PixelBox& box : PartsOf(groups.get())) {
    if (box.Height() < kLowestPenMark * dpi) continue;
    const PixPtr part = Clip(strokes.get(), box);
    l_float32 share = 0;
    if (part) pixForegroundFraction(part.get(), &share);
    if (share < 0.02) continue;
    const bool word_sized = box.Height() <= kTallestWord * dpi && box.Width() <= kLongestWord * dpi;
    marks.push_back({box, word_sized, IsRowOfPrint(strokes.get(), box, dpi)});
  }
  JoinToRows(&marks);
  std::sort(marks.begin(), marks.end(), [](const PenMark& a, const PenMark& b) { return a.box.y0 < b.box.y0; });
  return marks;
}

}  // namespace sohoa::reading
