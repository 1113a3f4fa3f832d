// Words as hOCR 1.2 (HTML with places in title attributes): what Tesseract writes and many tools read. Places are
// pixels of the upright, level page, at the resolution that its ocr_page states. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exporters/page_text.h"

namespace sohoa::exporters {

std::string Hocr(const std::vector<PaperText>& papers, std::string_view title, std::string_view tool);

}  // namespace sohoa::exporters
