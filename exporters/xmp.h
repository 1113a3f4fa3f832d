// The metadata packet of a copy (XMP, ISO 16684-1; PDF/A identification, ISO 19005-2, 6.6.4): only properties of the
// predefined schemas, since any other would need a description of its own. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "exporters/copy_facts.h"

namespace sohoa::exporters {

// `document_id`: 32 hexadecimal digits that tell this copy from all others.
std::string XmpPacket(const CopyFacts& facts, std::string_view document_id);

}  // namespace sohoa::exporters
