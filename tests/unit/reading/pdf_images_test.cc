#include "extractors/reading/pdf_images.h"

#include <gtest/gtest.h>

#include "extractors/reading/pdf_file.h"
#include "extractors/reading/quiet.h"
#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

constexpr int kWide = 40;
constexpr int kHigh = 60;

// Grey samples, dark in the upper left corner.
std::string CornerSamples() {
  std::string samples(static_cast<size_t>(kWide) * kHigh, '\xF0');
  for (int y = 0; y < 12; ++y) {
    for (int x = 0; x < 12; ++x) samples[static_cast<size_t>(y) * kWide + x] = 0;
  }
  return samples;
}

// Which corner of the picture is dark: 0 none, 1 upper left, 2 upper right, 3 lower right, 4 lower left.
int DarkCorner(Pix* pix) {
  const PixPtr grey(pixConvertTo8(pix, 0));
  const int w = pixGetWidth(grey.get());
  const int h = pixGetHeight(grey.get());
  const int spots[4][2] = {{w / 10, h / 12}, {w - w / 10, h / 12}, {w - w / 10, h - h / 12}, {w / 10, h - h / 12}};
  for (int i = 0; i < 4; ++i) {
    l_uint32 value = 255;
    pixGetPixel(grey.get(), spots[i][0], spots[i][1], &value);
    if (value < 100) return i + 1;
  }
  return 0;
}

Result<std::optional<Picture>> Take(const std::string& path, long long most = kMostPixels) {
  SilenceLibraries();
  Result<std::unique_ptr<PdfImages>> pdf = PdfImages::Open(path);
  if (!pdf) return pdf.error();
  return (*pdf)->TakeScan(1, most);
}

TEST(TakeScan, SaysWhereOnThePageTheImageStands) {
  const TempFolder folder;
  const std::string content = "q 190 0 0 291 4 0 cm /Im Do Q";
  const auto upright = Take(folder.Write("a.pdf", MakeImagePdf(CornerSamples(), kWide, kHigh, content)));
  ASSERT_TRUE(upright.ok() && upright->has_value());
  EXPECT_NEAR((*upright)->place.x0, 0.02, 1e-9);
  EXPECT_NEAR((*upright)->place.y0, 0.03, 1e-9);
  EXPECT_NEAR((*upright)->place.x1, 0.97, 1e-9);
  EXPECT_NEAR((*upright)->place.y1, 1, 1e-9);
  const auto turned = Take(folder.Write("b.pdf", MakeImagePdf(CornerSamples(), kWide, kHigh, content, "/Rotate 90")));
  ASSERT_TRUE(turned.ok() && turned->has_value());
  EXPECT_NEAR((*turned)->place.x0, 0, 1e-9);
  EXPECT_NEAR((*turned)->place.y0, 0.02, 1e-9);
  EXPECT_NEAR((*turned)->place.x1, 0.97, 1e-9);
  EXPECT_NEAR((*turned)->place.y1, 0.97, 1e-9);
}

TEST(TakeScan, AnImageThatFillsThePageStandsOnAllOfIt) {
  const TempFolder folder;
  const auto taken =
      Take(folder.Write("a.pdf", MakeImagePdf(CornerSamples(), kWide, kHigh, "q 200 0 0 300 0 0 cm /Im Do Q")));
  ASSERT_TRUE(taken.ok() && taken->has_value());
  EXPECT_EQ((*taken)->place, (Box{0, 0, 1, 1}));
}

TEST(TakeScan, TurnsTheImageAsARendererShowsIt) {
  const char* const kMatrices[] = {"200 0 0 300 0 0",       "-200 0 0 300 200 0",   "200 0 0 -300 0 300",
                                   "-200 0 0 -300 200 300", "0 300 200 0 0 0",      "0 300 -200 0 200 0",
                                   "0 -300 200 0 0 300",    "0 -300 -200 0 200 300"};
  const TempFolder folder;
  for (const char* matrix : kMatrices) {
    for (const char* rotate : {"0", "90", "180", "270"}) {
      const std::string path =
          folder.Write("a.pdf", MakeImagePdf(CornerSamples(), kWide, kHigh, std::string("q ") + matrix + " cm /Im Do Q",
                                             std::string("/Rotate ") + rotate));
      const Result<std::optional<Picture>> taken = Take(path);
      ASSERT_TRUE(taken.ok() && taken->has_value()) << matrix << " rotated " << rotate;
      Result<std::unique_ptr<PdfFile>> renderer = PdfFile::Open(path);
      ASSERT_TRUE(renderer.ok());
      const Result<Picture> drawn = (*renderer)->Rasterise(1, 50, kMostPixels);
      ASSERT_TRUE(drawn.ok());
      EXPECT_EQ(DarkCorner((*taken)->pix.get()), DarkCorner(drawn->pix.get())) << matrix << " rotated " << rotate;
      EXPECT_NE(DarkCorner((*taken)->pix.get()), 0);
    }
  }
}

TEST(TakeScan, TakesEveryCodingThatScannersUse) {
  const TempFolder folder;
  const PixPtr page = WhitePix(400, 600, 1);
  FillRect(page.get(), {0, 0, 120, 120}, 1);
  for (const int coding : {L_G4_ENCODE, L_JPEG_ENCODE, L_FLATE_ENCODE}) {
    const std::string path = folder.PathOf("a.pdf");
    const PixPtr pix(coding == L_JPEG_ENCODE ? pixConvert1To8(nullptr, page.get(), 255, 0) : pixClone(page.get()));
    ASSERT_EQ(pixConvertToPdf(pix.get(), coding, 75, path.c_str(), 0, 0, 100, "", nullptr, 0), 0);
    const Result<std::optional<Picture>> taken = Take(path);
    ASSERT_TRUE(taken.ok() && taken->has_value()) << coding;
    EXPECT_EQ(pixGetWidth((*taken)->pix.get()), 400) << coding;
    EXPECT_EQ(DarkCorner((*taken)->pix.get()), 1) << coding;
  }
}

TEST(TakeScan, LeavesAPageWithPrintOverTheImageToTheRenderer) {
  const TempFolder folder;
  const std::string path = folder.Write(
      "a.pdf", MakeImagePdf(CornerSamples(), kWide, kHigh, "q 200 0 0 300 0 0 cm /Im Do Q 20 20 50 50 re f"));
  const Result<std::optional<Picture>> taken = Take(path);
  ASSERT_TRUE(taken.ok());
  EXPECT_FALSE(taken->has_value());
}

TEST(TakeScan, LeavesASmallImageOnAPageToTheRenderer) {
  const TempFolder folder;
  const std::string path =
      folder.Write("a.pdf", MakeImagePdf(CornerSamples(), kWide, kHigh, "q 80 0 0 90 0 0 cm /Im Do Q"));
  const Result<std::optional<Picture>> taken = Take(path);
  ASSERT_TRUE(taken.ok());
  EXPECT_FALSE(taken->has_value());
}

TEST(TakeScan, RefusesAnImageWithMorePixelsThanAllowed) {
  const TempFolder folder;
  const std::string path =
      folder.Write("a.pdf", MakeImagePdf(CornerSamples(), kWide, kHigh, "q 200 0 0 300 0 0 cm /Im Do Q"));
  const Result<std::optional<Picture>> taken = Take(path, 1000);
  ASSERT_FALSE(taken.ok());
  EXPECT_EQ(taken.error().code, ErrorCode::kPageTooLarge);
}

TEST(Rasterise, DrawsFewerPixelsThanItMay) {
  const TempFolder folder;
  const std::string path = folder.Write("a.pdf", MakeTextPdf({"text"}));
  Result<std::unique_ptr<PdfFile>> pdf = PdfFile::Open(path);
  ASSERT_TRUE(pdf.ok());
  const Result<Picture> picture = (*pdf)->Rasterise(1, 300, 100'000);
  ASSERT_TRUE(picture.ok());
  EXPECT_LT(pixGetWidth(picture->pix.get()) * pixGetHeight(picture->pix.get()), 101'000);
  EXPECT_LT(picture->dpi, 300);
}

}  // namespace
}  // namespace sohoa::reading
