// Single letters: case, base letter and tone of a code point. The only place, with letters.cc, that touches ICU.
// Tables for Latin (up to U+024F, U+1E00..U+1EFF) are computed once from ICU's data; all functions are thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace sohoa::text {

char32_t NextBeyondAscii(std::string_view s, std::size_t& i);

char32_t Upper(char32_t c);
char32_t Lower(char32_t c);
char32_t Base(char32_t c);  // lower case without any mark, đ as d; 0 for a combining mark
bool IsLetter(char32_t c);
bool IsCombining(char32_t c);
bool IsSpace(char32_t c);

// Reads the code point at s[i] and moves i behind it; bad bytes become U+FFFD.
inline char32_t Next(std::string_view s, std::size_t& i) {
  const auto byte = static_cast<unsigned char>(s[i]);
  if (byte < 0x80) {
    ++i;
    return byte;
  }
  return NextBeyondAscii(s, i);
}

std::u32string Decode(std::string_view s);
void Append(std::string& out, char32_t c);

// NFC of text that Normalize has mapped letter by letter.
std::u32string Compose(std::u32string_view s);

}  // namespace sohoa::text
