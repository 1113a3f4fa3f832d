#include "extractors/reading/pdf_images.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <cmath>
#include <cstring>
#include <exception>
#include <utility>
#include <vector>

#include "extractors/reading/image_file.h"
#include "extractors/reading/pdf_content.h"

namespace sohoa::reading {
namespace {

constexpr double kCoversPage = 0.9;

std::string_view View(const std::shared_ptr<Buffer>& buffer) {
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

// The codings of a stream, outermost first.
std::vector<std::string> Filters(QPDFObjectHandle dictionary) {
  QPDFObjectHandle filter = dictionary.getKey("/Filter");
  std::vector<std::string> names;
  if (filter.isName()) names.push_back(filter.getName());
  if (filter.isArray()) {
    for (int i = 0; i < filter.getArrayNItems(); ++i) {
      if (filter.getArrayItem(i).isName()) names.push_back(filter.getArrayItem(i).getName());
    }
  }
  return names;
}

int IntKey(QPDFObjectHandle dictionary, const std::string& key, int fallback) {
  if (!dictionary.isDictionary()) return fallback;
  QPDFObjectHandle value = dictionary.getKey(key);
  return value.isInteger() ? value.getIntValueAsInt() : fallback;
}

bool BoolKey(QPDFObjectHandle dictionary, const std::string& key) {
  if (!dictionary.isDictionary()) return false;
  QPDFObjectHandle value = dictionary.getKey(key);
  return value.isBool() && value.getBoolValue();
}

// 1 or 3 for spaces whose samples are grey or red-green-blue as they are; 0 for all others.
int PlainChannels(QPDFObjectHandle space) {
  if (space.isName()) {
    if (space.getName() == "/DeviceGray" || space.getName() == "/G") return 1;
    if (space.getName() == "/DeviceRGB" || space.getName() == "/RGB") return 3;
    return 0;
  }
  if (!space.isArray() || space.getArrayNItems() < 2 || !space.getArrayItem(0).isName()) return 0;
  const std::string name = space.getArrayItem(0).getName();
  if (name == "/CalGray") return 1;
  if (name == "/CalRGB") return 3;
  if (name != "/ICCBased" || !space.getArrayItem(1).isStream()) return 0;
  const int n = IntKey(space.getArrayItem(1).getDict(), "/N", 0);
  return n == 1 || n == 3 ? n : 0;
}

// nullopt: an odd array that only a renderer should apply.
std::optional<bool> DecodeInverts(QPDFObjectHandle dictionary) {
  QPDFObjectHandle decode = dictionary.getKey("/Decode");
  if (!decode.isArray()) return false;
  std::optional<bool> inverts;
  for (int i = 0; i + 1 < decode.getArrayNItems(); i += 2) {
    if (!decode.getArrayItem(i).isNumber() || !decode.getArrayItem(i + 1).isNumber()) return std::nullopt;
    const double low = decode.getArrayItem(i).getNumericValue();
    const double high = decode.getArrayItem(i + 1).getNumericValue();
    const bool pair = low == 1 && high == 0;
    if (!pair && !(low == 0 && high == 1)) return std::nullopt;
    if (inverts.has_value() && *inverts != pair) return std::nullopt;
    inverts = pair;
  }
  return inverts;
}

PixPtr FromSamples(std::string_view samples, int width, int height, int bits, int channels) {
  const size_t stride = (static_cast<size_t>(width) * bits * channels + 7) / 8;
  if (samples.size() < stride * height) return nullptr;
  PixPtr pix(pixCreate(width, height, channels == 3 ? 32 : bits));
  if (!pix) return nullptr;
  for (int y = 0; y < height; ++y) {
    const auto* from = reinterpret_cast<const unsigned char*>(samples.data()) + stride * y;
    l_uint32* line = pixGetData(pix.get()) + static_cast<size_t>(pixGetWpl(pix.get())) * y;
    if (channels == 3) {
      for (int x = 0; x < width; ++x, from += 3) composeRGBPixel(from[0], from[1], from[2], line + x);
    } else {
      for (size_t i = 0; i < stride; ++i) SET_DATA_BYTE(line, i, from[i]);
    }
  }
  // A one-bit sample of 0 is black in DeviceGray; Leptonica's 0 is white.
  if (bits == 1) pixInvert(pix.get(), pix.get());
  return pix;
}

// How an image's matrix turns it: EXIF-like orientation 1..8, or 0 when it is skewed or oblique.
int OrientationOf(const QPDFMatrix& m) {
  const double size = std::abs(m.a) + std::abs(m.b) + std::abs(m.c) + std::abs(m.d);
  const double none = size * 0.002;
  if (std::abs(m.b) < none && std::abs(m.c) < none) {
    if (m.a > 0) return m.d > 0 ? 1 : 4;
    return m.d > 0 ? 2 : 3;
  }
  if (std::abs(m.a) < none && std::abs(m.d) < none) {
    // The image's rightward axis goes up the page for b > 0; its upward axis goes right for c > 0.
    if (m.b > 0) return m.c > 0 ? 7 : 8;
    return m.c > 0 ? 6 : 5;
  }
  return 0;
}

struct Placed {
  QPDFObjectHandle image;
  QPDFMatrix matrix;
  bool black_fill = true;
};

class QpdfImages final : public PdfImages {
 public:
  QpdfImages(std::string path, std::unique_ptr<QPDF> pdf)
      : path_(std::move(path)), pdf_(std::move(pdf)), pages_(QPDFPageDocumentHelper(*pdf_).getAllPages()) {}

  int PageCount() const override { return static_cast<int>(pages_.size()); }

  PageContent Look(int number) override {
    PageContent content;
    try {
      Survey(number, &content);
    } catch (const std::exception&) {
      content.one_image = false;
    }
    return content;
  }

  Result<std::optional<Picture>> TakeScan(int number, long long max_pixels) override {
    try {
      PageContent content;
      std::optional<Placed> placed = Survey(number, &content);
      if (content.largest_image_pixels > max_pixels) {
        return Error{ErrorCode::kPageTooLarge, path_, number,
                     std::to_string(content.largest_image_pixels) + " pixels in one image"};
      }
      if (!placed) return std::optional<Picture>();
      const int orientation = OrientationOf(placed->matrix);
      if (orientation == 0) return std::optional<Picture>();
      PixPtr pix = Decode(*placed);
      if (!pix) return std::optional<Picture>();
      const double inches = std::hypot(placed->matrix.a, placed->matrix.b) / 72;
      const double stated = inches > 0 ? pixGetWidth(pix.get()) / inches : 0;
      pix = ApplyOrientation(Plain(std::move(pix)), orientation);
      const int turns = ((Rotation(number) / 90) % 4 + 4) % 4;
      if (pix && turns != 0) pix.reset(pixRotateOrth(pix.get(), turns));
      if (!pix) return Error{ErrorCode::kPageTooLarge, path_, number, "no memory for the picture"};
      Picture picture{std::move(pix), 0, PlaceOf(pages_.at(number - 1), placed->matrix, turns)};
      picture.dpi = PlausibleDpi(stated, pixGetWidth(picture.pix.get()), pixGetHeight(picture.pix.get()));
      return std::optional<Picture>(std::move(picture));
    } catch (const std::exception&) {
      return std::optional<Picture>();
    }
  }

 private:
  int Rotation(int number) {
    QPDFObjectHandle rotate = pages_.at(number - 1).getAttribute("/Rotate", false);
    return rotate.isInteger() ? rotate.getIntValueAsInt() : 0;
  }

  // Whether something that people see is laid over the page: a signature's picture, a stamp, a note.
  bool HasVisibleAnnotation(QPDFPageObjectHelper& page) {
    for (QPDFAnnotationObjectHelper& annotation : page.getAnnotations()) {
      if (annotation.getSubtype() == "/Link" || annotation.getSubtype() == "/Popup") continue;
      const QPDFObjectHandle::Rectangle r = annotation.getRect();
      if (std::abs(r.urx - r.llx) > 1 && std::abs(r.ury - r.lly) > 1) return true;
    }
    return false;
  }

  std::optional<Placed> Survey(int number, PageContent* content) {
    QPDFPageObjectHelper& page = pages_.at(number - 1);
    ContentSurvey survey;
    page.parseContents(&survey);
    content->visible_text = survey.visible_text();
    content->hidden_text = survey.hidden_text();
    QPDFObjectHandle resources = page.getAttribute("/Resources", false);
    QPDFObjectHandle objects = resources.isDictionary() ? resources.getKey("/XObject") : QPDFObjectHandle::newNull();
    std::vector<Placed> images;
    bool forms = false;
    for (const ContentSurvey::PaintedImage& painted : survey.images()) {
      QPDFObjectHandle object = objects.isDictionary() ? objects.getKey(painted.name) : QPDFObjectHandle::newNull();
      if (!object.isStream()) continue;
      if (!object.isImage(false)) {
        forms = true;
        continue;
      }
      const long long pixels =
          static_cast<long long>(IntKey(object.getDict(), "/Width", 0)) * IntKey(object.getDict(), "/Height", 0);
      content->largest_image_pixels = std::max(content->largest_image_pixels, pixels);
      images.push_back({object, painted.matrix, painted.black_fill});
    }
    if (images.size() != 1 || forms || survey.drawn_over() || survey.visible_text()) return std::nullopt;
    if (!CoversPage(page, images.front().matrix) || HasVisibleAnnotation(page)) return std::nullopt;
    content->one_image = true;
    return images.front();
  }

  static bool CoversPage(QPDFPageObjectHelper& page, const QPDFMatrix& m) {
    QPDFObjectHandle box_object = page.getCropBox();
    if (!box_object.isRectangle()) return false;
    const QPDFObjectHandle::Rectangle box = box_object.getArrayAsRectangle();
    const double x0 = std::max(box.llx, m.e + std::min(m.a, 0.0) + std::min(m.c, 0.0));
    const double x1 = std::min(box.urx, m.e + std::max(m.a, 0.0) + std::max(m.c, 0.0));
    const double y0 = std::max(box.lly, m.f + std::min(m.b, 0.0) + std::min(m.d, 0.0));
    const double y1 = std::min(box.ury, m.f + std::max(m.b, 0.0) + std::max(m.d, 0.0));
    const double wide = std::abs(m.a) + std::abs(m.c);
    const double high = std::abs(m.b) + std::abs(m.d);
    // Both ways: the page is nearly all image, and no good part of the image lies outside the page.
    return x1 - x0 >= kCoversPage * (box.urx - box.llx) && y1 - y0 >= kCoversPage * (box.ury - box.lly) &&
           x1 - x0 >= kCoversPage * wide && y1 - y0 >= kCoversPage * high;
  }

  // Where the image stands on the page as it is shown, in fractions; all of it when it misses by less than a pixel.
  static Box PlaceOf(QPDFPageObjectHelper& page, const QPDFMatrix& m, int turns) {
    constexpr double kNothing = 0.0005;
    const QPDFObjectHandle::Rectangle box = page.getCropBox().getArrayAsRectangle();
    const double w = box.urx - box.llx;
    const double h = box.ury - box.lly;
    const double left = m.e + std::min(m.a, 0.0) + std::min(m.c, 0.0);
    const double bottom = m.f + std::min(m.b, 0.0) + std::min(m.d, 0.0);
    const double wide = std::abs(m.a) + std::abs(m.c);
    const double high = std::abs(m.b) + std::abs(m.d);
    Box place{(left - box.llx) / w, (box.ury - bottom - high) / h, (left + wide - box.llx) / w, (box.ury - bottom) / h};
    place = TurnedClockwise(place, turns);
    const double missed = std::abs(place.x0) + std::abs(place.y0) + std::abs(1 - place.x1) + std::abs(1 - place.y1);
    return missed < kNothing ? Box{0, 0, 1, 1} : place;
  }

  PixPtr Decode(const Placed& placed) {
    QPDFObjectHandle image = placed.image;
    QPDFObjectHandle dictionary = image.getDict();
    const int width = IntKey(dictionary, "/Width", 0);
    const int height = IntKey(dictionary, "/Height", 0);
    const bool mask = BoolKey(dictionary, "/ImageMask");
    const std::optional<bool> inverts = DecodeInverts(dictionary);
    if (width < 1 || height < 1 || !inverts || (mask && !placed.black_fill)) return nullptr;
    if (!dictionary.getKey("/SMask").isNull() || !dictionary.getKey("/Mask").isNull()) return nullptr;
    const int channels = mask ? 1 : PlainChannels(dictionary.getKey("/ColorSpace"));
    if (channels == 0) return nullptr;
    const std::vector<std::string> filters = Filters(dictionary);
    const std::string last = filters.empty() ? "" : filters.back();
    if (last == "/DCTDecode" || last == "/DCT") {
      if (*inverts) return nullptr;
      Result<PixPtr> jpeg = DecodeJpeg(View(StreamData(image, filters.size())));
      return jpeg ? std::move(*jpeg) : nullptr;
    }
    if (last == "/CCITTFaxDecode" || last == "/CCF") return DecodeCcitt(image, filters.size(), width, height, *inverts);
    if (last == "/JPXDecode" || last == "/JBIG2Decode") return nullptr;
    const int bits = mask ? 1 : IntKey(dictionary, "/BitsPerComponent", 0);
    if (!((bits == 1 && channels == 1) || bits == 8)) return nullptr;
    PixPtr pix = FromSamples(View(image.getStreamData(qpdf_dl_generalized)), width, height, bits, channels);
    if (pix && *inverts) pixInvert(pix.get(), pix.get());
    return pix;
  }

  // The picture coding's own bytes: with the lossless codings around it taken off.
  static std::shared_ptr<Buffer> StreamData(QPDFObjectHandle image, size_t filters) {
    return filters == 1 ? image.getRawStreamData() : image.getStreamData(qpdf_dl_generalized);
  }

  static PixPtr DecodeCcitt(QPDFObjectHandle image, size_t filters, int width, int height, bool inverts) {
    if (filters != 1) return nullptr;
    QPDFObjectHandle parms = image.getDict().getKey("/DecodeParms");
    if (parms.isArray() && parms.getArrayNItems() > 0) parms = parms.getArrayItem(0);
    if (BoolKey(parms, "/EncodedByteAlign")) return nullptr;
    const FaxParameters fax{IntKey(parms, "/Columns", 1728), height, IntKey(parms, "/K", 0)};
    if (fax.columns != width) return nullptr;
    Result<PixPtr> decoded = DecodeFax(View(image.getRawStreamData()), fax);
    if (!decoded) return nullptr;
    if (inverts != BoolKey(parms, "/BlackIs1")) pixInvert(decoded->get(), decoded->get());
    return std::move(*decoded);
  }

  std::string path_;
  std::unique_ptr<QPDF> pdf_;
  std::vector<QPDFPageObjectHelper> pages_;
};

}  // namespace

Result<std::unique_ptr<PdfImages>> PdfImages::Open(const std::string& path, const std::vector<std::string>& passwords) {
  for (std::size_t tried = 0;; ++tried) {
    try {
      auto pdf = std::make_unique<QPDF>();
      pdf->setSuppressWarnings(true);
      pdf->processFile(path.c_str(), tried == 0 ? nullptr : passwords[tried - 1].c_str());
      return std::unique_ptr<PdfImages>(std::make_unique<QpdfImages>(path, std::move(pdf)));
    } catch (const QPDFExc& e) {
      const bool locked = e.getErrorCode() == qpdf_e_password;
      if (locked && tried < passwords.size()) continue;
      return Error{locked ? ErrorCode::kFileEncrypted : ErrorCode::kFileDamaged, path, 0, e.getMessageDetail()};
    } catch (const std::exception& e) {
      return Error{ErrorCode::kFileDamaged, path, 0, e.what()};
    }
  }
}

}  // namespace sohoa::reading
