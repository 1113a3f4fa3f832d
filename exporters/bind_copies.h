// One archive file out of copied pages: bookmarks, metadata, colour, and nothing that an archive's PDF must not have
// (PDF/A-2, ISO 19005-2, level B, by intent: fonts and colours that a born-digital original brings along are kept as
// they came). The same copies and facts give the same bytes.
//
// The parts come from workers that read strangers' files: call it in a worker process only. Not thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exporters/copy_facts.h"
#include "model/result.h"

namespace sohoa::exporters {

// The parts' pages in their order. `document_id`: 32 hexadecimal digits. Error: kInternal.
Result<std::string> BindCopies(const std::vector<std::string_view>& parts, const CopyFacts& facts,
                               std::string_view document_id);

}  // namespace sohoa::exporters
