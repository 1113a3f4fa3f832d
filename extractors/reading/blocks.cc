#include "extractors/reading/blocks.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace sohoa::reading {
namespace {

// All lengths in inches.
constexpr double kLineGap = 0.025;      // white between two lines of print
constexpr double kNarrowLane = 0.11;    // between columns, when several lines agree on it
constexpr double kLane = 0.187;         // between columns, when two lines agree on it
constexpr double kWideLane = 0.30;      // between columns, seen on one line alone
constexpr double kParagraphGap = 0.30;  // between bands that may share a block
constexpr double kLineHeight = 0.20;    // of 13 to 14 points with its spacing
constexpr double kCellsPerInch = 100;
constexpr int kMaxDepth = 8;

struct Span {
  int from = 0, to = 0;  // half open
  int Length() const { return to - from; }
};

// The page as a small raster of ink or paper.
class InkRaster {
 public:
  InkRaster(Pix* binary, double dpi) : cell_(std::max(1.0, dpi / kCellsPerInch)) {
    const int w = pixGetWidth(binary);
    const int h = pixGetHeight(binary);
    width_ = static_cast<int>(w / cell_) + 1;
    height_ = static_cast<int>(h / cell_) + 1;
    ink_.assign(static_cast<size_t>(width_) * height_, 0);
    for (int y = 0; y < h; ++y) {
      const l_uint32* line = pixGetData(binary) + static_cast<size_t>(pixGetWpl(binary)) * y;
      std::uint8_t* row = &ink_[static_cast<size_t>(static_cast<int>(y / cell_)) * width_];
      for (int word = 0; word * 32 < w; ++word) {
        if (line[word] == 0) continue;
        for (int x = word * 32; x < std::min(w, word * 32 + 32); ++x) {
          if (GET_DATA_BIT(line, x) != 0) row[static_cast<int>(x / cell_)] = 1;
        }
      }
    }
  }

  int width() const { return width_; }
  int height() const { return height_; }
  int Cells(double inches) const { return std::max(1, static_cast<int>(std::lround(inches * kCellsPerInch))); }

  bool RowHasInk(int y, Span columns) const {
    const std::uint8_t* row = &ink_[static_cast<size_t>(y) * width_];
    return std::any_of(row + columns.from, row + columns.to, [](std::uint8_t cell) { return cell != 0; });
  }

  // Runs of columns without ink between the rows, within the columns.
  std::vector<Span> WhiteColumns(Span rows, Span columns) const {
    std::vector<std::uint8_t> any(static_cast<size_t>(columns.Length()), 0);
    for (int y = rows.from; y < rows.to; ++y) {
      const std::uint8_t* row = &ink_[static_cast<size_t>(y) * width_ + columns.from];
      for (size_t x = 0; x < any.size(); ++x) any[x] |= row[x];
    }
    std::vector<Span> white;
    for (size_t x = 0; x < any.size(); ++x) {
      if (any[x] != 0) continue;
      const size_t begin = x;
      while (x < any.size() && any[x] == 0) ++x;
      white.push_back({columns.from + static_cast<int>(begin), columns.from + static_cast<int>(x)});
    }
    return white;
  }

  PixelBox ToPixels(Span rows, Span columns) const {
    return {static_cast<int>(columns.from * cell_), static_cast<int>(rows.from * cell_),
            static_cast<int>(columns.to * cell_ + 0.999), static_cast<int>(rows.to * cell_ + 0.999)};
  }

 private:
  double cell_;
  int width_ = 0;
  int height_ = 0;
  std::vector<std::uint8_t> ink_;
};

// Rows of print with white above and below: a line, or several that no white row parts.
struct Band {
  Span rows;
  Span columns;             // first to last ink
  std::vector<Span> lanes;  // white inside `columns`
  std::vector<Span> white;  // white anywhere in the region
};

std::vector<Span> Intersect(const std::vector<Span>& a, const std::vector<Span>& b, int shortest) {
  std::vector<Span> common;
  for (const Span& x : a) {
    for (const Span& y : b) {
      const Span both{std::max(x.from, y.from), std::min(x.to, y.to)};
      if (both.Length() >= shortest) common.push_back(both);
    }
  }
  return common;
}

class Cutter {
 public:
  Cutter(const InkRaster& raster, std::vector<TextBlock>* blocks) : raster_(raster), blocks_(blocks) {}

  void Cut(Span rows, Span columns, int depth) {
    const std::vector<Band> bands = FindBands(rows, columns);
    std::vector<Band> plain;
    for (size_t i = 0; i < bands.size();) {
      std::vector<Span> lanes;
      const size_t end = depth < kMaxDepth ? ColumnsFrom(bands, i, &lanes) : i;
      if (end == i) {
        if (!plain.empty() && bands[i].rows.from - plain.back().rows.to > raster_.Cells(kParagraphGap)) Flush(&plain);
        plain.push_back(bands[i++]);
        continue;
      }
      Flush(&plain);
      CutColumns({bands[i].rows.from, bands[end - 1].rows.to}, columns, lanes, depth);
      i = end;
    }
    Flush(&plain);
  }

 private:
  std::vector<Band> FindBands(Span rows, Span columns) const {
    std::vector<Band> bands;
    const int gap = raster_.Cells(kLineGap);
    int last_ink = -1;
    for (int y = rows.from; y < rows.to; ++y) {
      if (!raster_.RowHasInk(y, columns)) continue;
      if (last_ink < 0 || y - last_ink > gap) bands.push_back({{y, y}, columns, {}, {}});
      last_ink = y;
      bands.back().rows.to = y + 1;
    }
    for (Band& band : bands) {
      band.white = raster_.WhiteColumns(band.rows, columns);
      if (!band.white.empty() && band.white.front().from == columns.from) band.columns.from = band.white.front().to;
      if (!band.white.empty() && band.white.back().to == columns.to) band.columns.to = band.white.back().from;
      for (const Span& white : band.white) {
        const bool inside = white.from > band.columns.from && white.to < band.columns.to;
        if (inside && white.Length() >= raster_.Cells(kNarrowLane)) band.lanes.push_back(white);
      }
    }
    return bands;
  }

  // Lines of print in a band, at least one.
  double LinesIn(const Band& band) const {
    return std::max(1.0, static_cast<double>(band.rows.Length()) / raster_.Cells(kLineHeight));
  }

  // How far the columns that begin in bands[first] reach; `first` when there are none.
  size_t ColumnsFrom(const std::vector<Band>& bands, size_t first, std::vector<Span>* lanes) const {
    if (bands[first].lanes.empty()) return first;
    *lanes = bands[first].lanes;
    double lines = LinesIn(bands[first]);
    size_t end = first + 1;
    size_t pending = end;  // bands with ink in one column only, kept when they lie between or close below full ones
    for (size_t j = end; j < bands.size(); ++j) {
      if (bands[j].rows.from - bands[j - 1].rows.to > raster_.Cells(kParagraphGap)) break;
      const std::vector<Span> common = Intersect(*lanes, bands[j].white, raster_.Cells(kNarrowLane));
      if (common.empty()) break;
      const bool both_sides = std::any_of(common.begin(), common.end(), [&](const Span& lane) {
        return lane.from > bands[j].columns.from && lane.to < bands[j].columns.to;
      });
      *lanes = common;
      if (both_sides) {
        lines += LinesIn(bands[j]);
        end = pending = j + 1;
      } else if (lines >= 1.9) {
        pending = j + 1;
      } else {
        break;
      }
    }
    end = std::max(end, pending);
    int widest = 0;
    for (const Span& lane : *lanes) widest = std::max(widest, lane.Length());
    const double needed = widest >= raster_.Cells(kWideLane) ? 0.9 : widest >= raster_.Cells(kLane) ? 1.9 : 2.9;
    return lines >= needed ? end : first;
  }

  void CutColumns(Span rows, Span columns, const std::vector<Span>& lanes, int depth) {
    int from = columns.from;
    for (const Span& lane : lanes) {
      if (lane.from > from) Cut(rows, {from, lane.from}, depth + 1);
      from = std::max(from, lane.to);
    }
    if (columns.to > from) Cut(rows, {from, columns.to}, depth + 1);
  }

  void Flush(std::vector<Band>* bands) {
    if (bands->empty()) return;
    Span rows{bands->front().rows.from, bands->back().rows.to};
    Span columns = bands->front().columns;
    for (const Band& band : *bands) {
      columns.from = std::min(columns.from, band.columns.from);
      columns.to = std::max(columns.to, band.columns.to);
    }
    const bool one_line = bands->size() == 1 && rows.Length() <= raster_.Cells(1.4 * kLineHeight);
    blocks_->push_back({raster_.ToPixels(rows, columns), one_line});
    bands->clear();
  }

  const InkRaster& raster_;
  std::vector<TextBlock>* blocks_;
};

}  // namespace

std::vector<TextBlock> FindBlocks(Pix* binary, double dpi) {
  std::vector<TextBlock> blocks;
  const InkRaster raster(binary, dpi);
  Cutter(raster, &blocks).Cut({0, raster.height()}, {0, raster.width()}, 0);
  return blocks;
}

}  // namespace sohoa::reading
