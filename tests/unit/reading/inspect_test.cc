#include <gtest/gtest.h>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include "extractors/reading/page_source.h"
#include "extractors/reading/quiet.h"
#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

class Inspect : public testing::Test {
 protected:
  void SetUp() override { SilenceLibraries(); }

  Result<FileInfo> Of(const std::string& path) {
    Result<std::unique_ptr<PageSource>> source = PageSource::Open(path, options_);
    if (!source) return source.error();
    return (*source)->info();
  }
  ErrorCode ErrorOf(const std::string& name, const std::string& bytes) {
    const Result<FileInfo> info = Of(folder_.Write(name, bytes));
    return info ? ErrorCode::kInternal : info.error().code;
  }

  TempFolder folder_;
  ReaderOptions options_;
};

TEST_F(Inspect, AnEmptyFile) { EXPECT_EQ(ErrorOf("a.pdf", ""), ErrorCode::kFileEmpty); }

TEST_F(Inspect, AMissingFile) { EXPECT_EQ(Of(folder_.PathOf("none")).error().code, ErrorCode::kFileUnreadable); }

TEST_F(Inspect, TextNamedPdf) { EXPECT_EQ(ErrorOf("a.pdf", "Kính gửi ông bà"), ErrorCode::kFileUnsupported); }

TEST_F(Inspect, APdfHeaderWithoutAPdf) { EXPECT_EQ(ErrorOf("a.pdf", "%PDF-1.4 and nothing"), ErrorCode::kFileDamaged); }

TEST_F(Inspect, APdfCutShort) {
  const std::string pdf = MakeTextPdf({"one", "two"});
  EXPECT_EQ(ErrorOf("a.pdf", pdf.substr(0, pdf.size() * 3 / 4)), ErrorCode::kFileDamaged);
}

TEST_F(Inspect, APdfWithoutPages) {
  EXPECT_EQ(ErrorOf("a.pdf", MakePdf({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"})),
            ErrorCode::kFileNoPages);
}

TEST_F(Inspect, APdfUnderAPassword) {
  QPDF pdf;
  const std::string plain = folder_.Write("plain.pdf", MakeTextPdf({"secret"}));
  pdf.processFile(plain.c_str());
  const std::string path = folder_.PathOf("locked.pdf");
  QPDFWriter writer(pdf, path.c_str());
  writer.setR6EncryptionParameters("user", "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
  writer.write();
  EXPECT_EQ(Of(path).error().code, ErrorCode::kFileEncrypted);
}

TEST_F(Inspect, APdfUnderAnOwnersPasswordAloneIsReadable) {
  QPDF pdf;
  const std::string plain = folder_.Write("plain.pdf", MakeTextPdf({"open"}));
  pdf.processFile(plain.c_str());
  const std::string path = folder_.PathOf("owned.pdf");
  QPDFWriter writer(pdf, path.c_str());
  writer.setR6EncryptionParameters("", "owner", true, true, true, true, true, true, qpdf_r3p_none, true);
  writer.write();
  const Result<FileInfo> info = Of(path);
  ASSERT_TRUE(info.ok());
  EXPECT_EQ(info->page_count, 1);
}

TEST_F(Inspect, APngCutShort) {
  const PixPtr pix = WhitePix(300, 300, 8);
  FillRect(pix.get(), {10, 10, 200, 200}, 7);
  const std::string png = Encode(pix.get(), IFF_PNG);
  EXPECT_EQ(ErrorOf("a.png", png.substr(0, png.size() - 30)), ErrorCode::kFileDamaged);
}

TEST_F(Inspect, AJpegCutShort) {
  const PixPtr pix = WhitePix(300, 300, 8);
  const std::string jpeg = Encode(pix.get(), IFF_JFIF_JPEG);
  EXPECT_EQ(ErrorOf("a.jpg", jpeg.substr(0, jpeg.size() / 2)), ErrorCode::kFileDamaged);
}

TEST_F(Inspect, TheEndingOfTheNameDoesNotCount) {
  const PixPtr pix = WhitePix(30, 30, 8);
  const Result<FileInfo> info = Of(folder_.Write("scan.pdf", Encode(pix.get(), IFF_PNG)));
  ASSERT_TRUE(info.ok());
  EXPECT_EQ(info->format, FileFormat::kPng);
}

TEST_F(Inspect, CountsTheSheetsOfATiff) {
  const PixPtr pix = WhitePix(50, 60, 1);
  const std::string path = folder_.PathOf("three.tif");
  for (const char* mode : {"w", "a", "a"}) pixWriteTiff(path.c_str(), pix.get(), IFF_TIFF_G4, mode);
  const Result<FileInfo> info = Of(path);
  ASSERT_TRUE(info.ok());
  EXPECT_EQ(info->format, FileFormat::kTiff);
  EXPECT_EQ(info->page_count, 3);
}

TEST_F(Inspect, MorePagesThanAllowed) {
  options_.max_pages = 2;
  const PixPtr pix = WhitePix(50, 60, 1);
  const std::string path = folder_.PathOf("three.tif");
  for (const char* mode : {"w", "a", "a"}) pixWriteTiff(path.c_str(), pix.get(), IFF_TIFF_G4, mode);
  EXPECT_EQ(Of(path).error().code, ErrorCode::kTooManyPages);
}

TEST_F(Inspect, DamagePrintsNothing) {
  const PixPtr pix = WhitePix(300, 300, 8);
  const std::string jpeg = Encode(pix.get(), IFF_JFIF_JPEG);
  const std::string tiff = Encode(pix.get(), IFF_TIFF);
  testing::internal::CaptureStderr();
  ErrorOf("a.jpg", jpeg.substr(0, jpeg.size() / 2));
  ErrorOf("a.tif", tiff.substr(0, tiff.size() / 2));
  ErrorOf("a.pdf", "%PDF-1.4 and nothing");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace sohoa::reading
