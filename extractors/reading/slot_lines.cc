#include "extractors/reading/slot_lines.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <vector>

#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

constexpr double kWidestGapInches = 1.3;
constexpr double kLeastOverlap = 0.5;  // of the lower one's height
constexpr size_t kNearWords =
    2;  // the label is one of the last of its half, what follows one of the first of the other

struct LineRange {
  size_t first = 0;
  size_t last = 0;  // behind the last word
};

std::vector<LineRange> LinesOf(const Draft& draft) {
  std::vector<LineRange> lines;
  for (size_t i = 0; i < draft.words.size(); ++i) {
    if (i == 0 || draft.words[i].line != draft.words[i - 1].line) lines.push_back({i, i});
    lines.back().last = i + 1;
  }
  return lines;
}

enum class Gap { kNumber, kDay, kMonth };

// The slot that is still open where a line ends.
std::optional<Gap> OpenAtEnd(const Draft& draft, const LineRange& line) {
  const std::string last = text::Fold(draft.words[line.last - 1].read.text);
  if (line.last - line.first <= kNearWords && (last == "so" || last == "so:" || last == "so.")) return Gap::kNumber;
  std::optional<Gap> open;
  const size_t from = std::max(line.first + kNearWords, line.last) - kNearWords;
  for (size_t i = from; i < line.last; ++i) {
    const std::string folded = text::Fold(draft.words[i].read.text);
    if (folded.ends_with("ngay")) open = Gap::kDay;
    if (folded.find("thang") != std::string::npos) open = Gap::kMonth;
    if (folded.find("nam") != std::string::npos) open.reset();
  }
  return open;
}

bool ClosesAtStart(const Draft& draft, const LineRange& line, Gap gap) {
  const std::string& first = draft.words[line.first].read.text;
  if (gap == Gap::kNumber) {
    return first.size() > 2 && first.front() == '/' &&
           (std::isupper(static_cast<unsigned char>(first[1])) != 0 || static_cast<unsigned char>(first[1]) >= 0x80);
  }
  for (size_t i = line.first; i < std::min(line.last, line.first + kNearWords); ++i) {
    const std::string folded = text::Fold(draft.words[i].read.text);
    if (folded.find(gap == Gap::kDay ? "thang" : "nam") != std::string::npos) return true;
  }
  return false;
}

bool StandsRightOf(const PixelBox& left, const PixelBox& right, double widest) {
  const int common = std::min(left.y1, right.y1) - std::max(left.y0, right.y0);
  const int gap = right.x0 - left.x1;
  return gap >= 0 && gap <= widest && common >= kLeastOverlap * std::min(left.Height(), right.Height());
}

// Moves the words of `from` behind those of `to`, into their line.
void MoveBehind(Draft* draft, const LineRange& to, const LineRange& from) {
  auto words = draft->words.begin();
  const int line = draft->words[to.first].line;
  const int block = draft->words[to.first].block;
  for (size_t i = from.first; i < from.last; ++i) {
    draft->words[i].line = line;
    draft->words[i].block = block;
  }
  const auto at = [&](size_t index) { return words + static_cast<std::ptrdiff_t>(index); };
  if (from.first >= to.last) {
    std::rotate(at(to.last), at(from.first), at(from.last));
  } else {
    std::rotate(at(from.first), at(from.last), at(to.last));
  }
}

bool JoinOne(Draft* draft, double widest) {
  const std::vector<LineRange> lines = LinesOf(*draft);
  for (const LineRange& left : lines) {
    const std::optional<Gap> gap = OpenAtEnd(*draft, left);
    if (!gap) continue;
    for (const LineRange& right : lines) {
      if (right.first == left.first || !ClosesAtStart(*draft, right, *gap)) continue;
      if (!StandsRightOf(draft->words[left.last - 1].read.box, draft->words[right.first].read.box, widest)) continue;
      MoveBehind(draft, left, right);
      return true;
    }
  }
  return false;
}

}  // namespace

void JoinSlotLines(Draft* draft, double dpi) {
  while (JoinOne(draft, dpi * kWidestGapInches)) {
  }
}

}  // namespace sohoa::reading
