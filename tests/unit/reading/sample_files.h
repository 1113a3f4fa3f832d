// Small inputs made on the spot: pictures, PDFs, files cut short. Nothing here comes from outside.
#pragma once

#include <string>
#include <vector>

#include "extractors/reading/pix.h"

namespace sohoa::reading {

// A folder of its own for one test, removed with it.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  // Writes the bytes and gives the path.
  std::string Write(const std::string& name, const std::string& bytes) const;
  std::string PathOf(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

// Of the pages that tests draw.
constexpr double kDpi = 200;
// What a page may have.
constexpr long long kMostPixels = 120'000'000;

// A white picture; depth 1, 8 or 32.
PixPtr WhitePix(int width, int height, int depth);
void FillRect(Pix* pix, const PixelBox& box, l_uint32 value);
l_uint32 PixelAt(const PixPtr& pix, int x, int y);
constexpr l_uint32 kBlackPixel = 0x00000000;
constexpr l_uint32 kRedPixel = 0xc8283200;
constexpr l_uint32 kBluePixel = 0x1e32a000;

// In Leptonica's own code for a format (IFF_PNG, ...).
std::string Encode(Pix* pix, int format);

// A PDF from its objects' bodies, numbered from 1; object 1 must be the catalog.
std::string MakePdf(const std::vector<std::string>& objects);

// A page of 200 x 300 points that shows a grey image of w x h samples through a content stream; extra keys go into the
// page's dictionary.
std::string MakeImagePdf(const std::string& samples, int w, int h, const std::string& content,
                         const std::string& page_keys = "");

// A letter-sized page with these lines in Helvetica of 24 points.
std::string MakeTextPdf(const std::vector<std::string>& lines);

}  // namespace sohoa::reading
