#include "exporters/invisible_font.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

#include "text/vietnamese.h"

namespace sohoa::exporters {
namespace {

constexpr std::uint32_t kUnitsPerEm = 1000;
constexpr std::size_t kMostCids = 65'000;

// Big-endian numbers, one after the other.
class Table {
 public:
  Table& U16(std::uint32_t value) {
    bytes_.push_back(static_cast<char>(value >> 8 & 0xff));
    bytes_.push_back(static_cast<char>(value & 0xff));
    return *this;
  }
  Table& U32(std::uint32_t value) { return U16(value >> 16).U16(value & 0xffff); }
  Table& I16(int value) { return U16(static_cast<std::uint32_t>(value) & 0xffff); }
  Table& Zeros(int count) {
    bytes_.append(static_cast<std::size_t>(count), '\0');
    return *this;
  }
  Table& Raw(std::string_view bytes) {
    bytes_.append(bytes);
    return *this;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

std::uint32_t Checksum(std::string_view bytes) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < bytes.size(); i += 4) {
    std::uint32_t word = 0;
    for (std::size_t j = i; j < i + 4; ++j) {
      word = word << 8 | (j < bytes.size() ? static_cast<unsigned char>(bytes[j]) : 0U);
    }
    sum += word;
  }
  return sum;
}

// The one glyph with an outline, .notdef: a font without any is refused by some readers. It is never shown.
std::string NotdefGlyph() {
  constexpr int kSide = 400;
  Table glyph;
  glyph.I16(1).I16(0).I16(0).I16(kSide).I16(kSide);  // one contour, and its box
  glyph.U16(3).U16(0);                               // its last point, no instructions
  glyph.U16(0x0101).U16(0x0101);                     // four points on the curve, each with two-byte steps
  glyph.I16(0).I16(kSide).I16(0).I16(-kSide);
  glyph.I16(0).I16(0).I16(kSide).I16(0);
  std::string bytes = glyph.bytes();
  bytes.resize((bytes.size() + 3) / 4 * 4, '\0');
  return bytes;
}

std::string Head(std::uint32_t adjustment) {
  Table head;
  head.U32(0x00010000).U32(0x00010000).U32(adjustment).U32(0x5F0F3CF5).U16(0x0003).U16(kUnitsPerEm);
  head.Zeros(16);  // no dates: the same characters give the same bytes
  head.I16(0).I16(InvisibleFont::kDescent).I16(kUnitsPerEm).I16(InvisibleFont::kAscent);
  head.U16(0).U16(8).I16(2).I16(0).I16(0);
  return head.bytes();
}

std::string Hhea(std::uint32_t metrics) {
  Table hhea;
  hhea.U32(0x00010000).I16(InvisibleFont::kAscent).I16(InvisibleFont::kDescent).I16(0).U16(InvisibleFont::kLetterWidth);
  hhea.Zeros(6).I16(1).Zeros(14).U16(metrics);
  return hhea.bytes();
}

std::string Maxp(std::uint32_t glyphs) {
  Table maxp;
  maxp.U32(0x00010000).U16(glyphs).U16(4).U16(1).Zeros(4).U16(1);
  maxp.Zeros(16);
  return maxp.bytes();
}

std::string Hex(std::uint32_t value) {
  std::array<char, 8> digits{};
  std::snprintf(digits.data(), digits.size(), "%04X", static_cast<unsigned>(value & 0xffff));
  return digits.data();
}

std::string Utf16Hex(char32_t character) {
  if (character < 0x10000) return Hex(character);
  const std::uint32_t above = character - 0x10000;
  return Hex(0xD800 + (above >> 10)) + Hex(0xDC00 + (above & 0x3ff));
}

struct NamedTable {
  std::string_view name;
  std::string bytes;
};

// The file around the tables, which stand in the order of their names.
std::string FontFile(const std::vector<NamedTable>& tables) {
  const auto count = static_cast<std::uint32_t>(tables.size());
  std::uint32_t power = 0;
  while ((2U << power) <= count) ++power;
  Table file;
  file.U32(0x00010000).U16(count).U16(16U << power).U16(power).U16(16 * (count - (1U << power)));
  std::uint32_t offset = 12 + 16 * count;
  std::string body;
  for (const NamedTable& table : tables) {
    file.Raw(table.name).U32(Checksum(table.bytes)).U32(offset).U32(static_cast<std::uint32_t>(table.bytes.size()));
    body += table.bytes;
    body.resize((body.size() + 3) / 4 * 4, '\0');
    offset = 12 + 16 * count + static_cast<std::uint32_t>(body.size());
  }
  return file.bytes() + body;
}

}  // namespace

InvisibleFont::InvisibleFont() { CidOf(U' '); }

int InvisibleFont::CidOf(char32_t character) {
  const auto known = cids_.find(character);
  if (known != cids_.end()) return known->second;
  if (characters_.size() >= kMostCids) return kSpaceCid;
  characters_.push_back(character);
  const int cid = static_cast<int>(characters_.size());
  cids_.emplace(character, cid);
  return cid;
}

std::string InvisibleFont::Encode(std::string_view utf8, int* letters) {
  const std::u32string characters = text::ToCodePoints(utf8);
  *letters = static_cast<int>(characters.size());
  std::string hex;
  for (char32_t character : characters) hex += Hex(static_cast<std::uint32_t>(CidOf(character)));
  return hex;
}

std::string InvisibleFont::TrueType() const {
  constexpr std::uint32_t kMetrics = 3;  // .notdef, the space, and one for all letters
  const auto glyphs = static_cast<std::uint32_t>(std::max<std::size_t>(characters_.size() + 1, kMetrics));
  const std::string notdef = NotdefGlyph();
  Table hmtx;
  hmtx.U16(kLetterWidth).I16(0).U16(kSpaceWidth).I16(0).U16(kLetterWidth).I16(0);
  hmtx.Zeros(2 * static_cast<int>(glyphs - kMetrics));
  Table loca;
  loca.U16(0);
  for (std::uint32_t i = 0; i < glyphs; ++i) loca.U16(static_cast<std::uint32_t>(notdef.size() / 2));
  const auto file_with = [&](std::uint32_t adjustment) {
    return FontFile({{"glyf", notdef},
                     {"head", Head(adjustment)},
                     {"hhea", Hhea(kMetrics)},
                     {"hmtx", hmtx.bytes()},
                     {"loca", loca.bytes()},
                     {"maxp", Maxp(glyphs)}});
  };
  // The adjustment makes the sum of the whole file a fixed number (OpenType, head.checksumAdjustment).
  const std::string before = file_with(0);
  const std::uint32_t adjustment = 0xB1B0AFBA - Checksum(before);
  std::string font = before;
  const std::size_t head_at = font.find(Head(0));
  font.replace(head_at, Head(0).size(), Head(adjustment));
  return font;
}

std::string InvisibleFont::ToUnicode() const {
  constexpr std::size_t kMostInBlock = 100;  // Adobe Technical Note 5411
  std::string cmap =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  for (std::size_t first = 0; first < characters_.size(); first += kMostInBlock) {
    const std::size_t end = std::min(first + kMostInBlock, characters_.size());
    cmap += std::to_string(end - first) + " beginbfchar\n";
    for (std::size_t i = first; i < end; ++i) {
      cmap += "<" + Hex(static_cast<std::uint32_t>(i + 1)) + "> <" + Utf16Hex(characters_[i]) + ">\n";
    }
    cmap += "endbfchar\n";
  }
  return cmap + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

}  // namespace sohoa::exporters
