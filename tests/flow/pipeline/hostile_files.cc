#include "tests/flow/pipeline/hostile_files.h"

#include <cstdint>
#include <initializer_list>
#include <vector>

#include "tests/flow/pipeline/bad_files.h"
#include "tests/flow/pipeline/little.h"
#include "tests/unit/pipeline/archive_maker.h"

namespace sohoa::flow {
namespace {

std::string Big(std::uint32_t value, int bytes) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text.push_back(static_cast<char>(value >> (8 * i) & 0xff));
  return text;
}

// gzip's header and trailer taken off.
std::string Deflate(const std::string& bytes) {
  constexpr std::size_t kHeader = 10;
  constexpr std::size_t kTrailer = 8;
  const std::string gzip = pipeline::Gzip(bytes);
  return gzip.substr(kHeader, gzip.size() - kHeader - kTrailer);
}

std::string Zlib(const std::string& bytes) {
  constexpr std::uint32_t kPrime = 65521;
  std::uint32_t a = 1;
  std::uint32_t b = 0;
  for (const char c : bytes) {
    a = (a + static_cast<unsigned char>(c)) % kPrime;
    b = (b + a) % kPrime;
  }
  return "\x78\x9c" + Deflate(bytes) + Big(b << 16 | a, 4);
}

std::string Stream(const std::string& entries, const std::string& bytes) {
  return "<<" + entries + "/Length " + std::to_string(bytes.size()) + ">>stream\n" + bytes + "\nendstream";
}

// The first object is the catalogue.
std::string Pdf(const std::vector<std::string>& objects) {
  std::string pdf = "%PDF-1.7\n";
  std::string table = "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::string at = std::to_string(pdf.size());
    table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string start = std::to_string(pdf.size());
  return pdf + table + "trailer\n<</Size " + std::to_string(objects.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + start +
         "\n%%EOF\n";
}

// One page with these resources, the content and what else they need from object 5 on.
std::string OnePage(const std::string& resources, const std::string& content, const std::vector<std::string>& further) {
  std::vector<std::string> objects = {
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<" + resources + ">>/Contents 4 0 R>>", content};
  objects.insert(objects.end(), further.begin(), further.end());
  return Pdf(objects);
}

std::string PageWithImage(const std::string& image) {
  return OnePage("/XObject<</I 5 0 R>>", Stream("", "595 0 0 842 0 0 cm /I Do"), {image});
}

std::string ImageEntries(unsigned size, const std::string& filter) {
  const std::string pixels = std::to_string(size);
  return "/Type/XObject/Subtype/Image/Width " + pixels + "/Height " + pixels +
         "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/" + filter;
}

// What a member's header and its listing have in common (PKWARE APPNOTE 4.3.7 and 4.3.12); all names have eight
// letters.
std::string ZipFacts(const std::string& content) {
  return Little(20, 2) + Little(0, 2) + Little(8, 2) + Little(0, 4) + Little(pipeline::Crc32(content), 4) +
         Little(static_cast<std::uint32_t>(Deflate(content).size()), 4) +
         Little(static_cast<std::uint32_t>(content.size()), 4) + Little(8, 2) + Little(0, 2);
}

std::string ZipName(int number) {
  const std::string digits = std::to_string(number);
  return std::string(8 - digits.size(), '0') + digits;
}

std::string ZipListing(const std::string& facts, int number, std::size_t offset) {
  return "PK\x01\x02" + Little(20, 2) + facts + Little(0, 2) + Little(0, 2) + Little(0, 2) + Little(0, 4) +
         Little(static_cast<std::uint32_t>(offset), 4) + ZipName(number);
}

// More than 65,535 entries want ZIP64's records; readers go by the directory's size without them.
std::string ZipEnd(int count, std::size_t offset, std::size_t size) {
  const auto stated = static_cast<std::uint32_t>(count > 0xffff ? 0xffff : count);
  return "PK\x05\x06" + Little(0, 4) + Little(stated, 2) + Little(stated, 2) +
         Little(static_cast<std::uint32_t>(size), 4) + Little(static_cast<std::uint32_t>(offset), 4) + Little(0, 2);
}

}  // namespace

std::string ZipOfOverlappingEntries(int count, std::size_t bytes) {
  const std::string facts = ZipFacts(std::string(bytes, '\0'));
  const std::string entry = "PK\x03\x04" + facts + "00000000" + Deflate(std::string(bytes, '\0'));
  std::string directory;
  for (int i = 0; i < count; ++i) directory += ZipListing(facts, i, 0);
  return entry + directory + ZipEnd(count, entry.size(), directory.size());
}

std::string ZipOfEmptyEntries(int count) {
  const std::string facts = ZipFacts("");
  const std::string packed = Deflate("");
  std::string entries;
  std::string directory;
  for (int i = 0; i < count; ++i) {
    directory += ZipListing(facts, i, entries.size());
    entries += "PK\x03\x04" + facts + ZipName(i) + packed;
  }
  return entries + directory + ZipEnd(count, entries.size(), directory.size());
}

std::string NestedZip(int depth) {
  std::string archive = pipeline::MakeArchive(pipeline::ArchiveKind::kZip, {{"letter.pdf", Letter(), ""}});
  for (int i = 1; i < depth; ++i) {
    archive = pipeline::MakeArchive(pipeline::ArchiveKind::kZip, {{"inner.zip", archive, ""}});
  }
  return archive;
}

std::string PdfWithBranchingPages(int levels) {
  std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R>>"};
  for (int level = 0; level < levels; ++level) {
    const std::string child = std::to_string(level + 3) + " 0 R";
    objects.push_back("<</Type/Pages/Count " + std::to_string(1LL << (levels - level)) + "/Kids[" + child + " " +
                      child + "]>>");
  }
  objects.emplace_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");
  return Pdf(objects);
}

std::string PdfWithCircularPages() {
  return Pdf({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1000000/Kids[2 0 R 2 0 R]>>"});
}

std::string PdfWithInflatingContent(std::size_t bytes) {
  return OnePage("", Stream("/Filter[/FlateDecode/FlateDecode]", Zlib(Zlib(std::string(bytes, ' ')))), {});
}

std::string PdfWithRecursiveForm() {
  const std::string form =
      Stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</F 5 0 R>>>>", "/F Do /F Do");
  return OnePage("/XObject<</F 5 0 R>>", Stream("", "/F Do"), {form});
}

std::string PdfWithDeepArrays(int depth) {
  return Pdf({"<</Type/Catalog/Pages 2 0 R/Deep " + std::string(static_cast<std::size_t>(depth), '[') +
                  std::string(static_cast<std::size_t>(depth), ']') + ">>",
              "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"});
}

std::string PdfWithHugeJpx(unsigned size) {
  // ISO/IEC 15444-1, annex A: SOC, SIZ with one tile and one component, COD, QCD, an empty tile, EOC.
  const std::string siz = "\xff\x51" + Big(41, 2) + Big(0, 2) + Big(size, 4) + Big(size, 4) + Big(0, 4) + Big(0, 4) +
                          Big(size, 4) + Big(size, 4) + Big(0, 4) + Big(0, 4) + Big(1, 2) + Big(0x070101, 3);
  const std::string cod = "\xff\x52" + Big(12, 2) + Big(0, 1) + Big(0, 1) + Big(1, 2) + Big(0, 1) + Big(0, 1) +
                          Big(0x0404, 2) + Big(0, 1) + Big(1, 1);
  const std::string qcd = "\xff\x5c" + Big(4, 2) + Big(0x4040, 2);
  const std::string tile = "\xff\x90" + Big(10, 2) + Big(0, 2) + Big(0, 4) + Big(1, 2) + "\xff\x93";
  return PageWithImage(Stream(ImageEntries(size, "JPXDecode"), "\xff\x4f" + siz + cod + qcd + tile + "\xff\xd9"));
}

std::string PdfWithHugeJbig2(unsigned size) {
  // ITU-T T.88, 7.2 and 7.4.8: one segment, the page's information.
  const std::string page = Big(0, 4) + Big(0x30, 1) + Big(0, 1) + Big(1, 1) + Big(19, 4) + Big(size, 4) + Big(size, 4) +
                           Big(0, 4) + Big(0, 4) + Big(0, 1) + Big(0, 2);
  return PageWithImage(Stream(ImageEntries(size, "JBIG2Decode") + "/ImageMask false", page));
}

std::string CircularTiff() {
  std::string ifd = Little(4, 2);
  const auto entry = [&](std::uint32_t tag, std::uint32_t value) {
    ifd += Little(tag, 2) + Little(4, 2) + Little(1, 4) + Little(value, 4);
  };
  entry(256, 8);   // width
  entry(257, 1);   // height
  entry(273, 62);  // where the strip lies
  entry(279, 1);   // its bytes
  return "II" + Little(42, 2) + Little(8, 4) + ifd + Little(8, 4) + std::string(2, '\0');
}

}  // namespace sohoa::flow
