#include "extractors/reading/page_reader.h"

#include <gtest/gtest.h>

#include "extractors/reading/pdf_file.h"
#include "extractors/reading/quiet.h"
#include "tests/unit/reading/sample_files.h"

namespace sohoa::reading {
namespace {

class PageReaderTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    Result<std::unique_ptr<PageReader>> reader = PageReader::Create({});
    if (reader) reader_ = reader->release();
  }
  static void TearDownTestSuite() {
    delete reader_;
    reader_ = nullptr;
  }
  void SetUp() override {
    ASSERT_NE(reader_, nullptr) << "are tesseract-ocr-vie and tesseract-ocr-script-viet installed?";
  }

  // The text page as a picture of 200 dpi.
  PixPtr TextPicture() {
    const std::string path = folder_.Write(
        "text.pdf", MakeTextPdf({"BAN SAO KHAI SINH", "Quang Minh Tran Van Nam", "Nguyen Thanh Tung 1984",
                                 "Kinh gui cong an tinh", "Hoang Van Thai ngay sinh", "Le Thanh Long quoc tich",
                                 "phong tai chinh ke hoach", "trung tam hanh chinh cong"}));
    Result<std::unique_ptr<PdfFile>> pdf = PdfFile::Open(path);
    if (!pdf) return nullptr;
    Result<Picture> picture = (*pdf)->Rasterise(1, 200, 100'000'000);
    return picture ? std::move(picture->pix) : nullptr;
  }
  Page ReadPix(Pix* pix) {
    Result<Page> page = reader_->Read(folder_.Write("page.png", Encode(pix, IFF_PNG)), 1);
    EXPECT_TRUE(page.ok());
    return page ? *page : Page();
  }
  static const Word* Find(const Page& page, const std::string& text) {
    for (const Word& word : page.words) {
      if (word.text == text) return &word;
    }
    return nullptr;
  }

  static PageReader* reader_;
  TempFolder folder_;
};
PageReader* PageReaderTest::reader_ = nullptr;

TEST_F(PageReaderTest, ReadsWordsWithTheirPlaces) {
  const Page page = ReadPix(TextPicture().get());
  EXPECT_EQ(page.method, PageMethod::kOcr);
  const Word* word = Find(page, "1984");
  ASSERT_NE(word, nullptr);
  EXPECT_GT(word->confidence, 0.5);
  EXPECT_GT(word->box.x0, 0.4);
  EXPECT_NEAR(word->box.CenterY(), (792 - 700 + 2 * 34 - 8) / 792.0, 0.01);
}

TEST_F(PageReaderTest, TurnsAPageThatStandsOnItsHead) {
  const PixPtr upright = TextPicture();
  const PixPtr turned(pixRotateOrth(upright.get(), 2));
  const Page page = ReadPix(turned.get());
  EXPECT_EQ(page.rotation, 180);
  EXPECT_NE(Find(page, "1984"), nullptr);
}

TEST_F(PageReaderTest, TurnsAPageThatLiesOnItsSide) {
  const PixPtr upright = TextPicture();
  for (const int quarter : {1, 3}) {
    const PixPtr turned(pixRotateOrth(upright.get(), quarter));
    const Page page = ReadPix(turned.get());
    EXPECT_EQ(page.rotation, 360 - 90 * quarter);
    EXPECT_NE(Find(page, "1984"), nullptr) << quarter;
  }
}

// Ticks in columns look like lines of print on their side; only reading tells how the page stands. Its size was kept as
// it lay, and everything that is measured by it went wrong.
TEST_F(PageReaderTest, APageThatReadingTurnsBackHasItsOwnSize) {
  const PixPtr page_pix = TextPicture();
  for (int x = 150; x < 1600; x += 180) {
    for (int y = 1000; y < 2150; y += 24) FillRect(page_pix.get(), {x, y, x + 22, y + 14}, 0);
  }
  const Page page = ReadPix(page_pix.get());
  EXPECT_EQ(page.rotation, 0);
  EXPECT_LT(page.width, page.height);
  EXPECT_NE(Find(page, "1984"), nullptr);
}

TEST_F(PageReaderTest, ABlankPageIsBlank) {
  const PixPtr blank = WhitePix(1654, 2339, 8);
  FillRect(blank.get(), {800, 900, 803, 903}, 0);
  const Page page = ReadPix(blank.get());
  EXPECT_EQ(page.method, PageMethod::kBlank);
  EXPECT_TRUE(page.words.empty());
}

TEST_F(PageReaderTest, RedWordsAreRead) {
  const PixPtr black = TextPicture();
  // Only the lines from the third on become red.
  const PixPtr pix(pixConvertTo32(black.get()));
  for (int y = 420; y < pixGetHeight(pix.get()); ++y) {
    for (int x = 0; x < pixGetWidth(pix.get()); ++x) {
      l_uint32 value = 0;
      pixGetPixel(pix.get(), x, y, &value);
      if ((value >> 24) < 128) pixSetPixel(pix.get(), x, y, kRedPixel);
    }
  }
  const Page page = ReadPix(pix.get());
  const Word* red = Find(page, "Hoang");
  ASSERT_NE(red, nullptr);
  EXPECT_EQ(red->ink, Ink::kRed);
  const Word* print = Find(page, "Quang");
  ASSERT_NE(print, nullptr);
  EXPECT_EQ(print->ink, Ink::kBlack);
}

TEST_F(PageReaderTest, RendersTheUprightPageInTheFrameOfItsBoxes) {
  const PixPtr upright = TextPicture();
  const PixPtr turned(pixRotateOrth(upright.get(), 2));
  const std::string path = folder_.Write("page.png", Encode(turned.get(), IFF_PNG));
  const Result<Page> page = reader_->Read(path, 1);
  ASSERT_TRUE(page.ok());
  const Word* word = Find(*page, "1984");
  ASSERT_NE(word, nullptr);
  const Result<std::string> png = reader_->RenderPng(path, 1, *page, word->box, 0);
  ASSERT_TRUE(png.ok());
  const PixPtr crop(pixReadMem(reinterpret_cast<const l_uint8*>(png->data()), png->size()));
  ASSERT_TRUE(crop);
  EXPECT_LT(pixGetWidth(crop.get()), 300);
  const PixPtr binary(pixConvertTo1(crop.get(), 128));
  l_float32 ink = 0;
  pixForegroundFraction(binary.get(), &ink);
  EXPECT_GT(ink, 0.15) << "the word itself, not paper beside it";
}

TEST_F(PageReaderTest, RendersNoWiderThanAsked) {
  const std::string path = folder_.Write("page.png", Encode(TextPicture().get(), IFF_PNG));
  const Result<Page> page = reader_->Read(path, 1);
  ASSERT_TRUE(page.ok());
  const Result<std::string> png = reader_->RenderPng(path, 1, *page, {}, 500);
  ASSERT_TRUE(png.ok());
  const PixPtr picture(pixReadMem(reinterpret_cast<const l_uint8*>(png->data()), png->size()));
  EXPECT_EQ(pixGetWidth(picture.get()), 500);
}

std::unique_ptr<PageReader> ReaderWithoutEngine() {
  ReaderOptions options;
  options.with_engine = false;
  return std::move(*PageReader::Create(options));
}

TEST(PageReaderWithoutEngine, RendersAPage) {
  TempFolder folder;
  const std::string path = folder.Write("page.png", Encode(WhitePix(600, 800, 8).get(), IFF_PNG));
  EXPECT_TRUE(ReaderWithoutEngine()->RenderPng(path, 1, Page{}, {}, 500).ok());
}

TEST(PageReaderWithoutEngine, ReadsNothing) {
  TempFolder folder;
  const std::string path = folder.Write("page.png", Encode(WhitePix(600, 800, 8).get(), IFF_PNG));
  EXPECT_EQ(ReaderWithoutEngine()->Read(path, 1).error().code, ErrorCode::kEngineMissing);
}

TEST_F(PageReaderTest, APageThatTheFileDoesNotHave) {
  const std::string path = folder_.Write("page.png", Encode(WhitePix(100, 100, 8).get(), IFF_PNG));
  EXPECT_EQ(reader_->Read(path, 2).error().code, ErrorCode::kNotFound);
}

TEST(PageReaderCreate, SaysThatTheEngineIsMissing) {
  ReaderOptions options;
  options.language = "no_such_language";
  testing::internal::CaptureStderr();
  const Result<std::unique_ptr<PageReader>> reader = PageReader::Create(options);
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  ASSERT_FALSE(reader.ok());
  EXPECT_EQ(reader.error().code, ErrorCode::kEngineMissing);
}

TEST(EngineVersion, NamesTheRecogniser) { EXPECT_EQ(EngineVersion().rfind("tesseract 5", 0), 0U); }

}  // namespace
}  // namespace sohoa::reading
