// QR codes and barcodes through ZXing. Pure; thread-compatible.
#pragma once

#include <vector>

#include "extractors/reading/pix.h"
#include "model/page.h"

namespace sohoa::reading {

// Codes in an 8-bit picture; boxes are fractions of it. Costs about 15 ms a page, more only where something looks like
// a code.
std::vector<Barcode> FindBarcodes(Pix* grey, double dpi);

}  // namespace sohoa::reading
