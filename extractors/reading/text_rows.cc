#include "extractors/reading/text_rows.h"

#include <cmath>
#include <iterator>

#include "extractors/reading/median.h"

namespace sohoa::reading {
namespace {

// Inches.
constexpr double kLowestLetter = 0.045;
constexpr double kHighestLetter = 0.27;
constexpr double kWidestLetter = 1.0;  // the letters of a script hang together
constexpr double kWordSpace = 0.17;
constexpr double kShortestRow = 0.45;
constexpr double kLongestRow = 3.6;
constexpr double kBesideSeal = 0.03;
constexpr double kSmallestMark = 0.012;

constexpr double kSteepest = 0.16;
constexpr size_t kFewestRowLetters = 3;
constexpr double kFewestEven = 0.6;
constexpr double kLeastOfColumn = 0.15;  // of the median letter's height: ink in a column that belongs to a letter
constexpr double kBandAbove = 1.7;       // heights of the median letter from the line
constexpr double kBandBelow = 0.5;
constexpr double kTallestMark = 0.6;  // of the median letter: a tone with its circumflex

std::vector<PixelBox> PartsFromTheLeft(Pix* binary) {
  std::vector<PixelBox> parts = PartsOf(binary);
  std::sort(parts.begin(), parts.end(),
            [](const PixelBox& a, const PixelBox& b) { return a.x0 != b.x0 ? a.x0 < b.x0 : a.y0 < b.y0; });
  return parts;
}

double CenterX(const PixelBox& box) { return (box.x0 + box.x1) / 2.0; }
double CenterY(const PixelBox& box) { return (box.y0 + box.y1) / 2.0; }

bool InSeal(const PixelBox& box, const std::vector<Circle>& seals, double margin) {
  return std::any_of(seals.begin(), seals.end(), [&](const Circle& seal) {
    return seal.FromMiddle(CenterX(box), CenterY(box)) < seal.radius + margin;
  });
}

bool IsLetter(const PixelBox& box, double dpi) {
  const double w = box.Width() / dpi;
  const double h = box.Height() / dpi;
  return h >= kLowestLetter && h <= kHighestLetter && w <= kWidestLetter && w >= kSmallestMark && w < 12 * h;
}

bool Follows(const PixelBox& left, const PixelBox& right, double dpi) {
  const int overlap = std::min(left.y1, right.y1) - std::max(left.y0, right.y0);
  const int lower = std::min(left.Height(), right.Height());
  const int higher = std::max(left.Height(), right.Height());
  return right.x0 - left.x1 < kWordSpace * dpi && overlap > 0.35 * lower && higher < 3.2 * lower;
}

// Letters joined to rows, each by its nearest neighbour to the left.
std::vector<std::vector<PixelBox>> Chains(const std::vector<PixelBox>& letters, double dpi) {
  std::vector<std::vector<PixelBox>> chains;
  for (const PixelBox& letter : letters) {
    std::vector<PixelBox>* best = nullptr;
    double nearest = 0;
    for (std::vector<PixelBox>& chain : chains) {
      // The last letter may be a low one, or a mark that stands apart: any of the last three will do.
      for (size_t back = 1; back <= std::min<size_t>(3, chain.size()); ++back) {
        const PixelBox& last = chain[chain.size() - back];
        if (!Follows(last, letter, dpi)) continue;
        const double distance = std::abs(CenterY(last) - CenterY(letter)) + std::max(0, letter.x0 - last.x1);
        if (best == nullptr || distance < nearest) {
          best = &chain;
          nearest = distance;
        }
      }
    }
    if (best == nullptr) {
      chains.push_back({letter});
    } else {
      best->push_back(letter);
    }
  }
  return chains;
}

// Without parts so high that something else hangs on them: their feet say nothing of the line.
std::vector<PixelBox> WithoutHighOnes(const std::vector<PixelBox>& letters) {
  constexpr double kHigh = 1.6;  // of the median letter
  std::vector<double> heights;
  heights.reserve(letters.size());
  for (const PixelBox& letter : letters) heights.push_back(letter.Height());
  const double most = kHigh * UpperMedian(std::move(heights));
  std::vector<PixelBox> kept;
  std::copy_if(letters.begin(), letters.end(), std::back_inserter(kept),
               [&](const PixelBox& letter) { return letter.Height() <= most; });
  return kept.size() >= kFewestRowLetters ? kept : letters;
}

// The median of the slopes between letters that stand well apart: a few descenders and marks do not move it.
double MedianSlope(const std::vector<PixelBox>& letters) {
  std::vector<double> slopes;
  const double apart = 0.3 * (letters.back().x1 - letters.front().x0);
  for (size_t i = 0; i < letters.size(); ++i) {
    for (size_t j = i + 1; j < letters.size(); ++j) {
      const double dx = CenterX(letters[j]) - CenterX(letters[i]);
      if (dx < apart || dx <= 0) continue;
      slopes.push_back((letters[j].y1 - letters[i].y1) / dx);
    }
  }
  return slopes.empty() ? 0 : UpperMedian(std::move(slopes));
}

// Of a few letters one that a stroke or the seal hangs on is enough to make the row steep.
double SlopeOf(const std::vector<PixelBox>& letters) {
  const double slope = MedianSlope(letters);
  return std::abs(slope) <= kSteepest ? slope : MedianSlope(WithoutHighOnes(letters));
}

// Whether a letter has the height of the row's and stands on its line; tails may hang below it.
bool FitsIn(const TextRow& row, const PixelBox& letter) {
  const bool high = letter.Height() > 0.55 * row.height && letter.Height() < 1.9 * row.height;
  return high && std::abs(letter.y1 - row.FootAt(CenterX(letter))) < 0.45 * row.height;
}

TextRow Measure(const std::vector<PixelBox>& letters) {
  TextRow row;
  row.letters = letters;
  row.slope = SlopeOf(letters);
  std::vector<double> heights;
  std::vector<double> feet;
  for (const PixelBox& letter : letters) {
    row.box = Join(row.box, letter);
    heights.push_back(letter.Height());
    feet.push_back(letter.y1 - row.slope * CenterX(letter));
  }
  row.height = UpperMedian(heights);
  row.foot = UpperMedian(feet);
  const auto even =
      std::count_if(letters.begin(), letters.end(), [&](const PixelBox& box) { return FitsIn(row, box); });
  row.evenness = static_cast<double>(even) / static_cast<double>(letters.size());
  return row;
}

// Letters under a seal that stand in the row, right before it or behind it.
void TakeFromSeal(std::vector<PixelBox> hidden, double dpi, TextRow* row) {
  const auto take = [&](const PixelBox& letter) {
    if (!FitsIn(*row, letter)) return false;
    const bool before = letter.x1 <= row->letters.front().x0 + 2 && Follows(letter, row->letters.front(), dpi);
    const bool behind = letter.x0 >= row->letters.back().x1 - 2 && Follows(row->letters.back(), letter, dpi);
    if (!before && !behind) return false;
    row->letters.insert(before ? row->letters.begin() : row->letters.end(), letter);
    row->box = Join(row->box, letter);
    return true;
  };
  // What was taken is gone: a letter two pixels wide would stand before and behind itself for ever.
  while (std::erase_if(hidden, take) > 0) {
  }
}

bool IsLevel(const TextRow& row) { return std::abs(row.slope) <= kSteepest && row.evenness >= kFewestEven; }

bool HasNameLength(const TextRow& row, double dpi) {
  const double width = row.box.Width() / dpi;
  return width >= kShortestRow && width <= kLongestRow;
}

// The letters of a script hang together: a wide part counts for as many as it may hold.
size_t CountLetters(const std::vector<PixelBox>& parts) {
  size_t letters = 0;
  for (const PixelBox& part : parts) letters += std::max<size_t>(1, static_cast<size_t>(part.Width() / part.Height()));
  return letters;
}

bool MeetsAny(const TextRow& row, const std::vector<TextRow>& rows) {
  return std::any_of(rows.begin(), rows.end(), [&](const TextRow& other) {
    const int x = std::min(row.box.x1, other.box.x1) - std::max(row.box.x0, other.box.x0);
    const int y = std::min(row.box.y1, other.box.y1) - std::max(row.box.y0, other.box.y0);
    return x > 0 && 2 * y > std::min(row.box.Height(), other.box.Height());
  });
}

// Whether a part is a letter, a tone or a tail of the row.
bool BelongsTo(const TextRow& row, const PixelBox& part, double dpi) {
  if (part.Height() > kHighestLetter * dpi || part.Width() > kWidestLetter * dpi) return false;
  if (CenterX(part) < row.letters.front().x0 || CenterX(part) > row.letters.back().x1) return false;
  const bool letter = std::find(row.letters.begin(), row.letters.end(), part) != row.letters.end();
  if (!letter && part.Height() > kTallestMark * row.height) return false;
  const double foot = row.FootAt(CenterX(part));
  return letter || (part.y0 > foot - kAboveFoot * row.height && part.y1 < foot + kBelowFoot * row.height);
}

}  // namespace

std::vector<TextRow> FindTextRows(Pix* binary, double dpi, const std::vector<Circle>& seals) {
  std::vector<PixelBox> all;
  std::vector<PixelBox> open;
  std::vector<PixelBox> hidden;
  for (const PixelBox& part : PartsFromTheLeft(binary)) {
    if (!IsLetter(part, dpi)) continue;
    all.push_back(part);
    (InSeal(part, seals, kBesideSeal * dpi) ? hidden : open).push_back(part);
  }
  std::vector<TextRow> rows;
  for (const std::vector<PixelBox>& chain : Chains(open, dpi)) {
    if (chain.size() < kFewestRowLetters) continue;
    TextRow row = Measure(chain);
    if (!IsLevel(row)) continue;
    TakeFromSeal(hidden, dpi, &row);
    // "Huệ" of "Mai Thị Huệ": too short by itself, but a seal's ink hangs on the letters before it.
    if (!HasNameLength(row, dpi)) ReachUnderSeal(binary, dpi, seals, &row);
    if (HasNameLength(row, dpi)) rows.push_back(std::move(row));
  }
  // What stands mostly under a seal, or is too short outside it to be known for a row by itself.
  for (const std::vector<PixelBox>& chain : Chains(all, dpi)) {
    if (CountLetters(chain) < kFewestRowLetters) continue;
    TextRow row = Measure(chain);
    if (!IsLevel(row) || !HasNameLength(row, dpi) || MeetsAny(row, rows)) continue;
    row.hidden = true;
    rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end(), [](const TextRow& a, const TextRow& b) { return a.box.y0 < b.box.y0; });
  return rows;
}

bool ReachUnderSeal(Pix* binary, double dpi, const std::vector<Circle>& seals, TextRow* row) {
  const double foot = row->FootAt(row->box.x0);
  const double middle = foot - row->height / 2;
  const auto seal = std::find_if(seals.begin(), seals.end(), [&](const Circle& circle) {
    return circle.FromMiddle(row->box.x0, middle) < circle.radius + kWordSpace * dpi &&
           row->box.x0 > circle.x - circle.radius;
  });
  if (seal == seals.end()) return false;
  // Where small letters have ink: what hangs into the line from above or below does not carry it on.
  const int y0 = std::max(0, static_cast<int>(foot - row->height));
  const int y1 = std::min(pixGetHeight(binary), static_cast<int>(foot));
  const int end =
      std::max({0, static_cast<int>(seal->x - seal->radius), static_cast<int>(row->box.x1 - kLongestRow * dpi)});
  int reached = row->box.x0;
  for (int x = row->box.x0 - 1; x >= end && reached - x < kWordSpace * dpi; --x) {
    int ink = 0;
    for (int y = y0; y < y1; ++y) {
      l_uint32 bit = 0;
      pixGetPixel(binary, x, y, &bit);
      ink += static_cast<int>(bit);
    }
    if (ink >= kLeastOfColumn * row->height) reached = x;
  }
  const bool inside = seal->FromMiddle(row->box.x0, middle) < seal->radius;
  if (row->box.x0 - reached < row->height) return inside;
  // The few letters outside say little about the slope of a line that is now much longer.
  const double center = CenterX(row->box);
  const double at_center = row->FootAt(center);
  row->slope *= static_cast<double>(row->box.Width()) / (row->box.x1 - reached);
  row->foot = at_center - row->slope * center;
  row->box.x0 = reached;
  return true;
}

PixPtr RowBand(Pix* binary, const TextRow& row) {
  PixPtr band(pixCreateTemplate(binary));
  const auto top_at = [&](int x) { return static_cast<int>(row.FootAt(x) - kBandAbove * row.height); };
  const int end = std::min(pixGetWidth(binary), row.box.x1);
  // Columns of one height go together: a level line is one piece.
  for (int x = std::max(0, row.box.x0); band && x < end;) {
    int next = x + 1;
    while (next < end && top_at(next) == top_at(x)) ++next;
    const int top = std::max(0, top_at(x));
    const int bottom = std::min(pixGetHeight(binary), static_cast<int>(row.FootAt(x) + kBandBelow * row.height) + 1);
    pixRasterop(band.get(), x, top, next - x, bottom - top, PIX_SRC, binary, x, top);
    x = next;
  }
  return band;
}

PixPtr RowAlone(Pix* binary, const TextRow& row, double dpi) {
  PixPtr alone(pixCreateTemplate(binary));
  Pixa* shapes = nullptr;
  Boxa* boxes = pixConnComp(binary, &shapes, 8);
  for (int i = 0; alone && boxes != nullptr && i < boxaGetCount(boxes); ++i) {
    const PixelBox box = BoxAt(boxes, i);
    if (!BelongsTo(row, box, dpi)) continue;
    const PixPtr shape(pixaGetPix(shapes, i, L_CLONE));
    pixRasterop(alone.get(), box.x0, box.y0, box.Width(), box.Height(), PIX_PAINT, shape.get(), 0, 0);
  }
  boxaDestroy(&boxes);
  pixaDestroy(&shapes);
  return alone;
}

}  // namespace sohoa::reading
