#include "extractors/reading/rules.h"

#include <algorithm>
#include <vector>

#include "extractors/reading/bricks.h"
#include "extractors/reading/median.h"

namespace sohoa::reading {
namespace {

constexpr double kShortest = 0.45;       // inches
constexpr double kBroken = 0.04;         // inches
constexpr double kShortestBroken = 1.6;  // inches
constexpr double kThickest = 0.05;       // inches
constexpr int kFaintEdge = 2;            // pixels beside a rule
constexpr int kUneven = 1;               // pixels by which a rule may be thicker in places
constexpr l_uint32 kPaperValue = 255;

struct Rules {
  PixPtr across, down;  // at half the picture's size; null when there are none
};

Rules FindRules(Pix* binary, double dpi) {
  // At half the size: opening with long bricks is what costs here, and a rule one pixel thin survives the OR.
  const PixPtr small(pixReduceRankBinary2(binary, 1, nullptr));
  if (!small) return {};
  const int length = static_cast<int>(dpi / 2 * kShortest);
  Rules rules{Opened(small.get(), length, 1), Opened(small.get(), 1, length)};
  // A streak down the page is broken where toner was thin. So are the feet of letters, when the page lies on its side,
  // but no word is as long.
  const int broken = std::max(1, static_cast<int>(dpi / 2 * kBroken));
  PixPtr streaks = Closed(small.get(), 1, broken);
  if (streaks) streaks = Opened(streaks.get(), 1, static_cast<int>(dpi / 2 * kShortestBroken));
  if (!streaks || !rules.down) return {};
  pixOr(rules.down.get(), rules.down.get(), streaks.get());
  const PixPtr both(rules.across && rules.down ? pixOr(nullptr, rules.across.get(), rules.down.get()) : nullptr);
  if (!both) return {};
  // Only what is thin is a rule; a black margin or a filled box is not.
  const int thick = std::max(3, static_cast<int>(dpi / 2 * kThickest));
  const PixPtr bars = Opened(both.get(), thick, thick);
  for (PixPtr* part : {&rules.across, &rules.down}) {
    if (bars) pixSubtract(part->get(), part->get(), bars.get());
    int empty = 0;
    pixZero(part->get(), &empty);
    if (empty != 0) part->reset();
  }
  return rules;
}

// The pictures seen so that rules run down them, whichever way they lie.
class Along {
 public:
  Along(Pix* binary, Pix* grey, bool down) : binary_(binary), grey_(grey), down_(down) {}

  int Width() const { return down_ ? pixGetWidth(binary_) : pixGetHeight(binary_); }
  int Height() const { return down_ ? pixGetHeight(binary_) : pixGetWidth(binary_); }
  bool IsInk(int x, int y) const {
    l_uint32 bit = 0;
    pixGetPixel(binary_, down_ ? x : y, down_ ? y : x, &bit);
    return bit != 0;
  }
  void MakePaper(int x, int y) {
    pixSetPixel(binary_, down_ ? x : y, down_ ? y : x, 0);
    pixSetPixel(grey_, down_ ? x : y, down_ ? y : x, kPaperValue);
  }

 private:
  Pix* binary_;
  Pix* grey_;
  bool down_;
};

// Ink from x0 up to x1 in row y.
struct InkRun {
  int y = 0, x0 = 0, x1 = 0;
};

// What stands in row y between x0 and x1, each piece whole.
void AddRuns(const Along& page, int y, int x0, int x1, std::vector<InkRun>* runs) {
  for (int x = std::max(0, x0); x < std::min(x1, page.Width()); ++x) {
    if (!page.IsInk(x, y)) continue;
    InkRun run{y, x, x};
    while (run.x0 > 0 && page.IsInk(run.x0 - 1, y)) --run.x0;
    while (run.x1 < page.Width() && page.IsInk(run.x1, y)) ++run.x1;
    x = run.x1;
    runs->push_back(run);
  }
}

void EraseRule(Along page, const std::vector<InkRun>& runs) {
  std::vector<double> widths;
  widths.reserve(runs.size());
  for (const InkRun& run : runs) widths.push_back(run.x1 - run.x0);
  if (widths.empty()) return;
  const double thickness = UpperMedian(std::move(widths)) + kUneven;
  for (const InkRun& run : runs) {
    if (run.x1 - run.x0 > thickness) continue;
    for (int x = run.x0; x < run.x1; ++x) page.MakePaper(x, run.y);
    for (int x = run.x0 - 1; x >= std::max(0, run.x0 - kFaintEdge) && !page.IsInk(x, run.y); --x)
      page.MakePaper(x, run.y);
    for (int x = run.x1; x < std::min(page.Width(), run.x1 + kFaintEdge) && !page.IsInk(x, run.y); ++x) {
      page.MakePaper(x, run.y);
    }
  }
}

// The set pixels of a rule's shape in its row v, as one run; empty when there are none.
InkRun RowOf(Pix* shape, int v, bool down) {
  const int width = down ? pixGetWidth(shape) : pixGetHeight(shape);
  InkRun run{v, width, 0};
  for (int u = 0; u < width; ++u) {
    l_uint32 bit = 0;
    pixGetPixel(shape, down ? u : v, down ? v : u, &bit);
    if (bit == 0) continue;
    run.x0 = std::min(run.x0, u);
    run.x1 = u + 1;
  }
  return run;
}

void EraseAll(Along page, Pix* rules, bool down) {
  Pixa* shapes = nullptr;
  Boxa* boxes = pixConnComp(rules, &shapes, 8);
  for (int i = 0; boxes != nullptr && i < boxaGetCount(boxes); ++i) {
    const PixelBox box = BoxAt(boxes, i);
    const PixPtr shape(pixaGetPix(shapes, i, L_CLONE));
    const int left = down ? box.x0 : box.y0;
    const int top = down ? box.y0 : box.x0;
    std::vector<InkRun> runs;
    for (int v = 0; v < (down ? box.Height() : box.Width()); ++v) {
      const InkRun row = RowOf(shape.get(), v, down);
      // The rules were found at half the size.
      for (int y = 2 * (top + v); y < std::min(2 * (top + v) + 2, page.Height()); ++y) {
        AddRuns(page, y, 2 * (left + row.x0), 2 * (left + row.x1), &runs);
      }
    }
    EraseRule(page, runs);
  }
  boxaDestroy(&boxes);
  pixaDestroy(&shapes);
}

}  // namespace

void EraseRules(Pix* binary, Pix* grey, double dpi) {
  const Rules rules = FindRules(binary, dpi);
  if (rules.across) EraseAll(Along(binary, grey, false), rules.across.get(), false);
  if (rules.down) EraseAll(Along(binary, grey, true), rules.down.get(), true);
}

}  // namespace sohoa::reading
