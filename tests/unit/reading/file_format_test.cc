#include "extractors/reading/file_format.h"

#include <gtest/gtest.h>

#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

TEST(DetectFormat, KnowsEveryFormatThatLeptonicaWrites) {
  const PixPtr pix = WhitePix(20, 20, 8);
  EXPECT_EQ(DetectFormat(Encode(pix.get(), IFF_PNG)), FileFormat::kPng);
  EXPECT_EQ(DetectFormat(Encode(pix.get(), IFF_JFIF_JPEG)), FileFormat::kJpeg);
  EXPECT_EQ(DetectFormat(Encode(pix.get(), IFF_TIFF)), FileFormat::kTiff);
  EXPECT_EQ(DetectFormat(Encode(pix.get(), IFF_BMP)), FileFormat::kBmp);
  EXPECT_EQ(DetectFormat(Encode(pix.get(), IFF_PNM)), FileFormat::kPnm);
  EXPECT_EQ(DetectFormat(Encode(pix.get(), IFF_GIF)), FileFormat::kGif);
  EXPECT_EQ(DetectFormat(Encode(pix.get(), IFF_WEBP)), FileFormat::kWebp);
  EXPECT_EQ(DetectFormat(Encode(pix.get(), IFF_JP2)), FileFormat::kJp2);
}

TEST(DetectFormat, FindsAPdfBehindLeadingJunk) { EXPECT_EQ(DetectFormat("\r\n\r\n%PDF-1.7\n"), FileFormat::kPdf); }

TEST(DetectFormat, TextThatBeginsLikeABitmapIsNone) {
  EXPECT_EQ(DetectFormat("BMW is a maker of cars, and this is a letter about one"), FileFormat::kUnknown);
  EXPECT_EQ(DetectFormat("P5x"), FileFormat::kUnknown);
}

TEST(HasEndMark, MissesItInAFileCutShort) {
  const PixPtr pix = WhitePix(20, 20, 8);
  const std::string png = Encode(pix.get(), IFF_PNG);
  EXPECT_TRUE(HasEndMark(FileFormat::kPng, png));
  EXPECT_FALSE(HasEndMark(FileFormat::kPng, png.substr(0, png.size() - 20)));
}

}  // namespace
}  // namespace sohoa::reading
