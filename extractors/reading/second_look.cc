#include "extractors/reading/second_look.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extractors/reading/cleaning.h"
#include "extractors/reading/second_look_choice.h"
#include "extractors/reading/syllable.h"
#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

constexpr double kSecondDpi = 300;
constexpr double kDisagreement = 0.75;  // a word's confidence is multiplied by this where two readings differ

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

void AddOnce(std::vector<std::string>* readings, const std::string& reading) {
  if (std::find(readings->begin(), readings->end(), reading) == readings->end()) readings->push_back(reading);
}

void Reconcile(DraftWord* word, const ReadWord& second) {
  ReadWord& first = word->read;
  if (second.text == first.text) {
    const double doubt = (1 - first.confidence) * (1 - second.confidence);
    first.confidence = std::max({first.confidence, second.confidence, 1 - std::max(doubt, 0.03)});
    word->alternatives = second.alternatives;
    return;
  }
  const bool better = Score(second.text, second.confidence) > Score(first.text, first.confidence);
  const ReadWord& kept = better ? second : first;
  const ReadWord& other = better ? first : second;
  std::vector<std::string> readings = {other.text};
  for (const std::string& reading : second.alternatives) AddOnce(&readings, reading);
  std::erase(readings, kept.text);
  const double confidence = kept.confidence * kDisagreement;
  first.text = kept.text;
  first.confidence = confidence;
  word->alternatives = std::move(readings);
}

bool Overlaps(const PixelBox& a, const PixelBox& b) {
  const int common = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  return common * 2 > std::min(a.Width(), b.Width());
}

// Pairs words that stand in the same place alone on both sides.
void Compare(Draft* draft, const Stretch& line, const std::vector<ReadWord>& second) {
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
  for (const Stretch& line : ChooseForSecondLook(*draft, sheet.two_level, sheet.dpi, h)) {
    const PixelBox area = Grow(line.box, static_cast<int>(sheet.dpi * 0.02), w, h);
    const PixPtr picture = PrepareLine(sheet, area, draft->words[line.first].ink == Ink::kRed);
    if (!picture) continue;
    const PixelBox all{0, 0, pixGetWidth(picture.get()), pixGetHeight(picture.get())};
    std::vector<ReadWord> second = recogniser->Read(picture.get(), all, kSecondDpi, Layout::kLine, Rivals::kKept);
    const double back = static_cast<double>(area.Width()) / std::max(1, all.Width());
    for (ReadWord& word : second) {
      word.box = {area.x0 + static_cast<int>(word.box.x0 * back), area.y0 + static_cast<int>(word.box.y0 * back),
                  area.x0 + static_cast<int>(word.box.x1 * back), area.y0 + static_cast<int>(word.box.y1 * back)};
    }
    Compare(draft, line, second);
  }
}

}  // namespace sohoa::reading
