// Expectations that hold every word for as likely.
#pragma once

#include <string>

#include "extractors/lettering/letter_paths.h"

namespace sohoa::lettering {

inline const Expectation kAnyWord{[](const std::string&) { return true; }, nullptr};

}  // namespace sohoa::lettering
