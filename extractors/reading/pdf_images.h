// Takes the scan out of a PDF page that is nothing but one image, through qpdf: a hundredth of the cost of drawing the
// page anew, and without resampling. Not thread-safe.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "extractors/reading/picture.h"
#include "model/result.h"

namespace sohoa::reading {

// What a page's content paints.
struct PageContent {
  bool one_image = false;  // one image over at least nine tenths of the page's width and height, nothing drawn on it
  bool visible_text = false;
  bool hidden_text = false;  // a recogniser's layer over a scan
  long long largest_image_pixels = 0;
};

class PdfImages {
 public:
  // The empty password is tried, then `passwords`. Errors: kFileDamaged, kFileEncrypted. `truncated` of a file that
  // qpdf had to repair is no error.
  static Result<std::unique_ptr<PdfImages>> Open(const std::string& path,
                                                 const std::vector<std::string>& passwords = {});
  virtual ~PdfImages() = default;

  virtual int PageCount() const = 0;
  virtual PageContent Look(int number) = 0;
  // The page's one image, turned as the page shows it. nullopt where it must be drawn instead: not one image, or an
  // encoding or placement that only a renderer gets right. Errors: kPageTooLarge, kFileDamaged.
  virtual Result<std::optional<Picture>> TakeScan(int number, long long max_pixels) = 0;
};

}  // namespace sohoa::reading
