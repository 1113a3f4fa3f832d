#include "extractors/reading/seal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#include "extractors/reading/median.h"

namespace sohoa::reading {
namespace {

constexpr double kSmallestRadius = 0.53;  // inches
constexpr double kLargestRadius = 0.86;
constexpr double kSearchDpi = 40;
constexpr int kDirections = 72;
constexpr double kClearRedRing = 0.5;
constexpr double kClearBlackRing = 0.56;  // share of a ring's directions in which there must be ink
constexpr double kRingInside = 0.10;      // inches of the double line inside and outside of the radius
constexpr double kRingOutside = 0.035;
constexpr double kRingReach = 0.06;        // inches outside in which a ring that is no perfect circle may lie
constexpr double kInnermostRing = 0.35;    // of the outer radius
constexpr double kThickestLine = 0.04;     // inches of a ring's line
constexpr double kRingShare = 0.5;         // of the rays that must meet a ring
constexpr double kFaintRingShare = 0.35;   // of the rays that must meet some thin line where a faint ring runs
constexpr double kBesideRing = 2.5;        // pixels that a worn line may lie off
constexpr double kLettersUnderSeal = 0.9;  // inches of a line that may lie under the seal

struct Points {
  std::vector<std::array<int, 2>> ink;
  std::vector<std::uint8_t> raster;
  int width = 0, height = 0;
  bool At(int x, int y) const {
    return x >= 0 && y >= 0 && x < width && y < height && raster[static_cast<size_t>(y) * width + x] != 0;
  }
};

Points SmallRaster(Pix* binary, double cell) {
  Points points;
  points.width = static_cast<int>(pixGetWidth(binary) / cell) + 1;
  points.height = static_cast<int>(pixGetHeight(binary) / cell) + 1;
  points.raster.assign(static_cast<size_t>(points.width) * points.height, 0);
  const int w = pixGetWidth(binary);
  for (int y = 0; y < pixGetHeight(binary); ++y) {
    const l_uint32* line = pixGetData(binary) + static_cast<size_t>(pixGetWpl(binary)) * y;
    std::uint8_t* row = &points.raster[static_cast<size_t>(static_cast<int>(y / cell)) * points.width];
    for (int word = 0; word * 32 < w; ++word) {
      if (line[word] == 0) continue;
      for (int x = word * 32; x < std::min(w, word * 32 + 32); ++x) {
        if (GET_DATA_BIT(line, x) != 0) row[static_cast<int>(x / cell)] = 1;
      }
    }
  }
  for (int y = 0; y < points.height; ++y) {
    for (int x = 0; x < points.width; ++x) {
      if (points.At(x, y)) points.ink.push_back({x, y});
    }
  }
  return points;
}

struct Direction {
  double dx = 0, dy = 0;
};

std::array<Direction, kDirections> Directions() {
  std::array<Direction, kDirections> directions;
  for (int i = 0; i < kDirections; ++i) {
    const double angle = 2 * 3.14159265358979 * i / kDirections;
    directions[static_cast<size_t>(i)] = {std::cos(angle), std::sin(angle)};
  }
  return directions;
}

// Share of directions with ink at the radius and paper just outside it.
double RingShare(const Points& points, double x, double y, double radius,
                 const std::array<Direction, kDirections>& directions) {
  int hits = 0;
  for (const Direction& d : directions) {
    const auto at = [&](double r) {
      return points.At(static_cast<int>(std::lround(x + d.dx * r)), static_cast<int>(std::lround(y + d.dy * r)));
    };
    if ((at(radius) || at(radius - 1)) && !at(radius + 2)) ++hits;
  }
  return static_cast<double>(hits) / kDirections;
}

Circle BestCircle(const Points& points, const std::array<Direction, kDirections>& directions, double* share) {
  Circle best;
  *share = 0;
  const int largest = static_cast<int>(kLargestRadius * kSearchDpi);
  // With a border as wide as the largest radius, so that no vote needs asking whether it falls outside.
  const int across = points.width + 2 * largest;
  std::vector<std::uint16_t> votes(static_cast<size_t>(across) * (points.height + 2 * largest));
  for (int radius = static_cast<int>(kSmallestRadius * kSearchDpi); radius <= largest; ++radius) {
    std::fill(votes.begin(), votes.end(), std::uint16_t{0});
    std::vector<std::ptrdiff_t> steps;
    steps.reserve(directions.size() / 2);
    for (size_t i = 0; i < directions.size(); i += 2) {
      steps.push_back(std::lround(directions[i].dy * radius) * across + std::lround(directions[i].dx * radius));
    }
    for (const auto& [x, y] : points.ink) {
      std::uint16_t* const here = &votes[static_cast<size_t>(y + largest) * across + x + largest];
      for (const std::ptrdiff_t step : steps) ++here[step];
    }
    int cx = 0;
    int cy = 0;
    std::uint16_t most = 0;
    for (int y = 0; y < points.height; ++y) {
      const std::uint16_t* const row = &votes[static_cast<size_t>(y + largest) * across + largest];
      const std::uint16_t* const top = std::max_element(row, row + points.width);
      if (*top <= most) continue;
      most = *top;
      cx = static_cast<int>(top - row);
      cy = y;
    }
    const double here = RingShare(points, cx, cy, radius, directions);
    if (here > *share) {
      *share = here;
      best = {static_cast<double>(cx), static_cast<double>(cy), static_cast<double>(radius)};
    }
  }
  return best;
}

bool Inside(const Circle& circle, double x, double y, double radius) {
  return (x - circle.x) * (x - circle.x) + (y - circle.y) * (y - circle.y) <= radius * radius;
}

// Lines of text that begin under the seal or beside it and go on to its right: at least three letters of one height.
std::vector<PixelBox> RowsOutside(const std::vector<PixelBox>& parts, const Circle& seal, double dpi) {
  std::vector<PixelBox> letters;
  for (const PixelBox& part : parts) {
    const double x = (part.x0 + part.x1) / 2.0;
    const double y = (part.y0 + part.y1) / 2.0;
    if (part.Height() < dpi * 0.06 || part.Height() > dpi * 0.25) continue;
    if (Inside(seal, x, y, seal.radius + dpi * 0.04) || std::abs(y - seal.y) > 1.3 * seal.radius) continue;
    if (x < seal.x - seal.radius || x > seal.x + seal.radius + dpi * 1.5) continue;
    letters.push_back(part);
  }
  std::vector<PixelBox> rows;
  for (const PixelBox& letter : letters) {
    PixelBox row = letter;
    int count = 0;
    for (const PixelBox& other : letters) {
      const int overlap = std::min(letter.y1, other.y1) - std::max(letter.y0, other.y0);
      if (overlap < 0.6 * std::min(letter.Height(), other.Height())) continue;
      row = Join(row, other);
      ++count;
    }
    if (count >= 3 && row.Height() < dpi * 0.35) rows.push_back(row);
  }
  return rows;
}

bool InRow(const std::vector<PixelBox>& rows, double x, double y, double reach) {
  return std::any_of(rows.begin(), rows.end(),
                     [&](const PixelBox& row) { return y >= row.y0 && y <= row.y1 && x >= row.x0 - reach; });
}

void EraseRing(Pix* binary, const Circle& seal, const std::vector<PixelBox>& rows, double dpi) {
  const double inner = seal.radius - kRingInside * dpi;
  const double outer = seal.radius + kRingOutside * dpi;
  const int y0 = std::max(0, static_cast<int>(seal.y - outer));
  const int y1 = std::min(pixGetHeight(binary), static_cast<int>(seal.y + outer) + 1);
  const int x0 = std::max(0, static_cast<int>(seal.x - outer));
  const int x1 = std::min(pixGetWidth(binary), static_cast<int>(seal.x + outer) + 1);
  for (int y = y0; y < y1; ++y) {
    l_uint32* line = pixGetData(binary) + static_cast<size_t>(pixGetWpl(binary)) * y;
    for (int x = x0; x < x1; ++x) {
      if (!Inside(seal, x, y, outer) || Inside(seal, x, y, inner)) continue;
      if (!InRow(rows, x, y, dpi * kLettersUnderSeal)) CLEAR_DATA_BIT(line, x);
    }
  }
}

// Runs of ink along a ray from the seal's middle, in the ring's reach: [first, last] steps of half a pixel.
struct Run {
  int first = 0, last = 0;
};

// A picture of one bit as it lies in memory: some million points of it are asked for a seal, a call for each is felt.
struct Raster {
  explicit Raster(Pix* binary)
      : width(pixGetWidth(binary)), height(pixGetHeight(binary)), words(pixGetWpl(binary)), data(pixGetData(binary)) {}

  int width, height, words;
  const l_uint32* data;
};

// Of the pixel nearest to a point; none has ink outside.
bool HasInk(const Raster& raster, double x, double y) {
  const double right = x + 0.5;
  const double down = y + 0.5;
  if (right < 0 || down < 0 || right >= raster.width || down >= raster.height) return false;
  const l_uint32* line = raster.data + static_cast<size_t>(raster.words) * static_cast<size_t>(down);
  return GET_DATA_BIT(line, static_cast<int>(right)) != 0;
}

std::vector<Run> RunsAlong(const Raster& raster, const Circle& seal, const Direction& ray, double from, double to) {
  std::vector<Run> runs;
  bool inside = false;
  const int steps = static_cast<int>(2 * (to - from));
  for (int i = 0; i <= steps; ++i) {
    const double r = from + i / 2.0;
    const bool ink = HasInk(raster, seal.x + ray.dx * r, seal.y + ray.dy * r);
    if (ink && !inside) runs.push_back({i, i});
    if (ink) runs.back().last = i;
    inside = ink;
  }
  return runs;
}

// All runs along rays from the seal's middle, ray by ray.
struct Rays {
  std::vector<Direction> directions;
  std::vector<std::vector<Run>> runs;
  double from = 0;  // pixels from the middle to step 0

  double At(int step) const { return from + step / 2.0; }
  double MiddleOf(const Run& run) const { return from + (run.first + run.last) / 4.0; }
};

int StepsOf(const Run& run) { return run.last - run.first + 1; }

Rays CastRays(Pix* binary, const Circle& seal, double from, double to) {
  Rays rays;
  rays.from = from;
  const Raster raster(binary);
  const int count = static_cast<int>(seal.radius * 2 * 3.14159265358979 * 2);
  for (int i = 0; i < count; ++i) {
    const double angle = 2 * 3.14159265358979 * i / count;
    rays.directions.push_back({std::cos(angle), std::sin(angle)});
    rays.runs.push_back(RunsAlong(raster, seal, rays.directions.back(), from, to));
  }
  return rays;
}

void EraseRun(Pix* binary, const Circle& seal, const Rays& rays, size_t ray, const Run& run) {
  const Direction& direction = rays.directions[ray];
  for (int step = run.first; step <= run.last; ++step) {
    const double r = rays.At(step);
    pixSetPixel(binary, static_cast<int>(std::lround(seal.x + direction.dx * r)),
                static_cast<int>(std::lround(seal.y + direction.dy * r)), 0);
  }
}

// A ring too faint or too bent for EraseRingLines.
void EraseRingLine(Pix* binary, const Circle& seal, double dpi) {
  const Rays rays = CastRays(binary, seal, seal.radius - kRingInside * dpi, seal.radius + kRingReach * dpi);
  std::vector<int> lengths;
  for (const std::vector<Run>& runs : rays.runs) {
    for (const Run& run : runs) lengths.push_back(StepsOf(run));
  }
  if (lengths.empty()) return;
  const int thin = std::max(4, UpperMedian(std::move(lengths)) * 3 / 2);
  const auto is_thin = [&](const Run& run) { return StepsOf(run) <= thin; };
  const auto met = std::count_if(rays.runs.begin(), rays.runs.end(), [&](const std::vector<Run>& runs) {
    return std::any_of(runs.begin(), runs.end(), is_thin);
  });
  // A seal in red leaves no ring in the black print: what lies there are strokes of letters.
  if (static_cast<double>(met) < kFaintRingShare * static_cast<double>(rays.runs.size())) return;
  for (size_t i = 0; i < rays.runs.size(); ++i) {
    for (const Run& run : rays.runs[i]) {
      if (is_thin(run)) EraseRun(binary, seal, rays, i, run);
    }
  }
}

// How a seal's rings differ from circles about the middle that was found: shifted, and drawn out by a scan's or a
// photograph's slant. Pixels, the latter at the outer radius.
struct Warp {
  double dx = 0, dy = 0;
  double along = 0, across = 0;

  double Round(double r, double radius, const Direction& d) const {
    const double twice_cos = d.dx * d.dx - d.dy * d.dy;
    const double twice_sin = 2 * d.dx * d.dy;
    return r - (dx * d.dx + dy * d.dy) - r / radius * (along * twice_cos + across * twice_sin);
  }
};

// Rays with a thin run at each whole pixel of the straightened radius.
std::vector<int> RadialCounts(const Rays& rays, const Circle& seal, const Warp& warp, int thickest, size_t every = 1) {
  std::vector<int> counts(static_cast<size_t>(2 * seal.radius) + 2);
  for (size_t i = 0; i < rays.runs.size(); i += every) {
    for (const Run& run : rays.runs[i]) {
      if (StepsOf(run) > thickest) continue;
      const double r = warp.Round(rays.MiddleOf(run), seal.radius, rays.directions[i]);
      const auto at = static_cast<size_t>(std::max(0.0, r));
      if (at < counts.size()) ++counts[at];
    }
  }
  return counts;
}

double Sharpness(const std::vector<int>& counts) {
  double sum = 0;
  for (const int count : counts) sum += static_cast<double>(count) * count;
  return sum;
}

// The warp under which the runs crowd on the fewest radii.
Warp FindWarp(const Rays& rays, const Circle& seal, int thickest) {
  constexpr int kFarthest = 4;
  constexpr size_t kEvery = 4;  // rays are cast more closely than the search needs
  Warp best;
  double sharpest = Sharpness(RadialCounts(rays, seal, best, thickest, kEvery));
  for (const bool shift : {true, false, true}) {
    const Warp start = best;
    for (int a = -kFarthest; a <= kFarthest; ++a) {
      for (int b = -kFarthest; b <= kFarthest; ++b) {
        Warp warp = start;
        (shift ? warp.dx : warp.along) += a;
        (shift ? warp.dy : warp.across) += b;
        const double sharpness = Sharpness(RadialCounts(rays, seal, warp, thickest, kEvery));
        if (sharpness <= sharpest) continue;
        sharpest = sharpness;
        best = warp;
      }
    }
  }
  return best;
}

// The straightened radii, in whole pixels, on which most rays meet a thin line; the outer ring is often two lines.
std::vector<size_t> RingRadii(const std::vector<int>& counts, size_t rays) {
  const double least = kRingShare * static_cast<double>(rays);
  std::vector<size_t> radii;
  for (size_t r = 1; r + 1 < counts.size(); ++r) {
    const bool peak = counts[r] > counts[r - 1] && counts[r] >= counts[r + 1];
    if (peak && counts[r - 1] + counts[r] + counts[r + 1] >= least) radii.push_back(r);
  }
  return radii;
}

// Takes off all lines of the seal's rings, also of those between which the agency's name runs. Of a run of ink along a
// ray only what lies on a ring and is as thin as that ring's line elsewhere: the rest belongs to a letter.
bool EraseRingLines(Pix* binary, const Circle& seal, double dpi) {
  const Rays rays = CastRays(binary, seal, kInnermostRing * seal.radius, seal.radius + kRingReach * dpi);
  const int thickest = static_cast<int>(2 * kThickestLine * dpi);
  const Warp warp = FindWarp(rays, seal, thickest);
  const std::vector<size_t> radii = RingRadii(RadialCounts(rays, seal, warp, thickest), rays.runs.size());
  bool outer = false;
  for (const size_t radius : radii) {
    std::vector<std::pair<size_t, Run>> found;
    std::vector<int> lengths;
    for (size_t i = 0; i < rays.runs.size(); ++i) {
      for (const Run& run : rays.runs[i]) {
        const double r = warp.Round(rays.MiddleOf(run), seal.radius, rays.directions[i]);
        if (StepsOf(run) > thickest || std::abs(r - 0.5 - static_cast<double>(radius)) > kBesideRing) continue;
        found.emplace_back(i, run);
        lengths.push_back(StepsOf(run));
      }
    }
    if (found.empty()) continue;
    const int thin = std::max(4, UpperMedian(std::move(lengths)) * 3 / 2);
    for (const auto& [ray, run] : found) {
      if (StepsOf(run) <= thin) EraseRun(binary, seal, rays, ray, run);
    }
    outer = outer || static_cast<double>(radius) > seal.radius - kRingInside * dpi;
  }
  return outer;
}

void Clear(Pix* binary, const PixelBox& box) {
  pixRasterop(binary, box.x0, box.y0, box.Width(), box.Height(), PIX_CLR, nullptr, 0, 0);
}

}  // namespace

std::vector<Circle> FindSeals(Pix* binary, double dpi, SealInk ink) {
  const double cell = dpi / kSearchDpi;
  const std::array<Direction, kDirections> directions = Directions();
  Points points = SmallRaster(binary, cell);
  std::vector<Circle> seals;
  while (seals.size() < 2 && points.ink.size() > 60) {
    double share = 0;
    const Circle best = BestCircle(points, directions, &share);
    if (share < (ink == SealInk::kRed ? kClearRedRing : kClearBlackRing)) break;
    seals.push_back({(best.x + 0.5) * cell, (best.y + 0.5) * cell, (best.radius + 0.5) * cell});
    std::erase_if(points.ink, [&](const auto& p) {
      const bool inside = Inside(best, p[0], p[1], best.radius + 2);
      if (inside) points.raster[static_cast<size_t>(p[1]) * points.width + p[0]] = 0;
      return inside;
    });
  }
  return seals;
}

void EraseSeals(Pix* binary, const std::vector<Circle>& seals, double dpi) {
  for (const Circle& seal : seals) {
    // Once without its ring, to see the letters around; then again, sparing the lines that those letters belong to.
    const PixPtr ringless(pixCopy(nullptr, binary));
    if (!ringless) return;
    EraseRing(ringless.get(), seal, {}, dpi);
    const std::vector<PixelBox> parts = PartsOf(ringless.get());
    const std::vector<PixelBox> rows = RowsOutside(parts, seal, dpi);
    EraseRing(binary, seal, rows, dpi);
    for (const PixelBox& part : parts) {
      const double x = (part.x0 + part.x1) / 2.0;
      const double y = (part.y0 + part.y1) / 2.0;
      if (!Inside(seal, x, y, seal.radius)) continue;
      if (part.Height() > dpi * 0.3 || !InRow(rows, x, y, dpi * kLettersUnderSeal)) Clear(binary, part);
    }
  }
}

void EraseRings(Pix* binary, const std::vector<Circle>& seals, double dpi) {
  for (const Circle& seal : seals) {
    if (!EraseRingLines(binary, seal, dpi)) EraseRingLine(binary, seal, dpi);
  }
}

}  // namespace sohoa::reading
