#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "codec/codec.h"

namespace sohoa::codec {
namespace {

Page PageWithWords() {
  Page page;
  page.number = 7;
  page.width = 2480;
  page.height = 3508;
  page.dpi = 299.5;
  page.rotation = 270;
  page.skew = -0.75;
  page.outline = {{-0.01, 0.0625}, {0.96875, 0.03125}, {1, 1.02}, {0, 0.9375}};
  page.method = PageMethod::kTextLayer;
  page.cpu_seconds = 1.25;
  page.words = {{"Trần", {0.25, 0.5, 0.375, 0.53125}, 0.9375, 0, 0, Ink::kBlack, false, {}},
                {"Thị", {0.375, 0.5, 0.5, 0.53125}, 0.5, 0, 0, Ink::kBlue, true, {"Thi", "Tlị"}},
                {"Công", {0.125, 0.5625, 0.25, 0.59375}, 1, 3, 9, Ink::kRed, false, {"Cộng"}}};
  page.barcodes = {{"QRCode", "070082001498|245123456", {0.75, 0.0625, 0.875, 0.125}}};
  page.handwriting = {{0.5, 0.75, 0.625, 0.8125}};
  return page;
}

Page RoundTrip(const Page& page) {
  Result<Page> decoded = DecodePage(EncodePage(page));
  EXPECT_TRUE(decoded.ok());
  return decoded.ok() ? *decoded : Page{};
}

void ExpectNear(const Box& a, const Box& b) {
  EXPECT_NEAR(a.x0, b.x0, 1e-5);
  EXPECT_NEAR(a.y0, b.y0, 1e-5);
  EXPECT_NEAR(a.x1, b.x1, 1e-5);
  EXPECT_NEAR(a.y1, b.y1, 1e-5);
}

TEST(PageCodec, KeepsThePagesOwnMembers) {
  const Page page = RoundTrip(PageWithWords());
  EXPECT_EQ(page.number, 7);
  EXPECT_EQ(page.width, 2480);
  EXPECT_EQ(page.height, 3508);
  EXPECT_EQ(page.dpi, 299.5);
  EXPECT_EQ(page.rotation, 270);
  EXPECT_EQ(page.skew, -0.75);
  EXPECT_EQ(page.method, PageMethod::kTextLayer);
  EXPECT_EQ(page.cpu_seconds, 1.25);
}

TEST(PageCodec, KeepsWhereThePaperLay) { EXPECT_EQ(RoundTrip(PageWithWords()).outline, PageWithWords().outline); }

TEST(PageCodec, APageThatIsAllPaperStaysSo) { EXPECT_TRUE(RoundTrip(Page{}).outline.empty()); }

TEST(PageCodec, KeepsEveryMemberOfAWord) {
  const Page before = PageWithWords();
  const Page after = RoundTrip(before);
  ASSERT_EQ(after.words.size(), before.words.size());
  for (std::size_t i = 0; i < before.words.size(); ++i) {
    SCOPED_TRACE(before.words[i].text);
    EXPECT_EQ(after.words[i].text, before.words[i].text);
    EXPECT_NEAR(after.words[i].confidence, before.words[i].confidence, 1e-4);
    EXPECT_EQ(after.words[i].block, before.words[i].block);
    EXPECT_EQ(after.words[i].line, before.words[i].line);
    EXPECT_EQ(after.words[i].ink, before.words[i].ink);
    EXPECT_EQ(after.words[i].handwritten, before.words[i].handwritten);
    EXPECT_EQ(after.words[i].alternatives, before.words[i].alternatives);
    ExpectNear(after.words[i].box, before.words[i].box);
  }
}

TEST(PageCodec, KeepsBarcodes) {
  const Page page = RoundTrip(PageWithWords());
  ASSERT_EQ(page.barcodes.size(), 1U);
  EXPECT_EQ(page.barcodes[0].format, "QRCode");
  EXPECT_EQ(page.barcodes[0].text, "070082001498|245123456");
  ExpectNear(page.barcodes[0].box, {0.75, 0.0625, 0.875, 0.125});
}

TEST(PageCodec, KeepsRegionsOfHandwriting) {
  const Page page = RoundTrip(PageWithWords());
  ASSERT_EQ(page.handwriting.size(), 1U);
  ExpectNear(page.handwriting[0], {0.5, 0.75, 0.625, 0.8125});
}

TEST(PageCodec, ASecondRoundTripChangesNothing) {
  Page page;
  for (int i = 0; i < 300; ++i) {
    const double x = (i * 7919 % 1000) / 1013.0;
    const double y = (i * 104729 % 1000) / 1019.0;
    Word& word = page.words.emplace_back();
    word.text = "w";
    word.box = {x, y, x + 1 / 37.0, y + 1 / 91.0};
    word.confidence = (i % 97) / 97.0;
  }
  const std::string once = EncodePage(RoundTrip(page));
  Result<Page> again = DecodePage(once);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(EncodePage(*again), once);
  for (std::size_t i = 0; i < page.words.size(); ++i) EXPECT_EQ(again->words[i].box, RoundTrip(page).words[i].box);
}

TEST(PageCodec, EqualBoxesStayEqual) {
  Page page;
  page.words.resize(2);
  page.words[0].box = page.words[1].box = {1 / 3.0, 1 / 7.0, 2 / 3.0, 2 / 7.0};
  const Page after = RoundTrip(page);
  EXPECT_EQ(after.words[0].box, after.words[1].box);
}

TEST(PageCodec, KeepsBytesThatAreNotUtf8) {
  Page page;
  page.barcodes = {{"DataMatrix", "\xff\xfe\x80", {}}};
  EXPECT_EQ(RoundTrip(page).barcodes[0].text, "\xff\xfe\x80");
}

TEST(PageCodec, SurvivesABoxThatIsNotANumber) {
  Page page;
  page.words.resize(1);
  page.words[0].box = {std::numeric_limits<double>::quiet_NaN(), 0, std::numeric_limits<double>::infinity(), 1};
  EXPECT_TRUE(DecodePage(EncodePage(page)).ok());
}

TEST(PageCodec, AnEmptyPageIsNotEmptyBytes) {
  EXPECT_FALSE(EncodePage(Page{}).empty());
  EXPECT_TRUE(RoundTrip(Page{}).words.empty());
}

TEST(PageCodec, RefusesBytesThatWereLost) { EXPECT_EQ(DecodePage("").error().code, ErrorCode::kStoreDamaged); }

TEST(PageCodec, RefusesATruncatedPage) {
  const std::string bytes = EncodePage(PageWithWords());
  const Result<Page> page = DecodePage(std::string_view(bytes).substr(0, bytes.size() / 2));
  ASSERT_FALSE(page.ok());
  EXPECT_EQ(page.error().code, ErrorCode::kStoreDamaged);
}

TEST(PageCodec, APlainWordTakesFewBytesBesideItsText) {
  Page page;
  for (int i = 0; i < 400; ++i) {
    Word& word = page.words.emplace_back();
    word.text = "nghiệp";
    word.box = {0.1 + 0.04 * (i % 20), 0.03 * (i / 20), 0.135 + 0.04 * (i % 20), 0.02 + 0.03 * (i / 20)};
    word.line = i / 20;
    word.confidence = 0.96;
  }
  const std::size_t text = page.words.size() * page.words[0].text.size();
  EXPECT_LT(EncodePage(page).size(), text + page.words.size() * 14);
}

}  // namespace
}  // namespace sohoa::codec
