// A page's words as PDF text that lies invisibly on their print (text rendering mode 3): what viewers search, select
// and highlight, and what pdftotext gives. Words of a line that stand level share one text matrix, so that viewers see
// a line, not scattered words; a line that is bent on the picture is cut into level pieces. Pure but for the font,
// which learns the characters it needs.
#pragma once

#include <string>
#include <string_view>

#include "exporters/invisible_font.h"
#include "exporters/page_map.h"
#include "model/page.h"

namespace sohoa::exporters {

// A content stream that leaves the graphics state as it was; empty for a page without words. `font_name` as in the
// page's resources, with its slash.
std::string WordsContent(const Page& page, const PdfPageBox& box, std::string_view font_name, InvisibleFont* font);

}  // namespace sohoa::exporters
