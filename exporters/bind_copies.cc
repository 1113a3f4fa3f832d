#include "exporters/bind_copies.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <exception>
#include <memory>

#include "exporters/pdf_objects.h"
#include "exporters/srgb_profile.h"
#include "exporters/xmp.h"

namespace sohoa::exporters {
namespace {

QPDFObjectHandle OutputIntent(QPDF* pdf) {
  QPDFObjectHandle profile = QPDFObjectHandle::newStream(pdf, SrgbProfile());
  profile.getDict().replaceKey("/N", QPDFObjectHandle::newInteger(3));
  QPDFObjectHandle intent = QPDFObjectHandle::parse(
      "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) "
      "/RegistryName (http://www.color.org) >>");
  intent.replaceKey("/DestOutputProfile", profile);
  return intent;
}

// 2026-11-24T06:11:16Z as a PDF date; empty for anything else.
std::string PdfDate(std::string_view iso) {
  constexpr std::size_t kWhole = 20;
  if (iso.size() != kWhole || iso.back() != 'Z') return {};
  std::string date = "D:";
  for (char c : iso) {
    if (c >= '0' && c <= '9') date += c;
  }
  return date + "Z";
}

// Older readers look here; each entry says exactly what the metadata packet says.
QPDFObjectHandle Information(const CopyFacts& facts) {
  QPDFObjectHandle info = QPDFObjectHandle::newDictionary();
  const auto put = [&](const char* key, const std::string& value) {
    if (!value.empty()) info.replaceKey(key, QPDFObjectHandle::newUnicodeString(value));
  };
  put("/Title", facts.title);
  put("/Author", facts.agency);
  put("/Creator", facts.tool);
  put("/Producer", facts.tool);
  if (const std::string date = PdfDate(facts.made_at); !date.empty()) {
    info.replaceKey("/CreationDate", QPDFObjectHandle::newString(date));
    info.replaceKey("/ModDate", QPDFObjectHandle::newString(date));
  }
  return info;
}

void AddBookmarks(QPDF* pdf, const std::vector<CopiedPaper>& papers, const std::vector<QPDFObjectHandle>& pages) {
  QPDFObjectHandle outlines = pdf->makeIndirectObject(QPDFObjectHandle::parse("<< /Type /Outlines >>"));
  std::vector<QPDFObjectHandle> items;
  std::size_t page = 0;
  for (const CopiedPaper& paper : papers) {
    if (page >= pages.size()) break;
    QPDFObjectHandle item = pdf->makeIndirectObject(QPDFObjectHandle::newDictionary());
    item.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(paper.title));
    item.replaceKey("/Parent", outlines);
    QPDFObjectHandle destination = QPDFObjectHandle::newArray();
    destination.appendItem(pages[page]);
    destination.appendItem(QPDFObjectHandle::newName("/Fit"));
    item.replaceKey("/Dest", destination);
    if (!items.empty()) {
      item.replaceKey("/Prev", items.back());
      items.back().replaceKey("/Next", item);
    }
    items.push_back(item);
    page += static_cast<std::size_t>(paper.pages);
  }
  if (items.empty()) return;
  outlines.replaceKey("/First", items.front());
  outlines.replaceKey("/Last", items.back());
  outlines.replaceKey("/Count", QPDFObjectHandle::newInteger(static_cast<long long>(items.size())));
  pdf->getRoot().replaceKey("/Outlines", outlines);
  pdf->getRoot().replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
}

}  // namespace

Result<std::string> BindCopies(const std::vector<std::string_view>& parts, const CopyFacts& facts,
                               std::string_view document_id) {
  try {
    std::vector<std::unique_ptr<QPDF>> opened;  // must live until the last byte is written
    QPDF bound;
    bound.emptyPDF();
    QPDFPageDocumentHelper into(bound);
    for (const std::string_view part : parts) {
      opened.push_back(std::make_unique<QPDF>());
      opened.back()->setSuppressWarnings(true);
      opened.back()->processMemoryFile("part", part.data(), part.size());
      for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(*opened.back()).getAllPages()) into.addPage(page, false);
    }
    QPDFObjectHandle root = bound.getRoot();
    if (facts.papers.size() > 1) AddBookmarks(&bound, facts.papers, bound.getAllPages());
    root.replaceKey("/Lang", QPDFObjectHandle::newString("vi"));
    root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
    QPDFObjectHandle metadata = QPDFObjectHandle::newStream(&bound, XmpPacket(facts, document_id));
    metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
    metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
    root.replaceKey("/Metadata", metadata);
    QPDFObjectHandle intents = QPDFObjectHandle::newArray();
    intents.appendItem(OutputIntent(&bound));
    root.replaceKey("/OutputIntents", intents);
    bound.getTrailer().replaceKey("/Info", bound.makeIndirectObject(Information(facts)));
    return WritePdf(&bound, PdfUse::kArchive);
  } catch (const std::exception& e) {
    return Error{ErrorCode::kInternal, "", 0, std::string("searchable copy: ") + e.what()};
  }
}

}  // namespace sohoa::exporters
