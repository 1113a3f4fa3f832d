// One opened file and its pages as pictures or text layers, whatever its format. Not thread-safe.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extractors/reading/page_reader.h"
#include "extractors/reading/pdf_file.h"
#include "extractors/reading/pdf_images.h"
#include "extractors/reading/picture.h"

namespace sohoa::reading {

class PageSource {
 public:
  // Errors: those of PageReader::Inspect.
  static Result<std::unique_ptr<PageSource>> Open(const std::string& path, const ReaderOptions& options);

  const FileInfo& info() const { return info_; }
  const std::string& path() const { return path_; }

  // Errors: kPageTooLarge, kFileDamaged, kNotFound for a page that the file does not have.
  Result<Picture> LoadPicture(int number);

  // The text layer where it carries the page; empty when the picture must be read. Page size in inches goes to `size`.
  std::vector<LayerWord> TrustedText(int number, std::pair<double, double>* size);

 private:
  PageSource(std::string path, const ReaderOptions& options) : path_(std::move(path)), options_(options) {}
  Status OpenPdf(std::string_view tail);
  Result<PdfFile*> Renderer();

  std::string path_;
  ReaderOptions options_;
  FileInfo info_;
  std::unique_ptr<PdfImages> images_;  // null when qpdf cannot make sense of the file
  std::unique_ptr<PdfFile> renderer_;  // opened when a page needs it
};

}  // namespace sohoa::reading
