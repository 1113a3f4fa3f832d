// What a new reading changes of a stored record. Pure and thread-safe.
#pragma once

#include <vector>

#include "model/record.h"
#include "pipeline/ingest.h"

namespace sohoa::pipeline {

// Every change that somebody could see or that lookup depends on: "type", "pages", "legal_identity", a field's value by
// its name, "<field>.status" and, when a value moved elsewhere on the page, "<field>.box". Confidence alone, raw text
// and notes are the machine's own matter and change nothing.
std::vector<FieldChange> DifferencesOf(const Record& before, const Document& after);

}  // namespace sohoa::pipeline
