#include "extractors/reading/sheet.h"

#include <cmath>
#include <utility>

#include "extractors/reading/upright.h"

namespace sohoa::reading {
namespace {

constexpr double kReadingDpi = 200;
constexpr double kSmallestTurn = 0.05;  // degrees

PixPtr Level(PixPtr pix, double degrees) {
  if (!pix || std::abs(degrees) < kSmallestTurn) return pix;
  const auto radians = static_cast<l_float32>(degrees * 3.14159265358979 / 180);
  const int how = pixGetDepth(pix.get()) == 1 ? L_ROTATE_SAMPLING : L_ROTATE_AREA_MAP;
  return PixPtr(pixRotate(pix.get(), radians, how, L_BRING_IN_WHITE, 0, 0));
}

PixPtr Turn(PixPtr pix, int degrees) {
  if (!pix || degrees == 0) return pix;
  return PixPtr(pixRotateOrth(pix.get(), degrees / 90));
}

PixPtr HalfSizeColour(Pix* picture, double factor) {
  if (pixGetDepth(picture) != 32) return nullptr;
  const auto f = static_cast<l_float32>(factor / 2);
  return PixPtr(pixScaleAreaMap(picture, f, f));
}

}  // namespace

Sheet PrepareSheet(const Picture& picture) {
  Sheet sheet;
  sheet.two_level = pixGetDepth(picture.pix.get()) == 1;
  const double factor = picture.dpi > kReadingDpi || picture.dpi < 0.8 * kReadingDpi ? kReadingDpi / picture.dpi : 1;
  sheet.dpi = picture.dpi * factor;
  const PixPtr channel = ReadingGrey(picture.pix.get());
  if (!channel) return sheet;
  PixPtr grey = NormaliseBackground(ScaleGrey(channel.get(), factor).get());
  sheet.colour = HalfSizeColour(picture.pix.get(), factor);
  PixPtr binary = grey ? Binarise(grey.get()) : nullptr;
  if (!binary) return sheet;
  const PixPtr small(pixReduceRankBinaryCascade(binary.get(), 2, 0, 0, 0));
  if (small && LinesRunVertically(small.get())) sheet.rotation = 90;
  binary = Turn(std::move(binary), sheet.rotation);
  if (binary && UprightEvidence(binary.get()) < -4) {
    sheet.rotation += 180;
    binary = Turn(std::move(binary), 180);
  }
  sheet.skew = binary ? FindSkew(binary.get()) : 0;
  sheet.grey = Level(Turn(std::move(grey), sheet.rotation), sheet.skew);
  sheet.colour = Level(Turn(std::move(sheet.colour), sheet.rotation), sheet.skew);
  sheet.binary = sheet.grey ? Binarise(sheet.grey.get()) : nullptr;
  return sheet;
}

PixPtr FrameOf(const Picture& picture, int rotation, double skew) {
  PixPtr pix(pixGetDepth(picture.pix.get()) == 1 ? pixConvert1To8(nullptr, picture.pix.get(), 255, 0)
                                                 : pixClone(picture.pix.get()));
  return Level(Turn(std::move(pix), rotation), skew);
}

}  // namespace sohoa::reading
