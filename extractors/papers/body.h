// What stands between head and signature of an administrative paper: subject and recipients (NĐ 30/2020, cells 5 and
// 9a).
#pragma once

#include "extractors/papers/heading.h"
#include "extractors/papers/rules.h"
#include "extractors/papers/span.h"

namespace sohoa::papers {

struct Subject {
  Span text;
  bool marked = false;  // began with "V/v" or "Về việc"
  bool cut = false;     // words right below it, or before it, were taken off with a stamp
};

// The lines under the number that begin with "V/v".
Subject FindLetterSubject(const PageLayout& layout, const Heading& heading, const CommonRules& rules);

// The centred lines between the title and the body.
Subject FindTitleSubject(const PageLayout& layout, const Heading& heading, const CommonRules& rules);

// Behind "Kính gửi", one receiver or a list with dashes; lines joined with '\n'.
Span FindRecipients(const PageLayout& layout, const CommonRules& rules);

// Whether the line begins with one of the marks (keys), and if so where its words go on: position in Line::words, and
// the byte in that word.
struct MarkEnd {
  int word = 0;
  int byte = 0;
};
std::optional<MarkEnd> BeginsWithMark(const PageLayout& layout, const Line& line,
                                      const std::vector<std::string>& marks);

}  // namespace sohoa::papers
