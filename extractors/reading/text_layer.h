// Judges a PDF's text layer and turns it into words with lines and blocks. Pure; thread-safe.
#pragma once

#include <vector>

#include "extractors/reading/pdf_file.h"
#include "model/page.h"

namespace sohoa::reading {

// Whether the layer can stand for the page: enough real Vietnamese words, over the page rather than in one signature's
// block; no private-use characters, no letters of the TCVN3 and VNI fonts that predate Unicode.
bool CarriesThePage(const std::vector<LayerWord>& layer);

// Words in reading order, with lines and blocks derived from their places.
std::vector<Word> WordsOfLayer(const std::vector<LayerWord>& layer, double page_width_inches,
                               double page_height_inches);

}  // namespace sohoa::reading
