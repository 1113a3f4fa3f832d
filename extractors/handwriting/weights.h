// The file data/digits.weights as the build put it into the program.
#pragma once

#include <string_view>

namespace sohoa::handwriting {

std::string_view BuiltInWeights();

}  // namespace sohoa::handwriting
