// How likely a word is in its place in a person's name, by how often it was met there (config/vocabulary/names.tsv,
// built into the program). Used to choose among what was read of a row, never to put a name from the list in its place.
// Pure; thread-safe.
#pragma once

#include <cstddef>
#include <string>

namespace sohoa::reading {

// A logarithm, 0 at most: of the word at `place` among `count` words, the family's name first and the given one last. A
// word that was never met is thought less of, not forbidden.
double NameLog(const std::string& word, std::size_t place, std::size_t count);

// Whether the word is a family's name that was met more than once or twice.
bool IsKnownFamily(const std::string& word);

}  // namespace sohoa::reading
