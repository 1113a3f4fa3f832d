#include "extractors/papers/spoilt_office.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "extractors/papers/phrase.h"
#include "extractors/papers/wording.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

// Of printed capitals, in widths of a common one.
double PrintedLength(const std::string& text) {
  double length = 0;
  for (const char c : text::Fold(text)) {
    if (c == 'm') {
      length += 1.25;
    } else if (c == 'i') {
      length += 0.5;
    } else {
      length += c >= 'a' && c <= 'z' ? 1 : 0.35;
    }
  }
  return length;
}

// Folded, without signs.
std::string LettersOf(const std::string& word) {
  std::u32string letters = text::ToCodePoints(word);
  std::erase_if(letters, [](char32_t c) { return !text::IsLetter(c); });
  return text::Fold(text::FromCodePoints(letters));
}

// The last word that is more than a speck or a piece of a frame; null when there is none.
const Word* LastWord(const PageLayout& layout, const Line& line) {
  for (auto index = line.words.rbegin(); index != line.words.rend(); ++index) {
    const Word& word = layout.page->words[static_cast<std::size_t>(*index)];
    if (text::CountLetters(word.text) >= 2) return &word;
  }
  return nullptr;
}

// Whether each word before the last that was read well is one of the office's; of the first only the end may be left
// ("$NH VĂN PHÒNG").
bool HoldsLegibleWords(const PageLayout& layout, const Line& line, const Word* last, const std::string& office) {
  constexpr double kLegible = 0.8;
  const std::string words = " " + text::Fold(office) + " ";
  return std::all_of(line.words.begin(), line.words.end(), [&](int index) {
    const Word& word = layout.page->words[static_cast<std::size_t>(index)];
    const bool legible = &word != last && word.confidence >= kLegible && text::CountLetters(word.text) >= 2;
    const std::string begin = index == line.words.front() ? "" : " ";
    return !legible || words.find(begin + LettersOf(word.text) + " ") != std::string::npos;
  });
}

std::vector<std::string> OfficesThatEndSo(const PageLayout& layout, const Line& line, const RuleSet& rules) {
  constexpr double kCapitals = 0.6;
  const Word* last = LastWord(layout, line);
  if (last == nullptr || !IsMostlyUpper(last->text, kCapitals)) return {};
  std::vector<std::string> offices = values::OfficesEndingLike(last->text, *rules.vocabulary);
  std::erase_if(offices, [&](const std::string& office) { return !HoldsLegibleWords(layout, line, last, office); });
  return offices;
}

}  // namespace

bool EndsLikeOffice(const PageLayout& layout, const Line& line, const RuleSet& rules) {
  return !OfficesThatEndSo(layout, line, rules).empty();
}

std::string LikelyOffice(const PageLayout& layout, const Line& line, std::optional<double> middle,
                         const RuleSet& rules) {
  // Letters that one letter's difference in length weighs as much as.
  constexpr double kReadLetters = 4;
  constexpr double kShortFirst = 0.3;  // per letter, where strokes may be part of the line's length
  if (auto whole = values::OfficeBeginningWith(line.text, *rules.vocabulary)) return *whole;
  const Word* last = LastWord(layout, line);
  const double letter = last == nullptr ? 0 : last->box.Width() / PrintedLength(last->text);
  if (letter <= 0) return "";
  const bool centred = middle && *middle < last->box.x1;
  const double length = (centred ? 2 * (last->box.x1 - *middle) : last->box.x1 - line.box.x0) / letter;
  std::string likely;
  double least = std::numeric_limits<double>::max();
  for (std::string& office : OfficesThatEndSo(layout, line, rules)) {
    const double unlike = 1 - KeySimilarity(MakeKey(line.text), MakeKey(office));
    const double longer = PrintedLength(office) - length;
    const double misfit = centred ? std::abs(longer) : std::max(0.0, longer) + kShortFirst * PrintedLength(office);
    const double cost = misfit + kReadLetters * unlike;
    if (cost >= least) continue;
    least = cost;
    likely = std::move(office);
  }
  return likely;
}

std::string DeputyOf(const std::string& head) { return head == "BỘ TRƯỞNG" ? "THỨ TRƯỞNG" : "PHÓ " + head; }

}  // namespace sohoa::papers
