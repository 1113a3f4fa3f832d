#include "extractors/reading/barcode.h"

#define ZX_USE_UTF8 1  // text() as UTF-8 instead of wide characters

#include <ZXing/BarcodeFormat.h>
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <exception>

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

}  // namespace

std::vector<Barcode> FindBarcodes(Pix* grey) {
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
    hints.setTryHarder(false);
    hints.setTryRotate(true);
    hints.setMaxNumberOfSymbols(8);
    const ZXing::ImageView view(reinterpret_cast<const uint8_t*>(pixGetData(bytes.get())), w, h,
                                ZXing::ImageFormat::Lum, pixGetWpl(bytes.get()) * 4);
    for (const ZXing::Result& result : ZXing::ReadBarcodes(view, hints)) {
      if (!result.isValid()) continue;
      codes.push_back({ZXing::ToString(result.format()), result.text(), BoxOf(result.position(), w, h)});
    }
  } catch (const std::exception&) {
    codes.clear();
  }
  return codes;
}

}  // namespace sohoa::reading
