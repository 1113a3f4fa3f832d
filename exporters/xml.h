// Text that may stand in XML: in elements and in attributes of either quote. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace sohoa::exporters {

// Characters that XML 1.0 does not know are left out; bad UTF-8 becomes U+FFFD.
std::string XmlText(std::string_view utf8);

}  // namespace sohoa::exporters
