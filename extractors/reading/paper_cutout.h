// Finds the sheet of paper on a photograph of it and takes it out, straightened. Pure; thread-compatible.
#pragma once

#include <array>
#include <optional>

#include "extractors/reading/pix.h"
#include "model/geometry.h"

namespace sohoa::reading {

using Corner = Point;
// In pixels of the photograph: upper left, upper right, lower right, lower left. Corners may lie a little outside.
using Quadrilateral = std::array<Corner, 4>;

// The paper's outline when the picture shows paper on a darker ground; nullopt for a scan that is all paper.
std::optional<Quadrilateral> FindPaper(Pix* picture);

// Puts the paper alone, its sides made straight, in the place of the photograph: of pictures this large no more than
// two are held at once. False, and the photograph as it was, when out of memory. Depth 8 or 32.
bool CutOut(PixPtr* photograph, const Quadrilateral& paper);

}  // namespace sohoa::reading
