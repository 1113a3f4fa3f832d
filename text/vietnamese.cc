#include "text/vietnamese.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "text/letters.h"

namespace sohoa::text {
namespace {

// What Normalize makes of one code point: 0 when it disappears.
char32_t MapPlain(char32_t c) {
  if (c < 0x80) return c == U'`' ? U'\'' : c;
  if (c == 0xD0 || c == 0x0189) return U'Đ';
  if (c == 0xF0) return U'đ';
  if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0x180E) return 0;
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D) return U'-';
  if (c == 0xB4 || c == 0x2BC || c == 0x2B9 || c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2032) return U'\'';
  if (c != 0x2028 && c != 0x2029 && IsSpace(c)) return U' ';
  return c;
}

std::u32string NormalizedCodePoints(std::string_view s) {
  std::u32string points = Decode(s);
  std::size_t kept = 0;
  for (const char32_t c : points) {
    const char32_t plain = MapPlain(c);
    if (plain != 0) points[kept++] = plain;
  }
  points.resize(kept);
  return Compose(points);
}

// Plain vowel and its five toned forms, in the order grave, acute, hook, tilde, dot.
struct TonedVowel {
  char32_t plain;
  std::u32string_view toned;
};
constexpr std::array<TonedVowel, 10> kVowels = {{{U'a', U"àáảãạ"},
                                                 {U'e', U"èéẻẽẹ"},
                                                 {U'y', U"ỳýỷỹỵ"},
                                                 {U'o', U"òóỏõọ"},
                                                 {U'u', U"ùúủũụ"},
                                                 {U'A', U"ÀÁẢÃẠ"},
                                                 {U'E', U"ÈÉẺẼẸ"},
                                                 {U'Y', U"ỲÝỶỸỴ"},
                                                 {U'O', U"ÒÓỎÕỌ"},
                                                 {U'U', U"ÙÚỦŨỤ"}}};

// Whether `second` is the toned vowel of oa, oe or uy after `first`; then both are exchanged for the newer placement.
bool MoveTone(char32_t& first, char32_t& second) {
  for (const TonedVowel& vowel : kVowels) {
    const std::size_t tone = vowel.toned.find(second);
    if (tone == std::u32string_view::npos) continue;
    const char32_t closing = Lower(vowel.plain);
    const char32_t opening = Lower(first);
    const bool pair = (opening == U'o' && (closing == U'a' || closing == U'e')) || (opening == U'u' && closing == U'y');
    if (!pair) return false;
    for (const TonedVowel& carrier : kVowels) {
      if (carrier.plain != first) continue;
      first = carrier.toned[tone];
      second = vowel.plain;
      return true;
    }
    return false;
  }
  return false;
}

std::string Encode(std::u32string_view s) {
  std::string out;
  out.reserve(s.size() * 2);
  for (const char32_t c : s) Append(out, c);
  return out;
}

}  // namespace

std::string Normalize(std::string_view s) { return Encode(NormalizedCodePoints(s)); }

std::string CollapseSpaces(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  bool pending = false;
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = Next(s, i);
    if (IsSpace(c)) {
      pending = !out.empty();
      continue;
    }
    if (pending) out.push_back(' ');
    pending = false;
    Append(out, c);
  }
  return out;
}

std::string NormalizeTone(std::string_view s) {
  std::u32string points = Decode(s);
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const bool after_q = i > 0 && Lower(points[i - 1]) == U'q';
    const bool open = i + 2 >= points.size() || !IsLetter(points[i + 2]);
    if (!after_q && open) MoveTone(points[i], points[i + 1]);
  }
  return Encode(points);
}

int CountLetters(std::string_view s) {
  int count = 0;
  for (std::size_t i = 0; i < s.size();) count += IsLetter(Next(s, i)) ? 1 : 0;
  return count;
}

std::string Fold(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  bool pending = false;
  for (std::size_t i = 0; i < s.size();) {
    const char32_t plain = MapPlain(Next(s, i));
    if (plain == 0) continue;
    if (IsSpace(plain)) {
      pending = !out.empty();
      continue;
    }
    const char32_t base = Base(plain);
    if (base == 0) continue;
    if (pending) out.push_back(' ');
    pending = false;
    Append(out, base);
  }
  return out;
}

std::string NameKey(std::string_view s) { return ToUpper(NormalizeTone(CollapseSpaces(Normalize(s)))); }

std::string PlaceKey(std::string_view s) {
  std::string out;
  for (std::string& word : SplitWords(Fold(s))) {
    std::erase_if(word, [](char c) { return c == '\'' || c == '-'; });
    // Đắc, Đắk, Đăk, Đak, Dak are spellings of one word (domain.md 5.6).
    out += word == "dac" ? "dak" : word;
  }
  return out;
}

std::string ToUpper(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) Append(out, Upper(Next(s, i)));
  return out;
}

std::string ToLower(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) Append(out, Lower(Next(s, i)));
  return out;
}

std::string ToTitle(std::string_view s) {
  std::u32string points = Decode(s);
  bool inside = false;  // of a run of letters; an apostrophe begins a new one, as in K'Rung
  for (char32_t& c : points) {
    const bool letter = IsLetter(c);
    if (letter) c = inside ? Lower(c) : Upper(c);
    inside = letter || (inside && IsCombining(c));
  }
  return Encode(points);
}

bool IsLocalName(std::string_view word) {
  const std::u32string letters = Decode(word);
  const std::size_t sign = letters.find_first_of(U"'’");
  const bool capital = !letters.empty() && IsLetter(letters[0]) && Upper(letters[0]) == letters[0];
  return capital && sign >= 1 && sign <= 2 && letters.size() >= sign + 3;
}

bool IsUpperText(std::string_view s) {
  bool letters = false;
  for (const char32_t c : Decode(s)) {
    if (!IsLetter(c)) continue;
    if (Upper(c) != c) return false;
    letters = true;
  }
  return letters;
}

std::vector<std::string> SplitWords(std::string_view s) {
  std::vector<std::string> words;
  bool inside = false;
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = Next(s, i);
    if (IsSpace(c)) {
      inside = false;
      continue;
    }
    if (!inside) words.emplace_back();
    inside = true;
    Append(words.back(), c);
  }
  return words;
}

std::u32string ToCodePoints(std::string_view s) { return Decode(s); }
std::string FromCodePoints(std::u32string_view s) { return Encode(s); }

int EditDistance(std::u32string_view a, std::u32string_view b, int limit) {
  if (limit < 0) return 0;
  while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
  if (a.size() > b.size()) std::swap(a, b);
  const int rows = static_cast<int>(a.size());
  const int columns = static_cast<int>(b.size());
  if (columns - rows > limit) return limit + 1;
  if (rows == 0) return columns;
  // Only cells within `limit` of the diagonal can stay below it (Ukkonen 1985); all others count as limit + 1.
  constexpr std::size_t kSmall = 128;
  std::array<int, kSmall> small;
  std::vector<int> large;
  if (b.size() >= kSmall) large.resize(b.size() + 1);
  int* row = b.size() < kSmall ? small.data() : large.data();
  for (int j = 0; j <= columns; ++j) row[j] = std::min(j, limit + 1);
  for (int i = 1; i <= rows; ++i) {
    const int from = std::max(1, i - limit);
    const int to = std::min(columns, i + limit);
    int diagonal = row[from - 1];
    row[from - 1] = from == 1 ? std::min(i, limit + 1) : limit + 1;
    int best = row[from - 1];
    for (int j = from; j <= to; ++j) {
      const int above = row[j];
      const int substituted =
          diagonal + (a[static_cast<std::size_t>(i - 1)] == b[static_cast<std::size_t>(j - 1)] ? 0 : 1);
      row[j] = std::min({substituted, above + 1, row[j - 1] + 1, limit + 1});
      diagonal = above;
      best = std::min(best, row[j]);
    }
    if (to < columns) row[to + 1] = limit + 1;
    if (best > limit) return limit + 1;
  }
  return row[columns];
}

double Similarity(std::string_view a, std::string_view b) {
  const std::u32string left = Decode(a);
  const std::u32string right = Decode(b);
  const std::size_t longer = std::max(left.size(), right.size());
  if (longer == 0) return 1;
  const int distance = EditDistance(left, right, static_cast<int>(longer));
  return 1 - static_cast<double>(distance) / static_cast<double>(longer);
}

}  // namespace sohoa::text
