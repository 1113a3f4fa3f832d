#include "exporters/scan_image.h"

#include <gtest/gtest.h>

#include "exporters/jpeg_parts.h"
#include "tests/unit/reading/sample_files.h"

namespace sohoa::exporters {
namespace {

using reading::Encode;
using reading::FillRect;
using reading::PixPtr;
using reading::WhitePix;

// A grey slope with a dark bar whose place depends on `seed`.
PixPtr Picture(int width, int height, int seed) {
  PixPtr pix = WhitePix(width, height, 8);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) pixSetPixel(pix.get(), x, y, static_cast<l_uint32>((x * 3 + y * 5 + seed) % 256));
  }
  FillRect(pix.get(), {seed, 2, seed + 9, height - 2}, 0);
  return pix;
}

PixPtr Decode(const std::string& jpeg) {
  return PixPtr(pixReadMemJpeg(reinterpret_cast<const l_uint8*>(jpeg.data()), jpeg.size(), 0, 1, nullptr, 0));
}

bool Same(Pix* a, Pix* b) {
  l_int32 same = 0;
  return pixEqual(a, b, &same) == 0 && same == 1;
}

TEST(JpegImage, TakesTheFileAsItIs) {
  const std::string jpeg = Encode(WhitePix(40, 60, 32).get(), IFF_JFIF_JPEG);
  const auto image = ImageOf(jpeg, 1);
  ASSERT_TRUE(image.has_value());
  EXPECT_EQ(image->coding, Coding::kJpeg);
  EXPECT_EQ(image->data, jpeg);
  EXPECT_EQ(image->width, 40);
  EXPECT_EQ(image->height, 60);
  EXPECT_EQ(image->channels, 3);
  EXPECT_EQ(image->orientation, 1);
}

TEST(JpegImage, KnowsHowTheCameraWasHeld) {
  std::string jpeg = Encode(WhitePix(40, 60, 8).get(), IFF_JFIF_JPEG);
  const std::string exif(
      "\xFF\xE1\x00\x22"
      "Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0",
      36);
  jpeg.insert(2, exif);
  const auto image = JpegImage(jpeg);
  ASSERT_TRUE(image.has_value());
  EXPECT_EQ(image->orientation, 6);
  EXPECT_EQ(image->shown_width(), 60);
  EXPECT_EQ(image->shown_height(), 40);
}

TEST(JpegImage, AStreamThatIsCutBeforeItsScanIsNone) {
  const std::string jpeg = Encode(WhitePix(40, 60, 8).get(), IFF_JFIF_JPEG);
  for (const std::size_t length : {0U, 2U, 21U, 90U}) EXPECT_FALSE(JpegImage(jpeg.substr(0, length)).has_value());
}

TEST(JoinStrips, GivesThePixelsOfTheStripsOneBelowTheOther) {
  const PixPtr upper = Picture(50, 16, 3);
  const PixPtr lower = Picture(50, 10, 20);
  const std::string first = Encode(upper.get(), IFF_JFIF_JPEG);
  const std::string second = Encode(lower.get(), IFF_JFIF_JPEG);
  const auto joined = JoinStrips({first, second}, "", 26, 16, 1);
  ASSERT_TRUE(joined.has_value());
  const PixPtr whole = Decode(*joined);
  ASSERT_TRUE(whole);
  ASSERT_EQ(pixGetHeight(whole.get()), 26);
  const PixPtr below(pixCreate(50, 26, 8));
  pixRasterop(below.get(), 0, 0, 50, 16, PIX_SRC, Decode(first).get(), 0, 0);
  pixRasterop(below.get(), 0, 16, 50, 10, PIX_SRC, Decode(second).get(), 0, 0);
  EXPECT_TRUE(Same(whole.get(), below.get()));
}

TEST(JoinStrips, StripsThatAreNoWholeBlocksAreNotJoined) {
  const std::string first = Encode(Picture(50, 12, 3).get(), IFF_JFIF_JPEG);
  EXPECT_FALSE(JoinStrips({first, first}, "", 24, 12, 1).has_value());
}

TEST(JoinStrips, StripsOfDifferentWidthsAreNotJoined) {
  const std::string first = Encode(Picture(50, 16, 3).get(), IFF_JFIF_JPEG);
  const std::string second = Encode(Picture(48, 16, 3).get(), IFF_JFIF_JPEG);
  EXPECT_FALSE(JoinStrips({first, second}, "", 32, 16, 1).has_value());
}

TEST(TiffImage, TakesTheOneGroup4Strip) {
  PixPtr pix = WhitePix(64, 48, 1);
  FillRect(pix.get(), {8, 8, 24, 40}, 1);
  const std::string tiff = Encode(pix.get(), IFF_TIFF_G4);
  const auto image = ImageOf(tiff, 1);
  ASSERT_TRUE(image.has_value());
  EXPECT_EQ(image->coding, Coding::kFaxG4);
  EXPECT_EQ(image->width, 64);
  EXPECT_EQ(image->height, 48);
  EXPECT_FALSE(image->black_is_one);
  EXPECT_NE(tiff.find(image->data), std::string::npos);
}

TEST(TiffImage, APageThatTheFileDoesNotHaveIsNone) {
  EXPECT_FALSE(TiffImage(Encode(WhitePix(64, 48, 1).get(), IFF_TIFF_G4), 2).has_value());
}

TEST(TiffImage, ACodingWithoutACounterpartIsNone) {
  EXPECT_FALSE(TiffImage(Encode(WhitePix(64, 48, 8).get(), IFF_TIFF_LZW), 1).has_value());
}

TEST(TiffImage, ADirectoryThatPointsOutsideTheFileIsNone) {
  EXPECT_FALSE(TiffImage(std::string("II*\0\xFF\xFF\xFF\x7F", 8), 1).has_value());
  EXPECT_FALSE(TiffImage(std::string("II*\0\x08\0\0\0\xFF\xFF", 10), 1).has_value());
}

TEST(TiffImage, AnyCutOfAFileIsHarmless) {
  const std::string tiff = Encode(Picture(64, 48, 3).get(), IFF_TIFF_JPEG);
  for (std::size_t length = 0; length < tiff.size(); length += 7) {
    const auto image = TiffImage(tiff.substr(0, length), 1);
    EXPECT_TRUE(!image || image->width == 64);
  }
}

TEST(PngImage, TakesTheRowsAsTheyAreCoded) {
  const std::string png = Encode(Picture(64, 48, 3).get(), IFF_PNG);
  const auto image = ImageOf(png, 1);
  ASSERT_TRUE(image.has_value());
  EXPECT_EQ(image->coding, Coding::kPngRows);
  EXPECT_EQ(image->channels, 1);
  EXPECT_EQ(image->bits, 8);
  EXPECT_NE(png.find(image->data), std::string::npos);
}

TEST(PngImage, TransparencyHasNoCounterpart) {
  PixPtr pix = WhitePix(16, 16, 32);
  pixSetSpp(pix.get(), 4);
  EXPECT_FALSE(PngImage(Encode(pix.get(), IFF_PNG)).has_value());
}

}  // namespace
}  // namespace sohoa::exporters
