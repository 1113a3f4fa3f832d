#include "extractors/values/cleaning.h"

#include <algorithm>

#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

bool StandsForApostrophe(char32_t c) {
  return c == U'"' || c == U'*' || c == U'°' || c == U'^' || c == U'“' || c == U'”' || c == U'’' || c == U'˝';
}

bool IsEdgeNoise(char32_t c) {
  constexpr std::u32string_view kNoise = U".,:;-_=~*|'\"«»“”•·…!<>\\/^°`";
  return kNoise.find(c) != std::u32string_view::npos || text::IsSpace(c) || c == 0xFFFD;
}

// Leaders are drawn where a form is filled in; two points and more are leaders, one is a sign of the text.
std::u32string WithoutLeaders(std::u32string_view s) {
  std::u32string out;
  for (std::size_t i = 0; i < s.size();) {
    std::size_t end = i;
    while (end < s.size() && (s[end] == U'.' || s[end] == U'…' || s[end] == U'_' || s[end] == U'·')) ++end;
    if (end - i >= 2 || (end > i && s[i] == U'…')) {
      out.push_back(U' ');
      i = end;
    } else {
      out.push_back(s[i]);
      ++i;
    }
  }
  return out;
}

}  // namespace

std::string Clean(std::string_view text) {
  std::u32string points = WithoutLeaders(text::ToCodePoints(text::Normalize(text)));
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    if (StandsForApostrophe(points[i]) && text::IsLetter(points[i - 1]) && text::IsLetter(points[i + 1])) {
      points[i] = U'\'';
    }
  }
  std::size_t begin = 0;
  std::size_t end = points.size();
  while (begin < end && IsEdgeNoise(points[begin])) ++begin;
  while (end > begin && IsEdgeNoise(points[end - 1])) --end;
  return text::CollapseSpaces(text::FromCodePoints(std::u32string_view(points).substr(begin, end - begin)));
}

std::string_view Trim(std::string_view text, std::string_view characters) {
  while (!text.empty() && characters.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && characters.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

std::string_view AfterLabel(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return text;
  const std::string_view rest = Trim(text.substr(colon + 1), " .,;:");
  return rest.empty() ? text.substr(0, colon) : rest;
}

std::string OpenCapitals(std::string_view text) {
  std::string out;
  char32_t before = 0;
  for (const char32_t c : text::ToCodePoints(text)) {
    const bool small = text::IsLetter(before) && text::Upper(before) != before;
    if (small && text::IsLetter(c) && text::Lower(c) != c) out.push_back(' ');
    text::Append(out, c);
    before = c;
  }
  return out;
}

bool IsForeignLetter(char32_t c) {
  if (c < 0x80 || !text::IsLetter(c)) return false;
  constexpr std::u32string_view kKnown = U"àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĕĭŏŭč";
  return kKnown.find(text::Lower(c)) == std::u32string_view::npos;
}

bool IsDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int ToInt(std::string_view digits) {
  int number = 0;
  for (const char c : digits.substr(0, 9)) number = number * 10 + (c - '0');
  return number;
}

void Note(Value& value, std::string_view note, double factor) {
  if (std::find(value.notes.begin(), value.notes.end(), note) == value.notes.end()) value.notes.emplace_back(note);
  value.fit *= factor;
}

std::string WithFigures(std::string_view text) {
  const auto figure_for = [](char32_t c) {
    constexpr std::u32string_view kLikeSix = U"óÓốỐ";
    return kLikeSix.find(c) != std::u32string_view::npos ? U'6' : c == U'§' ? U'8' : c;
  };
  const auto is_figure = [&](char32_t c) { return (c >= U'0' && c <= U'9') || figure_for(c) != c; };
  const std::u32string points = text::ToCodePoints(text);
  std::u32string out = points;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const char32_t figure = figure_for(points[i]);
    if (figure == points[i]) continue;
    const char32_t before = i > 0 ? points[i - 1] : U' ';
    const char32_t behind = i + 1 < points.size() ? points[i + 1] : U' ';
    const bool alone = !text::IsLetter(before) && !text::IsLetter(behind);
    if (alone || is_figure(before) || is_figure(behind)) out[i] = figure;
  }
  return text::FromCodePoints(out);
}

std::optional<Digits> ReadDigits(std::string_view text, const Confusions& confusions, Trust trust) {
  Digits result;
  for (const char32_t c : text::ToCodePoints(text)) {
    if (c >= U'0' && c <= U'9') {
      result.digits.push_back(static_cast<char>(c));
      continue;
    }
    const std::optional<char> digit = confusions.Digit(c);
    if (!digit) return std::nullopt;
    result.digits.push_back(*digit);
    result.mends += {1, confusions.IsAlike(c) ? 0 : 1};
  }
  if (result.digits.empty()) return std::nullopt;
  const bool too_many = 2 * result.mends.all > static_cast<int>(result.digits.size());
  if (too_many && trust == Trust::kMixed) return std::nullopt;
  return result;
}

void NoteDigits(Value& value, const Mends& mends) {
  if (mends.all == 0) return;
  double factor = 1;
  for (int i = 0; i < mends.all; ++i) factor *= i < mends.doubtful ? 0.7 : 0.93;
  Note(value, "mended:digit", factor);
}

std::vector<Token> SplitTokens(std::string_view text, std::string_view separators) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = text.find_first_not_of(separators, i);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
    tokens.push_back({text.substr(begin, end - begin), begin});
    i = end;
  }
  return tokens;
}

}  // namespace sohoa::values
