#include "extractors/handwriting/segments.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sohoa::handwriting {
namespace {

// As in scripts/digits/segments.py.
constexpr double kInk = 0.40;       // of the slot's darkness
constexpr double kSmallest = 0.16;  // of print's height: what is smaller both ways is a dot
constexpr double kWide = 0.62;      // of the digits' height: wider pieces may be two digits
constexpr double kEdge = 0.20;      // of the digits' height: no cut nearer to an edge or to another cut
constexpr double kThin = 0.33;      // of the digits' height: no cut through more ink
constexpr size_t kMostCuts = 3;
constexpr int kMostAtoms = 14;
constexpr int kMostJoined = 4;
constexpr int kBox = 22;  // longer side of the ink within the net's picture
constexpr float kFaintest = 0.12F;

// Paper to 0, ink to 1, by the slot's own range.
std::vector<float> Stretch(const std::vector<float>& darkness) {
  std::vector<float> sorted = darkness;
  std::sort(sorted.begin(), sorted.end());
  const auto last = static_cast<double>(sorted.size() - 1);
  const float paper = sorted[static_cast<size_t>(0.5 * last)];
  const float dark = sorted[static_cast<size_t>(0.985 * last)];
  std::vector<float> ink;
  ink.reserve(darkness.size());
  for (const float d : darkness) ink.push_back(std::clamp((d - paper) / std::max(kFaintest, dark - paper), 0.0F, 1.0F));
  return ink;
}

// How tall the digits are: what most pieces reach, within reason beside the print.
double DigitHeight(std::vector<int> heights, double print_height) {
  std::erase_if(heights, [&](int h) { return h < 0.5 * print_height; });
  if (heights.empty()) return print_height;
  std::sort(heights.begin(), heights.end());
  const double typical = heights[static_cast<size_t>(0.7 * static_cast<double>(heights.size() - 1) + 0.5)];
  return std::clamp(typical, 0.8 * print_height, 2.2 * print_height);
}

// Columns where a wide piece may be cut, from left to right. `profile`: ink in each column.
std::vector<int> CutsOf(const std::vector<int>& profile, double digit_height) {
  const int edge = std::max(2, static_cast<int>(kEdge * digit_height));
  const int width = static_cast<int>(profile.size());
  std::vector<std::pair<int, int>> lows;
  for (int x = edge; x < width - edge; ++x) {
    const int here = profile[x];
    const int least = *std::min_element(profile.begin() + x - 2, profile.begin() + std::min(width, x + 3));
    if (here == least && here != profile[x - 1] && here <= kThin * digit_height) lows.emplace_back(here, x);
  }
  std::sort(lows.begin(), lows.end());
  std::vector<int> cuts;
  for (const auto& [ink, x] : lows) {
    const bool clear = std::all_of(cuts.begin(), cuts.end(), [&](int other) { return std::abs(x - other) >= edge; });
    if (cuts.size() < kMostCuts && clear) cuts.push_back(x);
  }
  std::sort(cuts.begin(), cuts.end());
  return cuts;
}

// Whether a piece lies in the slot rather than in the print beside, above or below it.
bool Belongs(const Window& piece, const Window& slot) {
  const int inside_x = std::min(piece.x1, slot.x1) - std::max(piece.x0, slot.x0);
  const int inside_y = std::min(piece.y1, slot.y1) - std::max(piece.y0, slot.y0);
  const int middle = piece.x0 + piece.x1;
  return 2 * slot.x0 <= middle && middle <= 2 * slot.x1 && 2 * inside_x > piece.x1 - piece.x0 &&
         3 * inside_y > piece.y1 - piece.y0;
}

// How much old pixel `from` gives to new pixel `to`: the length they share.
float Share(int to, int from, double step) {
  return static_cast<float>(std::max(0.0, std::min((to + 1) * step, from + 1.0) - std::max(to * step, 1.0 * from)));
}

// One row scaled to another length, each new pixel the mean of what it covers. `stride` lies between pixels.
void ScaleRow(const float* from, int old_size, int old_stride, float* to, int size, int stride) {
  const double step = static_cast<double>(old_size) / size;
  for (int i = 0; i < size; ++i) {
    float sum = 0;
    float all = 0;
    const int end = std::min(old_size, static_cast<int>(std::ceil((i + 1) * step)));
    for (int j = static_cast<int>(i * step); j < end; ++j) {
      const float share = Share(i, j, step);
      sum += share * from[j * old_stride];
      all += share;
    }
    to[i * stride] = all > 0 ? sum / all : 0;
  }
}

}  // namespace

struct Atoms::Piece {
  Window box;
  std::vector<std::pair<int, int>> pixels;  // x, y
};

Atoms::Atoms(const SlotPicture& slot) : width_(slot.width), height_(slot.height), digit_height_(slot.print_height) {
  if (slot.darkness.empty() || slot.print_height <= 0) return;
  ink_ = Stretch(slot.darkness);
  labels_.assign(ink_.size(), 0);
  const std::vector<Piece> pieces = FindPieces(slot);
  std::vector<int> heights;
  heights.reserve(pieces.size());
  for (const Piece& piece : pieces) heights.push_back(piece.box.y1 - piece.box.y0);
  digit_height_ = DigitHeight(std::move(heights), slot.print_height);
  Cut(pieces);
}

// What hangs together, corners too, and is neither a dot, a rule nor the surroundings' print.
std::vector<Atoms::Piece> Atoms::FindPieces(const SlotPicture& slot) {
  std::vector<Piece> pieces;
  std::vector<bool> seen(ink_.size(), false);
  const auto take = [&](int x, int y, Piece* piece) {
    if (x < 0 || y < 0 || x >= width_ || y >= height_) return;
    const size_t at = static_cast<size_t>(y) * width_ + x;
    if (seen[at] || ink_[at] <= kInk) return;
    seen[at] = true;
    piece->pixels.emplace_back(x, y);
    Window& box = piece->box;
    box = {std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x + 1), std::max(box.y1, y + 1)};
  };
  const double small = kSmallest * slot.print_height;
  for (int y = 0; y < height_; ++y) {
    for (int x = 0; x < width_; ++x) {
      Piece piece;
      piece.box = {width_, height_, 0, 0};
      take(x, y, &piece);
      for (size_t i = 0; i < piece.pixels.size(); ++i) {
        const auto [px, py] = piece.pixels[i];
        for (int d = 0; d < 9; ++d) take(px + d % 3 - 1, py + d / 3 - 1, &piece);
      }
      if (piece.pixels.empty()) continue;
      const int w = piece.box.x1 - piece.box.x0;
      const int h = piece.box.y1 - piece.box.y0;
      if (h < small && (w < small || h < 0.5 * small)) continue;
      if (Belongs(piece.box, slot.window)) pieces.push_back(std::move(piece));
    }
  }
  return pieces;
}

void Atoms::Cut(const std::vector<Piece>& pieces) {
  std::vector<Piece> atoms;
  for (const Piece& piece : pieces) {
    const int width = piece.box.x1 - piece.box.x0;
    std::vector<int> borders = {0};
    if (width > kWide * digit_height_) {
      std::vector<int> profile(static_cast<size_t>(width), 0);
      for (const auto& [x, y] : piece.pixels) ++profile[static_cast<size_t>(x - piece.box.x0)];
      for (const int cut : CutsOf(profile, digit_height_)) borders.push_back(cut);
    }
    borders.push_back(width);
    for (size_t i = 0; i + 1 < borders.size(); ++i) {
      Piece atom;
      atom.box = {piece.box.x0 + borders[i], height_, piece.box.x0 + borders[i + 1], 0};
      for (const auto& [x, y] : piece.pixels) {
        if (x < atom.box.x0 || x >= atom.box.x1) continue;
        atom.pixels.emplace_back(x, y);
        atom.box.y0 = std::min(atom.box.y0, y);
        atom.box.y1 = std::max(atom.box.y1, y + 1);
      }
      if (!atom.pixels.empty()) atoms.push_back(std::move(atom));
    }
  }
  std::stable_sort(atoms.begin(), atoms.end(), [](const Piece& a, const Piece& b) {
    const int left = a.box.x0 + a.box.x1;
    const int right = b.box.x0 + b.box.x1;
    return left != right ? left < right : a.box.y0 < b.box.y0;
  });
  for (const Piece& atom : atoms) {
    boxes_.push_back(atom.box);
    for (const auto& [x, y] : atom.pixels) labels_[static_cast<size_t>(y) * width_ + x] = count();
  }
}

std::vector<Segment> Atoms::Segments() const {
  std::vector<Segment> segments;
  if (count() > kMostAtoms) return segments;
  for (int first = 0; first < count(); ++first) {
    for (int last = first + 1; last <= std::min(count(), first + kMostJoined); ++last) {
      const Window box = BoxOf({first, last});
      const double tall = (box.y1 - box.y0) / digit_height_;
      const double wide = (box.x1 - box.x0) / digit_height_;
      if (tall >= 0.35 && tall <= 1.8 && wide <= 1.3) segments.push_back({first, last});
    }
  }
  return segments;
}

Window Atoms::BoxOf(const Segment& segment) const {
  Window all = boxes_[static_cast<size_t>(segment.first)];
  for (int i = segment.first + 1; i < segment.last; ++i) {
    const Window& box = boxes_[static_cast<size_t>(i)];
    all = {std::min(all.x0, box.x0), std::min(all.y0, box.y0), std::max(all.x1, box.x1), std::max(all.y1, box.y1)};
  }
  return all;
}

std::array<float, 2> Atoms::SizesOf(const Segment& segment) const {
  const Window box = BoxOf(segment);
  return {static_cast<float>(std::min(2.0, (box.y1 - box.y0) / digit_height_) / 2),
          static_cast<float>(std::min(2.0, (box.x1 - box.x0) / digit_height_) / 2)};
}

DigitPicture Atoms::PictureOf(const Segment& segment) const {
  const Window box = BoxOf(segment);
  const int w = box.x1 - box.x0;
  const int h = box.y1 - box.y0;
  const auto mine = [&](int x, int y) {
    if (x < 0 || y < 0 || x >= width_ || y >= height_) return false;
    const int label = labels_[static_cast<size_t>(y) * width_ + x];
    return label > segment.first && label <= segment.last;
  };
  // The strokes' soft edges too, but not a neighbour's.
  std::vector<float> shown(static_cast<size_t>(w) * h, 0.0F);
  for (int y = 0; y < h; ++y) {
    for (int x = 0; x < w; ++x) {
      const size_t at = static_cast<size_t>(box.y0 + y) * width_ + box.x0 + x;
      bool near = mine(box.x0 + x, box.y0 + y);
      for (int d = 0; d < 9 && !near && labels_[at] == 0; ++d)
        near = mine(box.x0 + x + d % 3 - 1, box.y0 + y + d / 3 - 1);
      if (near) shown[static_cast<size_t>(y) * w + x] = ink_[at];
    }
  }
  const double scale = static_cast<double>(kBox) / std::max(w, h);
  const int new_w = std::max(1, static_cast<int>(std::nearbyint(w * scale)));
  const int new_h = std::max(1, static_cast<int>(std::nearbyint(h * scale)));
  std::vector<float> narrow(static_cast<size_t>(new_w) * h);
  for (int y = 0; y < h; ++y)
    ScaleRow(&shown[static_cast<size_t>(y) * w], w, 1, &narrow[static_cast<size_t>(y) * new_w], new_w, 1);
  DigitPicture picture{};
  float* corner = &picture[static_cast<size_t>((kSide - new_h) / 2 * kSide + (kSide - new_w) / 2)];
  for (int x = 0; x < new_w; ++x) ScaleRow(&narrow[static_cast<size_t>(x)], h, new_w, corner + x, new_h, kSide);
  return picture;
}

}  // namespace sohoa::handwriting
