// Tesseract, kept warm: reads one block or line of a grey picture. Not thread-safe.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "extractors/reading/pix.h"
#include "model/result.h"

namespace sohoa::reading {

struct ReadWord {
  std::string text;       // UTF-8, NFC
  double confidence = 0;  // [0,1]
  PixelBox box;           // in the picture that was given
  int line = 0;           // from 0 within the area
  // The word with one letter as the engine nearly read it, likeliest first; with Rivals::kKept only.
  std::vector<std::string> alternatives;
};

enum class Layout { kBlock, kLine, kWord };

// Whether near readings are kept: they cost a seventh of the time.
enum class Rivals { kDropped, kKept };

class Recogniser {
 public:
  // Errors: kEngineMissing.
  static Result<std::unique_ptr<Recogniser>> Create(const std::string& tessdata_dir, const std::string& language);
  virtual ~Recogniser() = default;

  // Reads `area` of an 8-bit picture, dark on light, as if it stood alone on white paper.
  virtual std::vector<ReadWord> Read(Pix* grey, const PixelBox& area, double dpi, Layout layout,
                                     Rivals rivals = Rivals::kDropped) = 0;
};

// Two engines with networks of their own, not owned: their slips differ, so that what both read the same stands on the
// paper.
struct Recognisers {
  Recogniser* first = nullptr;   // small and quick: reads whole pages
  Recogniser* second = nullptr;  // larger, a fifth slower: reads again what matters
};

std::string RecogniserVersion();  // "tesseract 5.3.0"

}  // namespace sohoa::reading
