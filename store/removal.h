// What leaves the store again, as changes of a batch and of its counters: the pages of a source before a new reading of
// it, and sources that must not be kept. Not thread-safe; errors are those of the database.
#pragma once

#include <string_view>
#include <vector>

#include "store/database.h"
#include "store/reader.h"

namespace sohoa::store {

// All pages of the source, with the words that they gave to the full text.
Status RemovePages(const Database& database, std::string_view hash, const std::optional<OriginalExtent>& original,
                   Batch* batch, Counts* counts);

// All that these sources brought: originals, pages, words, and the records that begin in them with every version and
// sighting. What stays of each is that it came, where it was met, and its reason. Records that begin in other sources
// lose the sightings in these, and keep their values. `left` gets the ranges in which what was deleted lies until they
// are rewritten. kNotFound: a source is not stored.
Status RemoveSources(const Database& database, const std::vector<Exclusion>& exclusions, Batch* batch, Counts* counts,
                     std::vector<FamilyRange>* left);

}  // namespace sohoa::store
