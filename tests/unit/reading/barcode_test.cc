#define ZX_USE_UTF8 1
#include "extractors/reading/barcode.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <gtest/gtest.h>

#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

// Draws a code on a white page of 8 x 11 inches at 200 dpi.
PixPtr PageWithCode(ZXing::BarcodeFormat format, const std::string& text, int wide, int high, int x0, int y0) {
  PixPtr page = WhitePix(1600, 2200, 8);
  const ZXing::BitMatrix matrix =
      ZXing::MultiFormatWriter(format).setEncoding(ZXing::CharacterSet::UTF8).setMargin(0).encode(text, wide, high);
  for (int y = 0; y < matrix.height(); ++y) {
    for (int x = 0; x < matrix.width(); ++x) {
      if (matrix.get(x, y)) pixSetPixel(page.get(), x0 + x, y0 + y, 0);
    }
  }
  return page;
}

TEST(FindBarcodes, ReadsAQrCodeWithVietnameseText) {
  const std::string text = "067305206921||Bùi Phú Thơ|14072005|Nữ|Thôn 5, Huyện Cư Jút, Đắk Nông|07092022";
  const PixPtr page = PageWithCode(ZXing::BarcodeFormat::QRCode, text, 180, 180, 1200, 300);
  const std::vector<Barcode> codes = FindBarcodes(page.get(), 200);
  ASSERT_EQ(codes.size(), 1U);
  EXPECT_EQ(codes[0].format, "QRCode");
  EXPECT_EQ(codes[0].text, text);
  EXPECT_NEAR(codes[0].box.CenterX(), (1200 + 90) / 1600.0, 0.02);
  EXPECT_NEAR(codes[0].box.CenterY(), (300 + 90) / 2200.0, 0.02);
}

TEST(FindBarcodes, ReadsALinearCode) {
  const PixPtr page = PageWithCode(ZXing::BarcodeFormat::Code128, "H16.12-231220-0007", 500, 90, 200, 200);
  const std::vector<Barcode> codes = FindBarcodes(page.get(), 200);
  ASSERT_EQ(codes.size(), 1U);
  EXPECT_EQ(codes[0].text, "H16.12-231220-0007");
}

TEST(FindBarcodes, FindsNoneOnABlankPage) {
  const PixPtr page = WhitePix(1600, 2200, 8);
  EXPECT_TRUE(FindBarcodes(page.get(), 200).empty());
}

}  // namespace
}  // namespace sohoa::reading
