// A ZIP that holds nothing but itself, and so for ever: unpacking it never comes to an end of its own.
#pragma once

#include <string>

namespace sohoa::flow {

std::string QuineZip();

}  // namespace sohoa::flow
