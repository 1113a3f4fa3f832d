#include "text/letters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>

namespace sohoa::text {
namespace {

constexpr char32_t kLatinEnd = 0x250;
constexpr char32_t kAdditionalBegin = 0x1E00;
constexpr char32_t kAdditionalEnd = 0x1F00;
constexpr std::size_t kTableSize = kLatinEnd + (kAdditionalEnd - kAdditionalBegin);

bool IsMark(char32_t c) { return (c >= 0x300 && c < 0x370) || (c >= 0x1DC0 && c < 0x1E00); }

char32_t BaseByIcu(char32_t c) {
  if (IsMark(c)) return 0;
  if (c == U'Đ' || c == U'đ' || c == 0x0189) return U'd';
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (U_SUCCESS(status) && nfd->getDecomposition(static_cast<UChar32>(c), parts)) {
    c = static_cast<char32_t>(parts.char32At(0));
  }
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

struct Letter {
  char32_t upper = 0;
  char32_t lower = 0;
  char32_t base = 0;
  bool letter = false;
};

Letter Describe(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  return {static_cast<char32_t>(u_toupper(code)), static_cast<char32_t>(u_tolower(code)), BaseByIcu(c),
          u_isalpha(code) != 0};
}

using Table = std::array<Letter, kTableSize>;

Table MakeTable() {
  Table table;
  for (std::size_t i = 0; i < kTableSize; ++i) {
    const auto c = static_cast<char32_t>(i);
    table.at(i) = Describe(c < kLatinEnd ? c : c - kLatinEnd + kAdditionalBegin);
  }
  return table;
}

const Table& Letters() {
  static const Table kTable = MakeTable();
  return kTable;
}

// The table's row of a letter; nothing for a letter of another script.
const Letter* Look(char32_t c) {
  if (c < kLatinEnd) return &Letters()[c];
  if (c >= kAdditionalBegin && c < kAdditionalEnd) return &Letters()[c - kAdditionalBegin + kLatinEnd];
  return nullptr;
}

// Text of these letters alone is NFC already: they are composed, and nothing that could combine stands among them.
bool IsComposedLatin(char32_t c) { return c < 0x300 || (c >= kAdditionalBegin && c < kAdditionalEnd); }

}  // namespace

char32_t Upper(char32_t c) {
  const Letter* letter = Look(c);
  return letter != nullptr ? letter->upper : Describe(c).upper;
}
char32_t Lower(char32_t c) {
  const Letter* letter = Look(c);
  return letter != nullptr ? letter->lower : Describe(c).lower;
}
char32_t Base(char32_t c) {
  const Letter* letter = Look(c);
  return letter != nullptr ? letter->base : Describe(c).base;
}
bool IsLetter(char32_t c) {
  const Letter* letter = Look(c);
  return letter != nullptr ? letter->letter : Describe(c).letter;
}
bool IsCombining(char32_t c) { return IsMark(c); }

bool IsSpace(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

char32_t NextBeyondAscii(std::string_view s, std::size_t& i) {
  // A code point takes four bytes at most, so ICU's 32-bit offsets are safe within a window.
  constexpr std::size_t kLongest = 4;
  const std::string_view window = s.substr(i, kLongest);
  const char* bytes = window.data();
  std::int32_t at = 0;
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(bytes, at, static_cast<std::int32_t>(window.size()), c);
  i += static_cast<std::size_t>(at);
  return static_cast<char32_t>(c);
}

std::u32string Decode(std::string_view s) {
  std::u32string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) out.push_back(Next(s, i));
  return out;
}

void Append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (c >> 6)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | (c >> 12)));
    out.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else {
    out.push_back(static_cast<char>(0xF0 | (c >> 18)));
    out.push_back(static_cast<char>(0x80 | ((c >> 12) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  }
}

std::u32string Compose(std::u32string_view s) {
  bool composed = true;
  for (const char32_t c : s) composed = composed && IsComposedLatin(c);
  if (composed) return std::u32string(s);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::u32string(s);
  icu::UnicodeString text;
  for (const char32_t c : s) text.append(static_cast<UChar32>(c));
  const icu::UnicodeString result = nfc->normalize(text, status);
  if (U_FAILURE(status)) return std::u32string(s);
  std::u32string out;
  for (std::int32_t i = 0; i < result.length(); i = result.moveIndex32(i, 1)) {
    out.push_back(static_cast<char32_t>(result.char32At(i)));
  }
  return out;
}

}  // namespace sohoa::text
