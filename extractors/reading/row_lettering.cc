#include "extractors/reading/row_lettering.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

#include "extractors/lettering/name_reader.h"
#include "extractors/reading/name_prior.h"
#include "extractors/reading/syllable.h"
#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

constexpr double kWideWordSpace = 0.25;  // inches, in a wide face
constexpr size_t kMostAlternatives = 3;
constexpr double kAround = 0.5;  // heights of the median letter

using lettering::NameReader;
using lettering::PlacedWord;
using lettering::RowImage;

// The part of the region that holds the row's letters, and how dark the sheet is there from the marks above its line to
// the tails below it.
RowImage ImageOf(const RowCandidate& candidate, const PixelBox& part) {
  const PixelBox& region = candidate.region;
  RowImage image = RowOf(candidate.letters.get(), part, candidate.plane.whole, region.x0, region.y0);
  const TextRow& row = candidate.row;
  for (size_t i = 0; i < image.darkness.size(); ++i) {
    const int x = part.x0 + static_cast<int>(i) % image.width;
    const int y = part.y0 + static_cast<int>(i) / image.width;
    const double above = (row.FootAt(x) - y) / row.height;
    if (above >= kAboveFoot || above <= -kBelowFoot) image.darkness[i] = 0;
  }
  return image;
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

RowImage RowOf(Pix* ink, const PixelBox& part, Pix* grey, int dx, int dy) {
  RowImage image;
  image.width = part.Width();
  image.height = part.Height();
  image.ink.reserve(static_cast<size_t>(image.width) * image.height);
  image.darkness.reserve(image.ink.capacity());
  for (int y = part.y0; y < part.y1; ++y) {
    const l_uint32* bits = pixGetData(ink) + static_cast<size_t>(pixGetWpl(ink)) * y;
    const l_uint32* light = pixGetData(grey) + static_cast<size_t>(pixGetWpl(grey)) * (y + dy);
    for (int x = part.x0; x < part.x1; ++x) {
      image.ink.push_back(GET_DATA_BIT(bits, x));
      image.darkness.push_back(static_cast<std::uint8_t>(255 - GET_DATA_BYTE(light, x + dx)));
    }
  }
  return image;
}

std::vector<PlacedWord> SeeLetters(const RowImage& row, Wording wording) {
  static const Result<NameReader> reader = NameReader::Create();
  if (!reader) return {};
  return reader->Read(row, {[](const std::string& word) { return JudgeSpelling(word) == Spelling::kSyllable; },
                            wording == Wording::kName ? NameLog : nullptr});
}

std::vector<VotedWord> ReadLettering(const RowCandidate& candidate, Wording wording) {
  if (!candidate.letters) return {};
  PixelBox part = InkOf(candidate.letters.get());
  if (part.IsEmpty()) return {};
  part =
      Grow(part, static_cast<int>(kAround * candidate.row.height), candidate.region.Width(), candidate.region.Height());
  std::vector<VotedWord> words;
  for (PlacedWord& placed : SeeLetters(ImageOf(candidate, part), wording)) {
    VotedWord word;
    word.read.text = std::move(placed.word.text);
    word.read.confidence = placed.word.probability;
    for (lettering::LikelyText& other : placed.word.alternatives) {
      if (word.alternatives.size() == kMostAlternatives) break;
      word.alternatives.push_back(std::move(other.text));
    }
    const int x0 = std::max(part.x0, part.x0 + static_cast<int>(placed.x0));
    const int x1 = std::clamp(part.x0 + static_cast<int>(placed.x1), x0 + 1, std::max(x0 + 1, part.x1));
    word.read.box = OnLine(candidate, x0, x1);
    words.push_back(std::move(word));
  }
  if (wording == Wording::kName) {
    JoinAtApostrophes(&words);
    DropSmallBefore(&words);
  }
  return words;
}

PixelBox WithWordsBeside(const Draft& draft, const PixelBox& row, double dpi) {
  constexpr double kNotBadly = 0.5;
  PixelBox whole = row;
  // Each word that is taken in may have one beside it.
  for (bool more = true; more;) {
    more = false;
    for (const DraftWord& word : draft.words) {
      const PixelBox& box = word.read.box;
      const int level = std::min(row.y1, box.y1) - std::max(row.y0, box.y0);
      const int gap = std::max(box.x0 - whole.x1, whole.x0 - box.x1);
      const bool beside = 2 * level > std::min(row.Height(), box.Height()) && gap > 0 && gap < kWideWordSpace * dpi;
      if (!beside || word.read.confidence < kNotBadly || JudgeSpelling(word.read.text) == Spelling::kNone) continue;
      whole.x0 = std::min(whole.x0, box.x0);
      whole.x1 = std::max(whole.x1, box.x1);
      more = true;
    }
  }
  return whole;
}

void JoinAtApostrophes(std::vector<VotedWord>* lettered) {
  for (size_t i = 0; i + 1 < lettered->size();) {
    VotedWord& word = (*lettered)[i];
    const VotedWord& next = (*lettered)[i + 1];
    if (!word.read.text.ends_with('\'') || !text::IsLocalName(word.read.text + next.read.text)) {
      ++i;
      continue;
    }
    word.read.text += next.read.text;
    word.read.confidence = std::min(word.read.confidence, next.read.confidence);
    word.read.box = Join(word.read.box, next.read.box);
    word.alternatives.clear();
    lettered->erase(lettered->begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
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
      word.read.confidence = there->read.confidence;
      word.alternatives = there->alternatives;
      continue;
    }
    const auto place = static_cast<size_t>(&word - lettered->data());
    std::string other = there == nullptr ? "" : there->read.text;
    if (there != nullptr &&
        Likelihood(there->read, place, lettered->size()) > Likelihood(word.read, place, lettered->size())) {
      // The place stays the net's: the recogniser may have read two words as one.
      other = std::exchange(word.read.text, there->read.text);
      word.read.confidence = there->read.confidence;
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
  for (VotedWord& word : *lettered) {
    word.read.confidence = std::min(kMostOfNet, word.read.confidence);
    word.by_net = true;
  }
}

}  // namespace sohoa::reading
