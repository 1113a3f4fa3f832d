#include "exporters/copy_pages.h"

#include <qpdf/Pl_Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFAcroFormDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <array>
#include <exception>
#include <memory>
#include <set>
#include <utility>

#include "exporters/hidden_text.h"
#include "exporters/invisible_font.h"
#include "exporters/page_map.h"
#include "exporters/pdf_objects.h"
#include "exporters/scan_image.h"
#include "exporters/words_layer.h"

namespace sohoa::exporters {
namespace {

constexpr std::string_view kFontName = "/SohoaWords";
constexpr double kPointsPerInch = 72;

Error Unwritable(const std::exception& e) {
  return {ErrorCode::kInternal, "", 0, std::string("searchable copy: ") + e.what()};
}

bool WasRecognised(const Page& page) { return page.method == PageMethod::kOcr; }

// All pages share one font, which is known only when the last one is written.
class WordsFont {
 public:
  explicit WordsFont(QPDF* pdf) : pdf_(*pdf), object_(pdf->makeIndirectObject(QPDFObjectHandle::newDictionary())) {}

  InvisibleFont* letters() { return &letters_; }

  void AddTo(QPDFObjectHandle resources) {
    QPDFObjectHandle fonts = resources.getKey("/Font");
    fonts = fonts.isDictionary() ? fonts.shallowCopy() : QPDFObjectHandle::newDictionary();
    fonts.replaceKey(std::string(kFontName), object_);
    resources.replaceKey("/Font", fonts);
  }

  void Finish() { FillFont(&pdf_, letters_, object_); }

 private:
  QPDF& pdf_;
  InvisibleFont letters_;
  QPDFObjectHandle object_;
};

// What of a page's own entries a copy keeps; the rest are doors to scripts, to other pages, or to structure that is
// left.
void KeepOnlyWhatIsShown(QPDFObjectHandle page) {
  static const std::set<std::string> kept = {"/Type",     "/MediaBox", "/CropBox",  "/Rotate", "/Resources",
                                             "/Contents", "/Group",    "/UserUnit", "/Parent"};
  for (const std::string& key : page.getKeys()) {
    if (!kept.contains(key)) page.removeKey(key);
  }
}

bool ShowsForms(QPDFObjectHandle resources) {
  QPDFObjectHandle objects = resources.getKey("/XObject");
  if (!objects.isDictionary()) return false;
  for (const std::string& key : objects.getKeys()) {
    if (objects.getKey(key).isFormXObject()) return true;
  }
  return false;
}

// The page's own text gives way to the words that were read.
void SilenceOwnText(QPDF* pdf, QPDFPageObjectHelper& page, QPDFObjectHandle resources) {
  HiddenTextFilter filter;
  Pl_Buffer kept("page content");
  page.filterContents(&filter, &kept);
  if (filter.found_hidden()) {
    page.getObjectHandle().replaceKey("/Contents", QPDFObjectHandle::newStream(pdf, kept.getBufferSharedPointer()));
  }
  if (!filter.found_visible() && !ShowsForms(resources)) return;
  page.addPageContents(QPDFObjectHandle::newStream(pdf, "/Span <</ActualText ()>> BDC\n"), true);
  page.addPageContents(QPDFObjectHandle::newStream(pdf, "\nEMC\n"), false);
}

void PrepareOriginal(QPDF* pdf) {
  QPDFAcroFormDocumentHelper(*pdf).generateAppearancesIfNeeded();
  QPDFPageDocumentHelper pages(*pdf);
  pages.flattenAnnotations();
  pages.pushInheritedAttributesToPage();
}

void AddPdfPage(QPDF* original, QPDFPageObjectHelper page, const Page& read, WordsFont* font, QPDF* copy) {
  QPDFObjectHandle object = page.getObjectHandle();
  KeepOnlyWhatIsShown(object);
  QPDFObjectHandle resources = page.getAttribute("/Resources", true);
  if (!resources.isDictionary()) {
    resources = QPDFObjectHandle::newDictionary();
    object.replaceKey("/Resources", resources);
  }
  if (WasRecognised(read)) {
    SilenceOwnText(original, page, resources);
    const QPDFObjectHandle::Rectangle crop = page.getCropBox().getArrayAsRectangle();
    QPDFObjectHandle rotate = page.getAttribute("/Rotate", false);
    const int turned = rotate.isInteger() ? rotate.getIntValueAsInt() : 0;
    const std::string words =
        WordsContent(read, {crop.llx, crop.lly, crop.urx, crop.ury, turned}, kFontName, font->letters());
    if (!words.empty()) {
      font->AddTo(resources);
      page.addPageContents(QPDFObjectHandle::newStream(original, words), true);
    }
    object.replaceKey("/Rotate", QPDFObjectHandle::newInteger(((turned + read.rotation) % 360 + 360) % 360));
  }
  QPDFPageDocumentHelper(*copy).addPage(page, false);
}

// With the empty password, or the first of `passwords` that opens it.
std::unique_ptr<QPDF> OpenOriginal(std::string_view bytes, const std::vector<std::string>& passwords) {
  for (std::size_t tried = 0;; ++tried) {
    try {
      auto original = std::make_unique<QPDF>();
      original->setSuppressWarnings(true);
      original->processMemoryFile("original", bytes.data(), bytes.size(),
                                  tried == 0 ? nullptr : passwords[tried - 1].c_str());
      return original;
    } catch (const QPDFExc& e) {
      if (e.getErrorCode() != qpdf_e_password || tried >= passwords.size()) throw;
    }
  }
}

Result<std::string> CopyPdf(std::string_view bytes, const std::vector<Page>& pages,
                            const std::vector<std::string>& passwords) {
  const std::unique_ptr<QPDF> opened = OpenOriginal(bytes, passwords);
  QPDF& original = *opened;
  PrepareOriginal(&original);
  std::vector<QPDFPageObjectHelper> all = QPDFPageDocumentHelper(original).getAllPages();
  QPDF copy;
  copy.emptyPDF();
  WordsFont font(&original);
  // A page's objects are copied when it is added; the font must be whole by then, so its words are gathered before.
  for (const Page& page : pages) {
    if (WasRecognised(page)) WordsContent(page, {0, 0, 1, 1, 0}, kFontName, font.letters());
  }
  font.Finish();
  for (const Page& page : pages) {
    const auto index = static_cast<std::size_t>(page.number - 1);
    if (index >= all.size()) return Error{ErrorCode::kNotFound, "", page.number, "the original has no such page"};
    AddPdfPage(&original, all[index], page, &font, &copy);
  }
  return WritePdf(&copy, PdfUse::kPart);
}

// The matrix that shows an image of this orientation upright on a page of w x h points.
std::string Placing(int orientation, double w, double h) {
  const std::string x = PdfNumber(w);
  const std::string y = PdfNumber(h);
  const std::array<std::string, 9> matrices = {"",
                                               x + " 0 0 " + y + " 0 0",
                                               "-" + x + " 0 0 " + y + " " + x + " 0",
                                               "-" + x + " 0 0 -" + y + " " + x + " " + y,
                                               x + " 0 0 -" + y + " 0 " + y,
                                               "0 -" + y + " -" + x + " 0 " + x + " " + y,
                                               "0 -" + y + " " + x + " 0 0 " + y,
                                               "0 " + y + " " + x + " 0 0 0",
                                               "0 " + y + " -" + x + " 0 " + x + " 0"};
  return matrices.at(static_cast<std::size_t>(orientation));
}

void AddImagePage(const ScanImage& image, const Page& read, WordsFont* font, QPDF* copy) {
  const double points = kPointsPerInch / PictureDpi(read, image.shown_width(), image.shown_height());
  const double w = image.shown_width() * points;
  const double h = image.shown_height() * points;
  QPDFObjectHandle resources = QPDFObjectHandle::parse("<< /XObject << >> >>");
  resources.getKey("/XObject").replaceKey("/Scan", ImageObject(copy, image));
  std::string content;
  if (WasRecognised(read)) content = WordsContent(read, {0, 0, w, h, 0}, kFontName, font->letters());
  if (!content.empty()) font->AddTo(resources);
  content += "q " + Placing(image.orientation, w, h) + " cm /Scan Do Q\n";
  QPDFObjectHandle page = QPDFObjectHandle::parse("<< /Type /Page >>");
  page.replaceKey("/MediaBox", QPDFObjectHandle::parse("[0 0 " + PdfNumber(w) + " " + PdfNumber(h) + "]"));
  page.replaceKey("/Rotate", QPDFObjectHandle::newInteger((read.rotation % 360 + 360) % 360));
  page.replaceKey("/Resources", resources);
  page.replaceKey("/Contents", QPDFObjectHandle::newStream(copy, content));
  QPDFPageDocumentHelper(*copy).addPage(QPDFPageObjectHelper(copy->makeIndirectObject(page)), false);
}

Result<std::string> CopyImages(std::string_view bytes, const std::vector<Page>& pages, const PictureMaker& picture) {
  QPDF copy;
  copy.emptyPDF();
  WordsFont font(&copy);
  for (const Page& page : pages) {
    std::optional<ScanImage> image = ImageOf(bytes, page.number);
    if (!image) {
      const Result<std::string> made = picture(page.number);
      if (!made.ok()) return made.error();
      image = ImageOf(*made, 1);
    }
    if (!image) return Error{ErrorCode::kInternal, "", page.number, "the page's picture has an unknown coding"};
    AddImagePage(*image, page, &font, &copy);
  }
  font.Finish();
  return WritePdf(&copy, PdfUse::kPart);
}

}  // namespace

Result<std::string> CopyPages(std::string_view original, const std::vector<Page>& pages, const PictureMaker& picture,
                              const std::vector<std::string>& passwords) {
  constexpr std::size_t kHeaderWithin = 1024;  // as readers of PDF take it
  try {
    if (original.substr(0, kHeaderWithin).find("%PDF-") == std::string_view::npos) {
      return CopyImages(original, pages, picture);
    }
    try {
      Result<std::string> copy = CopyPdf(original, pages, passwords);
      if (copy.ok()) return copy;
    } catch (const std::exception&) {
      // A PDF that qpdf cannot follow was drawn to be read; so it is drawn for the copy.
    }
    return CopyImages({}, pages, picture);
  } catch (const std::exception& e) {
    return Unwritable(e);
  }
}

}  // namespace sohoa::exporters
