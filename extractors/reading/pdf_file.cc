#include "extractors/reading/pdf_file.h"

#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <cmath>
#include <exception>
#include <utility>

#include "extractors/reading/quiet.h"

namespace sohoa::reading {
namespace {

PixPtr FromRgb24(const poppler::image& image) {
  PixPtr pix(pixCreateNoInit(image.width(), image.height(), 32));
  if (!pix) return nullptr;
  const int words = pixGetWpl(pix.get());
  l_uint32* data = pixGetData(pix.get());
  for (int y = 0; y < image.height(); ++y) {
    const auto* from =
        reinterpret_cast<const unsigned char*>(image.const_data()) + static_cast<size_t>(y) * image.bytes_per_row();
    l_uint32* to = data + static_cast<size_t>(y) * words;
    for (int x = 0; x < image.width(); ++x, from += 3) {
      to[x] = static_cast<l_uint32>(from[0]) << 24 | static_cast<l_uint32>(from[1]) << 16 |
              static_cast<l_uint32>(from[2]) << 8;
    }
  }
  return pix;
}

std::string ToUtf8(const poppler::ustring& s) {
  const poppler::byte_array bytes = s.to_utf8();
  return {bytes.begin(), bytes.end()};
}

class PopplerFile final : public PdfFile {
 public:
  PopplerFile(std::string path, std::unique_ptr<poppler::document> document)
      : path_(std::move(path)), document_(std::move(document)) {}

  int PageCount() const override { return document_->pages(); }

  std::pair<double, double> PageInches(int number) override {
    const std::unique_ptr<poppler::page> page(document_->create_page(number - 1));
    return page ? InchesOf(*page) : std::pair{0.0, 0.0};
  }

  Result<Picture> Rasterise(int number, double dpi, long long max_pixels) override {
    try {
      const std::unique_ptr<poppler::page> page(document_->create_page(number - 1));
      if (!page) return Error{ErrorCode::kFileDamaged, path_, number, "the page cannot be opened"};
      const auto [wide, high] = InchesOf(*page);
      if (wide <= 0 || high <= 0) return Error{ErrorCode::kFileDamaged, path_, number, "the page has no size"};
      dpi = std::min(dpi, std::sqrt(static_cast<double>(max_pixels) / (wide * high)));
      if (dpi < 1) return Error{ErrorCode::kPageTooLarge, path_, number, "the page's box"};
      poppler::page_renderer renderer;
      renderer.set_render_hint(poppler::page_renderer::antialiasing, true);
      renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
      renderer.set_image_format(poppler::image::format_rgb24);
      StderrCapture capture;
      const poppler::image image = renderer.render_page(page.get(), dpi, dpi);
      const std::string said = capture.Finish();
      if (!image.is_valid()) return Error{ErrorCode::kFileDamaged, path_, number, "cannot be drawn; " + said};
      Picture picture{FromRgb24(image), dpi};
      if (!picture.pix) return Error{ErrorCode::kPageTooLarge, path_, number, "no memory for the picture"};
      return picture;
    } catch (const std::exception& e) {
      return Error{ErrorCode::kFileDamaged, path_, number, e.what()};
    }
  }

  std::vector<LayerWord> TextLayer(int number) override {
    std::vector<LayerWord> words;
    try {
      const std::unique_ptr<poppler::page> page(document_->create_page(number - 1));
      if (!page) return words;
      const auto [wide, high] = InchesOf(*page);
      if (wide <= 0 || high <= 0) return words;
      StderrCapture capture;
      for (const poppler::text_box& box : page->text_list(poppler::page::text_list_include_font)) {
        const poppler::rectf r = box.bbox();
        words.push_back({ToUtf8(box.text()),
                         {r.left() / 72 / wide, r.top() / 72 / high, r.right() / 72 / wide, r.bottom() / 72 / high},
                         box.has_font_info() ? box.get_font_name() : std::string(),
                         box.rotation() == 0,
                         1});
      }
    } catch (const std::exception&) {
      words.clear();  // the picture is read instead
    }
    return words;
  }

 private:
  static std::pair<double, double> InchesOf(const poppler::page& page) {
    const poppler::rectf box = page.page_rect(poppler::crop_box);
    const auto orientation = page.orientation();
    const bool turned = orientation == poppler::page::landscape || orientation == poppler::page::seascape;
    const double wide = std::abs(box.width()) / 72;
    const double high = std::abs(box.height()) / 72;
    return turned ? std::pair{high, wide} : std::pair{wide, high};
  }

  std::string path_;
  std::unique_ptr<poppler::document> document_;
};

}  // namespace

Result<std::unique_ptr<PdfFile>> PdfFile::Open(const std::string& path, const std::vector<std::string>& passwords) {
  try {
    StderrCapture capture;
    std::unique_ptr<poppler::document> document(poppler::document::load_from_file(path));
    const std::string said = capture.Finish();
    if (!document) return Error{ErrorCode::kFileDamaged, path, 0, "cannot be opened; " + said};
    for (const std::string& password : passwords) {
      if (!document->is_locked()) break;
      document->unlock(password, password);
    }
    if (document->is_locked()) return Error{ErrorCode::kFileEncrypted, path, 0, ""};
    return std::unique_ptr<PdfFile>(std::make_unique<PopplerFile>(path, std::move(document)));
  } catch (const std::exception& e) {
    return Error{ErrorCode::kFileDamaged, path, 0, e.what()};
  }
}

}  // namespace sohoa::reading
