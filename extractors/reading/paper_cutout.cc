#include "extractors/reading/paper_cutout.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace sohoa::reading {
namespace {

constexpr int kThumbWidth = 200;         // enough to place an edge within a millimetre or two
constexpr double kLeastGround = 0.012;   // share of the picture that is dark ground at its rim
constexpr double kSmallestPaper = 0.35;  // share of the picture
constexpr int kDetail = 9;               // thumbnail pixels: print is narrower
constexpr int kFaintestPrint = 25;       // grey levels below its paper
constexpr int kLeastPrintWidth = 3;      // thumbnail pixels
constexpr int kFewestPrint = 4;          // pieces of print beyond an edge that show it to be a shadow's
constexpr int kDarkerSteps = 8;          // thresholds tried, each darker than the last
constexpr double kDarker = 0.88;
constexpr double kShorterSide = 0.89;    // of the side opposite
constexpr double kStraightWithin = 1.5;  // thumbnail pixels
constexpr double kSteadyWithin = 3;      // thumbnail pixels
constexpr double kRimTimes = 1.5;        // what an edge at the rim counts, however often it was found
constexpr size_t kSteadyTimes = 2;       // thresholds, and half of those that show an edge at all
// Share of the picture by which a corner must stand off its place. Below it deskewing serves better: measured on
// photographs with narrow dark wedges, warping them cost a tenth of a second and a hundredth of the values.
constexpr double kLeastBend = 0.06;

struct Line {
  double slope = 0, offset = 0;  // the coordinate that varies little = slope * the other + offset
  double At(double t) const { return slope * t + offset; }
};

struct Sample {
  double t = 0, value = 0;
};

// The line that most samples lie on; samples at the picture's rim say nothing when others exist.
std::optional<Line> FitEdge(std::vector<Sample> samples, double rim) {
  const auto at_rim = [&](const Sample& s) { return s.value <= 1 || s.value >= rim - 1; };
  const auto inside = static_cast<size_t>(std::count_if(samples.begin(), samples.end(), std::not_fn(at_rim)));
  if (inside * 5 > samples.size()) std::erase_if(samples, at_rim);
  if (samples.size() < 12) return std::nullopt;
  Line best;
  int most = 0;
  const size_t step = std::max<size_t>(1, samples.size() / 40);
  for (size_t i = 0; i < samples.size(); i += step) {
    for (size_t j = i + samples.size() / 4; j < samples.size(); j += step) {
      const double slope = (samples[j].value - samples[i].value) / (samples[j].t - samples[i].t);
      if (std::abs(slope) > 0.3) continue;
      const Line line{slope, samples[i].value - slope * samples[i].t};
      int count = 0;
      for (const Sample& s : samples) count += std::abs(line.At(s.t) - s.value) <= kStraightWithin ? 1 : 0;
      if (count > most) {
        most = count;
        best = line;
      }
    }
  }
  if (most * 2 < static_cast<int>(samples.size())) return std::nullopt;
  return best;
}

// Crossing of a nearly upright line x = u(y) and a nearly level line y = l(x).
Corner Cross(const Line& upright, const Line& level) {
  const double y = (level.slope * upright.offset + level.offset) / (1 - level.slope * upright.slope);
  return {upright.At(y), y};
}

class Mask {
 public:
  explicit Mask(Pix* binary) : width_(pixGetWidth(binary)), height_(pixGetHeight(binary)), binary_(binary) {}
  bool At(int x, int y) const {
    const l_uint32* line = pixGetData(binary_) + static_cast<size_t>(pixGetWpl(binary_)) * y;
    return GET_DATA_BIT(line, x) != 0;
  }
  int width() const { return width_; }
  int height() const { return height_; }

  // First set pixel from one side for each row (or column), but for the tenth of rows at either end.
  std::vector<Sample> Rows(bool from_left) const {
    std::vector<Sample> samples;
    for (int y = height_ / 12; y < height_ - height_ / 12; ++y) {
      int x = from_left ? 0 : width_ - 1;
      while (x >= 0 && x < width_ && !At(x, y)) x += from_left ? 1 : -1;
      if (x >= 0 && x < width_) samples.push_back({y + 0.5, from_left ? x : x + 1.0});
    }
    return samples;
  }
  std::vector<Sample> Columns(bool from_top) const {
    std::vector<Sample> samples;
    for (int x = width_ / 12; x < width_ - width_ / 12; ++x) {
      int y = from_top ? 0 : height_ - 1;
      while (y >= 0 && y < height_ && !At(x, y)) y += from_top ? 1 : -1;
      if (y >= 0 && y < height_) samples.push_back({x + 0.5, from_top ? y : y + 1.0});
    }
    return samples;
  }

 private:
  int width_;
  int height_;
  Pix* binary_;
};

// The mean of some 16 samples for each pixel: adding up all of a scan's 9 million takes a seventieth of a page's time.
PixPtr Thumbnail(Pix* picture) {
  const auto thinning = static_cast<l_float32>(4.0 * kThumbWidth / pixGetWidth(picture));
  const PixPtr samples(thinning < 0.7F ? pixScaleBySampling(picture, thinning, thinning) : pixClone(picture));
  if (!samples) return nullptr;
  const auto f = static_cast<l_float32>(static_cast<double>(kThumbWidth) / pixGetWidth(samples.get()));
  return PixPtr(pixScaleAreaMap(samples.get(), f, f));
}

// The paper in a thumbnail whose print was filled in: what is lighter than the ground. Null when there is no ground.
PixPtr LightArea(Pix* filled, int threshold) {
  PixPtr light(pixThresholdToBinary(filled, threshold));
  if (!light) return nullptr;
  pixInvert(light.get(), light.get());
  l_float32 share = 0;
  pixForegroundFraction(light.get(), &share);
  if (1 - share < kLeastGround || share < kSmallestPaper) return nullptr;
  return light;
}

enum Side { kLeft, kRight, kTop, kBottom, kSides };
using Edges = std::array<std::optional<Line>, kSides>;

// The edges of the light area, in pixels of the thumbnail; nothing where one is not straight.
Edges EdgesOf(Pix* light) {
  const Mask mask(light);
  return {FitEdge(mask.Rows(true), mask.width()), FitEdge(mask.Rows(false), mask.width()),
          FitEdge(mask.Columns(true), mask.height()), FitEdge(mask.Columns(false), mask.height())};
}

// Where the edges meet. Empty when one is missing or they meet far outside the picture.
std::optional<Quadrilateral> CornersOf(const Edges& edges, double w, double h) {
  if (!std::all_of(edges.begin(), edges.end(), [](const std::optional<Line>& edge) { return edge.has_value(); })) {
    return std::nullopt;
  }
  const Quadrilateral corners = {Cross(*edges[kLeft], *edges[kTop]), Cross(*edges[kRight], *edges[kTop]),
                                 Cross(*edges[kRight], *edges[kBottom]), Cross(*edges[kLeft], *edges[kBottom])};
  const bool near = std::all_of(corners.begin(), corners.end(), [&](const Corner& corner) {
    return corner.x > -0.1 * w && corner.x < 1.1 * w && corner.y > -0.1 * h && corner.y < 1.1 * h;
  });
  return near ? std::optional(corners) : std::nullopt;
}

struct SteadyLine {
  std::optional<Line> line;
  size_t times = 0;  // found so
};

// The edge that most thresholds find in one place, the lightest of them when several do: paper ends where it ends, the
// edge of a shadow wanders with the threshold. The picture's rim is none while another was found twice.
SteadyLine SteadyEdge(const std::vector<Edges>& found, Side side, double w, double h) {
  const bool upright = side == kLeft || side == kRight;
  const double length = upright ? h : w;
  const double rim = upright ? w : h;
  const auto same = [&](const Line& a, const Line& b) {
    return std::abs(a.At(0) - b.At(0)) <= kSteadyWithin && std::abs(a.At(length) - b.At(length)) <= kSteadyWithin;
  };
  const auto at_rim = [&](const Line& edge) {
    const double middle = edge.At(length / 2);
    return middle <= kSteadyWithin || middle >= rim - kSteadyWithin;
  };
  SteadyLine best;
  double most = 0;
  for (const Edges& edges : found) {
    if (!edges[side]) continue;
    const auto times = std::count_if(found.begin(), found.end(), [&](const Edges& other) {
      return other[side] && same(*edges[side], *other[side]);
    });
    const double weight = at_rim(*edges[side]) ? kRimTimes : static_cast<double>(times);
    if (weight <= most) continue;
    most = weight;
    best = {edges[side], static_cast<size_t>(times)};
  }
  return best;
}

// How far a corner stands off its place, as a share of the picture.
double BendOf(const Quadrilateral& corners, double w, double h) {
  const Quadrilateral frame = {{{0, 0}, {w, 0}, {w, h}, {0, h}}};
  double bend = 0;
  for (size_t i = 0; i < corners.size(); ++i) {
    bend = std::max({bend, std::abs(corners[i].x - frame[i].x) / w, std::abs(corners[i].y - frame[i].y) / h});
  }
  return bend;
}

// A camera that is held over a sheet of paper shows opposite sides about as long as each other. One that is held aslant
// does not, and neither does the edge of a shadow across the sheet.
bool IsSheet(const Quadrilateral& corners) {
  const auto alike = [](double a, double b) { return std::min(a, b) >= kShorterSide * std::max(a, b); };
  const auto length = [&](size_t a, size_t b) {
    return std::hypot(corners[a].x - corners[b].x, corners[a].y - corners[b].y);
  };
  return alike(length(0, 1), length(3, 2)) && alike(length(0, 3), length(1, 2));
}

// How far outside the paper a point lies; negative inside. In pixels.
double Outside(const Quadrilateral& paper, double x, double y) {
  double most = -1e9;
  for (size_t i = 0; i < paper.size(); ++i) {
    const Corner& a = paper[i];
    const Corner& b = paper[(i + 1) % paper.size()];
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    if (length > 0) most = std::max(most, ((b.y - a.y) * (x - a.x) - (b.x - a.x) * (y - a.y)) / length);
  }
  return most;
}

// Whether print goes on beyond the edges found: then they are those of a shadow, and half the paper would be lost. What
// touches the picture's rim is the ground.
bool CutsThroughPrint(Pix* thumb, const Quadrilateral& paper) {
  const PixPtr detail(pixTophat(thumb, kDetail, kDetail, L_TOPHAT_BLACK));
  const PixPtr print(detail ? pixThresholdToBinary(detail.get(), kFaintestPrint) : nullptr);
  if (!print) return false;
  pixInvert(print.get(), print.get());
  Boxa* boxes = pixConnCompBB(print.get(), 8);
  int outside = 0;
  for (int i = 0; i < boxaGetCount(boxes); ++i) {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;
    boxaGetBoxGeometry(boxes, i, &x, &y, &w, &h);
    const bool at_rim = x <= 1 || y <= 1 || x + w >= pixGetWidth(thumb) - 1 || y + h >= pixGetHeight(thumb) - 1;
    if (!at_rim && w >= kLeastPrintWidth && Outside(paper, x + w / 2.0, y + h / 2.0) > kDetail) ++outside;
  }
  boxaDestroy(&boxes);
  return outside >= kFewestPrint;
}

}  // namespace

std::optional<Quadrilateral> FindPaper(Pix* picture) {
  if (pixGetDepth(picture) != 32 && pixGetDepth(picture) != 8) return std::nullopt;
  const double scale = static_cast<double>(kThumbWidth) / pixGetWidth(picture);
  const PixPtr small = Thumbnail(picture);
  const PixPtr thumb(small && pixGetDepth(small.get()) == 32 ? pixConvertRGBToGray(small.get(), 0.3F, 0.5F, 0.2F)
                     : small                                 ? pixClone(small.get())
                                                             : nullptr);
  const PixPtr filled(thumb ? pixCloseGray(thumb.get(), kDetail, kDetail) : nullptr);
  int threshold = 0;
  if (!filled || pixSplitDistributionFgBg(filled.get(), 0.1F, 1, &threshold, nullptr, nullptr, nullptr) != 0) {
    return std::nullopt;
  }
  threshold = std::clamp(threshold, 60, 170);
  const double w = pixGetWidth(thumb.get());
  const double h = pixGetHeight(thumb.get());
  const auto is_whole = [&](const std::optional<Quadrilateral>& corners, bool steady) {
    return corners && (steady || IsSheet(*corners)) && !CutsThroughPrint(thumb.get(), *corners);
  };
  std::vector<Edges> found;
  std::optional<Quadrilateral> corners;
  for (int step = 0; step < kDarkerSteps; ++step, threshold = static_cast<int>(threshold * kDarker)) {
    const PixPtr light = LightArea(filled.get(), threshold);
    if (!light) continue;
    found.push_back(EdgesOf(light.get()));
    if (found.size() > 1) continue;
    corners = CornersOf(found.front(), w, h);
    if (is_whole(corners, false)) break;
    corners.reset();
  }
  if (!corners) {
    Edges edges;
    bool steady = true;
    for (const Side side : {kLeft, kRight, kTop, kBottom}) {
      const SteadyLine edge = SteadyEdge(found, side, w, h);
      edges[side] = edge.line;
      steady = steady && edge.times >= std::max(kSteadyTimes, found.size() / 2);
    }
    corners = CornersOf(edges, w, h);
    if (!is_whole(corners, steady)) return std::nullopt;
  }
  if (BendOf(*corners, w, h) < kLeastBend) return std::nullopt;
  for (Corner& corner : *corners) corner = {corner.x / scale, corner.y / scale};
  return corners;
}

bool CutOut(PixPtr* photograph, const Quadrilateral& paper) {
  const auto length = [](const Corner& a, const Corner& b) { return std::hypot(a.x - b.x, a.y - b.y); };
  const double w = (length(paper[0], paper[1]) + length(paper[3], paper[2])) / 2;
  const double h = (length(paper[0], paper[3]) + length(paper[1], paper[2])) / 2;
  // Leptonica warps within the picture's own size; a larger canvas would be cut.
  const double fit = std::min({1.0, pixGetWidth(photograph->get()) / w, pixGetHeight(photograph->get()) / h});
  Pta* from = ptaCreate(4);
  Pta* to = ptaCreate(4);
  const std::array<Corner, 4> target = {{{0, 0}, {w * fit, 0}, {w * fit, h * fit}, {0, h * fit}}};
  for (size_t i = 0; i < paper.size(); ++i) {
    ptaAddPt(from, static_cast<l_float32>(paper[i].x), static_cast<l_float32>(paper[i].y));
    ptaAddPt(to, static_cast<l_float32>(target[i].x), static_cast<l_float32>(target[i].y));
  }
  PixPtr straight(pixProjectivePta(photograph->get(), to, from, L_BRING_IN_WHITE));
  ptaDestroy(&from);
  ptaDestroy(&to);
  if (!straight) return false;
  *photograph = std::move(straight);
  if (PixPtr clipped = Clip(photograph->get(), {0, 0, static_cast<int>(w * fit), static_cast<int>(h * fit)})) {
    *photograph = std::move(clipped);
  }
  return true;
}

}  // namespace sohoa::reading
