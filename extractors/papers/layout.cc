#include "extractors/papers/layout.h"

#include <algorithm>
#include <map>

#include "extractors/papers/phrase.h"
#include "extractors/papers/seal_letters.h"
#include "extractors/papers/wording.h"
#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

constexpr double kColumnGap = 2.2;  // of a word's height; justified text keeps below it
constexpr double kJoinGap = 1.4;    // two pieces of one row closer than this are one line
constexpr double kRowOverlap = 0.5;
constexpr double kDashGap = 4.0;              // a dash may stand this far before the item that it opens
constexpr double kTallest = 4.0;              // of the usual height; higher words are blots
constexpr double kSpeck = 0.35;               // of the usual height; lower words are dirt
constexpr double kWidestLetter = 1.9;         // of the usual height
constexpr double kLongestWord = 12;           // letters; Vietnamese has none of more than seven
constexpr std::size_t kFewestInOrnament = 3;  // words
constexpr double kUnsure = 0.55;              // confidence of a word that may have been drawn
constexpr double kIllegible = 0.45;           // mean confidence of a line that may have been
constexpr std::size_t kSpeckMarks = 6;        // bytes; the marks of Vietnamese punctuation take up to three

bool IsDash(std::string_view text) { return text == "-" || text == "–" || text == "—" || text == "+" || text == "•"; }

double Median(std::vector<double> values, double fallback) {
  if (values.empty()) return fallback;
  auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double OverlapInY(const Box& a, const Box& b) {
  const double common = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  const double smaller = std::min(a.Height(), b.Height());
  return smaller <= 0 ? 0 : common / smaller;
}

// Blots and the dark edge of a photograph are read as words many lines high.
bool IsNoise(const Word& word, double usual_height) {
  return word.text.empty() || word.box.IsEmpty() || word.box.Height() > kTallest * usual_height;
}

// Letters of which the box holds next to nothing.
bool IsFlat(const Word& word, double usual_height) {
  return word.box.Height() < kSpeck * usual_height && HasLetterOrDigit(word.text);
}

// Letters drawn by a frame, a rule or a pattern: flatter or wider than print has them, or many without a gap.
bool LooksDrawn(const Word& word, double x_per_y, double usual_height) {
  const auto letters = static_cast<double>(text::ToCodePoints(word.text).size());
  const bool wide = word.box.Width() / x_per_y > kWidestLetter * usual_height * letters;
  return word.confidence < kUnsure && (wide || IsFlat(word, usual_height) || letters > kLongestWord);
}

// A line of the recogniser that is an ornament of the page, most of it. One wide word alone may be a name under a seal.
bool IsOrnament(const Page& page, const std::vector<int>& words, double x_per_y, double usual_height) {
  if (words.size() < kFewestInOrnament) return false;
  double confidence = 0;
  std::size_t drawn = 0;
  for (int index : words) {
    confidence += page.words[index].confidence / static_cast<double>(words.size());
    drawn += LooksDrawn(page.words[index], x_per_y, usual_height) ? 1 : 0;
  }
  return 2 * drawn > words.size() && confidence < kIllegible;
}

// A streak down the page is read as many low letters, each alone: they say nothing where there are words.
double UsualHeight(const Page& page) {
  constexpr double kUsual = 0.012;
  std::vector<double> words;
  std::vector<double> all;
  for (const Word& word : page.words) {
    if (!HasLetterOrDigit(word.text)) continue;
    all.push_back(word.box.Height());
    if (!IsStraySign(word.text)) words.push_back(word.box.Height());
  }
  return Median(std::move(words), Median(std::move(all), kUsual));
}

// Specks of dirt are read as single marks. A dash before an item of a list was joined to its line before; a row of dots
// to write on is longer.
bool IsSpeck(const Page& page, const Line& line, double usual_height) {
  if (HasLetterOrDigit(line.text)) return line.words.size() == 1 && line.height < kSpeck * usual_height;
  std::size_t marks = 0;
  for (int word : line.words) marks += page.words[word].text.size();
  return marks <= kSpeckMarks;
}

// A gap left for the pen ("Số:      /UBND-NC", "tháng      năm 2020") is wide, but not the border of a column.
bool IsGapForThePen(const std::string& before, const std::string& behind) {
  const std::string left = text::Fold(before);
  const std::string right = text::Fold(behind);
  return (left.starts_with("so") && left.size() <= 3 && right.starts_with('/')) ||
         (left.ends_with("ngay") && right.starts_with("thang")) ||
         (left.ends_with("thang") && right.starts_with("nam"));
}

// Where a word ends: of letters that a stroke crosses the recogniser may give the box of their first sign alone.
double EndOf(const Word& word, double x_per_y, double usual_height) {
  constexpr double kLetterWidth = 0.6;  // heights
  if (!IsFlat(word, usual_height)) return word.box.x1;
  const auto letters = static_cast<double>(text::ToCodePoints(word.text).size());
  return std::max(word.box.x1, word.box.x0 + letters * kLetterWidth * usual_height * x_per_y);
}

// The recogniser's lines, cut where a gap is too wide for running text.
std::vector<Line> CutAtGaps(const Page& page, double x_per_y, double usual_height) {
  std::map<int, std::vector<int>> by_line;
  const std::vector<bool> of_seal = FindSealLetters(page, usual_height);
  for (int i = 0; i < static_cast<int>(page.words.size()); ++i) {
    if (!of_seal[i] && !IsNoise(page.words[i], usual_height)) by_line[page.words[i].line].push_back(i);
  }
  std::vector<Line> lines;
  for (auto& [number, words] : by_line) {
    if (IsOrnament(page, words, x_per_y, usual_height)) continue;
    std::stable_sort(words.begin(), words.end(),
                     [&](int a, int b) { return page.words[a].box.x0 < page.words[b].box.x0; });
    Line line;
    for (int index : words) {
      const Box& box = page.words[index].box;
      if (!line.words.empty()) {
        const Word& previous = page.words[line.words.back()];
        const double height = std::max(box.Height(), previous.box.Height()) * x_per_y;
        if (box.x0 - EndOf(previous, x_per_y, usual_height) > kColumnGap * height &&
            !IsGapForThePen(previous.text, page.words[index].text)) {
          lines.push_back(std::move(line));
          line = Line();
        }
      }
      line.words.push_back(index);
    }
    lines.push_back(std::move(line));
  }
  for (Line& line : lines) Refresh(page, line);
  return lines;
}

// Numbers rows: a line belongs to the row of the line before it when they overlap enough in height.
void AssignRows(std::vector<Line>& lines) {
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Line& a, const Line& b) { return a.box.CenterY() < b.box.CenterY(); });
  std::vector<Box> rows;  // of each row, the box of the line that opened it
  for (Line& line : lines) {
    int found = -1;
    for (int row = static_cast<int>(rows.size()) - 1; row >= 0 && row + 3 >= static_cast<int>(rows.size()); --row) {
      if (OverlapInY(rows[row], line.box) >= kRowOverlap) {
        found = row;
        break;
      }
    }
    if (found < 0) {
      found = static_cast<int>(rows.size());
      rows.push_back(line.box);
    }
    line.row = found;
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Line& a, const Line& b) { return a.row != b.row ? a.row < b.row : a.box.x0 < b.box.x0; });
}

void JoinPieces(const Page& page, double x_per_y, std::vector<Line>& lines) {
  std::vector<Line> joined;
  for (Line& line : lines) {
    if (!joined.empty() && joined.back().row == line.row) {
      Line& left = joined.back();
      const double gap = line.box.x0 - left.box.x1;
      const double height = std::max(left.height, line.height) * x_per_y;
      const double reach = IsDash(left.text) ? kDashGap : kJoinGap;
      if (gap > -height && gap < reach * height) {
        left.words.insert(left.words.end(), line.words.begin(), line.words.end());
        Refresh(page, left);
        continue;
      }
    }
    joined.push_back(std::move(line));
  }
  lines = std::move(joined);
}

double RowPitch(const std::vector<Line>& lines, double line_height) {
  std::vector<double> steps;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const double step = lines[i + 1].box.CenterY() - lines[i].box.CenterY();
    if (lines[i + 1].row != lines[i].row && step > 0.8 * line_height && step < 4 * line_height) steps.push_back(step);
  }
  return Median(steps, 1.7 * line_height);
}

}  // namespace

void Refresh(const Page& page, Line& line) {
  line.text.clear();
  line.box = Box();
  std::vector<double> heights;
  for (int index : line.words) {
    const Word& word = page.words[index];
    if (!line.text.empty()) line.text += ' ';
    line.text += word.text;
    line.box = Union(line.box, word.box);
    heights.push_back(word.box.Height());
  }
  line.height = Median(heights, 0);
}

bool IsSpeckOfFrame(const Word& word) {
  constexpr double kLeastConfidence = 0.5;
  const bool figures = std::any_of(word.text.begin(), word.text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return word.confidence < kLeastConfidence && text::CountLetters(word.text) <= 1 && !figures;
}

double MeanConfidence(const Page& page, const Line& line) {
  double sum = 0;
  for (const int word : line.words) sum += page.words[word].confidence;
  return line.words.empty() ? 0 : sum / static_cast<double>(line.words.size());
}

PageLayout BuildLayout(const Page& page) {
  PageLayout layout;
  layout.page = &page;
  layout.x_per_y = page.width > 0 && page.height > 0 ? static_cast<double>(page.height) / page.width : 1.414;
  const double usual_height = UsualHeight(page);
  layout.lines = CutAtGaps(page, layout.x_per_y, usual_height);
  AssignRows(layout.lines);
  JoinPieces(page, layout.x_per_y, layout.lines);
  std::erase_if(layout.lines, [&](const Line& line) { return IsSpeck(page, line, usual_height); });
  std::vector<double> heights;
  for (const Line& line : layout.lines) {
    for (int index : line.words) heights.push_back(page.words[index].box.Height());
    layout.text_area = Union(layout.text_area, line.box);
  }
  layout.line_height = Median(heights, 0.012);
  layout.pitch = RowPitch(layout.lines, layout.line_height);
  return layout;
}

void SplitAt(PageLayout& layout, double x, int from_row, int to_row) {
  std::vector<Line> result;
  for (Line& line : layout.lines) {
    const bool crosses = line.box.x0 < x && line.box.x1 > x;
    if (!crosses || line.row < from_row || line.row > to_row) {
      result.push_back(std::move(line));
      continue;
    }
    Line left = line;
    Line right = line;
    std::erase_if(left.words, [&](int word) { return layout.page->words[word].box.CenterX() >= x; });
    std::erase_if(right.words, [&](int word) { return layout.page->words[word].box.CenterX() < x; });
    for (Line* part : {&left, &right}) {
      if (part->words.empty()) continue;
      Refresh(*layout.page, *part);
      result.push_back(std::move(*part));
    }
  }
  layout.lines = std::move(result);
}

}  // namespace sohoa::papers
