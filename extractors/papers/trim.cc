#include "extractors/papers/trim.h"

#include <algorithm>

#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

constexpr double kDoubtful = 0.55;  // confidence below which a word behind a gap is noise
constexpr double kHopeless = 0.3;
constexpr double kOddGap = 1.0;      // of the word's height
constexpr double kOddHeight = 0.45;  // relative difference from the words before

struct Part {
  std::size_t begin = 0;  // bytes of the span's text
  std::size_t end = 0;
};

// The span's text has one part for each of its words.
std::vector<Part> PartsOf(const std::string& text) {
  std::vector<Part> parts;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = text.find_first_not_of(" \n", at);
    if (begin == std::string::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
    parts.push_back({begin, end});
    at = end;
  }
  return parts;
}

void KeepFirst(Span& span, std::size_t count, const std::vector<Part>& parts) {
  span.words.resize(count);
  span.text.resize(count == 0 ? 0 : parts[count - 1].end);
  span.box = Box();
  for (int word : span.words) span.box = Union(span.box, span.page->words[word].box);
}

bool IsNoiseAtEnd(const Span& span, std::size_t last, const std::string& text, double x_per_y) {
  const Word& word = span.page->words[span.words[last]];
  const Word& before = span.page->words[span.words[last - 1]];
  const bool same_line = std::min(word.box.y1, before.box.y1) > std::max(word.box.y0, before.box.y0);
  const double height = std::max(before.box.Height(), word.box.Height());
  const bool gap = same_line && word.box.x0 - before.box.x1 > kOddGap * height * x_per_y;
  if (!HasLetterOrDigit(text)) return gap || (word.confidence < kDoubtful && text.size() > 1);
  const bool odd = std::abs(word.box.Height() - before.box.Height()) > kOddHeight * before.box.Height();
  if (word.confidence < kHopeless) return gap || odd || text.size() <= 2;
  return word.confidence < kDoubtful && gap;
}

}  // namespace

void TrimNoise(Span& span, values::Kind kind, double x_per_y) {
  std::vector<Part> parts = PartsOf(span.text);
  if (span.page == nullptr || parts.size() != span.words.size() || parts.size() < 2) return;
  const auto part = [&](std::size_t i) { return span.text.substr(parts[i].begin, parts[i].end - parts[i].begin); };
  std::size_t count = parts.size();
  while (count > 1 && IsNoiseAtEnd(span, count - 1, part(count - 1), x_per_y)) --count;
  if (kind == values::Kind::kPersonName && count > 2 && IsMostlyUpper(part(0), 1) && IsMostlyUpper(part(1), 0.8)) {
    // A small letter between capitals is a speck; the name goes on behind it.
    const auto is_capitals = [&](std::size_t i) {
      return text::CountLetters(part(i)) > 1 && IsMostlyUpper(part(i), 0.5);
    };
    for (std::size_t i = 2; i < count; ++i) {
      const bool small = text::CountLetters(part(i)) > 0 && !IsMostlyUpper(part(i), 0.5);
      const bool speck = text::CountLetters(part(i)) == 1 && i + 1 < count && is_capitals(i + 1);
      if (small && !speck) count = i;
    }
  }
  if (count < parts.size()) KeepFirst(span, count, parts);
}

}  // namespace sohoa::papers
