#include "extractors/reading/signer.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "extractors/reading/name_prior.h"
#include "extractors/reading/name_vote.h"
#include "extractors/reading/row_lettering.h"
#include "extractors/reading/row_reading.h"
#include "extractors/reading/signer_block.h"
#include "extractors/reading/syllable.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

constexpr double kMostAside = 1.3;  // inches between the middles of heading and name
constexpr size_t kMostNameRows = 4;
constexpr size_t kMostPaleRows = 2;
constexpr size_t kMostBlocks = 3;        // a copy's certification may have two headings below the paper's own block
constexpr double kReadWell = 0.90;       // the least confident word of a name that needs no further reading
constexpr double kLeastLikeness = 0.30;  // below it nothing was read
constexpr double kLeastOfNet = 0.5;      // of a name that the net reads
constexpr double kClearlyMore = 0.05;    // by which it must read more like one than the recogniser's vote
constexpr double kSurelyByNet = 0.85;    // likeness of a name that the net draws out
constexpr double kNameBesideSeal = 0.1;  // inches
constexpr double kHiddenRank = 0.5;      // what a row that is known only by letters inside a seal ranks lower
constexpr double kDarkestRank = 0.3;     // likewise one of which only the darkest ink is seen
constexpr double kHiddenLikeness = 0.6;  // of a name in such a row
constexpr double kLongerLikeness = 0.6;  // of a name with more words than were read before

// Lines of the draft that hold what no name holds: those of an electronic signature, and the day below the national
// heading.
bool IsReadAsNoName(const Draft& draft, const PixelBox& row) {
  return std::any_of(draft.words.begin(), draft.words.end(),
                     [&](const DraftWord& word) { return Covers(row, word.read.box) && IsOfNoName(word.read); });
}

// Rows of letters below a heading, the likeliest first.
std::vector<RowCandidate> FindCandidates(const Sheet& sheet, const std::vector<Plane>& planes, const SignerBlock& block,
                                         const Draft& draft) {
  std::vector<RowCandidate> candidates;
  std::vector<RowCandidate> palest;
  for (const Plane& plane : planes) {
    for (RowCandidate& candidate : FindRows(sheet, plane, block.below)) {
      const TextRow& row = candidate.row;
      const double middle = (row.box.x0 + row.box.x1) / 2.0 + block.below.x0;
      const double aside = std::abs(middle - block.middle) / sheet.dpi;
      if (aside > kMostAside || IsReadAsNoName(draft, candidate.OnSheet())) continue;
      const double letters = std::min<double>(static_cast<double>(row.letters.size()), 10) / 10;
      candidate.rank =
          row.evenness + letters - 0.25 * aside - (row.hidden ? kHiddenRank : 0) - (plane.darkest ? kDarkestRank : 0);
      (plane.palest ? palest : candidates).push_back(std::move(candidate));
    }
  }
  KeepBest(&candidates, kMostNameRows);
  KeepBest(&palest, kMostPaleRows);
  // The same row once more: asked for where the darker ink says too little.
  std::move(palest.begin(), palest.end(), std::back_inserter(candidates));
  return candidates;
}

// What the draft has below the heading, when it reads like a name.
std::vector<ReadWord> NameSoFar(const Draft& draft, const SignerBlock& block) {
  std::vector<ReadWord> best;
  double likeness = 0;
  for (size_t i = 0; i < draft.words.size();) {
    std::vector<ReadWord> line;
    size_t end = i;
    for (; end < draft.words.size() && draft.words[end].line == draft.words[i].line; ++end) {
      const ReadWord& word = draft.words[end].read;
      const double middle = (word.box.x0 + word.box.x1) / 2.0;
      if (word.box.y0 >= block.below.y0 && word.box.y1 <= block.below.y1 && middle > block.below.x0 &&
          middle < block.below.x1) {
        line.push_back(word);
      }
    }
    i = end;
    const double now = NameLikeness(line);
    // "BẢN SAO ĐÚNG VỚI BẢN CHÍNH" below the block reads like a name, too.
    if (now <= likeness || IsAllCapitals(line) || IsOfSignaturePanel(line)) continue;
    likeness = now;
    best = std::move(line);
  }
  return best;
}

// "Lo CHỦ TỊCH": an office of which the seal left one word as something else.
bool IsMostlyCapitals(const std::vector<ReadWord>& words) {
  const auto capitals = std::count_if(words.begin(), words.end(), [](const ReadWord& word) {
    return text::ToCodePoints(word.text).size() > 1 && text::ToUpper(word.text) == word.text;
  });
  return IsAllCapitals(words) || 2 * capitals > static_cast<std::ptrdiff_t>(words.size());
}

bool IsReadWell(const std::vector<ReadWord>& name) {
  return name.size() >= 2 && NameLikeness(name) > 0.9 &&
         std::all_of(name.begin(), name.end(), [](const ReadWord& word) {
           return word.confidence >= kReadWell && JudgeSpelling(word.text) == Spelling::kSyllable;
         });
}

// Whether a name may go on to its left under a seal.
bool MayBeginUnderSeal(const std::vector<ReadWord>& name, const Sheet& sheet) {
  const PixelBox& first = name.front().box;
  return std::any_of(sheet.seals.begin(), sheet.seals.end(), [&](const Circle& seal) {
    return seal.FromMiddle(first.x0, (first.y0 + first.y1) / 2.0) < seal.radius + kNameBesideSeal * sheet.dpi;
  });
}

// Whether `now` has all that `before` has, and words to its left that read like a name's.
bool BeginsEarlier(const std::vector<VotedWord>& now, double likeness, const std::vector<ReadWord>& before) {
  if (likeness < kLongerLikeness || now.size() <= before.size()) return false;
  return std::equal(before.rbegin(), before.rend(), now.rbegin(),
                    [](const ReadWord& a, const VotedWord& b) { return Trimmed(a.text) == b.read.text; });
}

// A row's words, and how much they read like a name.
struct Reading {
  std::vector<VotedWord> words;
  double likeness = 0;
  bool by_net = false;  // at least one word is the net's alone
};

Reading ReadCandidate(const Recognisers& recognisers, const Sheet& sheet, const RowCandidate& candidate,
                      const Draft& draft) {
  Reading reading;
  std::vector<VotedWord> lettered = ReadLettering(candidate, Wording::kName);
  reading.words = ReadRow(recognisers, sheet, candidate, draft, lettered);
  if (IsOfSignaturePanel(WordsOf(reading.words))) return {};
  reading.likeness = NameLikeness(WordsOf(reading.words));
  if (reading.likeness > kReadWell) return reading;
  // A face that the recogniser does not know, or a seal.
  const double by_itself = NameLikeness(WordsOf(lettered));
  const bool alone = PutVotesBeside(reading.words, &lettered);
  const std::vector<ReadWord> words = WordsOf(lettered);
  const double likeness = std::max(by_itself, NameLikeness(words));
  if (!IsSpeltAsName(words) || likeness < kLeastOfNet) return reading;
  // Where both read the same the vote says how sure; that both do makes it the likelier name.
  if (!alone) {
    reading.likeness = std::max(reading.likeness, likeness);
    return reading;
  }
  // Word for word the likelier of both were taken; another number of words must read clearly more like a name.
  const bool word_for_word = words.size() == reading.words.size();
  if (!word_for_word && likeness < reading.likeness + kClearlyMore) return reading;
  return {std::move(lettered), likeness, true};
}

// What reads like a name, if badly, may be one in a face whose letters hang together.
void AddWhatWasRead(const std::vector<Plane>& planes, const SignerBlock& block, const std::vector<ReadWord>& before,
                    const Draft& draft, std::vector<RowCandidate>* candidates) {
  if (before.empty()) return;
  PixelBox words;
  for (const ReadWord& word : before) words = Join(words, word.box);
  const bool known = std::any_of(candidates->begin(), candidates->end(),
                                 [&](const RowCandidate& candidate) { return Covers(candidate.OnSheet(), words); });
  if (known || IsReadAsNoName(draft, words)) return;
  const bool red = std::any_of(draft.words.begin(), draft.words.end(), [&](const DraftWord& word) {
    return word.ink == Ink::kRed && Covers(words, word.read.box);
  });
  for (const Plane& plane : planes) {
    if ((plane.ink == Ink::kRed) != red) continue;
    if (std::optional<RowCandidate> row = RowOfWords(plane, block.below, words)) candidates->push_back(std::move(*row));
    return;
  }
}

bool BeginsWithFamily(const std::vector<VotedWord>& words) {
  return !words.empty() && IsKnownFamily(words.front().read.text);
}

// Whether `now` ends with the words of `before`, the first of which may have been cut, and has more.
bool GoesOnTo(const std::vector<VotedWord>& now, const std::vector<VotedWord>& before) {
  if (before.empty() || now.size() < std::max<size_t>(2, before.size())) return false;
  return std::equal(before.rbegin(), before.rend() - 1, now.rbegin(),
                    [](const VotedWord& a, const VotedWord& b) { return Trimmed(a.read.text) == b.read.text; });
}

// A name that begins under a seal of its own ink was found from where it comes out: without a family's name in front it
// is looked for further and further to the left, by the net, which tells the two apart.
Reading ReadFurtherLeft(const Sheet& sheet, const Reading& reading, RowCandidate* candidate) {
  const PixelBox row = candidate->OnSheet();
  PixelBox best_row = row;
  Reading best;
  for (const double inches : {0.4, 0.8, 1.2}) {
    PixelBox wide = row;
    wide.x0 -= static_cast<int>(inches * sheet.dpi);
    WidenRow(sheet, wide, candidate);
    std::vector<VotedWord> words = ReadLettering(*candidate, Wording::kName);
    const double likeness = NameLikeness(WordsOf(words));
    if (!BeginsWithFamily(words) || !IsSpeltAsName(WordsOf(words)) || likeness < kSurelyByNet) continue;
    // "Phương" may be a family's name too, but "Bùi Phương Ngân" is the longer one.
    if (words.size() <= best.words.size() || !GoesOnTo(words, reading.words)) continue;
    best = {std::move(words), likeness, true};
    best_row = wide;
  }
  WidenRow(sheet, best_row, candidate);
  return best;
}

// `asked`: rows on the sheet that blocks above have asked for, as theirs; the rooms of two headings may overlap.
void ReadBlock(const Recognisers& recognisers, const Sheet& sheet, const std::vector<Plane>& planes,
               const SignerBlock& block, std::vector<PixelBox>* asked, Draft* draft) {
  const std::vector<ReadWord> before = NameSoFar(*draft, block);
  if (IsReadWell(before) && !MayBeginUnderSeal(before, sheet)) return;
  Reading best;
  const RowCandidate* chosen = nullptr;
  std::vector<RowCandidate> candidates = FindCandidates(sheet, planes, block, *draft);
  for (RowCandidate& candidate : candidates) {
    const PixelBox row = candidate.OnSheet();
    const PixelBox whole = WithWordsBeside(*draft, row, sheet.dpi);
    if (whole.Width() > row.Width()) WidenRow(sheet, whole, &candidate);
  }
  AddWhatWasRead(planes, block, before, *draft, &candidates);
  std::erase_if(candidates, [&](const RowCandidate& candidate) {
    return std::find(asked->begin(), asked->end(), candidate.OnSheet()) != asked->end();
  });
  for (RowCandidate& candidate : candidates) {
    asked->push_back(candidate.OnSheet());
    Reading now = ReadCandidate(recognisers, sheet, candidate, *draft);
    if (!now.words.empty() && !BeginsWithFamily(now.words)) {
      Reading longer = ReadFurtherLeft(sheet, now, &candidate);
      if (!longer.words.empty()) now = std::move(longer);
    }
    // Capitals are the office above the name, or a title, more often than the name itself.
    if (IsMostlyCapitals(WordsOf(now.words)) || now.likeness <= best.likeness) continue;
    if (candidate.row.hidden && now.likeness < kHiddenLikeness) continue;
    best = std::move(now);
    chosen = &candidate;
    if (best.likeness > kReadWell) break;
  }
  if (chosen == nullptr || best.likeness < kLeastLikeness) return;
  if (best.likeness <= NameLikeness(before) && !BeginsEarlier(best.words, best.likeness, before)) return;
  if (best.by_net) HoldBack(&best.words);
  PutRow(chosen->OnSheet(), chosen->plane.ink, std::move(best.words), block.line, draft);
}

}  // namespace

void ReadSigners(const Recognisers& recognisers, const Sheet& sheet, Draft* draft) {
  std::vector<SignerBlock> blocks =
      FindSignerBlocks(*draft, sheet.seals, pixGetWidth(sheet.grey.get()), pixGetHeight(sheet.grey.get()), sheet.dpi);
  if (blocks.size() > kMostBlocks) blocks.erase(blocks.begin(), blocks.end() - kMostBlocks);
  if (blocks.empty()) return;
  const std::vector<Plane> planes = PlanesOf(sheet);
  std::vector<PixelBox> asked;
  for (const SignerBlock& block : blocks) ReadBlock(recognisers, sheet, planes, block, &asked, draft);
}

}  // namespace sohoa::reading
