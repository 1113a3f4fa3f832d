// The head of a page: quốc hiệu and tiêu ngữ, the agency's names, number, date, title (NĐ 30/2020, domain.md 1.2).
//
// Everything is found relative to the quốc hiệu where it was read, because scans are shifted and turned. ReadHeading
// cuts lines of the layout that run across the two columns of the head; it is pure otherwise.
#pragma once

#include <optional>
#include <vector>

#include "extractors/papers/layout.h"
#include "extractors/papers/rules.h"
#include "extractors/papers/span.h"

namespace sohoa::papers {

struct DateLine {
  Span place;  // before the comma; may be empty
  Span date;   // from "ngày" on
  int line = -1;
};

struct NumberLine {
  Span number;  // behind "Số:"
  int line = -1;
  bool labelled = false;  // "Số" was read
};

struct TitleMatch {
  const TypeRule* type = nullptr;  // null: a title that stands in no file
  int first_line = -1;             // into PageLayout::lines
  int last_line = -1;
  double similarity = 0;  // of the variant
  double score = 0;       // similarity, weighed with how much of the lines it explains
};

struct Heading {
  std::optional<Box> nation;  // where the quốc hiệu stands
  std::optional<Box> motto;
  std::vector<int> agency_lines;  // from the top, into PageLayout::lines
  std::optional<NumberLine> number;
  std::optional<DateLine> date;
  std::optional<TitleMatch> title;
  double bottom = 0;         // below quốc hiệu, agency, number and date
  bool page_number = false;  // a bare number stands centred above everything else
};

Heading ReadHeading(PageLayout& layout, const RuleSet& rules);

// A line that says "<place>, ngày dd tháng mm năm yyyy" and nothing else.
std::optional<DateLine> ParseDateLine(const PageLayout& layout, int line);

}  // namespace sohoa::papers
