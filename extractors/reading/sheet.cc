#include "extractors/reading/sheet.h"

#include <cmath>
#include <optional>
#include <utility>

#include "extractors/reading/cleaning.h"
#include "extractors/reading/ink_layers.h"
#include "extractors/reading/pale_print.h"
#include "extractors/reading/pale_seals.h"
#include "extractors/reading/paper_cutout.h"
#include "extractors/reading/rules.h"
#include "extractors/reading/upright.h"

namespace sohoa::reading {
namespace {

constexpr double kReadingDpi = 200;
constexpr double kSmallestTurn = 0.05;  // degrees
constexpr double kRadiansPerDegree = 3.14159265358979 / 180;
constexpr int kFaintSeal = 200;      // as light as a red seal may be on a grey scan
constexpr int kClearLayerInk = 165;  // in an ink's own picture

PixPtr Level(PixPtr pix, double degrees) {
  if (!pix || std::abs(degrees) < kSmallestTurn) return pix;
  const auto radians = static_cast<l_float32>(degrees * kRadiansPerDegree);
  const int how = pixGetDepth(pix.get()) == 1 ? L_ROTATE_SAMPLING : L_ROTATE_AREA_MAP;
  return PixPtr(pixRotate(pix.get(), radians, how, L_BRING_IN_WHITE, 0, 0));
}

PixPtr Turn(PixPtr pix, int degrees) {
  if (!pix || degrees == 0) return pix;
  return PixPtr(pixRotateOrth(pix.get(), degrees / 90));
}

// Whether a picture with three channels holds only grey.
bool IsGreyInColour(Pix* colour) {
  constexpr int kStep = 11;
  long long difference = 0;
  long long count = 0;
  for (int y = 0; y < pixGetHeight(colour); y += kStep) {
    const l_uint32* line = pixGetData(colour) + static_cast<size_t>(pixGetWpl(colour)) * y;
    for (int x = 0; x < pixGetWidth(colour); x += kStep) {
      int r = 0;
      int g = 0;
      int b = 0;
      extractRGBValues(line[x], &r, &g, &b);
      difference += std::max({r, g, b}) - std::min({r, g, b});
      ++count;
    }
  }
  return difference < 2 * count;
}

// Takes the paper off the table it lies on, and says where it lay; nullopt when the picture is all paper.
std::optional<Quadrilateral> TakePaper(PixPtr* picture) {
  const std::optional<Quadrilateral> paper = FindPaper(picture->get());
  return paper && CutOut(picture, *paper) ? paper : std::nullopt;
}

// Where the paper lay on the page as the file shows it; empty when it is all of that page.
std::vector<Point> OutlineOf(const std::optional<Quadrilateral>& paper, double w, double h, const Box& place) {
  if (!paper && place == Box{0, 0, 1, 1}) return {};
  std::vector<Point> outline;
  for (const Point& corner : paper.value_or(Quadrilateral{{{0, 0}, {w, 0}, {w, h}, {0, h}}})) {
    outline.push_back({place.x0 + corner.x / w * place.Width(), place.y0 + corner.y / h * place.Height()});
  }
  return outline;
}

// The part of a layer that holds ink, scaled; `area` becomes its place in the scaled page.
PixPtr ScalePart(Pix* layer, const PixelBox& ink, double factor, PixelBox* area) {
  const PixPtr part = Clip(layer, ink);
  PixPtr scaled = part ? ScaleGrey(part.get(), factor) : nullptr;
  if (!scaled) return nullptr;
  area->x0 = static_cast<int>(std::lround(ink.x0 * factor));
  area->y0 = static_cast<int>(std::lround(ink.y0 * factor));
  area->x1 = area->x0 + pixGetWidth(scaled.get());
  area->y1 = area->y0 + pixGetHeight(scaled.get());
  return scaled;
}

// Inks are told apart at the scan's own resolution: one channel is cheaper to scale than three, and thin coloured
// strokes are still pure.
void TakeLayers(PixPtr pix, double factor, Sheet* sheet, PixelBox* red_area, PixelBox* blue_area) {
  PixPtr print;
  if (pixGetDepth(pix.get()) == 32) {
    InkLayers layers = SeparateInks(pix.get());
    // A small seal alone is a page's only colour, and enough to know the inks apart.
    sheet->in_colour = layers.red || layers.blue || !IsGreyInColour(pix.get());
    pix.reset();
    print = std::move(layers.black);
    if (layers.red) sheet->red = ScalePart(layers.red.get(), layers.red_area, factor, red_area);
    if (layers.blue) sheet->blue = ScalePart(layers.blue.get(), layers.blue_area, factor, blue_area);
  } else {
    print = ReadingGrey(pix.get());
    pix.reset();
  }
  if (!print) return;
  sheet->grey = ScaleGrey(print.get(), factor);
  if (factor < 0.95) sheet->fine = std::move(print);
}

// A whole layer in the sheet's frame from the part of it that holds ink. Turning and levelling the part alone costs a
// fraction of doing it with a page that is nearly all white. `w` and `h` are the page's before it was turned.
PixPtr PlaceLayer(PixPtr part, const PixelBox& area, int w, int h, const Sheet& sheet) {
  PixPtr layer(pixCreateTemplate(sheet.grey.get()));
  if (!layer) return nullptr;
  pixSetAll(layer.get());
  double x = (area.x0 + area.x1) / 2.0 - w / 2.0;
  double y = (area.y0 + area.y1) / 2.0 - h / 2.0;
  for (int turned = sheet.rotation; turned > 0; turned -= 90) {
    const double before = x;
    x = -y;
    y = before;
  }
  const double radians = std::abs(sheet.skew) < kSmallestTurn ? 0 : sheet.skew * kRadiansPerDegree;
  const double middle_x = pixGetWidth(layer.get()) / 2.0 + x * std::cos(radians) - y * std::sin(radians);
  const double middle_y = pixGetHeight(layer.get()) / 2.0 + x * std::sin(radians) + y * std::cos(radians);
  const int margin =
      static_cast<int>(std::abs(std::sin(radians)) * std::max(pixGetWidth(part.get()), pixGetHeight(part.get()))) + 2;
  part.reset(pixAddBorder(part.get(), margin, 255));
  part = Level(Turn(std::move(part), sheet.rotation), sheet.skew);
  if (!part) return nullptr;
  const int pw = pixGetWidth(part.get());
  const int ph = pixGetHeight(part.get());
  pixRasterop(layer.get(), static_cast<int>(std::lround(middle_x - pw / 2.0)),
              static_cast<int>(std::lround(middle_y - ph / 2.0)), pw, ph, PIX_SRC, part.get(), 0, 0);
  return layer;
}

// Letters in red ink: stamped names and titles, headings of certificates; never the seal.
PixPtr RedText(Pix* red, double dpi, std::vector<Circle>* seals) {
  PixPtr ink(pixThresholdToBinary(red, kClearLayerInk));
  if (!ink) return nullptr;
  *seals = FindSeals(ink.get(), dpi, SealInk::kRed);
  EraseSeals(ink.get(), *seals, dpi);
  const int tall = static_cast<int>(dpi * 0.35);
  const int small = static_cast<int>(dpi * 0.02);
  // By height alone: a letter may hang on a piece of the seal's ring.
  PixPtr letters(pixSelectBySize(ink.get(), 0, tall, 8, L_SELECT_HEIGHT, L_SELECT_IF_LTE, nullptr));
  if (letters) {
    letters.reset(pixSelectBySize(letters.get(), small, small, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GTE, nullptr));
  }
  int empty = 1;
  if (letters) pixZero(letters.get(), &empty);
  return empty != 0 ? nullptr : std::move(letters);
}

// Darkens `grey` where `mask` allows it, by the ink's own picture.
void Paste(Pix* grey, Pix* ink, Pix* mask) {
  const PixPtr around(pixDilateBrick(nullptr, mask, 7, 7));  // the faint edges of thin strokes too
  if (!around) return;
  for (int y = 0; y < pixGetHeight(grey); ++y) {
    l_uint32* to = pixGetData(grey) + static_cast<size_t>(pixGetWpl(grey)) * y;
    const l_uint32* from = pixGetData(ink) + static_cast<size_t>(pixGetWpl(ink)) * y;
    const l_uint32* allowed = pixGetData(around.get()) + static_cast<size_t>(pixGetWpl(around.get())) * y;
    for (int x = 0; x < pixGetWidth(grey); ++x) {
      if (GET_DATA_BIT(allowed, x) == 0) continue;
      const int darker = std::min(GET_DATA_BYTE(to, x), GET_DATA_BYTE(from, x));
      SET_DATA_BYTE(to, x, darker);
    }
  }
}

// A page without colour shows a red seal as grey.
void EraseGreySeals(Sheet* sheet) {
  const PixPtr ink(pixThresholdToBinary(sheet->grey.get(), kFaintSeal));
  const std::vector<Circle> seals = ink ? FindSeals(ink.get(), sheet->dpi, SealInk::kBlack) : std::vector<Circle>{};
  if (seals.empty()) return;
  sheet->sealed.reset(pixCopy(nullptr, sheet->grey.get()));
  sheet->seals = ErasePaleSeals(sheet->grey.get(), seals);
  if (sheet->seals.empty()) sheet->sealed.reset();
}

// Others lie in the same black as the print that they cover.
void EraseBlackSeals(Sheet* sheet) {
  const std::vector<Circle> black = FindSeals(sheet->binary.get(), sheet->dpi, SealInk::kBlack);
  sheet->seals.insert(sheet->seals.end(), black.begin(), black.end());
  if (black.empty()) return;
  sheet->black.reset(pixCopy(nullptr, sheet->grey.get()));
  const PixPtr before(pixCopy(nullptr, sheet->binary.get()));
  EraseSeals(sheet->binary.get(), black, sheet->dpi);
  const PixPtr erased(before ? pixSubtract(nullptr, before.get(), sheet->binary.get()) : nullptr);
  if (erased) PaintWhite(sheet->grey.get(), erased.get());
}

// Where a circle comes to lie when a page of this size is turned clockwise.
Circle Turned(Circle circle, double width, double height, int degrees) {
  for (int turned = 0; turned < degrees; turned += 90) {
    circle = {height - circle.y, circle.x, circle.radius};
    std::swap(width, height);
  }
  return circle;
}

void FindStanding(Sheet* sheet) {
  PixPtr binary = Binarise(sheet->grey.get());
  if (!binary) return;
  const PixPtr small(pixReduceRankBinaryCascade(binary.get(), 2, 0, 0, 0));
  if (small && LinesRunVertically(small.get())) sheet->rotation = 90;
  binary = Turn(std::move(binary), sheet->rotation);
  if (binary && UprightEvidence(binary.get()) < -4) {
    sheet->rotation += 180;
    binary = Turn(std::move(binary), 180);
  }
  sheet->skew = binary ? FindSkew(binary.get()) : 0;
}

}  // namespace

Sheet StandUp(Picture picture) {
  Sheet sheet;
  sheet.two_level = pixGetDepth(picture.pix.get()) == 1;
  const double factor =
      picture.dpi > 1.3 * kReadingDpi || picture.dpi < 0.85 * kReadingDpi ? kReadingDpi / picture.dpi : 1;
  sheet.dpi = picture.dpi * factor;
  PixelBox red_area;
  PixelBox blue_area;
  const int scan_width = pixGetWidth(picture.pix.get());
  const int scan_height = pixGetHeight(picture.pix.get());
  sheet.outline = OutlineOf(TakePaper(&picture.pix), scan_width, scan_height, picture.place);
  TakeLayers(std::move(picture.pix), factor, &sheet, &red_area, &blue_area);
  if (sheet.grey) sheet.grey = NormaliseBackground(sheet.grey.get());
  if (!sheet.grey) return sheet;
  FindStanding(&sheet);
  const int w = pixGetWidth(sheet.grey.get());
  const int h = pixGetHeight(sheet.grey.get());
  sheet.grey = Level(Turn(std::move(sheet.grey), sheet.rotation), sheet.skew);
  if (sheet.red) sheet.red = PlaceLayer(std::move(sheet.red), red_area, w, h, sheet);
  if (sheet.blue) sheet.blue = PlaceLayer(std::move(sheet.blue), blue_area, w, h, sheet);
  return sheet;
}

void CleanUp(Sheet* sheet) {
  if (!sheet->grey) return;
  if (!sheet->two_level && !sheet->red) EraseGreySeals(sheet);
  if (!sheet->two_level) DarkenPalePrint(sheet->grey.get(), sheet->dpi, {sheet->red.get(), sheet->blue.get()});
  sheet->red_text = sheet->red ? RedText(sheet->red.get(), sheet->dpi, &sheet->seals) : nullptr;
  if (sheet->red_text) sheet->black.reset(pixCopy(nullptr, sheet->grey.get()));
  if (sheet->red_text) Paste(sheet->grey.get(), sheet->red.get(), sheet->red_text.get());
  sheet->binary = Binarise(sheet->grey.get());
  if (!sheet->binary) return;
  // Seals first: a faint ring is made of what looks like specks.
  if (!sheet->red) EraseBlackSeals(sheet);
  EraseSpecks(sheet->binary.get(), sheet->grey.get(), sheet->dpi, sheet->two_level);
  EraseRules(sheet->binary.get(), sheet->grey.get(), sheet->dpi);
}

PixPtr FineCrop(const Sheet& sheet, const PixelBox& box, double dpi) {
  if (!sheet.fine || box.IsEmpty()) return nullptr;
  const double w = pixGetWidth(sheet.grey.get());
  const double h = pixGetHeight(sheet.grey.get());
  // The box's middle, taken back through levelling and turning.
  const double radians = std::abs(sheet.skew) < kSmallestTurn ? 0 : sheet.skew * kRadiansPerDegree;
  const double dx = (box.x0 + box.x1) / 2.0 - w / 2;
  const double dy = (box.y0 + box.y1) / 2.0 - h / 2;
  double x = dx * std::cos(radians) + dy * std::sin(radians);
  double y = dy * std::cos(radians) - dx * std::sin(radians);
  for (int turned = sheet.rotation; turned > 0; turned -= 90) {
    const double before = x;
    x = y;
    y = -before;
  }
  const bool sideways = sheet.rotation % 180 != 0;
  const double scale = pixGetWidth(sheet.fine.get()) / (sideways ? h : w);
  const double middle_x = pixGetWidth(sheet.fine.get()) / 2.0 + x * scale;
  const double middle_y = pixGetHeight(sheet.fine.get()) / 2.0 + y * scale;
  const double wide = (sideways ? box.Height() : box.Width()) * scale / 2;
  const double high = (sideways ? box.Width() : box.Height()) * scale / 2;
  const double slack = std::abs(std::sin(radians)) * std::max(wide, high) + 2;
  const PixelBox around = Grow({static_cast<int>(middle_x - wide - slack), static_cast<int>(middle_y - high - slack),
                                static_cast<int>(middle_x + wide + slack), static_cast<int>(middle_y + high + slack)},
                               0, pixGetWidth(sheet.fine.get()), pixGetHeight(sheet.fine.get()));
  PixPtr part = Level(Turn(Clip(sheet.fine.get(), around), sheet.rotation), sheet.skew);
  if (!part) return nullptr;
  const int trim_x = std::max(0, (pixGetWidth(part.get()) - static_cast<int>(box.Width() * scale)) / 2);
  const int trim_y = std::max(0, (pixGetHeight(part.get()) - static_cast<int>(box.Height() * scale)) / 2);
  part = Clip(part.get(), {trim_x, trim_y, pixGetWidth(part.get()) - trim_x, pixGetHeight(part.get()) - trim_y});
  return part ? ScaleGrey(part.get(), dpi / (sheet.dpi * scale)) : nullptr;
}

PixPtr FrameOf(Picture picture, int rotation, double skew) {
  TakePaper(&picture.pix);
  if (pixGetDepth(picture.pix.get()) == 1) picture.pix.reset(pixConvert1To8(nullptr, picture.pix.get(), 255, 0));
  return Level(Turn(std::move(picture.pix), rotation), skew);
}

void TurnSheet(Sheet* sheet, int degrees) {
  const auto layers = {&sheet->grey, &sheet->binary, &sheet->black,   &sheet->sealed,
                       &sheet->red,  &sheet->blue,   &sheet->red_text};
  const int height = pixGetHeight(sheet->grey.get());
  const int width = pixGetWidth(sheet->grey.get());
  for (Circle& seal : sheet->seals) seal = Turned(seal, width, height, degrees);
  for (PixPtr* layer : layers) *layer = Turn(std::move(*layer), degrees);
  sheet->rotation = (sheet->rotation + degrees) % 360;
  if (degrees % 180 == 0 || !sheet->binary) return;
  const double skew = FindSkew(sheet->binary.get());
  if (std::abs(skew) < kSmallestTurn) return;
  for (PixPtr* layer : layers) *layer = Level(std::move(*layer), skew);
  sheet->skew += skew;
}

}  // namespace sohoa::reading
