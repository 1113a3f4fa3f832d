// Reads one page of a file into words: decode or rasterise, stand upright, clean, find blocks, recognise, decode
// barcodes. The recipe and its measured reasons stand in docs/reading.md. Poppler, qpdf, Leptonica, Tesseract and ZXing
// are each touched in one file of this folder; none of their exceptions leaves it.
//
// A PageReader keeps two warm recognisers and one opened file. Not thread-safe: one reader for each worker process. It
// opens only the paths it is given, holds no store, and may be killed at any moment.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/page.h"
#include "model/result.h"

namespace sohoa::reading {

enum class FileFormat { kUnknown, kPdf, kTiff, kJpeg, kPng, kBmp, kWebp, kJp2, kGif, kPnm };
std::string_view FormatName(FileFormat format);  // "pdf", "tiff", ...

struct FileInfo {
  FileFormat format = FileFormat::kUnknown;
  int page_count = 0;
};

struct ReaderOptions {
  std::string tessdata_dir;                    // empty: the system's
  std::string language = "vie";                // Tesseract's name of the network that reads whole pages
  std::string second_language = "Vietnamese";  // and of the one that reads again what matters
  long long max_page_pixels = 120'000'000;
  int max_pages = 3000;
  std::vector<std::string> pdf_passwords;  // tried on a PDF that asks for one, behind the empty one
  bool with_engine = true;  // without, only what needs no recognition is done; a third of a second less to start
};

class PageReader {
 public:
  static Result<std::unique_ptr<PageReader>> Create(const ReaderOptions& options);
  virtual ~PageReader() = default;

  // Decides by content what the file is and counts its pages. Errors: kFileEmpty, kFileUnsupported, kFileDamaged,
  // kFileEncrypted, kFileNoPages, kTooManyPages, kFileUnreadable.
  virtual Result<FileInfo> Inspect(const std::string& path) = 0;

  // Reads page `number` (from 1). Errors: as Inspect, kPageTooLarge, and kEngineMissing without an engine.
  virtual Result<Page> Read(const std::string& path, int number) = 0;

  // The upright page (the same frame that Page's boxes use) as a PNG at most max_width pixels wide, cut to `crop` when
  // it is not empty. For people's eyes: review, drawings.
  virtual Result<std::string> RenderPng(const std::string& path, int number, const Page& page, const Box& crop,
                                        int max_width) = 0;

  // The page's picture as it came, neither turned upright nor cut out, coded without loss: TIFF with one Group 4 strip
  // when it has two levels, else PNG. A PDF page that is no single scan is drawn.
  virtual Result<std::string> PictureFile(const std::string& path, int number) = 0;
};

// "tesseract 5.3.0 vie+Vietnamese" and the recipe's version; stored with every record.
std::string EngineVersion();

}  // namespace sohoa::reading
