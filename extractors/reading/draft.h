// A page's words while they are still being made: in pixels of the sheet.
#pragma once

#include <string>
#include <vector>

#include "extractors/reading/recogniser.h"
#include "model/page.h"

namespace sohoa::reading {

struct DraftWord {
  ReadWord read;
  int block = 0;
  int line = 0;  // within the page
  Ink ink = Ink::kUnknown;
  bool handwritten = false;
  std::vector<std::string> alternatives;
  bool by_net = false;  // the net of letters has had its say, and is not asked again
};

// In reading order: words of a line stand together, lines of a block too.
struct Draft {
  std::vector<DraftWord> words;
  int blocks = 0;
  int lines = 0;
};

}  // namespace sohoa::reading
