// Every index entry of a record, as a pure function of the record: writing puts them, a new version replaces them, and
// Verify computes them again. Thread-safe.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "model/record.h"

namespace sohoa::store {

// Key to value, as they stand in the index family. `record` with its sightings; the fields that count are the effective
// ones. `received` is when the record's source came, in seconds since 1970.
using IndexEntries = std::map<std::string, std::string>;
IndexEntries EntriesOf(const Record& record, std::uint32_t received);

// Only those of the kinds whose letters are in `kinds`.
IndexEntries EntriesOfKinds(const Record& record, std::uint32_t received, std::string_view kinds);

// Of these, the ones by which a record is found under the code of a dossier it was met in.
IndexEntries EntriesOfDossier(std::string_view dossier, std::string_view record_id, std::uint32_t received);

// The value of a name's entry: how many words of the whole name stand before this part of it.
inline constexpr char kWholeName = '\0';

}  // namespace sohoa::store
