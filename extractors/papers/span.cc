#include "extractors/papers/span.h"

#include <algorithm>

namespace sohoa::papers {

namespace {

// `part`: of the word's text; nothing of it adds nothing.
void AddWord(Span& span, int word, const std::string& part) {
  if (part.empty()) return;
  span.words.push_back(word);
  if (!span.text.empty()) span.text += ' ';
  span.text += part;
  span.box = Union(span.box, span.page->words[word].box);
}

}  // namespace

Span SpanOf(const Page& page, const Line& line) { return {&page, line.words, line.text, line.box}; }

Span SpanFrom(const Page& page, const Line& line, int from, int skip) {
  Span span;
  span.page = &page;
  for (std::size_t i = static_cast<std::size_t>(std::max(from, 0)); i < line.words.size(); ++i) {
    const std::string& word = page.words[line.words[i]].text;
    const std::size_t cut = static_cast<int>(i) == from ? static_cast<std::size_t>(skip) : 0;
    AddWord(span, line.words[i], word.substr(std::min(cut, word.size())));
  }
  return span;
}

Span SpanUpTo(const Page& page, const Line& line, int to, int take) {
  Span span;
  span.page = &page;
  const auto end = std::min(static_cast<std::size_t>(std::max(to, 0)) + 1, line.words.size());
  for (std::size_t i = 0; i < end; ++i) {
    const std::string& word = page.words[line.words[i]].text;
    const std::size_t length = static_cast<int>(i) == to ? static_cast<std::size_t>(std::max(take, 0)) : word.size();
    AddWord(span, line.words[i], word.substr(0, length));
  }
  return span;
}

std::vector<int> WithoutOuterSigns(const Page& page, std::vector<int> words) {
  constexpr std::ptrdiff_t kFewestLeft = 3;
  const auto is_word = [&](int word) { return HasLetterOrDigit(page.words[word].text); };
  const auto first = std::find_if(words.begin(), words.end(), is_word);
  const auto last = std::find_if(words.rbegin(), words.rend(), is_word).base();
  if (last - first < kFewestLeft) return words;
  return {first, last};
}

void Append(Span& a, const Span& b, char joint) {
  if (b.empty()) return;
  if (a.page == nullptr) a.page = b.page;
  a.words.insert(a.words.end(), b.words.begin(), b.words.end());
  if (!a.text.empty()) a.text += joint;
  a.text += b.text;
  a.box = Union(a.box, b.box);
}

}  // namespace sohoa::papers
