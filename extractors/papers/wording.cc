#include "extractors/papers/wording.h"

#include <re2/re2.h>

#include <cctype>
#include <string>

#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

struct Cases {
  int upper = 0;
  int lower = 0;
};

Cases CountCases(std::string_view text) {
  Cases cases;
  const std::u32string plain = text::ToCodePoints(text);
  const std::u32string lower = text::ToCodePoints(text::ToLower(text));
  const std::u32string upper = text::ToCodePoints(text::ToUpper(text));
  if (plain.size() != lower.size() || plain.size() != upper.size()) return cases;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (lower[i] == upper[i]) continue;
    if (plain[i] == upper[i]) {
      ++cases.upper;
    } else {
      ++cases.lower;
    }
  }
  return cases;
}

}  // namespace

bool IsMostlyUpper(std::string_view text, double share) {
  const Cases cases = CountCases(text);
  const int letters = cases.upper + cases.lower;
  return letters > 0 && cases.upper >= share * letters;
}

bool HasLetterOrDigit(std::string_view text) {
  static const RE2 kAny(R"([\pL\pN])");
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), kAny);
}

bool StartsUpper(std::string_view word) {
  const std::u32string code_points = text::ToCodePoints(word);
  return !code_points.empty() && text::IsUpperText(text::FromCodePoints(code_points.substr(0, 1)));
}

bool BeginsWithDash(std::string_view word) {
  return !word.empty() && (word.front() == '-' || word.front() == '+' || word.front() == '*' || word.starts_with("–") ||
                           word.starts_with("—") || word.starts_with("•"));
}

bool StartsLower(std::string_view word) {
  const std::u32string code_points = text::ToCodePoints(word);
  if (code_points.empty()) return false;
  const std::string first = text::FromCodePoints(code_points.substr(0, 1));
  return text::ToUpper(first) != first;
}

bool IsBullet(std::string_view word) {
  static const RE2 kBullet(R"(^(?:[-–—+*•·.]+|\(?(?:\d{1,2}|\pL|[IVX]{1,4})(?:\.\d{1,2})?[.)/:]?\)?)$)");
  return RE2::FullMatch(re2::StringPiece(word.data(), word.size()), kBullet);
}

bool IsBulletWithMark(std::string_view word) {
  return IsBullet(word) && !word.empty() && (std::ispunct(static_cast<unsigned char>(word.back())) != 0);
}

bool LooksLikeLabel(std::string_view text) {
  static const RE2 kLabel(R"(^[^:]{4,60}[^\d:\s]\s*:)");
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), kLabel);
}

}  // namespace sohoa::papers
