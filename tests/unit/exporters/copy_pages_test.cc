// Copies are read back by Poppler, as a person's viewer would.
#include "exporters/copy_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "exporters/page_map.h"
#include "extractors/reading/pdf_file.h"
#include "extractors/reading/quiet.h"
#include "tests/unit/reading/sample_files.h"

namespace sohoa::exporters {
namespace {

using reading::Encode;
using reading::LayerWord;
using reading::MakePdf;
using reading::MakeTextPdf;
using reading::PixPtr;
using reading::TempFolder;
using reading::WhitePix;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Word WordAt(const std::string& text, const Box& box, int line = 0) {
  Word word;
  word.text = text;
  word.box = box;
  word.line = line;
  return word;
}

Page ReadPage(int width, int height, std::vector<Word> words, int rotation = 0) {
  Page page;
  page.number = 1;
  page.width = width;
  page.height = height;
  page.dpi = 100;
  page.rotation = rotation;
  page.words = std::move(words);
  return page;
}

Result<std::string> NoPicture(int /*page*/) { return Error{ErrorCode::kInternal, "", 0, "no picture was expected"}; }

class CopyTest : public ::testing::Test {
 protected:
  CopyTest() { reading::SilenceLibraries(); }

  std::string Copy(const std::string& original, const Page& page, const PictureMaker& picture = NoPicture) {
    const Result<std::string> copy = CopyPages(original, {page}, picture);
    EXPECT_TRUE(copy.ok()) << (copy.ok() ? "" : copy.error().detail);
    return copy.ok() ? *copy : std::string();
  }

  std::vector<LayerWord> Words(const std::string& copy, int page = 1) {
    Result<std::unique_ptr<reading::PdfFile>> pdf = reading::PdfFile::Open(folder_.Write("copy.pdf", copy));
    EXPECT_TRUE(pdf.ok());
    return pdf.ok() ? (*pdf)->TextLayer(page) : std::vector<LayerWord>{};
  }

  std::vector<std::string> Texts(const std::string& copy, int page = 1) {
    std::vector<std::string> texts;
    for (const LayerWord& word : Words(copy, page)) texts.push_back(word.text);
    return texts;
  }

  TempFolder folder_;
};

void ExpectNear(const Box& got, const Box& wanted) {
  EXPECT_NEAR(got.x0, wanted.x0, 0.005);
  EXPECT_NEAR(got.y0, wanted.y0, 0.005);
  EXPECT_NEAR(got.x1, wanted.x1, 0.005);
  EXPECT_NEAR(got.y1, wanted.y1, 0.005);
}

std::string Jpeg(int width, int height) { return Encode(WhitePix(width, height, 32).get(), IFF_JFIF_JPEG); }

constexpr Box kFirst{0.1, 0.2, 0.3, 0.23};
constexpr Box kSecond{0.34, 0.2, 0.5, 0.23};

TEST_F(CopyTest, AJpegStandsInItByteForByte) {
  const std::string jpeg = Jpeg(400, 600);
  EXPECT_THAT(Copy(jpeg, ReadPage(400, 600, {})), HasSubstr(jpeg));
}

TEST_F(CopyTest, AGroup4StripStandsInItByteForByte) {
  PixPtr pix = WhitePix(400, 600, 1);
  reading::FillRect(pix.get(), {50, 50, 90, 300}, 1);
  const std::string tiff = Encode(pix.get(), IFF_TIFF_G4);
  const std::string copy = Copy(tiff, ReadPage(400, 600, {}));
  QPDF pdf;
  pdf.processMemoryFile("copy", copy.data(), copy.size());
  auto images = QPDFPageDocumentHelper(pdf).getAllPages().front().getImages();
  ASSERT_EQ(images.size(), 1U);
  const std::shared_ptr<Buffer> strip = images.begin()->second.getRawStreamData();
  EXPECT_NE(tiff.find(std::string(reinterpret_cast<const char*>(strip->getBuffer()), strip->getSize())),
            std::string::npos);
}

TEST_F(CopyTest, AGroup4PageKeepsBlackBlack) {
  PixPtr pix = WhitePix(400, 600, 1);
  reading::FillRect(pix.get(), {0, 0, 200, 600}, 1);
  const std::string path = folder_.Write("copy.pdf", Copy(Encode(pix.get(), IFF_TIFF_G4), ReadPage(400, 600, {})));
  const auto drawn = (*reading::PdfFile::Open(path))->Rasterise(1, 50, 1'000'000);
  ASSERT_TRUE(drawn.ok());
  l_uint32 left = 0;
  l_uint32 right = 0;
  pixGetPixel(drawn->pix.get(), 20, 100, &left);
  pixGetPixel(drawn->pix.get(), 180, 100, &right);
  EXPECT_EQ(left >> 24, 0U);
  EXPECT_EQ(right >> 24, 255U);
}

TEST_F(CopyTest, VietnameseWordsComeOutAsTheyWentIn) {
  const Page page = ReadPage(400, 600, {WordAt("NGUYỄN", kFirst), WordAt("Thị", kSecond)});
  EXPECT_THAT(Texts(Copy(Jpeg(400, 600), page)), ElementsAre("NGUYỄN", "Thị"));
}

TEST_F(CopyTest, WordsLieOnTheirPrint) {
  const auto words = Words(Copy(Jpeg(400, 600), ReadPage(400, 600, {WordAt("mot", kFirst), WordAt("hai", kSecond)})));
  ASSERT_EQ(words.size(), 2U);
  ExpectNear(words[0].box, kFirst);
  ExpectNear(words[1].box, kSecond);
}

TEST_F(CopyTest, WordsWhoseBoxesTouchStayApart) {
  const Page page = ReadPage(400, 600, {WordAt("nhà", {0.1, 0.2, 0.2, 0.23}), WordAt("ở", {0.2, 0.2, 0.22, 0.23})});
  EXPECT_THAT(Texts(Copy(Jpeg(400, 600), page)), ElementsAre("nhà", "ở"));
}

TEST_F(CopyTest, AWordThatStandsHigherThanItsNeighbourStaysApartFromIt) {
  const Page page = ReadPage(400, 600, {WordAt("số", {0.1, 0.2, 0.15, 0.22}), WordAt("12", {0.151, 0.19, 0.2, 0.25})});
  EXPECT_THAT(Texts(Copy(Jpeg(400, 600), page)), ElementsAre("số", "12"));
}

TEST_F(CopyTest, AScanThatLayOnItsSideStandsUpright) {
  for (const int rotation : {90, 180, 270}) {
    const bool sideways = rotation != 180;
    const Page page = ReadPage(400, 600, {WordAt("mot", kFirst), WordAt("hai", kSecond)}, rotation);
    const auto words = Words(Copy(sideways ? Jpeg(600, 400) : Jpeg(400, 600), page));
    ASSERT_EQ(words.size(), 2U) << rotation;
    EXPECT_EQ(words[0].text, "mot");
    ExpectNear(words[0].box, kFirst);
    ExpectNear(words[1].box, kSecond);
  }
}

TEST_F(CopyTest, WordsOfALevelledPageFollowItsSlope) {
  Page page = ReadPage(400, 600, {WordAt("mot", {0.05, 0.5, 0.15, 0.53}), WordAt("hai", {0.85, 0.5, 0.95, 0.53})});
  page.skew = 3;
  const auto words = Words(Copy(Jpeg(400, 600), page));
  ASSERT_EQ(words.size(), 2U);
  const ShownPage shown(page);
  EXPECT_NEAR(words[0].box.CenterY(), shown.At({0.10, 0.515}).y, 0.006);
  EXPECT_NEAR(words[1].box.CenterY(), shown.At({0.90, 0.515}).y, 0.006);
}

TEST_F(CopyTest, WordsOfACutOutSheetLieOnThePhotograph) {
  Page page = ReadPage(400, 600, {WordAt("mot", kFirst), WordAt("hai", kSecond)});
  page.outline = {{0.1, 0.1}, {0.8, 0.12}, {0.85, 0.9}, {0.05, 0.95}};
  const auto words = Words(Copy(Jpeg(500, 700), page));
  ASSERT_EQ(words.size(), 2U);
  const Point at = ShownPage(page).At({kFirst.CenterX(), kFirst.CenterY()});
  EXPECT_NEAR(words[0].box.CenterX(), at.x, 0.006);
  EXPECT_NEAR(words[0].box.CenterY(), at.y, 0.006);
}

TEST_F(CopyTest, APdfPageThatItsViewerTurnsKeepsItsWordsInPlace) {
  for (const char* rotate : {"0", "90", "180", "270"}) {
    const std::string samples(60 * 40, '\xF0');
    const std::string original =
        reading::MakeImagePdf(samples, 60, 40, "q 200 0 0 300 0 0 cm /Im Do Q", std::string("/Rotate ") + rotate);
    const bool sideways = std::string_view(rotate) == "90" || std::string_view(rotate) == "270";
    const Page page = ReadPage(sideways ? 600 : 400, sideways ? 400 : 600, {WordAt("mot", kFirst)});
    const auto words = Words(Copy(original, page));
    ASSERT_EQ(words.size(), 1U) << rotate;
    ExpectNear(words[0].box, kFirst);
  }
}

TEST_F(CopyTest, APdfsScanStandsInItByteForByte) {
  std::string samples;
  for (int i = 0; i < 60 * 40; ++i) samples += static_cast<char>(i * 7 % 251);
  const std::string original = reading::MakeImagePdf(samples, 60, 40, "q 200 0 0 300 0 0 cm /Im Do Q");
  const std::string copy = Copy(original, ReadPage(400, 600, {WordAt("mot", kFirst)}));
  QPDF pdf;
  pdf.processMemoryFile("copy", copy.data(), copy.size());
  auto images = QPDFPageDocumentHelper(pdf).getAllPages().front().getImages();
  ASSERT_EQ(images.size(), 1U);
  const std::shared_ptr<Buffer> kept = images.begin()->second.getStreamData();
  EXPECT_EQ(std::string(reinterpret_cast<const char*>(kept->getBuffer()), kept->getSize()), samples);
}

TEST_F(CopyTest, ABornDigitalPageKeepsItsOwnText) {
  Page page = ReadPage(612, 792, {WordAt("Hello", kFirst)});
  page.method = PageMethod::kTextLayer;
  const std::string copy = Copy(MakeTextPdf({"Hello world"}), page);
  EXPECT_THAT(Texts(copy), ElementsAre("Hello", "world"));
}

std::string PdfWithText(const std::string& mode) {
  const std::string content = "BT " + mode + " Tr /F 24 Tf 50 500 Td (old words) Tj ET";
  return MakePdf(
      {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
       "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> "
       ">> >>",
       "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream",
       "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"});
}

TEST_F(CopyTest, AnotherRecognisersLayerGivesWayToOurs) {
  const Page page = ReadPage(400, 600, {WordAt("new", kFirst)});
  EXPECT_THAT(Texts(Copy(PdfWithText("3"), page)), ElementsAre("new"));
}

TEST_F(CopyTest, VisibleTextThatCouldNotBeTrustedIsKeptFromTheText) {
  const Page page = ReadPage(400, 600, {WordAt("new", kFirst)});
  const std::string copy = Copy(PdfWithText("0"), page);
  EXPECT_THAT(Texts(copy), ElementsAre("new"));
  const auto drawn = (*reading::PdfFile::Open(folder_.Write("copy.pdf", copy)))->Rasterise(1, 72, 1'000'000);
  ASSERT_TRUE(drawn.ok());
  l_int32 white = 0;
  pixTestForSimilarity(drawn->pix.get(), WhitePix(400, 600, 32).get(), 50, 0, 0.0F, 0.0F, &white, 0);
  EXPECT_EQ(white, 0) << "the text must stay visible";
}

TEST_F(CopyTest, ScriptsAndLinksStayBehind) {
  const std::string original =
      MakePdf({"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert) >> >>",
               "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /AA << /O << /S /JavaScript /JS (app.alert) >> >> "
               "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://x) >> >>] >>"});
  const std::string copy = Copy(original, ReadPage(400, 600, {}));
  QPDF pdf;
  pdf.processMemoryFile("copy", copy.data(), copy.size());
  QPDFObjectHandle page = QPDFPageDocumentHelper(pdf).getAllPages().front().getObjectHandle();
  EXPECT_FALSE(page.hasKey("/AA"));
  EXPECT_FALSE(page.hasKey("/Annots"));
  EXPECT_FALSE(pdf.getRoot().hasKey("/OpenAction"));
}

TEST_F(CopyTest, OnlyTheAskedPagesAreCopiedInTheirOrder) {
  PixPtr pix = WhitePix(40, 60, 1);
  Page second = ReadPage(400, 600, {WordAt("hai", kFirst)});
  second.number = 1;
  const Page first = ReadPage(400, 600, {WordAt("mot", kFirst)});
  const Result<std::string> copy = CopyPages(Jpeg(400, 600), {first, second}, NoPicture);
  ASSERT_TRUE(copy.ok());
  EXPECT_THAT(Texts(*copy, 1), ElementsAre("mot"));
  EXPECT_THAT(Texts(*copy, 2), ElementsAre("hai"));
}

TEST_F(CopyTest, ACodingThatAPdfDoesNotKnowIsAskedForAsAPicture) {
  const std::string bmp = Encode(WhitePix(400, 600, 8).get(), IFF_BMP);
  int asked = 0;
  const std::string copy = Copy(bmp, ReadPage(400, 600, {WordAt("mot", kFirst)}), [&](int page) {
    asked = page;
    return Result<std::string>(Encode(WhitePix(400, 600, 8).get(), IFF_PNG));
  });
  EXPECT_EQ(asked, 1);
  EXPECT_THAT(Texts(copy), ElementsAre("mot"));
}

TEST_F(CopyTest, APdfThatCannotBeFollowedIsAskedForAsAPicture) {
  int asked = 0;
  Copy("%PDF-1.7\nnothing that follows\n%%EOF\n", ReadPage(400, 600, {}), [&](int page) {
    asked = page;
    return Result<std::string>(Encode(WhitePix(400, 600, 8).get(), IFF_PNG));
  });
  EXPECT_EQ(asked, 1);
}

TEST_F(CopyTest, APictureThatCannotBeMadeIsTheAnswer) {
  const Result<std::string> copy = CopyPages("no picture at all", {ReadPage(400, 600, {})}, [](int page) {
    return Result<std::string>(Error{ErrorCode::kFileDamaged, "", page, "broken"});
  });
  ASSERT_FALSE(copy.ok());
  EXPECT_EQ(copy.error().code, ErrorCode::kFileDamaged);
}

}  // namespace
}  // namespace sohoa::exporters
