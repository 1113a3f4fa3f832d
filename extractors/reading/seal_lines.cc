#include "extractors/reading/seal_lines.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "extractors/reading/row_lettering.h"
#include "extractors/reading/row_reading.h"
#include "extractors/reading/syllable.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

constexpr size_t kMostSealRows = 3;  // authority, office, and one that is none
// Inches.
constexpr double kAbove = 0.25;     // of the seal: an office may lie on its upper edge
constexpr double kAsideSeal = 2.4;  // of the seal's right edge
constexpr double kBelowMiddle = 0.35;
constexpr double kTouch = 0.02;

constexpr double kLeastGain = 0.25;  // of what was read before, in sure words
constexpr double kLeastSure = 0.45;  // mean confidence of the new words
constexpr size_t kFewestNewLetters = 6;
constexpr double kLettersOfWord = 4;

// How much of a line was read: words that Vietnamese can spell, by their confidence and their letters.
double Worth(const std::vector<ReadWord>& words) {
  double worth = 0;
  for (const ReadWord& word : words) {
    const bool spelt = JudgeSpelling(word.text) == Spelling::kSyllable && text::ToUpper(word.text) == word.text;
    if (spelt) worth += word.confidence * text::CountLetters(word.text) / kLettersOfWord;
  }
  return worth;
}

bool IsOffice(const std::vector<ReadWord>& words) {
  if (words.size() < 2 || !IsAllCapitals(words)) return false;
  size_t letters = 0;
  double sure = 0;
  for (const ReadWord& word : words) {
    letters += static_cast<size_t>(text::CountLetters(word.text));
    sure += word.confidence / static_cast<double>(words.size());
  }
  return letters >= kFewestNewLetters && sure >= kLeastSure;
}

std::vector<ReadWord> WordsIn(const Draft& draft, const PixelBox& row) {
  std::vector<ReadWord> words;
  for (const DraftWord& word : draft.words) {
    if (Covers(row, word.read.box)) words.push_back(word.read);
  }
  return words;
}

// The last line of the draft that ends above the row and stands over it.
int LineAbove(const Draft& draft, const PixelBox& row) {
  int line = -1;
  int lowest = -1;
  for (const DraftWord& word : draft.words) {
    const PixelBox& box = word.read.box;
    if (box.y1 > row.y0 + row.Height() / 2 || box.x1 < row.x0 || box.x0 > row.x1 || box.y1 < lowest) continue;
    lowest = box.y1;
    line = word.line;
  }
  return line;
}

// The most that a row of so many letters can be worth; some hang together.
double MostWorth(const TextRow& row) { return 1.5 * static_cast<double>(row.letters.size()) / kLettersOfWord; }

// `touch`: pixels by which the row may miss the seal.
bool Meets(const PixelBox& row, const Circle& seal, double touch) {
  const double y = (row.y0 + row.y1) / 2.0 - seal.y;
  const double reach = seal.radius + touch;
  if (std::abs(y) > reach) return false;
  // What ends inside is the agency's name in the middle of the seal.
  const double edge = seal.x + std::sqrt(reach * reach - y * y);
  return row.x0 < edge && row.x1 > edge;
}

// Whether a word of capitals there was read badly: black print under a red seal seldom is.
bool HoldsUnsureCapitals(const Draft& draft, const PixelBox& region) {
  constexpr double kSure = 0.8;
  return std::any_of(draft.words.begin(), draft.words.end(), [&](const DraftWord& word) {
    return word.read.confidence < kSure && Covers(region, word.read.box) && text::CountLetters(word.read.text) > 2 &&
           text::ToUpper(word.read.text) == word.read.text;
  });
}

std::vector<RowCandidate> FindCandidates(const Sheet& sheet, const std::vector<Plane>& planes, const Circle& seal,
                                         const Draft& draft) {
  const int width = pixGetWidth(sheet.grey.get());
  const int height = pixGetHeight(sheet.grey.get());
  const auto at = [&](double value, int most) { return std::clamp(static_cast<int>(value), 0, most); };
  const PixelBox region{
      at(seal.x - seal.radius - kAbove * sheet.dpi, width), at(seal.y - seal.radius - kAbove * sheet.dpi, height),
      at(seal.x + seal.radius + kAsideSeal * sheet.dpi, width), at(seal.y + kBelowMiddle * sheet.dpi, height)};
  const bool without_black = sheet.in_colour && !HoldsUnsureCapitals(draft, region);
  std::vector<RowCandidate> candidates;
  for (const Plane& plane : planes) {
    if (plane.palest || (without_black && plane.ink == Ink::kBlack)) continue;
    const bool blue = plane.ink == Ink::kBlue;
    // Of blue ink nothing was read but what a pen may have filled in.
    const double touch = (blue ? kAbove : kTouch) * sheet.dpi;
    for (RowCandidate& candidate : FindRows(sheet, plane, region)) {
      if (!Meets(candidate.OnSheet(), seal, touch)) continue;
      const double letters = std::min<double>(static_cast<double>(candidate.row.letters.size()), 10) / 10;
      candidate.rank = candidate.row.evenness + letters;
      candidates.push_back(std::move(candidate));
    }
  }
  KeepBest(&candidates, kMostSealRows);
  return candidates;
}

// What the net sees there, when it looks like an office.
std::vector<VotedWord> LettersOf(const RowCandidate& candidate) {
  std::vector<VotedWord> lettered = ReadLettering(candidate, Wording::kAnything);
  if (!IsOffice(WordsOf(lettered))) lettered.clear();
  return lettered;
}

// Each of the net's words as sure as it may be by itself, or as the vote where both read the same.
std::vector<VotedWord> HeldBack(std::vector<VotedWord> lettered, const std::vector<VotedWord>& voted) {
  HoldBack(&lettered);
  for (VotedWord& word : lettered) {
    for (const VotedWord& other : voted) {
      if (!Covers(other.read.box, word.read.box)) continue;
      if (other.read.text == word.read.text) {
        word.read.confidence = std::max(word.read.confidence, other.read.confidence);
      } else {
        word.alternatives.push_back(other.read.text);
      }
    }
  }
  return lettered;
}

}  // namespace

void ReadLinesUnderSeals(const Recognisers& recognisers, const Sheet& sheet, Draft* draft) {
  if (sheet.seals.empty()) return;
  const std::vector<Plane> planes = PlanesOf(sheet);
  for (const Circle& seal : sheet.seals) {
    for (const RowCandidate& candidate : FindCandidates(sheet, planes, seal, *draft)) {
      const PixelBox row = candidate.OnSheet();
      const double before = Worth(WordsIn(*draft, row));
      if (before + kLeastGain > MostWorth(candidate.row)) continue;
      std::vector<VotedWord> lettered = LettersOf(candidate);
      std::vector<VotedWord> voted = ReadRow(recognisers, sheet, candidate, *draft, lettered);
      double worth = IsOffice(WordsOf(voted)) ? Worth(WordsOf(voted)) : 0;
      // What the net alone sees is believed less than it says: its worth is taken before.
      if (Worth(WordsOf(lettered)) >= worth + kLeastGain) {
        worth = Worth(WordsOf(lettered));
        voted = HeldBack(std::move(lettered), voted);
      }
      if (worth < before + kLeastGain) continue;
      PutRow(row, candidate.plane.ink, std::move(voted), LineAbove(*draft, row), draft);
    }
  }
}

}  // namespace sohoa::reading
