#include "extractors/reading/second_look.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extractors/reading/cleaning.h"
#include "extractors/reading/syllable.h"
#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

constexpr size_t kMostLines = 5;
constexpr double kSecondDpi = 300;
constexpr double kWeak = 0.80;
constexpr double kHopeless = 0.35;
constexpr double kLeastBadness = 0.45;
constexpr double kDisagreement = 0.75;  // a word's confidence is multiplied by this where two readings differ
constexpr double kSpellingBonus = 0.15;

struct LineToRead {
  size_t first = 0, last = 0;  // words [first, last)
  PixelBox box;
  double badness = 0;
};

bool HasDigit(const std::string& s) {
  return std::any_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// How much a second look at this line may be worth.
double Badness(const Draft& draft, const LineToRead& line, int page_height) {
  double badness = 0;
  double confidence = 0;
  size_t bytes = 0;
  bool digits = false;
  bool label = false;
  for (size_t i = line.first; i < line.last; ++i) {
    const DraftWord& word = draft.words[i];
    if (word.handwritten) continue;
    confidence += word.read.confidence * static_cast<double>(word.read.text.size());
    bytes += word.read.text.size();
    const double doubt = std::max(0.0, kWeak - word.read.confidence);
    const bool odd = JudgeSpelling(word.read.text) == Spelling::kForeign;
    const double length = std::min<double>(static_cast<double>(word.read.text.size()), 8) / 8;
    badness += (doubt + (odd ? 0.3 : 0)) * (0.3 + length);
    digits = digits || HasDigit(word.read.text);
    const std::string folded = text::Fold(word.read.text);
    label = label || folded == "ngay" || folded == "thang" || folded.starts_with("so");
  }
  // Scribbles stay scribbles.
  if (bytes < 3 || confidence < kHopeless * static_cast<double>(bytes)) return 0;
  // The number and the date stand in the first third; the signer last, and short.
  const bool top = line.box.y1 < page_height * 0.33;
  if (top && digits && label) badness += 0.6;
  if (line.box.y0 > page_height * 0.35 && line.last - line.first <= 5) badness += 0.2;
  return badness;
}

std::vector<LineToRead> ChooseLines(const Draft& draft, int page_height) {
  std::vector<LineToRead> lines;
  for (size_t i = 0; i < draft.words.size();) {
    LineToRead line{i, i, {}, 0};
    while (line.last < draft.words.size() && draft.words[line.last].line == draft.words[i].line) {
      line.box = Join(line.box, draft.words[line.last].read.box);
      ++line.last;
    }
    i = line.last;
    line.badness = Badness(draft, line, page_height);
    if (line.badness >= kLeastBadness) lines.push_back(line);
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const LineToRead& a, const LineToRead& b) { return a.badness > b.badness; });
  if (lines.size() > kMostLines) lines.resize(kMostLines);
  return lines;
}

// The line at 300 dpi: from the scan itself where it is finer than the sheet, else the sheet's own pixels made larger.
PixPtr PrepareLine(const Sheet& sheet, const PixelBox& area, bool red) {
  PixPtr fine = red ? nullptr : FineCrop(sheet, area, kSecondDpi);
  if (fine) {
    // The crop is mostly print: the paper is its lightest tenth.
    PixPtr even(pixBackgroundNorm(fine.get(), nullptr, nullptr, 24, 24, 80, 80, 250, 1, 1));
    return even ? std::move(even) : std::move(fine);
  }
  const PixPtr part = Clip(sheet.grey.get(), area);
  return part ? ScaleGrey(part.get(), kSecondDpi / sheet.dpi) : nullptr;
}

double Score(const std::string& word, double confidence) {
  const Spelling spelling = JudgeSpelling(word);
  return confidence + (spelling == Spelling::kSyllable ? kSpellingBonus : 0);
}

void Reconcile(DraftWord* word, const ReadWord& second) {
  if (second.text == word->read.text) {
    const double doubt = (1 - word->read.confidence) * (1 - second.confidence);
    word->read.confidence = std::max({word->read.confidence, second.confidence, 1 - std::max(doubt, 0.03)});
    return;
  }
  const bool better = Score(second.text, second.confidence) > Score(word->read.text, word->read.confidence);
  if (better) {
    word->alternatives.insert(word->alternatives.begin(), word->read.text);
    word->read.text = second.text;
    word->read.confidence = second.confidence * kDisagreement;
  } else {
    word->alternatives.push_back(second.text);
    word->read.confidence *= kDisagreement;
  }
}

bool Overlaps(const PixelBox& a, const PixelBox& b) {
  const int common = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  return common * 2 > std::min(a.Width(), b.Width());
}

// Pairs words that stand in the same place alone on both sides.
void Compare(Draft* draft, const LineToRead& line, const std::vector<ReadWord>& second) {
  for (size_t i = line.first; i < line.last; ++i) {
    DraftWord& word = draft->words[i];
    if (word.handwritten) continue;
    const ReadWord* match = nullptr;
    int matches = 0;
    for (const ReadWord& other : second) {
      if (!Overlaps(word.read.box, other.box)) continue;
      match = &other;
      ++matches;
    }
    if (matches != 1) continue;
    const auto rivals = std::count_if(draft->words.begin() + static_cast<std::ptrdiff_t>(line.first),
                                      draft->words.begin() + static_cast<std::ptrdiff_t>(line.last),
                                      [&](const DraftWord& w) { return Overlaps(w.read.box, match->box); });
    if (rivals == 1) Reconcile(&word, *match);
  }
}

}  // namespace

void LookAgain(Recogniser* recogniser, const Sheet& sheet, Draft* draft) {
  const int w = pixGetWidth(sheet.grey.get());
  const int h = pixGetHeight(sheet.grey.get());
  for (const LineToRead& line : ChooseLines(*draft, h)) {
    const PixelBox area = Grow(line.box, static_cast<int>(sheet.dpi * 0.02), w, h);
    const PixPtr picture = PrepareLine(sheet, area, draft->words[line.first].ink == Ink::kRed);
    if (!picture) continue;
    const PixelBox all{0, 0, pixGetWidth(picture.get()), pixGetHeight(picture.get())};
    std::vector<ReadWord> second = recogniser->Read(picture.get(), all, kSecondDpi, Layout::kLine);
    const double back = static_cast<double>(area.Width()) / std::max(1, all.Width());
    for (ReadWord& word : second) {
      word.box = {area.x0 + static_cast<int>(word.box.x0 * back), area.y0 + static_cast<int>(word.box.y0 * back),
                  area.x0 + static_cast<int>(word.box.x1 * back), area.y0 + static_cast<int>(word.box.y1 * back)};
    }
    Compare(draft, line, second);
  }
}

}  // namespace sohoa::reading
