#include "extractors/papers/copy_certificate.h"

#include <re2/re2.h>

#include <algorithm>

#include "extractors/papers/phrase.h"
#include "extractors/papers/wording.h"
#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

constexpr double kCopyDepth = 0.3;  // of a page with a quốc hiệu: certifications stand below

bool HasNation(const PageLayout& layout, const CommonRules& rules) {
  constexpr int kNationEdits = 8;
  return std::any_of(layout.lines.begin(), layout.lines.end(), [&](const Line& line) {
    return FindPhrase(KeyOf(layout, line), rules.nation_key, kNationEdits).has_value();
  });
}

// "CHỨNG Số chứng THỰC thực: BẢN 4653 SAO Quyển ĐÚNG số: ...": two small lines of a stamp, read as one. The capitals
// are the upper one's.
KeyText KeyOfCapitals(const PageLayout& layout, const Line& line) {
  KeyText key;
  for (const int word : line.words) {
    const std::string& text = layout.page->words[word].text;
    if (text::CountLetters(text) > 0 && IsMostlyUpper(text, 0.8)) key.Add(text);
  }
  return key;
}

bool IsTangledMark(const PageLayout& layout, const Line& line, const CommonRules& rules) {
  constexpr std::size_t kLeastLetters = 12;  // of a mark: nothing else that may stand in capitals is like it
  const KeyText capitals = KeyOfCapitals(layout, line);
  return std::any_of(rules.copy_marks.begin(), rules.copy_marks.end(), [&](const std::string& mark) {
    return mark.size() >= kLeastLetters && FindPhrase(capitals, mark, AllowedEdits(mark.size())).has_value();
  });
}

// "Quyển số: 07-SCT/BS" (NĐ 23/2015): the register of certified copies, whatever was read of the line above. One of its
// two parts is enough when it is whole, and both when they are not ("Quyến số 15/2026 SCT/RS").
bool NamesTheRegister(const Line& line) {
  static const RE2 kRegister(R"(-\s?SCT\s?/\s?BS\b)");
  static const RE2 kSpoilt(R"((?i)\bqu[yv]\pL{1,2}n\s+s\pL[\s:.].*\bSCT\s?/)");
  return RE2::PartialMatch(line.text, kRegister) || RE2::PartialMatch(line.text, kSpoilt);
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
    if (line.box.y0 < highest) continue;
    const double top = line.box.y0 - 0.2 * layout.line_height;
    if (IsMostlyUpper(line.text, 0.8) ? IsCopyMark(layout, line, rules) : IsTangledMark(layout, line, rules))
      return top;
    if (NamesTheRegister(line)) return top - layout.pitch;
  }
  return 1;
}

}  // namespace sohoa::papers
