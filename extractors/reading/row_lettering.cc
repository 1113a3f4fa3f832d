#include "extractors/reading/row_lettering.h"

#include <algorithm>
#include <utility>

#include "extractors/lettering/name_reader.h"
#include "extractors/reading/syllable.h"

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

}  // namespace

std::vector<VotedWord> ReadLettering(const RowCandidate& candidate) {
  if (!Names() || !candidate.letters) return {};
  const PixelBox part = InkOf(candidate.letters.get());
  if (part.IsEmpty()) return {};
  const auto can_be_spelt = [](const std::string& word) { return JudgeSpelling(word) == Spelling::kSyllable; };
  std::vector<VotedWord> words;
  for (PlacedWord& placed : Names()->Read(BitsOf(candidate.letters.get(), part), can_be_spelt)) {
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
    alone = true;
    if (there == nullptr) continue;
    std::erase(word.alternatives, there->read.text);
    word.alternatives.insert(word.alternatives.begin(), there->read.text);
  }
  return alone;
}

void HoldBack(std::vector<VotedWord>* lettered) {
  for (VotedWord& word : *lettered) word.read.confidence = std::min(kMostOfNet, word.read.confidence);
}

}  // namespace sohoa::reading
