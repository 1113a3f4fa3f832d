// Words grouped as they stand on their page, for the formats that write them as text. Pure; thread-safe.
#pragma once

#include <string>
#include <vector>

#include "model/page.h"

namespace sohoa::exporters {

// A paper's pages for a text format. `pages` are not owned.
struct PaperText {
  std::string id;      // of the record
  std::string type;    // for people
  std::string source;  // the file's name
  std::vector<const Page*> pages;
};

struct TextLine {
  Box box;
  std::vector<const Word*> words;
};

struct TextBlock {
  Box box;
  std::vector<TextLine> lines;
};

// In reading order; words without text are left out.
std::vector<TextBlock> BlocksOf(const Page& page);

// A box in whole pixels of the upright page.
struct PixelArea {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};
PixelArea InPixels(const Box& box, const Page& page);

}  // namespace sohoa::exporters
