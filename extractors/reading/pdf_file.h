// PDF through Poppler: opening, pages as pictures, the text layer. Not thread-safe.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "extractors/reading/picture.h"
#include "model/result.h"

namespace sohoa::reading {

// A word of the text layer, as the file has it.
struct LayerWord {
  std::string text;  // UTF-8
  Box box;           // fractions of the page as it is shown
  std::string font;  // may carry a subset's prefix; empty when unknown
  bool upright = true;
  double confidence = 1;  // less when a letter beside it was drawn that the layer does not have
};

class PdfFile {
 public:
  // The empty user password is tried, then `passwords`. Errors: kFileEncrypted, kFileDamaged.
  static Result<std::unique_ptr<PdfFile>> Open(const std::string& path, const std::vector<std::string>& passwords = {});
  virtual ~PdfFile() = default;

  virtual int PageCount() const = 0;
  // At `dpi`, or less where the page would have more than max_pixels.
  virtual Result<Picture> Rasterise(int number, double dpi, long long max_pixels) = 0;
  virtual std::vector<LayerWord> TextLayer(int number) = 0;
  // Width and height in inches, as shown.
  virtual std::pair<double, double> PageInches(int number) = 0;
};

}  // namespace sohoa::reading
