#include "extractors/reading/image_file.h"

#include <gtest/gtest.h>

#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

// 20 wide, 30 high, dark in the upper left corner alone.
PixPtr CornerPix() {
  PixPtr pix = WhitePix(20, 30, 8);
  FillRect(pix.get(), {0, 0, 5, 5}, 0);
  return pix;
}

TEST(LoadImagePage, RefusesAHugePictureByItsHeaderAlone) {
  const TempFolder folder;
  const std::string path = folder.Write("huge.pgm", "P5\n30000 30000\n255\n");
  const Result<Picture> picture = LoadImagePage(path, FileFormat::kPnm, 1, kMostPixels);
  ASSERT_FALSE(picture.ok());
  EXPECT_EQ(picture.error().code, ErrorCode::kPageTooLarge);
}

TEST(LoadImagePage, ReadsTheAskedSheetOfATiff) {
  const TempFolder folder;
  const std::string path = folder.PathOf("two.tif");
  const PixPtr first = WhitePix(50, 60, 1);
  const PixPtr second = WhitePix(70, 60, 1);
  pixWriteTiff(path.c_str(), first.get(), IFF_TIFF_G4, "w");
  pixWriteTiff(path.c_str(), second.get(), IFF_TIFF_G4, "a");
  const Result<Picture> picture = LoadImagePage(path, FileFormat::kTiff, 2, kMostPixels);
  ASSERT_TRUE(picture.ok());
  EXPECT_EQ(pixGetWidth(picture->pix.get()), 70);
}

TEST(LoadImagePage, ReadsEveryFormat) {
  const TempFolder folder;
  const PixPtr pix = CornerPix();
  const struct {
    int code;
    FileFormat format;
  } kCases[] = {{IFF_PNG, FileFormat::kPng},   {IFF_JFIF_JPEG, FileFormat::kJpeg}, {IFF_TIFF, FileFormat::kTiff},
                {IFF_BMP, FileFormat::kBmp},   {IFF_PNM, FileFormat::kPnm},        {IFF_GIF, FileFormat::kGif},
                {IFF_WEBP, FileFormat::kWebp}, {IFF_JP2, FileFormat::kJp2}};
  for (const auto& one : kCases) {
    const std::string path = folder.Write("picture", Encode(pix.get(), one.code));
    const Result<Picture> picture = LoadImagePage(path, one.format, 1, kMostPixels);
    ASSERT_TRUE(picture.ok()) << FormatName(one.format);
    EXPECT_EQ(pixGetWidth(picture->pix.get()), 20) << FormatName(one.format);
    const PixPtr grey(pixConvertTo8(picture->pix.get(), 0));
    EXPECT_LT(PixelAt(grey, 1, 1), 90U) << FormatName(one.format);
    EXPECT_GT(PixelAt(grey, 15, 25), 200U) << FormatName(one.format);
  }
}

// All bytes of a literal, zeros included.
template <size_t N>
std::string Bytes(const char (&literal)[N]) {
  return std::string(literal, N - 1);
}

TEST(ExifOrientation, IsReadInBothByteOrders) {
  const std::string little = Bytes(
      "\xFF\xD8\xFF\xE1\0\x22"
      "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0");
  const std::string big = Bytes(
      "\xFF\xD8\xFF\xE1\0\x22"
      "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\0");
  EXPECT_EQ(ExifOrientation(little), 6);
  EXPECT_EQ(ExifOrientation(big), 8);
  EXPECT_EQ(ExifOrientation("no camera wrote this"), 1);
}

TEST(ApplyOrientation, BringsTheMarkedCornerWhereExifSays) {
  // Where the stored picture's upper left corner is shown: x and y as shares of the shown picture.
  const struct {
    int orientation;
    bool right, bottom;
  } kCases[] = {{1, false, false}, {2, true, false}, {3, true, true}, {4, false, true},
                {5, false, false}, {6, true, false}, {7, true, true}, {8, false, true}};
  for (const auto& one : kCases) {
    const PixPtr shown = ApplyOrientation(CornerPix(), one.orientation);
    const int w = pixGetWidth(shown.get());
    const int h = pixGetHeight(shown.get());
    EXPECT_EQ(w, one.orientation < 5 ? 20 : 30) << one.orientation;
    EXPECT_EQ(PixelAt(shown, one.right ? w - 2 : 1, one.bottom ? h - 2 : 1), 0U) << one.orientation;
  }
}

TEST(PlausibleDpi, BelievesASheetAndDoubtsAPhonesStamp) {
  EXPECT_DOUBLE_EQ(PlausibleDpi(300, 2480, 3508), 300);
  EXPECT_NEAR(PlausibleDpi(72, 3000, 4000), 342, 1) << "72 dpi would make it a sheet of 55 inches";
  EXPECT_NEAR(PlausibleDpi(0, 1654, 2339), 200, 1);
}

}  // namespace
}  // namespace sohoa::reading
