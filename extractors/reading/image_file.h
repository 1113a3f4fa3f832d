// Decodes image files through Leptonica: TIFF pages, JPEG with its EXIF orientation, PNG, BMP, WebP, JPEG 2000, GIF,
// PNM. The size is checked from the header before anything is decoded. Not thread-safe (see quiet.h).
#pragma once

#include <string>
#include <string_view>

#include "extractors/reading/page_reader.h"
#include "extractors/reading/picture.h"

namespace sohoa::reading {

// Pages of the file; an error kFileDamaged when its header cannot be read.
Result<int> CountImagePages(const std::string& path, FileFormat format);

// Page `number` (from 1). Errors: kPageTooLarge, kFileDamaged.
Result<Picture> LoadImagePage(const std::string& path, FileFormat format, int number, long long max_pixels);

// A JPEG that was taken out of another file.
Result<PixPtr> DecodeJpeg(std::string_view bytes);

// A CCITT-coded bitmap, by giving it the TIFF header that Leptonica's reader wants.
struct FaxParameters {
  int columns = 0;
  int rows = 0;
  int k = 0;  // as in PDF: < 0 Group 4, 0 Group 3 one-dimensional, > 0 Group 3 two-dimensional
};
Result<PixPtr> DecodeFax(std::string_view bytes, const FaxParameters& parameters);

// EXIF orientation 1..8 of a JPEG's first bytes; 1 when there is none.
int ExifOrientation(std::string_view jpeg_head);

// Turned and mirrored as EXIF or TIFF orientation 1..8 says.
PixPtr ApplyOrientation(PixPtr pix, int orientation);

}  // namespace sohoa::reading
