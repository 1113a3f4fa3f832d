#include "extractors/reading/name_check.h"

#include <algorithm>
#include <string>
#include <vector>

#include "extractors/reading/cleaning.h"
#include "extractors/reading/name_vote.h"
#include "extractors/reading/row_lettering.h"
#include "extractors/reading/second_look_choice.h"
#include "extractors/reading/syllable.h"
#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

// Measured on the 2,476 words of names in the 130 scans: of 20 that differed so, where Vietnamese spells both, the net
// was right in 16.
constexpr double kLeastSeen = 0.6;    // the net's probability from which its word counts
constexpr double kLeastShare = 0.9;   // of it in what speaks for its word and for the likeliest other one
constexpr double kLeastAgreed = 0.8;  // the net's probability from which agreement counts
constexpr double kAgreed = 0.96;      // confidence at least of a word that both read the same
constexpr double kBelieved = 0.95;    // the recogniser's confidence from which its own word stays
constexpr double kDisagreement = 0.75;
constexpr double kMarksAbove = 0.12;  // of a line's height: what its box may lack of the marks above and below

PixelBox AroundOf(const PixelBox& line, int width, int height) {
  const int more = static_cast<int>(kMarksAbove * line.Height());
  PixelBox box = Grow(line, 2, width, height);
  box.y0 = std::max(0, box.y0 - more);
  box.y1 = std::min(height, box.y1 + more);
  return box;
}

}  // namespace

void CompareWithNet(const lettering::LetteredWord& seen, DraftWord* word) {
  const std::string core = Trimmed(word->read.text);
  // A word that the net has put there is neither proven nor changed by what it sees the second time.
  if (seen.probability < kLeastSeen || word->handwritten || word->by_net || core.empty()) return;
  const bool capitals = text::ToUpper(core) == core;
  const auto as_read = [&](const std::string& text) { return capitals ? text::ToUpper(text) : text; };
  const std::string now = as_read(seen.text);
  const std::string folded = text::Fold(core);
  // The highlands' words, which Vietnamese does not spell, the net knows too little; a seal over it makes a V a v.
  const bool begins_smaller = StartsUpper(core) && !StartsUpper(now);
  if (text::Fold(now) != folded || begins_smaller || JudgeSpelling(now) != Spelling::kSyllable) return;
  double rival = 0;  // the likeliest of those that speak for another word
  for (const lettering::LikelyText& other : seen.alternatives) {
    const bool counts = now == core ? text::Fold(other.text) == folded : as_read(other.text) == core;
    if (counts) rival = std::max(rival, other.probability);
  }
  if (seen.probability < kLeastShare * (seen.probability + rival)) return;
  double& confidence = word->read.confidence;
  if (now == core) {
    if (seen.probability < kLeastAgreed || confidence <= kMostOfNet) return;  // read too badly to be proven
    confidence = std::max(confidence, kAgreed);
    std::erase_if(word->alternatives, [&](const std::string& other) { return text::Fold(Trimmed(other)) == folded; });
    return;
  }
  std::string other = now;
  if (confidence < kBelieved) {
    other = core;
    word->read.text.replace(word->read.text.find(core), core.size(), now);
  }
  std::erase(word->alternatives, now);
  std::erase(word->alternatives, other);
  word->alternatives.insert(word->alternatives.begin(), other);
  confidence = std::min(confidence, seen.probability) * kDisagreement;
}

void CheckNames(const Sheet& sheet, Draft* draft) {
  const int w = pixGetWidth(sheet.grey.get());
  const int h = pixGetHeight(sheet.grey.get());
  for (const Stretch& name : ChooseNames(*draft, sheet.dpi)) {
    const std::vector<lettering::PlacedWord> seen =
        SeeLetters(RowOf(sheet.binary.get(), AroundOf(name.box, w, h), sheet.grey.get(), 0, 0), Wording::kAnything);
    if (seen.size() != name.last - name.first) continue;
    for (size_t i = 0; i < seen.size(); ++i) {
      CompareWithNet(seen[i].word, &draft->words[name.first + i]);
    }
  }
}

}  // namespace sohoa::reading
