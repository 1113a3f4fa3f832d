// Holds a text layer against the page as it is drawn. Some PDF writers draw letters whose codes mean nothing: on paper
// stands "Huy", in the layer "uy". No rule of spelling can notice that; the ink that no word accounts for can. Pure;
// thread-safe.
#pragma once

#include <cstddef>
#include <vector>

#include "extractors/reading/pdf_file.h"
#include "extractors/reading/pix.h"

namespace sohoa::reading {

// The resolution that FindLostLetters wants the page drawn at.
inline constexpr double kLayerCheckDpi = 75;

struct LostLetters {
  int count = 0;                   // letters drawn in a line of text that no word accounts for
  std::vector<std::size_t> words;  // into the layer: those that stand right beside one
};

// `drawn` has 32 bits a pixel. Only black ink counts: seals and signatures have colours.
LostLetters FindLostLetters(const std::vector<LayerWord>& layer, Pix* drawn);

}  // namespace sohoa::reading
