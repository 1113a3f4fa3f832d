#include "extractors/reading/page_reader.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <utility>
#include <vector>

#include "extractors/reading/barcode.h"
#include "extractors/reading/blocks.h"
#include "extractors/reading/ink.h"
#include "extractors/reading/page_source.h"
#include "extractors/reading/quiet.h"
#include "extractors/reading/recogniser.h"
#include "extractors/reading/sheet.h"
#include "extractors/reading/text_layer.h"

namespace sohoa::reading {
namespace {

constexpr std::string_view kRecipeVersion = "1";
constexpr double kBlankInkShare = 0.0004;

double CpuSeconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

PixPtr BlockMask(Pix* binary, double dpi) {
  PixPtr mask = WithoutSpecks(binary, dpi);
  if (!mask) return nullptr;
  if (const PixPtr rules = FindRules(binary, dpi)) pixSubtract(mask.get(), mask.get(), rules.get());
  const int large = static_cast<int>(dpi * 0.45);
  const PixPtr letters(pixSelectBySize(mask.get(), large, large, 8, L_SELECT_IF_EITHER, L_SELECT_IF_LTE, nullptr));
  const PixPtr flat(pixSelectBySize(mask.get(), 0, large, 8, L_SELECT_HEIGHT, L_SELECT_IF_LTE, nullptr));
  if (flat) return PixPtr(pixCopy(nullptr, flat.get()));
  return mask;
}

class Reader final : public PageReader {
 public:
  Reader(ReaderOptions options, std::unique_ptr<Recogniser> recogniser)
      : options_(std::move(options)), recogniser_(std::move(recogniser)) {}

  Result<FileInfo> Inspect(const std::string& path) override {
    source_.reset();
    Result<PageSource*> source = SourceOf(path);
    if (!source) return source.error();
    return (*source)->info();
  }

  Result<Page> Read(const std::string& path, int number) override {
    const double started = CpuSeconds();
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
      ReadPicture(*picture, &page);
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
    PixPtr frame = FrameOf(*picture, page.rotation, page.skew);
    picture->pix.reset();
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

 private:
  Result<PageSource*> SourceOf(const std::string& path) {
    if (!source_ || source_->path() != path) {
      Result<std::unique_ptr<PageSource>> opened = PageSource::Open(path, options_);
      if (!opened) return opened.error();
      source_ = std::move(*opened);
    }
    return source_.get();
  }

  void ReadPicture(const Picture& picture, Page* page) {
    Sheet sheet = PrepareSheet(picture);
    if (!sheet.grey || !sheet.binary) return;
    const int w = page->width = pixGetWidth(sheet.grey.get());
    const int h = page->height = pixGetHeight(sheet.grey.get());
    page->dpi = sheet.dpi;
    page->rotation = sheet.rotation;
    page->skew = sheet.skew;
    if (InkShare(sheet.binary.get(), sheet.dpi) < kBlankInkShare) {
      page->method = PageMethod::kBlank;
      return;
    }
    page->barcodes = FindBarcodes(sheet.grey.get());
    const PixPtr mask = BlockMask(sheet.binary.get(), sheet.dpi);
    if (!mask) return;
    int line = 0;
    int block_number = 0;
    for (const TextBlock& block : FindBlocks(mask.get(), sheet.dpi)) {
      const PixelBox area = Grow(block.box, 3, w, h);
      if (area.Height() < sheet.dpi * 0.05) continue;
      const std::vector<ReadWord> words =
          recogniser_->Read(sheet.grey.get(), area, sheet.dpi, block.one_line ? Layout::kLine : Layout::kBlock);
      int lines = 0;
      for (const ReadWord& read : words) {
        Word word;
        word.text = read.text;
        word.confidence = read.confidence;
        word.box = ToFractions(read.box, w, h);
        word.block = block_number;
        word.line = line + read.line;
        lines = std::max(lines, read.line + 1);
        if (sheet.colour) {
          word.ink = DominantInk(CountInk(
              sheet.colour.get(), {read.box.x0 / 2, read.box.y0 / 2, (read.box.x1 + 1) / 2, (read.box.y1 + 1) / 2}));
        }
        page->words.push_back(std::move(word));
      }
      line += lines;
      if (!words.empty()) ++block_number;
    }
  }

  ReaderOptions options_;
  std::unique_ptr<Recogniser> recogniser_;
  std::unique_ptr<PageSource> source_;
};

}  // namespace

Result<std::unique_ptr<PageReader>> PageReader::Create(const ReaderOptions& options) {
  SilenceLibraries();
  Result<std::unique_ptr<Recogniser>> recogniser = Recogniser::Create(options.tessdata_dir, options.language);
  if (!recogniser) return recogniser.error();
  return std::unique_ptr<PageReader>(std::make_unique<Reader>(options, std::move(*recogniser)));
}

std::string EngineVersion() { return RecogniserVersion() + " vie, recipe " + std::string(kRecipeVersion); }

}  // namespace sohoa::reading
