#include "extractors/reading/signer.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "extractors/reading/cleaning.h"
#include "extractors/reading/name_vote.h"
#include "extractors/reading/signer_block.h"
#include "extractors/reading/syllable.h"
#include "extractors/reading/text_rows.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

constexpr double kMostAside = 1.3;  // inches between the middles of heading and name
constexpr size_t kMostRows = 2;
constexpr size_t kMostBlocks = 2;
constexpr double kReadWell = 0.90;       // the least confident word of a name that needs no further reading
constexpr double kSignIsSure = 0.7;      // confidence of a word with a figure or a sign
constexpr double kLeastLikeness = 0.30;  // below it nothing was read
constexpr int kInkThreshold = 165;
constexpr int kDarkThreshold = 105;      // a name is often darker than the seal beside it that its letters hang on
constexpr double kCropAside = 0.07;      // inches
constexpr double kBesideSeal = 0.1;      // inches
constexpr double kHiddenRank = 0.5;      // what a row that is known only by letters inside a seal ranks lower
constexpr double kHiddenLikeness = 0.6;  // of a name in such a row
constexpr double kLongerLikeness = 0.6;  // of a name with more words than were read before
constexpr double kLevel = 0.008;         // slope

// The scale at which a row is read: pixels of its median letter. The recogniser was trained on about 300 dpi.
// Where readings differ, others decide.
constexpr double kLetterPixels = 34;
constexpr std::array<double, 3> kOtherSizes = {26, 42, 52};

struct Plane {
  Pix* grey = nullptr;
  Ink ink = Ink::kUnknown;
  int threshold = kInkThreshold;
};

// A row of letters in one ink.
struct Candidate {
  PixelBox region;  // of the sheet
  TextRow row;      // in pixels of the region
  Plane plane;
  PixPtr letters;           // one bit, the region's size: the row's letters and marks alone
  PixPtr rings;             // as large: what was taken off as a seal's rings; null without seals
  bool under_seal = false;  // the row's box was drawn out under a seal
  double rank = 0;

  PixelBox OnSheet() const {
    return {row.box.x0 + region.x0, row.box.y0 + region.y0, row.box.x1 + region.x0, row.box.y1 + region.y0};
  }
};

struct Reading {
  std::vector<VotedWord> words;
  double likeness = 0;
};

std::vector<ReadWord> WordsOf(const Reading& reading) {
  std::vector<ReadWord> words;
  for (const VotedWord& word : reading.words) words.push_back(word.read);
  return words;
}

bool Covers(const PixelBox& row, const PixelBox& word) {
  const int x = std::min(row.x1, word.x1) - std::max(row.x0, word.x0);
  const int y = std::min(row.y1, word.y1) - std::max(row.y0, word.y0);
  return x > 0 && y > 0 && 2.0 * x * y > static_cast<double>(word.Width()) * word.Height();
}

bool AllAgree(const std::vector<std::vector<ReadWord>>& readings) {
  const auto text = [](const std::vector<ReadWord>& words) {
    std::string all;
    for (const ReadWord& word : words) all += word.text + " ";
    return all;
  };
  return std::all_of(readings.begin(), readings.end(),
                     [&](const auto& reading) { return !reading.empty() && text(reading) == text(readings.front()); });
}

// A picture of the row alone, and how its pixels lie in the region.
struct Strip {
  PixPtr pix;
  double scale = 1;
  int x0 = 0, y0 = 0;  // in pixels of the region
};

// The row's part of a picture of the region, its line made level when asked, its letters brought to `pixels`.
Strip Prepare(Pix* region, const TextRow& row, bool level, double pixels, double dpi) {
  Strip strip;
  const int w = pixGetWidth(region);
  const int h = pixGetHeight(region);
  const double middle_x = (row.box.x0 + row.box.x1) / 2.0;
  const double middle = row.FootAt(middle_x);
  const double lean = std::abs(row.slope) * row.box.Width() / 2;
  const int aside = static_cast<int>(kCropAside * dpi);
  const PixelBox wide = Grow({row.box.x0 - aside, static_cast<int>(middle - lean - kAboveFoot * row.height),
                              row.box.x1 + aside, static_cast<int>(middle + lean + kBelowFoot * row.height) + 1},
                             0, w, h);
  PixPtr part = Clip(region, wide);
  strip.x0 = wide.x0;
  strip.y0 = wide.y0;
  if (part && level && std::abs(row.slope) > kLevel) {
    // Turned about its own middle, the line lies level there; what was above and below it at the ends is cut off.
    const double cx = (wide.x0 + wide.x1) / 2.0;
    const double foot = row.FootAt(cx) - wide.y0;
    part.reset(pixRotate(part.get(), static_cast<l_float32>(-std::atan(row.slope)), L_ROTATE_AREA_MAP, L_BRING_IN_WHITE,
                         0, 0));
    const int top = std::max(0, static_cast<int>(foot - kAboveFoot * row.height));
    const int bottom = std::min(wide.Height(), static_cast<int>(foot + kBelowFoot * row.height) + 1);
    if (part) part = Clip(part.get(), {0, top, pixGetWidth(part.get()), bottom});
    strip.y0 += top;
  }
  if (!part) return strip;
  strip.scale = std::clamp(pixels / row.height, 0.7, 2.5);
  strip.pix = ScaleGrey(part.get(), strip.scale);
  return strip;
}

// Keeps what lies at or near a set pixel of `mask`, of the same size; all else becomes paper.
void KeepOnly(Pix* grey, Pix* mask) {
  const PixPtr around(pixDilateBrick(nullptr, mask, 5, 5));
  if (!around) return;
  const PixPtr rest(pixInvert(nullptr, around.get()));
  if (rest) pixSetMasked(grey, rest.get(), 255);
}

std::vector<ReadWord> ReadStrip(Recogniser* recogniser, const Strip& strip, double dpi) {
  if (!strip.pix) return {};
  const PixelBox all{0, 0, pixGetWidth(strip.pix.get()), pixGetHeight(strip.pix.get())};
  std::vector<ReadWord> words = recogniser->Read(strip.pix.get(), all, dpi * strip.scale, Layout::kLine);
  std::vector<ReadWord> kept;
  for (ReadWord& word : words) {
    word.text = Trimmed(word.text);
    if (word.text.empty()) continue;
    const auto back = [&](int at, int from) { return from + static_cast<int>(at / strip.scale); };
    word.box = {back(word.box.x0, strip.x0), back(word.box.y0, strip.y0), back(word.box.x1, strip.x0),
                back(word.box.y1, strip.y0)};
    kept.push_back(std::move(word));
  }
  return kept;
}

// The row in several preparations: its letters alone, everything that stands there, and both in other sizes.
// `draft` has been read there before and votes, too.
Reading ReadCandidate(Recogniser* recogniser, const Sheet& sheet, const Candidate& candidate, const Draft& draft) {
  const PixelBox& region = candidate.region;
  const PixelBox row = candidate.OnSheet();
  const PixPtr whole = Clip(candidate.plane.grey, region);
  if (whole && candidate.rings) pixSetMasked(whole.get(), candidate.rings.get(), 255);
  const PixPtr alone(whole ? pixCopy(nullptr, whole.get()) : nullptr);
  if (!alone || !candidate.letters) return {};
  KeepOnly(alone.get(), candidate.letters.get());
  const auto read = [&](Pix* picture, bool level, double pixels) {
    return ReadStrip(recogniser, Prepare(picture, candidate.row, level, pixels, sheet.dpi), sheet.dpi);
  };
  std::vector<std::vector<ReadWord>> readings = {read(alone.get(), true, kLetterPixels),
                                                 read(whole.get(), true, kLetterPixels)};
  std::vector<ReadWord> before;
  for (const DraftWord& word : draft.words) {
    if (!Covers(row, word.read.box)) continue;
    before.push_back(word.read);
    before.back().text = Trimmed(word.read.text);
    before.back().box = {word.read.box.x0 - region.x0, word.read.box.y0 - region.y0, word.read.box.x1 - region.x0,
                         word.read.box.y1 - region.y0};
  }
  // What was read without the words under the seal would only outvote them.
  const bool short_of =
      candidate.under_seal && !before.empty() && before.front().box.x0 > candidate.row.box.x0 + candidate.row.height;
  if (!before.empty() && !short_of) readings.push_back(std::move(before));
  // Black print under a red seal was never touched by it.
  const bool spoilt = candidate.under_seal && candidate.plane.ink != Ink::kBlack;
  if (spoilt || !AllAgree(readings)) {
    for (const double pixels : kOtherSizes) readings.push_back(read(alone.get(), true, pixels));
    readings.push_back(read(whole.get(), true, kOtherSizes[1]));
  }
  Reading reading;
  reading.words = Vote(readings);
  for (VotedWord& word : reading.words) {
    word.read.box = {word.read.box.x0 + region.x0, word.read.box.y0 + region.y0, word.read.box.x1 + region.x0,
                     word.read.box.y1 + region.y0};
  }
  reading.likeness = NameLikeness(WordsOf(reading));
  return reading;
}

// What EraseRings took off, with the faint edge of its lines, but nothing of the ink that stays.
PixPtr RingPixels(Pix* before, Pix* after) {
  const PixPtr gone(pixSubtract(nullptr, before, after));
  PixPtr rings(gone ? pixDilateBrick(nullptr, gone.get(), 5, 5) : nullptr);
  const PixPtr stays(pixDilateBrick(nullptr, after, 3, 3));
  if (!rings || !stays) return nullptr;
  pixSubtract(rings.get(), rings.get(), stays.get());
  return rings;
}

// Lines that hold what no name holds: those that an electronic signature left beside the seal ("Thời gian ký:
// 07-10-2022"), and the day below the national heading.
bool IsReadAsNoName(const Draft& draft, const PixelBox& row) {
  return std::any_of(draft.words.begin(), draft.words.end(), [&](const DraftWord& word) {
    if (!Covers(row, word.read.box)) return false;
    const std::u32string letters = text::ToCodePoints(word.read.text);
    const auto figures = std::count_if(letters.begin(), letters.end(), [](char32_t c) { return c >= '0' && c <= '9'; });
    const bool sign = word.read.text.find_first_of(":,()") != std::string::npos ||
                      2 * figures > static_cast<std::ptrdiff_t>(letters.size());
    const bool small = letters.size() >= 3 && text::IsLetter(letters[0]) && text::Lower(letters[0]) == letters[0];
    return (sign && word.read.confidence >= kSignIsSure) || (small && word.read.confidence >= kReadWell);
  });
}

// The same row found in another ink, or darker, counts once: as it ranks best.
void DropRepeated(std::vector<Candidate>* candidates) {
  for (size_t i = 0; i < candidates->size(); ++i) {
    for (size_t j = candidates->size() - 1; j > i; --j) {
      const PixelBox box = (*candidates)[j].OnSheet();
      if (Covers((*candidates)[i].OnSheet(), box))
        candidates->erase(candidates->begin() + static_cast<std::ptrdiff_t>(j));
    }
  }
}

// Rows of letters below a heading, the likeliest first.
std::vector<Candidate> FindCandidates(const Sheet& sheet, const SignerBlock& block, const Draft& draft) {
  std::vector<Candidate> candidates;
  std::vector<Plane> planes = {
      {sheet.black ? sheet.black.get() : sheet.grey.get(), sheet.in_colour ? Ink::kBlack : Ink::kUnknown}};
  if (sheet.red) planes.push_back({sheet.red.get(), Ink::kRed});
  if (sheet.blue) planes.push_back({sheet.blue.get(), Ink::kBlue});
  if (!sheet.two_level) planes.push_back({planes[0].grey, planes[0].ink, kDarkThreshold});
  for (const Plane& plane : planes) {
    const PixPtr part = Clip(plane.grey, block.below);
    const PixPtr ink(part ? pixThresholdToBinary(part.get(), plane.threshold) : nullptr);
    if (!ink) continue;
    std::vector<Circle> seals = sheet.seals;
    for (Circle& seal : seals) {
      seal.x -= block.below.x0;
      seal.y -= block.below.y0;
    }
    const PixPtr with_rings(seals.empty() ? nullptr : pixCopy(nullptr, ink.get()));
    EraseRings(ink.get(), seals, sheet.dpi);
    const PixPtr rings = with_rings ? RingPixels(with_rings.get(), ink.get()) : nullptr;
    for (TextRow& row : FindTextRows(ink.get(), sheet.dpi, seals)) {
      const double middle = (row.box.x0 + row.box.x1) / 2.0 + block.below.x0;
      const double aside = std::abs(middle - block.middle) / sheet.dpi;
      // What is cut off at the sides goes on beyond.
      const bool inside = row.box.x0 > 2 && row.box.x1 < block.below.Width() - 2;
      if (aside > kMostAside || !inside) continue;
      Candidate candidate;
      candidate.under_seal = ReachUnderSeal(ink.get(), sheet.dpi, seals, &row) || row.hidden;
      candidate.letters = candidate.under_seal ? RowBand(ink.get(), row) : RowAlone(ink.get(), row, sheet.dpi);
      if (rings) candidate.rings.reset(pixClone(rings.get()));
      if (!candidate.letters) continue;
      candidate.region = block.below;
      candidate.plane = plane;
      const double letters = std::min<double>(static_cast<double>(row.letters.size()), 10) / 10;
      candidate.rank = row.evenness + letters - 0.25 * aside - (row.hidden ? kHiddenRank : 0);
      candidate.row = std::move(row);
      if (!IsReadAsNoName(draft, candidate.OnSheet())) candidates.push_back(std::move(candidate));
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.rank > b.rank; });
  DropRepeated(&candidates);
  if (candidates.size() > kMostRows) candidates.resize(kMostRows);
  return candidates;
}

bool IsAllCapitals(const std::vector<ReadWord>& words) {
  return std::all_of(words.begin(), words.end(),
                     [](const ReadWord& word) { return text::ToUpper(word.text) == word.text; });
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
    if (now <= likeness || IsAllCapitals(line)) continue;
    likeness = now;
    best = std::move(line);
  }
  return best;
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
    return std::hypot(first.x0 - seal.x, (first.y0 + first.y1) / 2.0 - seal.y) < seal.radius + kBesideSeal * sheet.dpi;
  });
}

// Whether `now` has all that `before` has, and words to its left that read like a name's.
bool BeginsEarlier(const std::vector<VotedWord>& now, double likeness, const std::vector<ReadWord>& before) {
  if (likeness < kLongerLikeness || now.size() <= before.size()) return false;
  return std::equal(before.rbegin(), before.rend(), now.rbegin(),
                    [](const ReadWord& a, const VotedWord& b) { return Trimmed(a.text) == b.read.text; });
}

// Puts the name into the draft in the place of what was read there, or behind the block's heading.
void Replace(const Candidate& candidate, Reading reading, const SignerBlock& block, Draft* draft) {
  const PixelBox row = candidate.OnSheet();
  size_t at = draft->words.size();
  for (size_t i = 0; i < draft->words.size(); ++i) {
    if (Covers(row, draft->words[i].read.box)) {
      at = i;
      break;
    }
  }
  if (at == draft->words.size()) {
    for (size_t i = 0; i < draft->words.size(); ++i) {
      if (draft->words[i].line == block.line) at = i + 1;
    }
  }
  // A line of its own, behind the line it was found in.
  while (at > 0 && at < draft->words.size() && draft->words[at].line == draft->words[at - 1].line) ++at;
  const int line = at > 0 ? draft->words[at - 1].line + 1 : 0;
  const int number = at > 0 ? draft->words[at - 1].block : 0;
  for (size_t i = at; i < draft->words.size(); ++i) ++draft->words[i].line;
  ++draft->lines;
  std::vector<DraftWord> words;
  for (VotedWord& word : reading.words) {
    words.push_back({std::move(word.read), number, line, candidate.plane.ink, false, std::move(word.alternatives)});
  }
  draft->words.insert(draft->words.begin() + static_cast<std::ptrdiff_t>(at), words.begin(), words.end());
  std::erase_if(draft->words, [&](const DraftWord& word) { return word.line != line && Covers(row, word.read.box); });
}

void ReadBlock(Recogniser* recogniser, const Sheet& sheet, const SignerBlock& block, Draft* draft) {
  const std::vector<ReadWord> before = NameSoFar(*draft, block);
  if (IsReadWell(before) && !MayBeginUnderSeal(before, sheet)) return;
  std::optional<Reading> best;
  const Candidate* chosen = nullptr;
  const std::vector<Candidate> candidates = FindCandidates(sheet, block, *draft);
  for (const Candidate& candidate : candidates) {
    Reading reading = ReadCandidate(recogniser, sheet, candidate, *draft);
    // Capitals are the office above the name, or a title, more often than the name itself.
    if (IsAllCapitals(WordsOf(reading))) continue;
    if (candidate.row.hidden && reading.likeness < kHiddenLikeness) continue;
    if (best && reading.likeness <= best->likeness) continue;
    best = std::move(reading);
    chosen = &candidate;
    if (best->likeness > kReadWell) break;
  }
  if (!best || best->likeness < kLeastLikeness) return;
  if (best->likeness <= NameLikeness(before) && !BeginsEarlier(best->words, best->likeness, before)) return;
  Replace(*chosen, std::move(*best), block, draft);
}

}  // namespace

void ReadSigners(Recogniser* recogniser, const Sheet& sheet, Draft* draft) {
  std::vector<SignerBlock> blocks =
      FindSignerBlocks(*draft, sheet.seals, pixGetWidth(sheet.grey.get()), pixGetHeight(sheet.grey.get()), sheet.dpi);
  if (blocks.size() > kMostBlocks) blocks.erase(blocks.begin(), blocks.end() - kMostBlocks);
  for (const SignerBlock& block : blocks) ReadBlock(recogniser, sheet, block, draft);
}

}  // namespace sohoa::reading
