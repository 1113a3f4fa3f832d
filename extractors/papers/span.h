// A piece of a page's text: some words, possibly only the end of the first and the beginning of the last.
#pragma once

#include <string>
#include <vector>

#include "extractors/papers/layout.h"
#include "extractors/papers/wording.h"
#include "model/page.h"

namespace sohoa::papers {

struct Span {
  const Page* page = nullptr;
  std::vector<int> words;  // indexes into page->words
  std::string text;        // the words joined with spaces, lines joined with '\n' where the reader kept them apart
  Box box;

  bool empty() const { return words.empty(); }
};

Span SpanOf(const Page& page, const Line& line);

// The words of `line` from position `from` on (of its list of words), the first `skip` bytes of the first word left
// out.
Span SpanFrom(const Page& page, const Line& line, int from, int skip = 0);

// The words of `line` before position `to`, and of that word the first `take` bytes.
Span SpanUpTo(const Page& page, const Line& line, int to, int take);

// The words of a name without those before and behind it that hold no letter or figure: what a stroke of the pen or a
// seal's ring left says nothing of the name. All of them when fewer than three would stay, since beside two words a
// sign may have been a third.
std::vector<int> WithoutOuterSigns(const Page& page, std::vector<int> words);

// Adds the words of b behind those of a; both on the same page.
void Append(Span& a, const Span& b, char joint = ' ');

}  // namespace sohoa::papers
