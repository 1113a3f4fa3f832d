// What a page says: words with their places, as read once and then reused by every later stage without the picture.
// Plain values; thread-compatible.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/geometry.h"

namespace sohoa {

// The colour class of a word's ink, measured on the colour scan; kUnknown on grey and two-level pages.
enum class Ink { kUnknown, kBlack, kBlue, kRed };

struct Word {
  std::string text;       // UTF-8, NFC, no white space inside
  Box box;                // fractions of the upright page
  double confidence = 0;  // the recogniser's own figure in [0,1]; 1 for a text layer
  int block = 0;          // blocks are numbered in reading order, from 0
  int line = 0;           // lines are numbered within the page in reading order, from 0
  Ink ink = Ink::kUnknown;
  bool handwritten = false;               // looks written with a pen: its text must not be trusted
  std::vector<std::string> alternatives;  // other readings of the same word (a second look), best first
};

struct Barcode {
  std::string format;  // "QRCode", "Code128", ... as ZXing names them
  std::string text;    // UTF-8 payload
  Box box;
};

enum class PageMethod { kOcr, kTextLayer, kBlank };

struct Page {
  int number = 0;  // from 1, within its source
  int width = 0;   // pixels of the upright page as it was read
  int height = 0;
  double dpi = 0;
  int rotation = 0;  // degrees clockwise by which the scan was turned to stand upright: 0, 90, 180, 270
  double skew = 0;   // degrees that were taken out after turning
  // Where what was read lies on the page as a viewer of the file shows it, in fractions: upper left, upper right, lower
  // right, lower left, before turning. Empty: it is all of that page. A photographed sheet may reach beyond the
  // picture.
  std::vector<Point> outline;
  PageMethod method = PageMethod::kOcr;
  std::vector<Word> words;  // in reading order
  std::vector<Barcode> barcodes;
  std::vector<Box> handwriting;    // regions of pen strokes, whether or not words were read there
  double cpu_seconds = 0;          // what the reading cost
  std::uint64_t picture_hash = 0;  // perceptual hash of the upright picture (pHash); 0: none was made
};

}  // namespace sohoa
