// A page made ready for reading: upright, level, evenly lit, its inks apart. Not thread-safe; owns its pictures.
#pragma once

#include <vector>

#include "extractors/reading/picture.h"
#include "extractors/reading/seal.h"

namespace sohoa::reading {

struct Sheet {
  PixPtr grey;      // what is read: 8 bits, even light, at `dpi`; black print and red letters, no seals, no blue pen
  PixPtr binary;    // `grey` as one bit
  PixPtr red;       // 8 bits, the red ink alone; null on pages without
  PixPtr blue;      // 8 bits, the blue ink alone; null on pages without
  PixPtr fine;      // the print at the scan's own resolution, before turning and levelling; for FineCrop
  PixPtr black;     // 8 bits, the black ink alone with all that lies in it; null where `grey` is the same
  PixPtr sealed;    // 8 bits, `grey` with the pale seals that were taken off it; null without
  PixPtr red_text;  // one bit: the red letters that were put into `grey`; null without
  std::vector<Circle> seals;  // that were taken off, in pixels of the sheet
  bool in_colour = false;     // that is: black means black
  bool two_level = false;
  double dpi = 0;
  int rotation = 0;            // degrees clockwise the picture was turned
  double skew = 0;             // degrees clockwise taken out after turning
  std::vector<Point> outline;  // where the sheet lies on the page as the file shows it; empty when it is all of it
};

// Stands a page up and takes its inks apart. The picture is given up as soon as they are: it is the largest thing that
// a page needs. A null `grey` in the result means out of memory; `binary` and `red_text` are not made yet.
Sheet StandUp(Picture picture);

// Takes off what is not print: seals, specks, rules; lays red letters into the grey. A null `binary` afterwards means
// out of memory.
void CleanUp(Sheet* sheet);

// A part of the sheet (pixels of `grey`) from the scan's own resolution, upright and level, scaled to `dpi`. Null when
// that resolution is no better than the sheet's.
PixPtr FineCrop(const Sheet& sheet, const PixelBox& box, double dpi);

// The same frame again at full resolution, for people's eyes.
PixPtr FrameOf(Picture picture, int rotation, double skew);

// Turns the page clockwise by further 90, 180 or 270 degrees, when reading has shown that it does not stand upright,
// and levels it anew where its lines now lie askew.
void TurnSheet(Sheet* sheet, int degrees);

}  // namespace sohoa::reading
