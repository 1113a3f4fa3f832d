// The sRGB colour space as an ICC profile (version 2, matrix and curve), made from its definition: IEC 61966-2-1 and
// ICC.1:2001-04. An archive's PDF must say what its red, green and blue mean. Pure; the same bytes always.
#pragma once

#include <string>

namespace sohoa::exporters {

std::string SrgbProfile();

}  // namespace sohoa::exporters
