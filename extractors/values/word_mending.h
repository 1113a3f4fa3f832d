// Mending of phrases that the state writes: to a listed form as a whole, else word by word to the words such phrases
// use.
#pragma once

#include <string>
#include <string_view>

#include "extractors/values/lists.h"
#include "extractors/values/value.h"

namespace sohoa::values {

struct MendedWords {
  std::string text;
  std::size_t known = 0;  // words that stand in the lists now
  std::size_t all = 0;
};

MendedWords MendByList(std::string_view read, const NearestIndex& list, const Lists& lists, Value& value);

}  // namespace sohoa::values
