// Inputs that no office sends on purpose.
#pragma once

#include <string>

namespace sohoa::flow {

// The born-digital letter of samples/: a good paper that needs no recognition.
std::string Letter();

std::string EncryptedPdf();
std::string PdfWithoutPages();

// A whole, valid PNG of size × size black pixels.
std::string HugePng(unsigned size);
// In colour: what it unpacks to is thirty times as large.
std::string ColourPng(unsigned size);

}  // namespace sohoa::flow
