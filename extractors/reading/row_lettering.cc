#include "extractors/reading/row_lettering.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "extractors/lettering/name_reader.h"
#include "extractors/reading/name_prior.h"
#include "extractors/reading/syllable.h"
#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

constexpr double kWideWordSpace = 0.25;  // inches, in a wide face

using lettering::NameReader;
using lettering::PlacedWord;
using lettering::RowBits;

const Result<NameReader>& Names() {
  static const Result<NameReader> reader = NameReader::Create();
  return reader;
}

// The part of the region that holds the row's letters, as plain bits.
RowBits BitsOf(Pix* letters, const PixelBox& part) {
  RowBits bits;
  bits.width = part.Width();
  bits.height = part.Height();
  bits.ink.reserve(static_cast<size_t>(bits.width) * bits.height);
  for (int y = part.y0; y < part.y1; ++y) {
    const l_uint32* line = pixGetData(letters) + static_cast<size_t>(pixGetWpl(letters)) * y;
    for (int x = part.x0; x < part.x1; ++x) bits.ink.push_back(GET_DATA_BIT(line, x));
  }
  return bits;
}

PixelBox InkOf(Pix* letters) {
  PixelBox ink;
  for (const PixelBox& part : PartsOf(letters)) ink = Join(ink, part);
  return ink;
}

// A logarithm: of a reading in its place in a name. Each of its words begins with a capital.
double Likelihood(const ReadWord& word, size_t place, size_t count) {
  constexpr double kFloor = 0.02;
  constexpr double kUnspelt = -1.5;
  constexpr double kBeginsSmall = -6;
  const bool spelt = JudgeSpelling(word.text) == Spelling::kSyllable || text::IsLocalName(word.text);
  return std::log(std::max(kFloor, word.confidence)) + NameLog(word.text, place, count) + (spelt ? 0 : kUnspelt) +
         (StartsUpper(word.text) ? 0 : kBeginsSmall);
}

}  // namespace

std::vector<VotedWord> ReadLettering(const RowCandidate& candidate) {
  if (!Names() || !candidate.letters) return {};
  const PixelBox part = InkOf(candidate.letters.get());
  if (part.IsEmpty()) return {};
  const lettering::Expectation expected{
      [](const std::string& word) { return JudgeSpelling(word) == Spelling::kSyllable; }, NameLog};
  std::vector<VotedWord> words;
  for (PlacedWord& placed : Names()->Read(BitsOf(candidate.letters.get(), part), expected)) {
    VotedWord word;
    word.read.text = std::move(placed.word.text);
    word.read.confidence = placed.word.probability;
    word.alternatives = std::move(placed.word.alternatives);
    const int x0 = std::max(part.x0, part.x0 + static_cast<int>(placed.x0));
    const int x1 = std::clamp(part.x0 + static_cast<int>(placed.x1), x0 + 1, std::max(x0 + 1, part.x1));
    word.read.box = OnLine(candidate, x0, x1);
    words.push_back(std::move(word));
  }
  DropSmallBefore(&words);
  return words;
}

bool GoesOnBeside(const Draft& draft, const PixelBox& row, double dpi) {
  return std::any_of(draft.words.begin(), draft.words.end(), [&](const DraftWord& word) {
    const PixelBox& box = word.read.box;
    const int level = std::min(row.y1, box.y1) - std::max(row.y0, box.y0);
    const int gap = std::max(box.x0 - row.x1, row.x0 - box.x1);
    return 2 * level > std::min(row.Height(), box.Height()) && gap > 0 && gap < kWideWordSpace * dpi &&
           JudgeSpelling(word.read.text) != Spelling::kNone;
  });
}

void DropSmallBefore(std::vector<VotedWord>* lettered) {
  const auto first = std::find_if(lettered->begin(), lettered->end(),
                                  [](const VotedWord& word) { return StartsUpper(word.read.text); });
  lettered->erase(lettered->begin(), first);
}

bool PutVotesBeside(const std::vector<VotedWord>& voted, std::vector<VotedWord>* lettered) {
  bool alone = false;
  for (VotedWord& word : *lettered) {
    const PixelBox& box = word.read.box;
    const VotedWord* there = nullptr;
    int most = 0;
    for (const VotedWord& other : voted) {
      const int common = std::min(box.x1, other.read.box.x1) - std::max(box.x0, other.read.box.x0);
      if (common <= most) continue;
      most = common;
      there = &other;
    }
    if (there != nullptr && there->read.text == word.read.text) {
      word.read = there->read;
      word.alternatives = there->alternatives;
      continue;
    }
    const auto place = static_cast<size_t>(&word - lettered->data());
    std::string other = there == nullptr ? "" : there->read.text;
    if (there != nullptr &&
        Likelihood(there->read, place, lettered->size()) > Likelihood(word.read, place, lettered->size())) {
      other = std::exchange(word.read, there->read).text;
    } else {
      alone = true;
    }
    if (other.empty()) continue;
    std::erase(word.alternatives, other);
    word.alternatives.insert(word.alternatives.begin(), std::move(other));
  }
  return alone;
}

void HoldBack(std::vector<VotedWord>* lettered) {
  for (VotedWord& word : *lettered) word.read.confidence = std::min(kMostOfNet, word.read.confidence);
}

}  // namespace sohoa::reading
