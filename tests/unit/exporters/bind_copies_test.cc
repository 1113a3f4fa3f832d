#include "exporters/bind_copies.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>

#include "exporters/srgb_profile.h"
#include "exporters/xml.h"
#include "exporters/xmp.h"
#include "tests/unit/reading/sample_files.h"

namespace sohoa::exporters {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kId = "00112233445566778899aabbccddeeff";

CopyFacts Facts() {
  CopyFacts facts;
  facts.title = "Giấy khai sinh 45/2023";
  facts.identifier = "45/2023";
  facts.types = {"Giấy khai sinh"};
  facts.agency = "ỦY BAN NHÂN DÂN XÃ A & B";
  facts.issued_on = "2023-12-20";
  facts.source = "record R1";
  facts.made_at = "2026-11-24T06:11:16Z";
  facts.tool = "sohoa 0.1.0";
  facts.papers = {{"Giấy khai sinh 45/2023", 1}};
  return facts;
}

std::string Bound(const CopyFacts& facts, const std::vector<std::string_view>& parts) {
  const Result<std::string> bound = BindCopies(parts, facts, kId);
  EXPECT_TRUE(bound.ok());
  return bound.ok() ? *bound : std::string();
}

class Opened {
 public:
  explicit Opened(const std::string& bytes) { pdf_.processMemoryFile("bound", bytes.data(), bytes.size()); }
  QPDF& operator*() { return pdf_; }
  QPDF* operator->() { return &pdf_; }

 private:
  QPDF pdf_;
};

const std::string& OnePage() {
  static const std::string page = reading::MakeTextPdf({"one"});
  return page;
}

TEST(BindCopies, SaysThatItIsAnArchiveFile) {
  EXPECT_THAT(Bound(Facts(), {OnePage()}), ::testing::AllOf(HasSubstr("<pdfaid:part>2</pdfaid:part>"),
                                                            HasSubstr("<pdfaid:conformance>B</pdfaid:conformance>")));
}

TEST(BindCopies, SaysWhatItsColoursMean) {
  const std::string bytes = Bound(Facts(), {OnePage()});
  Opened pdf(bytes);
  QPDFObjectHandle intent = pdf->getRoot().getKey("/OutputIntents").getArrayItem(0);
  EXPECT_EQ(intent.getKey("/S").getName(), "/GTS_PDFA1");
  const std::shared_ptr<Buffer> profile = intent.getKey("/DestOutputProfile").getStreamData();
  EXPECT_EQ(std::string(reinterpret_cast<const char*>(profile->getBuffer()), profile->getSize()), SrgbProfile());
}

TEST(BindCopies, TitleAndNumberStandInItsMetadata) {
  const std::string bytes = Bound(Facts(), {OnePage()});
  EXPECT_THAT(bytes, HasSubstr("<rdf:li xml:lang=\"x-default\">Giấy khai sinh 45/2023</rdf:li>"));
  EXPECT_THAT(bytes, HasSubstr("<dc:identifier>45/2023</dc:identifier>"));
  Opened pdf(bytes);
  QPDFObjectHandle info = pdf->getTrailer().getKey("/Info");
  EXPECT_EQ(info.getKey("/Title").getUTF8Value(), "Giấy khai sinh 45/2023");
  EXPECT_EQ(info.getKey("/CreationDate").getStringValue(), "D:20261124061116Z");
}

TEST(BindCopies, APaperAmongOthersHasABookmark) {
  CopyFacts facts = Facts();
  facts.papers = {{"Giấy tiếp nhận", 2}, {"Giấy khai sinh", 1}};
  const std::string bytes = Bound(facts, {OnePage(), OnePage(), OnePage()});
  Opened pdf(bytes);
  QPDFOutlineDocumentHelper outlines(*pdf);
  auto items = outlines.getTopLevelOutlines();
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[1].getTitle(), "Giấy khai sinh");
  EXPECT_EQ(items[1].getDestPage().getObjGen(), pdf->getAllPages().at(2).getObjGen());
}

TEST(BindCopies, ASinglePaperNeedsNoBookmark) {
  const std::string bytes = Bound(Facts(), {OnePage()});
  Opened pdf(bytes);
  EXPECT_FALSE(pdf->getRoot().hasKey("/Outlines"));
}

TEST(BindCopies, TheSamePapersGiveTheSameBytes) {
  EXPECT_TRUE(Bound(Facts(), {OnePage(), OnePage()}) == Bound(Facts(), {OnePage(), OnePage()}));
}

TEST(BindCopies, APartThatIsNoPdfIsAnError) {
  const Result<std::string> bound = BindCopies({"no pdf"}, Facts(), kId);
  ASSERT_FALSE(bound.ok());
  EXPECT_EQ(bound.error().code, ErrorCode::kInternal);
}

TEST(XmpPacket, EscapesWhatXmlWouldMistake) {
  EXPECT_THAT(XmpPacket(Facts(), kId), HasSubstr("<rdf:li>ỦY BAN NHÂN DÂN XÃ A &amp; B</rdf:li>"));
}

TEST(XmpPacket, LeavesOutWhatIsNotKnown) {
  CopyFacts facts = Facts();
  facts.agency.clear();
  facts.issued_on.clear();
  EXPECT_THAT(XmpPacket(facts, kId), Not(HasSubstr("dc:creator")));
  EXPECT_THAT(XmpPacket(facts, kId), Not(HasSubstr("dc:date")));
}

TEST(XmpPacket, NamesTheDocument) {
  EXPECT_THAT(XmpPacket(Facts(), kId),
              HasSubstr("<xmpMM:DocumentID>uuid:00112233-4455-6677-8899-aabbccddeeff</xmpMM:DocumentID>"));
}

TEST(XmlText, EscapesAndLeavesOutControlCharacters) {
  EXPECT_EQ(XmlText("a<b>&\"'\x01ợ"), "a&lt;b&gt;&amp;&quot;&#39;ợ");
}

}  // namespace
}  // namespace sohoa::exporters
