#include "extractors/reading/barcode.h"

#define ZX_USE_UTF8 1  // text() as UTF-8 instead of wide characters

#include <ZXing/BarcodeFormat.h>
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "extractors/reading/bricks.h"
#include "extractors/reading/cleaning.h"

namespace sohoa::reading {
namespace {

Box BoxOf(const ZXing::Position& position, int width, int height) {
  PixelBox box{position.topLeft().x, position.topLeft().y, position.topLeft().x, position.topLeft().y};
  for (const auto& corner : {position.topRight(), position.bottomRight(), position.bottomLeft()}) {
    box = {std::min(box.x0, corner.x), std::min(box.y0, corner.y), std::max(box.x1, corner.x),
           std::max(box.y1, corner.y)};
  }
  return ToFractions(box, width, height);
}

constexpr double kPageDpi = 150;  // enough for the codes that offices print; a quarter of the cost of 300

std::vector<Barcode> Decode(Pix* grey, bool thorough) {
  std::vector<Barcode> codes;
  const int w = pixGetWidth(grey);
  const int h = pixGetHeight(grey);
  // Leptonica keeps big-endian words; a byte picture in memory order is what ZXing wants.
  const PixPtr bytes(pixEndianByteSwapNew(grey));
  if (!bytes) return codes;
  try {
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode | ZXing::BarcodeFormat::Code128 | ZXing::BarcodeFormat::DataMatrix |
                     ZXing::BarcodeFormat::PDF417 | ZXing::BarcodeFormat::Code39);
    hints.setTryHarder(thorough);
    hints.setTryRotate(true);
    hints.setMaxNumberOfSymbols(8);
    const ZXing::ImageView view(reinterpret_cast<const uint8_t*>(pixGetData(bytes.get())), w, h,
                                ZXing::ImageFormat::Lum, pixGetWpl(bytes.get()) * 4);
    for (const ZXing::Result& result : ZXing::ReadBarcodes(view, hints)) {
      // Short Code 39 "finds" are print that happens to look like bars.
      const bool chance = result.format() == ZXing::BarcodeFormat::Code39 && result.text().size() < 6;
      if (!result.isValid() || chance) continue;
      codes.push_back({ZXing::ToString(result.format()), result.text(), BoxOf(result.position(), w, h)});
    }
  } catch (const std::exception&) {
    codes.clear();
  }
  return codes;
}

// Places that are densely dark and light both ways, of a code's size.
std::vector<PixelBox> Suspects(Pix* grey, double dpi) {
  std::vector<PixelBox> suspects;
  const PixPtr binary(pixThresholdToBinary(grey, 140));
  const PixPtr small(binary ? pixReduceRankBinaryCascade(binary.get(), 1, 0, 0, 0) : nullptr);
  const int gap = std::max(2, static_cast<int>(dpi / 2 * 0.07));
  PixPtr solid = small ? Closed(small.get(), gap, gap) : nullptr;
  const int side = static_cast<int>(dpi / 2 * 0.3);
  if (solid) solid = Opened(solid.get(), side, side);
  for (const PixelBox& found : PartsOf(solid.get(), 4)) {
    if (suspects.size() == 4) break;
    const PixelBox box{2 * found.x0, 2 * found.y0, 2 * found.x1, 2 * found.y1};
    const PixPtr part = Clip(binary.get(), box);
    l_float32 share = 0;
    if (part) pixForegroundFraction(part.get(), &share);
    if (share > 0.33 && share < 0.7) {
      suspects.push_back(Grow(box, static_cast<int>(dpi * 0.15), pixGetWidth(grey), pixGetHeight(grey)));
    }
  }
  return suspects;
}

}  // namespace

std::vector<Barcode> FindBarcodes(Pix* grey, double dpi) {
  const PixPtr page = dpi > kPageDpi * 1.1 ? ScaleGrey(grey, kPageDpi / dpi) : PixPtr(pixClone(grey));
  std::vector<Barcode> codes = page ? Decode(page.get(), false) : std::vector<Barcode>();
  if (!codes.empty()) return codes;
  for (const PixelBox& suspect : Suspects(grey, dpi)) {
    const PixPtr part = Clip(grey, suspect);
    for (const double factor : {1.0, 2.0, 1.5, 0.75, 0.6}) {
      const PixPtr scaled = part ? ScaleGrey(part.get(), factor) : nullptr;
      if (!scaled) break;
      const std::vector<Barcode> found = Decode(scaled.get(), true);
      if (found.empty()) continue;
      const Box frame = ToFractions(suspect, pixGetWidth(grey), pixGetHeight(grey));
      for (Barcode code : found) {
        code.box = {frame.x0 + code.box.x0 * frame.Width(), frame.y0 + code.box.y0 * frame.Height(),
                    frame.x0 + code.box.x1 * frame.Width(), frame.y0 + code.box.y1 * frame.Height()};
        codes.push_back(std::move(code));
      }
      break;
    }
  }
  return codes;
}

}  // namespace sohoa::reading
