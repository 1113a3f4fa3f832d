#include "extractors/reading/ink_layers.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "extractors/reading/histogram.h"

namespace sohoa::reading {
namespace {

constexpr int kClearColour = 48;    // difference of channels that JPEG's noise around black print does not reach
constexpr int kFaintColour = 12;    // below it, everything counts as grey
constexpr int kFullFade = 24;       // colour beyond the faint from which ink is made paper wholly
constexpr int kPalestFull = 110;    // light of full red ink at most: a stamp is paler than the one that it lies over
constexpr double kDarkestInk = 85;  // strongest channel: darker is print, though a scanner may tint it blue
constexpr double kDarkInk = 130;
constexpr int kCell = 64;          // pixels
constexpr int kFewestInCell = 24;  // of clear colour: fewer are noise

struct Cast {
  int red_green = 0;  // how much redder than green and bluer than green the paper is
  int blue_green = 0;
};

// The paper's own tint, from the commonest light pixels; subtracted so that cream paper is not taken for red ink.
Cast PaperCast(Pix* colour) {
  constexpr int kStep = 7;
  std::array<long long, 3> sum{};
  long long count = 0;
  for (int y = 0; y < pixGetHeight(colour); y += kStep) {
    const l_uint32* line = pixGetData(colour) + static_cast<size_t>(pixGetWpl(colour)) * y;
    for (int x = 0; x < pixGetWidth(colour); x += kStep) {
      int r = 0;
      int g = 0;
      int b = 0;
      extractRGBValues(line[x], &r, &g, &b);
      if (std::min({r, g, b}) < 150) continue;
      sum[0] += r;
      sum[1] += g;
      sum[2] += b;
      ++count;
    }
  }
  if (count == 0) return {};
  return {static_cast<int>((sum[0] - sum[1]) / count), static_cast<int>((sum[2] - sum[1]) / count)};
}

// The middle brightness of each ink's strongest channel: of the ink on bare paper, since most of it lies there.
struct Brightness {
  int red = 200;
  int blue = 160;
};

int MedianOf(const Histogram& histogram, int fallback) {
  constexpr int kFewest = 20;
  return histogram.Total() < kFewest ? fallback : histogram.ValueAt(0.5);
}

Brightness MeasureBrightness(Pix* colour, const Cast& cast) {
  constexpr int kStep = 3;
  Histogram red;
  Histogram blue;
  for (int y = 0; y < pixGetHeight(colour); y += kStep) {
    const l_uint32* line = pixGetData(colour) + static_cast<size_t>(pixGetWpl(colour)) * y;
    for (int x = 0; x < pixGetWidth(colour); x += kStep) {
      const int r = static_cast<int>(line[x] >> 24) - cast.red_green;
      const int g = static_cast<int>(line[x] >> 16 & 0xff);
      const int b = static_cast<int>(line[x] >> 8 & 0xff) - cast.blue_green;
      if (r - std::max(g, b) > kClearColour) red.Add(std::clamp(r, 0, 255));
      if (b - std::max(r, (r + g) / 2) > kClearColour) blue.Add(std::clamp(b, 0, 255));
    }
  }
  return {MedianOf(red, 200), MedianOf(blue, 160)};
}

// How far, in 256ths, a coloured pixel of each brightness is made paper: wholly where it is as bright as the ink is on
// bare paper, not at all where black print must lie under the ink.
using Fading = std::array<int, 256>;

Fading FadingFor(int ink_brightness) {
  Fading fading{};
  const double none = std::max(0.50 * ink_brightness, kDarkestInk);
  const double whole = std::max(0.80 * ink_brightness, kDarkInk);
  for (size_t i = 0; i < fading.size(); ++i) {
    fading[i] = static_cast<int>(256 * std::clamp((static_cast<double>(i) - none) / (whole - none), 0.0, 1.0));
  }
  return fading;
}

// Where on the page an ink occurs, in cells.
class InkCells {
 public:
  InkCells(int width, int height)
      : across_(width / kCell + 1), counts_(static_cast<size_t>(across_) * (height / kCell + 1)) {}

  void Count(int x, int y) { ++counts_[static_cast<size_t>(y / kCell) * across_ + x / kCell]; }

  // Around all cells with enough ink, and their neighbours.
  PixelBox Area(int width, int height) const {
    PixelBox area;
    for (size_t i = 0; i < counts_.size(); ++i) {
      if (counts_[i] < kFewestInCell) continue;
      const int x = static_cast<int>(i % static_cast<size_t>(across_)) * kCell;
      const int y = static_cast<int>(i / static_cast<size_t>(across_)) * kCell;
      area = Join(area, {x, y, x + kCell, y + kCell});
    }
    return area.IsEmpty() ? area : Grow(area, kCell, width, height);
  }

 private:
  int across_;
  std::vector<int> counts_;
};

std::uint8_t Clamp(int value) { return static_cast<std::uint8_t>(std::clamp(value, 0, 255)); }

// A row of pixels without the paper's tint, and what each is by itself. Numbers of 16 bits, one kind after the other,
// are what the compiler makes vector code of on any x86-64.
struct Row {
  explicit Row(size_t width) : red(width), green(width), blue(width), lightest(width), colourful(width) {}

  std::vector<std::int16_t> red, green, blue;
  std::vector<std::int16_t> lightest;   // the strongest channel
  std::vector<std::int16_t> colourful;  // how much redder or bluer than grey, beyond the faint; else 0 or less
};

constexpr size_t kRun = 16;  // pixels that are asked together whether any of them has a colour

void TakeRow(const l_uint32* from, const Cast& cast, Row* row) {
  const size_t width = row->red.size();
  const auto red_cast = static_cast<std::int16_t>(cast.red_green);
  const auto blue_cast = static_cast<std::int16_t>(cast.blue_green);
  std::int16_t* const red = row->red.data();
  std::int16_t* const green = row->green.data();
  std::int16_t* const blue = row->blue.data();
  for (size_t x = 0; x < width; ++x) red[x] = static_cast<std::int16_t>((from[x] >> 24) - red_cast);
  for (size_t x = 0; x < width; ++x) green[x] = static_cast<std::int16_t>(from[x] >> 16 & 0xff);
  for (size_t x = 0; x < width; ++x) blue[x] = static_cast<std::int16_t>((from[x] >> 8 & 0xff) - blue_cast);
  std::int16_t* const lightest = row->lightest.data();
  std::int16_t* const colourful = row->colourful.data();
  for (size_t x = 0; x < width; ++x) {
    const std::int16_t r = red[x];
    const std::int16_t g = green[x];
    const std::int16_t b = blue[x];
    const std::int16_t mean = static_cast<std::int16_t>((r + g) / 2);
    const std::int16_t redness = static_cast<std::int16_t>(r - std::max(g, b));
    const std::int16_t blueness = static_cast<std::int16_t>(b - std::max(r, mean));
    lightest[x] = std::max(std::max(r, g), b);
    colourful[x] = static_cast<std::int16_t>(std::max(redness, blueness) - kFaintColour);
  }
}

// As grey of 8 bits, four to a word, the first highest.
void WriteGrey(const std::vector<std::int16_t>& light, l_uint32* to) {
  const std::int16_t* const from = light.data();
  const auto byte = [](std::int16_t value) { return static_cast<l_uint32>(std::clamp<std::int16_t>(value, 0, 255)); };
  size_t x = 0;
  for (; x + 4 <= light.size(); x += 4) {
    to[x / 4] = byte(from[x]) << 24 | byte(from[x + 1]) << 16 | byte(from[x + 2]) << 8 | byte(from[x + 3]);
  }
  for (; x < light.size(); ++x) SET_DATA_BYTE(to, x, byte(from[x]));
}

bool AnyColour(const std::int16_t* colourful, size_t count) {
  std::int16_t most = 0;
  for (size_t i = 0; i < count; ++i) most = std::max(most, colourful[i]);
  return most > 0;
}

}  // namespace

InkLayers SeparateInks(Pix* colour) {
  const int w = pixGetWidth(colour);
  const int h = pixGetHeight(colour);
  InkLayers layers;
  layers.black.reset(pixCreateNoInit(w, h, 8));
  layers.red.reset(pixCreateNoInit(w, h, 8));
  layers.blue.reset(pixCreateNoInit(w, h, 8));
  if (!layers.black || !layers.red || !layers.blue) return {};
  const Cast cast = PaperCast(colour);
  const Brightness brightness = MeasureBrightness(colour, cast);
  const Fading fade_red = FadingFor(brightness.red);
  const Fading fade_blue = FadingFor(brightness.blue);
  InkCells red_cells(w, h);
  InkCells blue_cells(w, h);
  pixSetAll(layers.red.get());
  pixSetAll(layers.blue.get());
  const auto width = static_cast<size_t>(w);
  Row row(width);
  for (int y = 0; y < h; ++y) {
    TakeRow(pixGetData(colour) + static_cast<size_t>(pixGetWpl(colour)) * y, cast, &row);
    l_uint32* black = pixGetData(layers.black.get()) + static_cast<size_t>(pixGetWpl(layers.black.get())) * y;
    l_uint32* red = pixGetData(layers.red.get()) + static_cast<size_t>(pixGetWpl(layers.red.get())) * y;
    l_uint32* blue = pixGetData(layers.blue.get()) + static_cast<size_t>(pixGetWpl(layers.blue.get())) * y;
    WriteGrey(row.lightest, black);
    for (size_t run = 0; run < width; run += kRun) {
      const size_t end = std::min(run + kRun, width);
      if (!AnyColour(&row.colourful[run], end - run)) continue;
      for (size_t i = run; i < end; ++i) {
        if (row.colourful[i] <= 0) continue;
        const int x = static_cast<int>(i);
        const int redness = row.red[i] - std::max(row.green[i], row.blue[i]);
        const int blueness = row.blue[i] - std::max<int>(row.red[i], (row.red[i] + row.green[i]) / 2);
        const int lightest = row.lightest[i];
        const Fading& fading = redness > blueness ? fade_red : fade_blue;
        const int strength =
            std::min<int>(row.colourful[i], kFullFade) * fading[static_cast<size_t>(std::clamp(lightest, 0, 255))];
        SET_DATA_BYTE(black, x, Clamp(lightest + strength * (255 - lightest) / (kFullFade * 256)));
        if (redness > kFaintColour) {
          const int full = std::min<int>(std::min(row.green[i], row.blue[i]), kPalestFull);
          SET_DATA_BYTE(red, x, Clamp(std::max(255 - 5 * (redness - kFaintColour) / 2, full)));
          if (redness > kClearColour) red_cells.Count(x, y);
        }
        if (blueness > kFaintColour) {
          SET_DATA_BYTE(blue, x, Clamp(255 - 5 * (blueness - kFaintColour) / 2));
          if (blueness > kClearColour) blue_cells.Count(x, y);
        }
      }
    }
  }
  layers.red_area = red_cells.Area(w, h);
  layers.blue_area = blue_cells.Area(w, h);
  if (layers.red_area.IsEmpty()) layers.red.reset();
  if (layers.blue_area.IsEmpty()) layers.blue.reset();
  return layers;
}

}  // namespace sohoa::reading
