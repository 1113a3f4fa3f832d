// A page's words as lines in reading order, rebuilt from their places: the recogniser's own lines may run across
// columns or break in the middle of a row. Plain values that point into the pages given; those must outlive them. Pure.
#pragma once

#include <string>
#include <vector>

#include "model/page.h"

namespace sohoa::papers {

// Words that stand side by side without a wide gap.
struct Line {
  std::vector<int> words;  // indexes into Page::words, from left to right
  std::string text;        // the words joined with spaces
  Box box;
  double height = 0;  // median height of its words, fraction of the page's height
  int row = 0;        // lines at the same height share a row; rows are numbered from the top
};

struct PageLayout {
  const Page* page = nullptr;
  std::vector<Line> lines;  // by row, then from left to right
  double line_height = 0;   // median word height, fraction of the page's height
  double pitch = 0;         // median distance of two rows of running text, fraction of the page's height
  double x_per_y = 1;       // a length that is 1 of the page's height is this much of its width
  Box text_area;            // around all lines

  double LineHeightInX() const { return line_height * x_per_y; }
};

PageLayout BuildLayout(const Page& page);

// Rebuilds text, box and height of a line after its words were changed.
void Refresh(const Page& page, Line& line);

// Whether the word is what a frame or a shadow beside the text was read as.
bool IsSpeckOfFrame(const Word& word);

// Of the line's words; 0 without any.
double MeanConfidence(const Page& page, const Line& line);

// Splits every line that crosses x, with lines picked by from_row and to_row (inclusive), at the word nearest to x.
void SplitAt(PageLayout& layout, double x, int from_row, int to_row);

}  // namespace sohoa::papers
