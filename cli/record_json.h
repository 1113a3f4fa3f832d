// The JSON that people script against (design.md 6), in its fixed order of keys. Boxes and confidences are rounded to
// four digits. Pure and thread-safe.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "model/page.h"
#include "model/record.h"

namespace sohoa::cli {

using Json = nlohmann::ordered_json;

Json FieldJson(const Field& field);
Json FieldsJson(const std::vector<Field>& fields);

// A line of `ingest --json`. `language` is that of "message", which stands beside the reason of a failed input.
Json OutcomeJson(const Outcome& outcome, Language language);

// The same shape for a stored record, with "version", "validity" (as reuse::StateName; empty: null) and "verified_by".
Json RecordJson(const Record& record, std::string_view validity);

// The further times that the paper was met.
Json SightingsJson(const Record& record);

// The words of a page with their boxes, so that every value can be traced.
Json PageJson(const Page& page);

// One line of text: no line breaks inside; bytes that are not UTF-8 become U+FFFD.
std::string ToLine(const Json& json);

}  // namespace sohoa::cli
