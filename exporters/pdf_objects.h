// Parts of a PDF that several files here write, through qpdf, whose exceptions pass through. Not thread-safe.
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <string>

#include "exporters/invisible_font.h"
#include "exporters/scan_image.h"

namespace sohoa::exporters {

// Points with three decimals, as PDF writes numbers.
std::string PdfNumber(double value);

// An image whose bytes are the scan's own.
QPDFObjectHandle ImageObject(QPDF* pdf, const ScanImage& image);

// Makes `font` a Type 0 font of these letters, its program embedded.
void FillFont(QPDF* pdf, const InvisibleFont& letters, QPDFObjectHandle font);

enum class PdfUse { kPart, kArchive };

// The whole file. What is compressed stays as it is; codings that an archive must not use (LZW) become Flate. For an
// archive the file's identifier follows from its content.
std::string WritePdf(QPDF* pdf, PdfUse use);

}  // namespace sohoa::exporters
