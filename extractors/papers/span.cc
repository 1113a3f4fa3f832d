#include "extractors/papers/span.h"

#include <algorithm>

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

Span SpanOf(const Page& page, const Line& line) { return {&page, line.words, line.text, line.box}; }

Span SpanFrom(const Page& page, const Line& line, int from, int skip) {
  Span span;
  span.page = &page;
  for (std::size_t i = static_cast<std::size_t>(std::max(from, 0)); i < line.words.size(); ++i) {
    const Word& word = page.words[line.words[i]];
    const std::size_t cut = static_cast<int>(i) == from ? static_cast<std::size_t>(skip) : 0;
    const std::string rest = word.text.substr(std::min(cut, word.text.size()));
    if (rest.empty()) continue;
    span.words.push_back(line.words[i]);
    if (!span.text.empty()) span.text += ' ';
    span.text += rest;
    span.box = Union(span.box, word.box);
  }
  return span;
}

void Append(Span& a, const Span& b, char joint) {
  if (b.empty()) return;
  if (a.page == nullptr) a.page = b.page;
  a.words.insert(a.words.end(), b.words.begin(), b.words.end());
  if (!a.text.empty()) a.text += joint;
  a.text += b.text;
  a.box = Union(a.box, b.box);
}

bool IsMostlyUpper(std::string_view text, double share) {
  const Cases cases = CountCases(text);
  const int letters = cases.upper + cases.lower;
  return letters > 0 && cases.upper >= share * letters;
}

int LetterCount(std::string_view text) {
  const Cases cases = CountCases(text);
  return cases.upper + cases.lower;
}

}  // namespace sohoa::papers
