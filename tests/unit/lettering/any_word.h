// A speller to whom every word is one.
#pragma once

#include <string>

namespace sohoa::lettering {

inline bool AnyWord(const std::string&) { return true; }

}  // namespace sohoa::lettering
