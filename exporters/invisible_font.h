// A font without ink, for words that lie under their picture: what is selected and searched, never seen. Each character
// that is used gets a number (CID) and a glyph without outline; all letters are half an em wide, a space a quarter.
//
// PDF names of the parts: ISO 32000-1, 9.7.4 (CIDFontType2) and 9.10.3 (ToUnicode). The font program is TrueType, made
// here (OpenType 1.9: head, hhea, maxp, hmtx, loca, glyf are what a PDF needs), so that it can be embedded anywhere.
// Not thread-safe while characters are added.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sohoa::exporters {

class InvisibleFont {
 public:
  // Thousandths of an em.
  static constexpr int kLetterWidth = 500;
  static constexpr int kSpaceWidth = 250;
  static constexpr int kAscent = 800;
  static constexpr int kDescent = -200;
  static constexpr int kSpaceCid = 1;

  InvisibleFont();

  // The text as a PDF hexadecimal string of two-byte numbers; `letters` counts its characters.
  std::string Encode(std::string_view utf8, int* letters);

  std::string TrueType() const;
  std::string ToUnicode() const;  // a CMap program

 private:
  int CidOf(char32_t character);

  std::vector<char32_t> characters_;  // of the CIDs from 1
  std::map<char32_t, int> cids_;
};

}  // namespace sohoa::exporters
