#include "exporters/pdf_objects.h"

#include <qpdf/QPDFWriter.hh>

#include <array>
#include <cstdio>

namespace sohoa::exporters {
namespace {

constexpr const char* kBaseFont = "/SohoaInvisible";

QPDFObjectHandle ColourSpace(const ScanImage& image) {
  if (!image.palette.empty()) {
    QPDFObjectHandle space = QPDFObjectHandle::parse("[/Indexed /DeviceRGB]");
    space.appendItem(QPDFObjectHandle::newInteger(static_cast<int>(image.palette.size() / 3) - 1));
    space.appendItem(QPDFObjectHandle::newString(image.palette));
    return space;
  }
  return QPDFObjectHandle::newName(image.channels == 1   ? "/DeviceGray"
                                   : image.channels == 3 ? "/DeviceRGB"
                                                         : "/DeviceCMYK");
}

}  // namespace

std::string PdfNumber(double value) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.3f", value);
  return text.data();
}

QPDFObjectHandle ImageObject(QPDF* pdf, const ScanImage& image) {
  QPDFObjectHandle stream = QPDFObjectHandle::newStream(pdf);
  QPDFObjectHandle dictionary = QPDFObjectHandle::parse("<< /Type /XObject /Subtype /Image >>");
  const std::string width = std::to_string(image.width);
  const std::string bits = std::to_string(image.bits);
  dictionary.replaceKey("/Width", QPDFObjectHandle::newInteger(image.width));
  dictionary.replaceKey("/Height", QPDFObjectHandle::newInteger(image.height));
  dictionary.replaceKey("/BitsPerComponent", QPDFObjectHandle::newInteger(image.bits));
  dictionary.replaceKey("/ColorSpace", ColourSpace(image));
  if (image.inverted_cmyk) dictionary.replaceKey("/Decode", QPDFObjectHandle::parse("[1 0 1 0 1 0 1 0]"));
  stream.replaceDict(dictionary);
  std::string filter = "/DCTDecode";
  std::string parameters = "null";
  if (image.coding == Coding::kFaxG4) {
    filter = "/CCITTFaxDecode";
    parameters = "<< /K -1 /Columns " + width + " /Rows " + std::to_string(image.height) + " /BlackIs1 " +
                 (image.black_is_one ? "true" : "false") + " >>";
  } else if (image.coding == Coding::kPngRows) {
    filter = "/FlateDecode";
    parameters = "<< /Predictor 15 /Colors " + std::to_string(image.channels) + " /BitsPerComponent " + bits +
                 " /Columns " + width + " >>";
  }
  stream.replaceStreamData(image.data, QPDFObjectHandle::newName(filter), QPDFObjectHandle::parse(parameters));
  return stream;
}

void FillFont(QPDF* pdf, const InvisibleFont& letters, QPDFObjectHandle font) {
  QPDFObjectHandle program = QPDFObjectHandle::newStream(pdf, letters.TrueType());
  program.getDict().replaceKey("/Length1",
                               QPDFObjectHandle::newInteger(static_cast<long long>(letters.TrueType().size())));
  QPDFObjectHandle descriptor = QPDFObjectHandle::parse(
      "<< /Type /FontDescriptor /Flags 4 /ItalicAngle 0 /StemV 80 /FontBBox [0 " +
      std::to_string(InvisibleFont::kDescent) + " 1000 " + std::to_string(InvisibleFont::kAscent) + "] /Ascent " +
      std::to_string(InvisibleFont::kAscent) + " /Descent " + std::to_string(InvisibleFont::kDescent) + " /CapHeight " +
      std::to_string(InvisibleFont::kAscent) + " >>");
  descriptor.replaceKey("/FontName", QPDFObjectHandle::newName(kBaseFont));
  descriptor.replaceKey("/FontFile2", program);
  QPDFObjectHandle descendant = QPDFObjectHandle::parse(
      "<< /Type /Font /Subtype /CIDFontType2 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
      "/CIDToGIDMap /Identity /DW " +
      std::to_string(InvisibleFont::kLetterWidth) + " /W [" + std::to_string(InvisibleFont::kSpaceCid) + " [" +
      std::to_string(InvisibleFont::kSpaceWidth) + "]] >>");
  descendant.replaceKey("/BaseFont", QPDFObjectHandle::newName(kBaseFont));
  descendant.replaceKey("/FontDescriptor", pdf->makeIndirectObject(descriptor));
  font.replaceKey("/Type", QPDFObjectHandle::newName("/Font"));
  font.replaceKey("/Subtype", QPDFObjectHandle::newName("/Type0"));
  font.replaceKey("/BaseFont", QPDFObjectHandle::newName(kBaseFont));
  font.replaceKey("/Encoding", QPDFObjectHandle::newName("/Identity-H"));
  QPDFObjectHandle descendants = QPDFObjectHandle::newArray();
  descendants.appendItem(pdf->makeIndirectObject(descendant));
  font.replaceKey("/DescendantFonts", descendants);
  font.replaceKey("/ToUnicode", QPDFObjectHandle::newStream(pdf, letters.ToUnicode()));
}

std::string WritePdf(QPDF* pdf, PdfUse use) {
  QPDFWriter writer(*pdf);
  writer.setOutputMemory();
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.setPreserveEncryption(false);
  if (use == PdfUse::kArchive) {
    writer.setMinimumPDFVersion("1.7");
    writer.setDeterministicID(true);
  }
  writer.write();
  const std::shared_ptr<Buffer> written = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(written->getBuffer()), written->getSize()};
}

}  // namespace sohoa::exporters
