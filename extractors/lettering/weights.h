// The file data/names.weights as the build put it into the program.
#pragma once

#include <string_view>

namespace sohoa::lettering {

std::string_view BuiltInWeights();

}  // namespace sohoa::lettering
