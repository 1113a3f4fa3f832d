#include "extractors/reading/page_source.h"

#include <algorithm>
#include <utility>

#include "extractors/reading/file_format.h"
#include "extractors/reading/image_file.h"
#include "extractors/reading/layer_check.h"
#include "extractors/reading/text_layer.h"

namespace sohoa::reading {
namespace {

// Enough to read small print; an A4 page drawn at 300 costs half of what reading it costs.
constexpr double kRasterDpi = 240;
constexpr long long kMostRasterPixels = 20'000'000;
constexpr int kFewLostLetters = 3;
constexpr double kDoubtful = 0.4;

// False when the page shows letters that its layer does not have: then its picture must be read. Of one or two, which
// may be drawings, only the words beside them are doubted.
bool HoldsAllLetters(PdfFile* file, int number, std::vector<LayerWord>* layer) {
  const Result<Picture> drawn = file->Rasterise(number, kLayerCheckDpi, kMostRasterPixels);
  if (!drawn) return true;
  const LostLetters lost = FindLostLetters(*layer, drawn->pix.get());
  for (const size_t word : lost.words) (*layer)[word].confidence = kDoubtful;
  return lost.count < kFewLostLetters;
}

}  // namespace

Result<std::unique_ptr<PageSource>> PageSource::Open(const std::string& path, const ReaderOptions& options) {
  Result<FileEnds> ends = ReadEnds(path);
  if (!ends) return ends.error();
  std::unique_ptr<PageSource> source(new PageSource(path, options));
  source->info_.format = DetectFormat(ends->head);
  if (source->info_.format == FileFormat::kUnknown) {
    return Error{ErrorCode::kFileUnsupported, path, 0, "its first bytes are those of no known format"};
  }
  if (source->info_.format == FileFormat::kPdf) {
    const Status opened = source->OpenPdf(ends->tail);
    if (!opened) return opened.error();
  } else {
    Result<int> pages = CountImagePages(path, source->info_.format);
    if (!pages) return pages.error();
    source->info_.page_count = *pages;
  }
  if (source->info_.page_count < 1) return Error{ErrorCode::kFileNoPages, path, 0, ""};
  if (source->info_.page_count > options.max_pages) {
    return Error{ErrorCode::kTooManyPages, path, 0, std::to_string(source->info_.page_count) + " pages"};
  }
  return source;
}

Status PageSource::OpenPdf(std::string_view tail) {
  Result<std::unique_ptr<PdfImages>> images = PdfImages::Open(path_, options_.pdf_passwords);
  if (images) {
    images_ = std::move(*images);
    info_.page_count = images_->PageCount();
  } else {
    if (images.error().code == ErrorCode::kFileEncrypted) return images.error();
    Result<PdfFile*> renderer = Renderer();
    if (!renderer) return renderer.error();
    info_.page_count = (*renderer)->PageCount();
  }
  // A repaired file without its end may have lost pages without a trace.
  if (!HasEndMark(FileFormat::kPdf, tail)) return Error{ErrorCode::kFileDamaged, path_, 0, "ends before its end mark"};
  return {};
}

Result<PdfFile*> PageSource::Renderer() {
  if (!renderer_) {
    Result<std::unique_ptr<PdfFile>> opened = PdfFile::Open(path_, options_.pdf_passwords);
    if (!opened) return opened.error();
    renderer_ = std::move(*opened);
  }
  return renderer_.get();
}

Result<Picture> PageSource::LoadPicture(int number) {
  if (number < 1 || number > info_.page_count) return Error{ErrorCode::kNotFound, path_, number, "no such page"};
  if (info_.format != FileFormat::kPdf) return LoadImagePage(path_, info_.format, number, options_.max_page_pixels);
  if (images_) {
    Result<std::optional<Picture>> scan = images_->TakeScan(number, options_.max_page_pixels);
    if (!scan) return scan.error();
    if (*scan) return std::move(**scan);
  }
  Result<PdfFile*> renderer = Renderer();
  if (!renderer) return renderer.error();
  return (*renderer)->Rasterise(number, kRasterDpi, std::min(kMostRasterPixels, options_.max_page_pixels));
}

std::vector<LayerWord> PageSource::TrustedText(int number, std::pair<double, double>* size) {
  if (info_.format != FileFormat::kPdf || number < 1 || number > info_.page_count) return {};
  if (images_) {
    const PageContent content = images_->Look(number);
    // Over a scan lies at most what another recogniser once read; without any text there is nothing to ask Poppler for.
    if (content.one_image) return {};
  }
  Result<PdfFile*> renderer = Renderer();
  if (!renderer) return {};
  std::vector<LayerWord> layer = (*renderer)->TextLayer(number);
  if (!CarriesThePage(layer)) return {};
  if (!HoldsAllLetters(*renderer, number, &layer)) return {};
  *size = (*renderer)->PageInches(number);
  return layer;
}

}  // namespace sohoa::reading
