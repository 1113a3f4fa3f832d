// The file config/vocabulary/names.tsv as the build put it into the program: a recogniser's process opens no
// configuration.
#pragma once

#include <string_view>

namespace sohoa::reading {

std::string_view NameWordsTable();

}  // namespace sohoa::reading
