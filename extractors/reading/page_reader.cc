#include "extractors/reading/page_reader.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <utility>
#include <vector>

#include "extractors/reading/barcode.h"
#include "extractors/reading/cleaning.h"
#include "extractors/reading/page_source.h"
#include "extractors/reading/picture_hash.h"
#include "extractors/reading/pixel_memory.h"
#include "extractors/reading/quiet.h"
#include "extractors/reading/recogniser.h"
#include "extractors/reading/sheet.h"
#include "extractors/reading/sheet_reading.h"
#include "extractors/reading/slot_digits.h"
#include "extractors/reading/text_layer.h"

namespace sohoa::reading {
namespace {

constexpr std::string_view kRecipeVersion = "11";
constexpr double kBlankInkShare = 0.0004;

double CpuSeconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Without loss, and small for what it is.
Result<std::string> Losslessly(Pix* pix, const std::string& path, int number) {
  const int coding = pixGetDepth(pix) == 1 ? IFF_TIFF_G4 : IFF_PNG;
  l_uint8* bytes = nullptr;
  size_t size = 0;
  if (pixWriteMem(&bytes, &size, pix, coding) != 0) {
    return Error{ErrorCode::kInternal, path, number, "the picture cannot be written"};
  }
  std::string file(reinterpret_cast<const char*>(bytes), size);
  lept_free(bytes);
  return file;
}

class Reader final : public PageReader {
 public:
  Reader(ReaderOptions options, std::unique_ptr<Recogniser> first, std::unique_ptr<Recogniser> second)
      : options_(std::move(options)), first_(std::move(first)), second_(std::move(second)) {}

  Result<FileInfo> Inspect(const std::string& path) override {
    source_.reset();
    Result<PageSource*> source = SourceOf(path);
    if (!source) return source.error();
    return (*source)->info();
  }

  Result<Page> Read(const std::string& path, int number) override {
    const double started = CpuSeconds();
    if (!first_) return Error{ErrorCode::kEngineMissing, path, number, "the reader was made without an engine"};
    Result<PageSource*> source = SourceOf(path);
    if (!source) return source.error();
    Page page;
    page.number = number;
    std::pair<double, double> inches;
    const std::vector<LayerWord> layer = (*source)->TrustedText(number, &inches);
    if (!layer.empty()) {
      page.method = PageMethod::kTextLayer;
      page.dpi = 72;
      page.width = static_cast<int>(std::lround(inches.first * 72));
      page.height = static_cast<int>(std::lround(inches.second * 72));
      page.words = WordsOfLayer(layer, inches.first, inches.second);
    } else {
      Result<Picture> picture = (*source)->LoadPicture(number);
      if (!picture) return picture.error();
      ReadPicture(std::move(*picture), &page);
    }
    page.cpu_seconds = CpuSeconds() - started;
    return page;
  }

  Result<std::string> RenderPng(const std::string& path, int number, const Page& page, const Box& crop,
                                int max_width) override {
    Result<PageSource*> source = SourceOf(path);
    if (!source) return source.error();
    Result<Picture> picture = (*source)->LoadPicture(number);
    if (!picture) return picture.error();
    PixPtr frame = FrameOf(std::move(*picture), page.rotation, page.skew);
    if (frame && !crop.IsEmpty()) {
      frame = Clip(frame.get(), ToPixels(crop, pixGetWidth(frame.get()), pixGetHeight(frame.get())));
    }
    if (frame && max_width > 0 && pixGetWidth(frame.get()) > max_width) {
      frame.reset(pixScaleToSize(frame.get(), max_width, 0));
    }
    l_uint8* bytes = nullptr;
    size_t size = 0;
    if (!frame || pixWriteMemPng(&bytes, &size, frame.get(), 0) != 0) {
      return Error{ErrorCode::kInternal, path, number, "the picture cannot be written"};
    }
    std::string png(reinterpret_cast<const char*>(bytes), size);
    lept_free(bytes);
    return png;
  }

  Result<std::string> PictureFile(const std::string& path, int number) override {
    Result<PageSource*> source = SourceOf(path);
    if (!source) return source.error();
    const Result<Picture> picture = (*source)->LoadPicture(number);
    if (!picture) return picture.error();
    return Losslessly(picture->pix.get(), path, number);
  }

 private:
  Result<PageSource*> SourceOf(const std::string& path) {
    if (!source_ || source_->path() != path) {
      Result<std::unique_ptr<PageSource>> opened = PageSource::Open(path, options_);
      if (!opened) return opened.error();
      source_ = std::move(*opened);
    }
    return source_.get();
  }

  static void Describe(const Sheet& sheet, Page* page) {
    page->width = pixGetWidth(sheet.grey.get());
    page->height = pixGetHeight(sheet.grey.get());
    page->dpi = sheet.dpi;
    page->rotation = sheet.rotation;
    page->skew = sheet.skew;
    page->outline = sheet.outline;
  }

  void ReadPicture(Picture picture, Page* page) {
    Sheet sheet = StandUp(std::move(picture));
    if (!sheet.grey) return;
    const int stood = sheet.rotation;
    const int w = pixGetWidth(sheet.grey.get());
    const int h = pixGetHeight(sheet.grey.get());
    Describe(sheet, page);
    page->barcodes = FindBarcodes(sheet.grey.get(), sheet.dpi);
    for (const Barcode& code : page->barcodes) {
      const PixelBox box = Grow(ToPixels(code.box, w, h), static_cast<int>(sheet.dpi * 0.03), w, h);
      pixRasterop(sheet.grey.get(), box.x0, box.y0, box.Width(), box.Height(), PIX_SET, nullptr, 0, 0);
    }
    CleanUp(&sheet);
    if (!sheet.binary) return;
    if (page->barcodes.empty() && InkShare(sheet.binary.get(), sheet.dpi) < kBlankInkShare) {
      page->method = PageMethod::kBlank;
      return;
    }
    ReadSheet({first_.get(), second_.get()}, &sheet, page);
    if (sheet.rotation != stood) {  // what was read says that it stood otherwise
      Describe(sheet, page);
      const int quarters = (sheet.rotation - stood + 360) % 360 / 90;
      for (Barcode& code : page->barcodes) code.box = TurnedClockwise(code.box, quarters);
    }
    page->picture_hash = PictureHash(sheet.binary.get());
  }

  ReaderOptions options_;
  std::unique_ptr<Recogniser> first_;  // null without an engine, as is the second
  std::unique_ptr<Recogniser> second_;
  std::unique_ptr<PageSource> source_;
};

}  // namespace

Result<std::unique_ptr<PageReader>> PageReader::Create(const ReaderOptions& options) {
  SilenceLibraries();
  KeepPixelMemory();
  if (!options.with_engine) return std::unique_ptr<PageReader>(std::make_unique<Reader>(options, nullptr, nullptr));
  Result<std::unique_ptr<Recogniser>> first = Recogniser::Create(options.tessdata_dir, options.language);
  if (!first) return first.error();
  Result<std::unique_ptr<Recogniser>> second = Recogniser::Create(options.tessdata_dir, options.second_language);
  if (!second) return second.error();
  if (const Status digits = CheckDigitReader(); !digits) return digits.error();
  return std::unique_ptr<PageReader>(std::make_unique<Reader>(options, std::move(*first), std::move(*second)));
}

std::string EngineVersion() {
  const ReaderOptions usual;
  return RecogniserVersion() + " " + usual.language + "+" + usual.second_language + ", recipe " +
         std::string(kRecipeVersion);
}

}  // namespace sohoa::reading
