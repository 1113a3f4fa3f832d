// Darkens print that a worn drum, an empty cartridge or a faint carbon left pale, so that it is seen as print and the
// white lane that it seems to leave parts no lines.
#pragma once

#include <initializer_list>

#include "extractors/reading/pix.h"

namespace sohoa::reading {

// Darkens in `grey` (8 bits, even light, white paper, at `dpi`) the print of whole neighbourhoods in which all print is
// pale. Places where one of `inks` has colour stay as they are: what is left of a seal or a pen there is no print.
// Null inks are none; the others have the size of `grey`. Out of memory leaves everything as it is. Pure otherwise.
void DarkenPalePrint(Pix* grey, double dpi, std::initializer_list<Pix*> inks);

}  // namespace sohoa::reading
