#include "extractors/papers/copy_certificate.h"

#include <algorithm>

#include "extractors/papers/phrase.h"
#include "extractors/papers/wording.h"

namespace sohoa::papers {
namespace {

constexpr double kCopyDepth = 0.3;  // of a page with a quốc hiệu: certifications stand below

bool HasNation(const PageLayout& layout, const CommonRules& rules) {
  constexpr int kNationEdits = 8;
  return std::any_of(layout.lines.begin(), layout.lines.end(), [&](const Line& line) {
    return FindPhrase(KeyOf(layout, line), rules.nation_key, kNationEdits).has_value();
  });
}

// A long mark may have lost its first words or stand behind a speck; a short one ("SAO Y") must be the whole line.
bool IsCopyMark(const PageLayout& layout, const Line& line, const CommonRules& rules) {
  constexpr std::size_t kLongMark = 10;
  constexpr int kMostBehind = 12;
  const KeyText key = KeyOf(layout, line);
  return std::any_of(rules.copy_marks.begin(), rules.copy_marks.end(), [&](const std::string& mark) {
    if (mark.size() >= kLongMark) return FindPhrase(key, mark, AllowedEdits(mark.size())).has_value();
    const auto hit = MatchAt(key.key(), 0, mark, AllowedEdits(mark.size()));
    return hit && static_cast<int>(key.key().size()) <= hit->end + kMostBehind;
  });
}

}  // namespace

double CopyCertificateTop(const PageLayout& layout, const CommonRules& rules) {
  // At the top of a paper's first page a mark says that all of it is a copy; on a later page the certification may
  // begin there.
  const bool later = layout.page->number > 1 && !HasNation(layout, rules);
  const double highest = later ? 0 : kCopyDepth;
  for (const Line& line : layout.lines) {
    if (line.box.y0 < highest || !IsMostlyUpper(line.text, 0.8)) continue;
    if (IsCopyMark(layout, line, rules)) return line.box.y0 - 0.2 * layout.line_height;
  }
  return 1;
}

}  // namespace sohoa::papers
