#include "extractors/papers/arrival.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/papers/agency.h"
#include "extractors/papers/phrase.h"
#include "extractors/papers/wording.h"

namespace sohoa::papers {
namespace {

constexpr double kStampDepth = 0.11;    // of the page: 35 mm
constexpr double kStampWidth = 0.26;    // 50 mm and what a stamp put on askew takes
constexpr double kDeepestStamp = 0.55;  // stamps stand in the upper half
constexpr std::size_t kShortMark = 8;
constexpr std::size_t kMostMarkWords = 5;
constexpr double kRowStep = 2.4;  // line heights between rows of a stamp

bool IsRowKey(std::string_view key) {
  static const std::array<std::string, 6> kLabels = {MakeKey("Số"),     MakeKey("Ngày"),      MakeKey("Giờ"),
                                                     MakeKey("Chuyển"), MakeKey("Lưu hồ sơ"), MakeKey("Hồ sơ số")};
  return std::any_of(kLabels.begin(), kLabels.end(), [&](const std::string& label) { return key.starts_with(label); });
}

// The mark's line holds little else; a short one ("ĐẾN") may be followed by the stamp's first row.
bool IsMark(const Line& line, const CommonRules& rules) {
  if (line.box.y0 > kDeepestStamp || line.words.size() > kMostMarkWords) return false;
  const std::string key = MakeKey(line.text);
  return std::any_of(rules.arrival_marks.begin(), rules.arrival_marks.end(), [&](const std::string& mark) {
    if (mark.size() < kShortMark) {
      const bool alone = key == mark || (key.starts_with(mark) && IsRowKey(std::string_view(key).substr(mark.size())));
      return alone && IsMostlyUpper(line.text, 0.5);
    }
    const auto hit = MatchAt(key, 0, mark, AllowedEdits(mark.size()));
    return hit && IsMostlyUpper(line.text, 0.8) && static_cast<int>(key.size()) <= hit->end + 4;
  });
}

// "Số: 1234", "Ngày 12/3/2020", "Chuyển: ...", "Lưu hồ sơ số", "Giờ: ...": what stands in the rows of a stamp. The
// paper's own number has a symbol behind a slash, its date a place before it.
bool IsRow(const Line& line) {
  static const RE2 kSymbol(R"(/\s*\p{Lu}{2})");
  return IsRowKey(MakeKey(line.text)) && !RE2::PartialMatch(line.text, kSymbol);
}

bool InReach(const PageLayout& layout, const Line& mark, const Line& line) {
  const double lh = layout.line_height;
  if (line.box.y1 < mark.box.y0 - lh || line.box.y0 > mark.box.y1 + kStampDepth) return false;
  return std::abs(line.box.CenterX() - mark.box.CenterX()) < kStampWidth && line.box.Width() < kStampWidth * 1.2;
}

// The rows of the stamp below the mark, each near the one before.
std::set<int> RowsOf(const PageLayout& layout, int mark) {
  std::set<int> rows;
  double last = layout.lines[mark].box.y1;
  for (int i = 0; i < static_cast<int>(layout.lines.size()); ++i) {
    const Line& line = layout.lines[i];
    if (i == mark || !InReach(layout, layout.lines[mark], line) || !IsRow(line)) continue;
    if (line.box.y0 - last > kRowStep * layout.line_height) break;
    rows.insert(i);
    last = std::max(last, line.box.y1);
  }
  return rows;
}

// The receiver's name right above the mark, when another agency's name stands below the stamp: then it is not the
// paper's own.
void AddReceiver(const PageLayout& layout, int mark, const CommonRules& rules, std::set<int>& lines) {
  const Box& box = layout.lines[mark].box;
  int above = -1;
  for (int i = 0; i < static_cast<int>(layout.lines.size()); ++i) {
    const Line& line = layout.lines[i];
    const double gap = box.y0 - line.box.y1;
    const bool near = gap > -0.5 * layout.line_height && gap < 1.3 * layout.line_height &&
                      std::abs(line.box.CenterX() - box.CenterX()) < kStampWidth / 2;
    if (i != mark && near && BeginsLikeAgency(layout, line, rules)) above = i;
  }
  if (above < 0) return;
  const bool another = std::any_of(layout.lines.begin(), layout.lines.end(), [&](const Line& line) {
    return line.box.y0 > box.y1 && line.box.y0 < kDeepestStamp && line.box.CenterX() < 0.5 &&
           IsMostlyUpper(line.text, 0.8) && BeginsLikeAgency(layout, line, rules);
  });
  if (another) lines.insert(above);
}

}  // namespace

void TakeOffArrivalStamp(PageLayout& layout, const CommonRules& rules) {
  std::set<int> taken;
  for (int i = 0; i < static_cast<int>(layout.lines.size()); ++i) {
    if (!IsMark(layout.lines[i], rules)) continue;
    std::set<int> lines = RowsOf(layout, i);
    // "ĐẾN" alone may be a word of a title.
    if (lines.empty() && MakeKey(layout.lines[i].text).size() < kShortMark) continue;
    lines.insert(i);
    AddReceiver(layout, i, rules, lines);
    taken.insert(lines.begin(), lines.end());
  }
  if (taken.empty()) return;
  std::vector<Line> kept;
  for (int i = 0; i < static_cast<int>(layout.lines.size()); ++i) {
    if (!taken.contains(i)) kept.push_back(std::move(layout.lines[i]));
  }
  layout.lines = std::move(kept);
}

}  // namespace sohoa::papers
