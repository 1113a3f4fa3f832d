#include "exporters/xml.h"

#include "text/vietnamese.h"

namespace sohoa::exporters {
namespace {

// XML 1.0, production 2.
bool IsAllowed(char32_t c) {
  return c == U'\t' || c == U'\n' || c == U'\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

}  // namespace

std::string XmlText(std::string_view utf8) {
  std::u32string kept;
  for (char32_t c : text::ToCodePoints(utf8)) {
    switch (c) {
      case U'&':
        kept += U"&amp;";
        break;
      case U'<':
        kept += U"&lt;";
        break;
      case U'>':
        kept += U"&gt;";
        break;
      case U'"':
        kept += U"&quot;";
        break;
      case U'\'':
        kept += U"&#39;";
        break;
      default:
        if (IsAllowed(c)) kept += c;
    }
  }
  return text::FromCodePoints(kept);
}

}  // namespace sohoa::exporters
