#include "extractors/reading/second_look_choice.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "extractors/reading/syllable.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

constexpr double kMostInches = 12;     // of text read again on a page: what bounds the cost
constexpr double kMostNameInches = 8;  // of names besides, where two levels leave little of a tone's mark
constexpr size_t kMostNameWords = 6;
constexpr double kMostIdentifierInches = 6;
constexpr double kMostCheckedInches = 16;  // of names that are held against another reading
constexpr double kShortInches = 2.5;       // a line up to this long is read whole
constexpr double kKeptTogether = 0.5;      // two weak words with less than this between them are read in one piece
constexpr double kWeak = 0.80;
constexpr double kSurelyRead = 0.93;  // an odd spelling is believed from here on
constexpr double kHopeless = 0.35;
constexpr double kLeastBadness = 0.45;
constexpr double kLeastStretchBadness = 0.15;

PixelBox BoxOf(const Draft& draft, size_t first, size_t last) {
  PixelBox box = draft.words[first].read.box;
  for (size_t i = first + 1; i < last; ++i) box = Join(box, draft.words[i].read.box);
  return box;
}

// How little a word can be believed, weighed by what it holds.
double Doubt(const DraftWord& word) {
  if (word.handwritten) return 0;
  const double doubt = std::max(0.0, kWeak - word.read.confidence);
  // The highlands' names ("Đắk", "Krông") are spelt as no Vietnamese syllable is, and mostly read well.
  const bool odd = word.read.confidence < kSurelyRead && JudgeSpelling(word.read.text) == Spelling::kForeign;
  const double length = std::min<double>(static_cast<double>(word.read.text.size()), 8) / 8;
  return (doubt + (odd ? 0.3 : 0)) * (0.3 + length);
}

bool HasDigit(const std::string& s) {
  return std::any_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool IsLabel(const std::string& word) {
  const std::string folded = text::Fold(word);
  return folded == "ngay" || folded == "thang" || folded.starts_with("so");
}

// Whether the line carries the number or the date in the page's first third: digits right behind a label for them.
bool IsDecisive(const Draft& draft, const Stretch& line, int page_height) {
  constexpr size_t kBetween = 2;  // words: "số" "hồ" "sơ:" ...
  if (line.box.y1 >= page_height * 0.33) return false;
  size_t reach = line.first;  // words before it may be meant by a label
  for (size_t i = line.first; i < line.last; ++i) {
    const DraftWord& word = draft.words[i];
    if (word.handwritten) continue;
    const bool label = IsLabel(word.read.text);
    if (HasDigit(word.read.text) && (label || i < reach)) return true;
    if (label) reach = i + 2 + kBetween;
  }
  return false;
}

// Scribbles stay scribbles.
bool IsHopeless(const Draft& draft, const Stretch& line) {
  double confidence = 0;
  size_t bytes = 0;
  for (size_t i = line.first; i < line.last; ++i) {
    if (draft.words[i].handwritten) continue;
    confidence += draft.words[i].read.confidence * static_cast<double>(draft.words[i].read.text.size());
    bytes += draft.words[i].read.text.size();
  }
  return bytes < 3 || confidence < kHopeless * static_cast<double>(bytes);
}

// The weak words of a long line, each with its neighbours: the engine reads a word better in company.
void AddWeakWords(const Draft& draft, const Stretch& line, double dpi, std::vector<Stretch>* stretches) {
  std::vector<Stretch> weak;
  for (size_t i = line.first; i < line.last; ++i) {
    const double doubt = Doubt(draft.words[i]);
    if (doubt <= 0) continue;
    const PixelBox& box = draft.words[i].read.box;
    if (!weak.empty() && box.x0 - weak.back().box.x1 < kKeptTogether * dpi) {
      weak.back().last = i + 1;
      weak.back().box = Join(weak.back().box, box);
      weak.back().badness += doubt;
    } else {
      weak.push_back({i, i + 1, box, doubt});
    }
  }
  for (Stretch& stretch : weak) {
    if (stretch.first > line.first) --stretch.first;
    if (stretch.last < line.last) ++stretch.last;
    stretch.box = BoxOf(draft, stretch.first, stretch.last);
    // The line as a whole was bad enough; a single slip in it is worth a look only when it is one.
    if (stretch.badness >= kLeastStretchBadness) stretches->push_back(stretch);
  }
}

bool IsCapitalised(const std::string& word) {
  const std::u32string letters = text::ToCodePoints(word);
  return letters.size() >= 2 && text::IsLetter(letters[0]) && text::Lower(letters[0]) != letters[0] && !HasDigit(word);
}

bool EndsWithSign(const std::string& word) {
  return !word.empty() && std::string_view(",.;:)").find(word.back()) != std::string_view::npos;
}

// As many of them, from the front, as have so many inches together.
void KeepInches(double most, double dpi, std::vector<Stretch>* stretches) {
  double inches = 0;
  const auto enough = std::find_if(stretches->begin(), stretches->end(), [&](const Stretch& stretch) {
    inches += stretch.box.Width() / dpi;
    return inches > most;
  });
  stretches->erase(enough, stretches->end());
}

std::vector<Stretch> WeakStretches(const Draft& draft, double dpi, int page_height) {
  std::vector<Stretch> stretches;
  for (size_t i = 0; i < draft.words.size();) {
    Stretch line{i, i, {}, 0};
    while (line.last < draft.words.size() && draft.words[line.last].line == draft.words[i].line) {
      line.badness += Doubt(draft.words[line.last]);
      ++line.last;
    }
    line.box = BoxOf(draft, line.first, line.last);
    i = line.last;
    if (IsHopeless(draft, line)) continue;
    const bool decisive = IsDecisive(draft, line, page_height);
    if (decisive) line.badness += 0.6;
    // The signer stands last, and short.
    if (line.box.y0 > page_height * 0.35 && line.last - line.first <= 5) line.badness += 0.2;
    if (line.badness < kLeastBadness) continue;
    if (decisive || line.box.Width() <= kShortInches * dpi) {
      stretches.push_back(line);
    } else {
      AddWeakWords(draft, line, dpi, &stretches);
    }
  }
  std::stable_sort(stretches.begin(), stretches.end(),
                   [](const Stretch& a, const Stretch& b) { return a.badness > b.badness; });
  KeepInches(kMostInches, dpi, &stretches);
  return stretches;
}

enum class LineStart { kTitles, kNames };

// Capitalised words side by side that something else stands before on their line. Titles and offices begin theirs;
// where they stand in capitals (kNames), what begins a line in title case is a name, too.
std::vector<Stretch> ProperNames(const Draft& draft, LineStart at_line_start) {
  std::vector<Stretch> names;
  for (size_t i = 0; i < draft.words.size();) {
    const int line = draft.words[i].line;
    const bool starts = i == 0 || draft.words[i - 1].line != line;
    const bool inside =
        !starts && (!IsCapitalised(draft.words[i - 1].read.text) || EndsWithSign(draft.words[i - 1].read.text));
    size_t last = i;
    while (last < draft.words.size() && draft.words[last].line == line && IsCapitalised(draft.words[last].read.text)) {
      ++last;
      if (EndsWithSign(draft.words[last - 1].read.text)) break;
    }
    const bool may_start = starts && at_line_start == LineStart::kNames && !text::IsUpperText(draft.words[i].read.text);
    if ((inside || may_start) && last - i >= 2 && last - i <= kMostNameWords) {
      names.push_back({i, last, BoxOf(draft, i, last), 0});
    }
    i = std::max(last, i + 1);
  }
  return names;
}

// Numbers by which persons and firms are known, with the word before them: no spelling tells a digit that was misread.
std::vector<Stretch> Identifiers(const Draft& draft) {
  constexpr std::ptrdiff_t kFewestDigits = 9;
  std::vector<Stretch> numbers;
  for (size_t i = 0; i < draft.words.size(); ++i) {
    const std::string& word = draft.words[i].read.text;
    const auto digits = std::count_if(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits < kFewestDigits || draft.words[i].handwritten) continue;
    const size_t first = i > 0 && draft.words[i - 1].line == draft.words[i].line ? i - 1 : i;
    numbers.push_back({first, i + 1, BoxOf(draft, first, i + 1), 0});
  }
  return numbers;
}

bool Meet(const Stretch& a, const Stretch& b) { return a.first < b.last && b.first < a.last; }

}  // namespace

std::vector<Stretch> ChooseNames(const Draft& draft, double dpi) {
  std::vector<Stretch> names = ProperNames(draft, LineStart::kNames);
  KeepInches(kMostCheckedInches, dpi, &names);
  return names;
}

std::vector<Stretch> ChooseForSecondLook(const Draft& draft, bool two_level, double dpi, int page_height) {
  std::vector<Stretch> chosen = WeakStretches(draft, dpi, page_height);
  const auto add = [&](std::vector<Stretch> more, double most) {
    std::erase_if(more, [&](const Stretch& one) {
      return std::any_of(chosen.begin(), chosen.end(), [&](const Stretch& other) { return Meet(one, other); });
    });
    KeepInches(most, dpi, &more);
    chosen.insert(chosen.end(), more.begin(), more.end());
  };
  add(Identifiers(draft), kMostIdentifierInches);
  if (two_level) add(ProperNames(draft, LineStart::kTitles), kMostNameInches);
  return chosen;
}

}  // namespace sohoa::reading
