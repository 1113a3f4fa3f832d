#include "exporters/words_layer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

namespace sohoa::exporters {
namespace {

// A run may be this many times as high as its lower words: letters with and without descenders, not a bent line.
constexpr double kMostHeight = 1.7;
constexpr double kEm = 1000.0;
// Readers of PDF find words by the gaps between them, not by the space that is written: a gap below 0.15 em is none for
// Poppler. A word whose box touches the next one is drawn in, but keeps most of its width.
constexpr double kLeastGap = 0.18;
constexpr double kLeastShare = 0.6;
constexpr double kLeastWidth = 0.02;  // of an em: a word's box must not be empty

struct Run {
  std::vector<const Word*> words;
  double top = 0, bottom = 0;  // fractions of the upright page
  const Word* next = nullptr;  // the word of the same line that the next run begins with
};

double MedianHeight(const std::vector<const Word*>& words) {
  std::vector<double> heights;
  heights.reserve(words.size());
  for (const Word* word : words) heights.push_back(word->box.Height());
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

// The pieces of one line that stand level and run to the right.
void AppendRuns(const std::vector<const Word*>& line, std::vector<Run>* runs) {
  if (line.empty()) return;
  const double usual = MedianHeight(line);
  bool fresh = true;
  for (const Word* word : line) {
    const Box& box = word->box;
    if (!fresh) {
      Run& run = runs->back();
      const double top = std::min(run.top, box.y0);
      const double bottom = std::max(run.bottom, box.y1);
      const bool level = bottom - top <= kMostHeight * std::max(usual, std::min(run.bottom - run.top, box.Height()));
      if (level && box.x0 >= run.words.back()->box.CenterX()) {
        run.words.push_back(word);
        run.top = top;
        run.bottom = bottom;
        continue;
      }
    }
    if (!fresh && box.x0 > runs->back().words.back()->box.CenterX()) runs->back().next = word;
    runs->push_back({{word}, box.y0, box.y1, nullptr});
    fresh = false;
  }
}

std::vector<Run> RunsOf(const Page& page) {
  std::vector<Run> runs;
  std::vector<const Word*> line;
  for (const Word& word : page.words) {
    if (word.text.empty() || word.box.IsEmpty()) continue;
    if (!line.empty() && (line.back()->line != word.line || line.back()->block != word.block)) {
      AppendRuns(line, &runs);
      line.clear();
    }
    line.push_back(&word);
  }
  AppendRuns(line, &runs);
  return runs;
}

// Shortest decimal with at most `digits` behind the point.
std::string Number(double value, int digits) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  std::string number = text;
  if (number.find('.') != std::string::npos) {
    number.erase(number.find_last_not_of('0') + 1);
    if (number.back() == '.') number.pop_back();
  }
  return number == "-0" ? "0" : number;
}

double Rounded(double value, double steps) { return std::round(value * steps) / steps; }

class RunWriter {
 public:
  RunWriter(const ShownPage& shown, const PdfPageBox& box, InvisibleFont* font)
      : shown_(shown), box_(box), font_(*font) {}

  void Write(const Run& run, std::string* out) const {
    const double height = run.bottom - run.top;
    const double baseline = run.bottom + height * InvisibleFont::kDescent / kEm;
    const double first = run.words.front()->box.x0;
    const double last = run.words.back()->box.x1;
    const Point origin = At(first, baseline);
    const Point end = At(last, baseline);
    const double middle = (first + last) / 2;
    const Point up{At(middle, baseline - height).x - At(middle, baseline).x,
                   At(middle, baseline - height).y - At(middle, baseline).y};
    const double em = std::hypot(up.x, up.y);
    const double length = std::hypot(end.x - origin.x, end.y - origin.y);
    if (!(em > 0.01) || !(length > 0.01)) return;
    const Point along{(end.x - origin.x) / length, (end.y - origin.y) / length};
    const auto place = [&](double x) {
      const Point at = At(x, baseline);
      return ((at.x - origin.x) * along.x + (at.y - origin.y) * along.y) / em;
    };
    *out += Number(along.x * em, 3) + " " + Number(along.y * em, 3) + " " + Number(up.x, 3) + " " + Number(up.y, 3) +
            " " + Number(origin.x, 2) + " " + Number(origin.y, 2) + " Tm\n";
    double pen = 0;
    for (std::size_t i = 0; i < run.words.size(); ++i) {
      const Box& word = run.words[i]->box;
      const double from = place(word.x0);
      double to = place(word.x1);
      const Word* next = i + 1 < run.words.size() ? run.words[i + 1] : run.next;
      if (next != nullptr) to = std::min(to, place(next->box.x0) - kLeastGap);
      to = std::max(to, from + kLeastShare * (place(word.x1) - from));
      WriteWord(*run.words[i], from, to, &pen, out);
    }
  }

 private:
  Point At(double x, double y) const { return InPdf(box_, shown_.At({x, y})); }

  // From `from` to `to` in ems along the line; the pen stands where the word before left it. What is written is
  // rounded, and the pen follows the rounded figures, so that errors do not add up.
  void WriteWord(const Word& word, double from, double to, double* pen, std::string* out) const {
    int letters = 0;
    const std::string hex = font_.Encode(word.text, &letters);
    if (letters == 0) return;
    const double natural = letters * InvisibleFont::kLetterWidth / kEm;
    const double stretch = std::max(0.1, Rounded(100 * std::max(to - from, kLeastWidth) / natural, 10));
    const double back = std::round((*pen - from) * kEm * 100 / stretch);
    *out += Number(stretch, 1) + " Tz[";
    if (back != 0) *out += Number(back, 0);
    // The space belongs to the text for those who copy it; most viewers would guess it from the gap.
    *out += "<" + hex + "0001>]TJ\n";
    *pen += (natural + InvisibleFont::kSpaceWidth / kEm - back / kEm) * stretch / 100;
  }

  const ShownPage& shown_;
  const PdfPageBox& box_;
  InvisibleFont& font_;
};

}  // namespace

std::string WordsContent(const Page& page, const PdfPageBox& box, std::string_view font_name, InvisibleFont* font) {
  const std::vector<Run> runs = RunsOf(page);
  if (runs.empty()) return {};
  const ShownPage shown(page);
  const RunWriter writer(shown, box, font);
  std::string content = "q\nBT\n3 Tr\n" + std::string(font_name) + " 1 Tf\n";
  for (const Run& run : runs) writer.Write(run, &content);
  return content + "ET\nQ\n";
}

}  // namespace sohoa::exporters
